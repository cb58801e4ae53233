package io.github.criticalminerals.examples.report;

import static io.github.criticalminerals.examples.report.RiskAssumption.ANYHOW;
import static io.github.criticalminerals.examples.report.RiskAssumption.CONTROLS;
import static io.github.criticalminerals.examples.report.RiskAssumption.GLOBAL_ONLY;
import static io.github.criticalminerals.examples.report.RiskAssumption.GOVERNANCE;
import static io.github.criticalminerals.examples.report.RiskAssumption.LIKELY;
import static io.github.criticalminerals.examples.report.RiskAssumption.LIKE_THE_WORLD;
import static io.github.criticalminerals.examples.report.RiskAssumption.NEUTRAL_TRADE;
import static io.github.criticalminerals.examples.report.RiskAssumption.NOTHING_RECYCLED;
import static io.github.criticalminerals.examples.report.RiskAssumption.OTHERS;
import static io.github.criticalminerals.examples.report.RiskAssumption.OWN_PRODUCTION;
import static io.github.criticalminerals.examples.report.RiskAssumption.UNKNOWN_FACTORS;
import static io.github.criticalminerals.examples.report.RiskAssumption.UNSCORED;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.GeoPolRisk;
import io.github.criticalminerals.core.risk.NMinusOne;
import io.github.criticalminerals.core.risk.UsgsSupplyRisk;
import java.util.List;

/** What the risk chapter computes, with what each rests on. */
enum RiskMethod {
    HHI("HHI", "HHI", "", OTHERS),
    N_MINUS_1("N-1", "N-1", NMinusOne.METHOD.toString(), OTHERS),
    EU_WORLD(
            "EU formula on world supply only, nothing recycled or substituted",
            "EU formula, world only",
            EuSupplyRisk.METHOD.toString(),
            GLOBAL_ONLY,
            NOTHING_RECYCLED,
            NEUTRAL_TRADE,
            GOVERNANCE,
            UNSCORED,
            OTHERS,
            LIKELY),
    EU_CONTROLS(
            "EU formula on world supply only, the same with export controls",
            "EU formula, controls",
            EuSupplyRisk.METHOD.toString(),
            GLOBAL_ONLY,
            NOTHING_RECYCLED,
            CONTROLS,
            GOVERNANCE,
            UNSCORED,
            OTHERS),
    EU_SUPPLY_RISK(
            "EU formula on world supply only",
            "EU formula, world only, recycling and substitutes unknown",
            EuSupplyRisk.METHOD.toString(),
            GLOBAL_ONLY,
            UNKNOWN_FACTORS,
            NEUTRAL_TRADE,
            GOVERNANCE,
            UNSCORED,
            OTHERS),
    EU_CRITICALITY(
            "EU criticality",
            "EU criticality",
            EuSupplyRisk.METHOD.toString(),
            GLOBAL_ONLY,
            UNKNOWN_FACTORS,
            GOVERNANCE),
    GEOPOLRISK_ANY(
            "GeoPolRisk, any purchases",
            "GeoPolRisk, any",
            GeoPolRisk.METHOD.toString(),
            ANYHOW,
            OWN_PRODUCTION,
            GOVERNANCE,
            UNSCORED,
            OTHERS),
    GEOPOLRISK_WORLD(
            "GeoPolRisk, bought as the world produces",
            "GeoPolRisk, as the world",
            GeoPolRisk.METHOD.toString(),
            LIKE_THE_WORLD,
            OWN_PRODUCTION,
            GOVERNANCE,
            UNSCORED,
            OTHERS),
    USGS("USGS supply risk", "USGS", UsgsSupplyRisk.METHOD.toString(), UNKNOWN_FACTORS, OTHERS),
    SINGLE_POINT("USGS single point of failure", "single point", UsgsSupplyRisk.METHOD.toString(), OWN_PRODUCTION),
    RELIANCE("net import reliance", "net import reliance", "", OWN_PRODUCTION),
    OWN("own production", "own production", "", OWN_PRODUCTION);

    /** Of the world's supply: the same for every consumer. */
    static final ImmutableList<RiskMethod> OF_THE_WORLD = ImmutableList.of(HHI, N_MINUS_1, EU_WORLD);

    private final String label;
    private final String brief;
    private final String source;
    private final ImmutableList<RiskAssumption> assumptions;

    RiskMethod(String label, String brief, String source, RiskAssumption... assumptions) {
        this.label = label;
        this.brief = brief;
        this.source = source;
        this.assumptions = ImmutableList.copyOf(assumptions);
    }

    /** The method in two words, for tables with many. */
    String brief() {
        return brief;
    }

    /** The brief name of a method by its long one. */
    static String brief(String label) {
        for (RiskMethod method : values()) {
            if (method.label.equals(label)) {
                return method.brief;
            }
        }
        throw new IllegalArgumentException("method must be one of the chapter's, but was \"" + label + "\"");
    }

    String source() {
        return source;
    }

    List<RiskAssumption> assumptions() {
        return assumptions;
    }

    @Override
    public String toString() {
        return label;
    }
}
