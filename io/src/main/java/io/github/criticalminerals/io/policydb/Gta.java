package io.github.criticalminerals.io.policydb;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.quantity.Share;
import java.util.Optional;

/** The columns of the export, and what its types of intervention are here. */
final class Gta {
    static final String ID = "Intervention ID";
    static final String TITLE = "State Act Title";
    static final String EVALUATION = "GTA Evaluation";
    static final String IMPLEMENTING = "Implementing Jurisdictions";
    static final String TYPE = "Intervention Type";
    static final String SECTORS = "Affected Sectors";
    static final String PRODUCTS = "Affected Products";
    static final String AFFECTED = "Affected Jurisdictions";
    static final String HORIZONTAL = "Is Horizontal";
    static final String ANNOUNCED = "Date Announced";
    static final String IMPLEMENTED = "Date Implemented";
    static final String REMOVED = "Date Removed";
    static final String IN_FORCE = "Is In Force";

    static final ImmutableList<String> COLUMNS = ImmutableList.of(
            ID,
            "Intervention URL",
            "State Act ID",
            "State Act URL",
            TITLE,
            EVALUATION,
            IMPLEMENTING,
            "Implementation Level",
            "Eligible Firm",
            TYPE,
            "Mast Chapter",
            SECTORS,
            PRODUCTS,
            AFFECTED,
            HORIZONTAL,
            ANNOUNCED,
            IMPLEMENTED,
            REMOVED,
            IN_FORCE);

    private static final ImmutableMap<String, Instrument> HARMFUL = ImmutableMap.<String, Instrument>builder()
            .put("Export ban", new Instrument.Ban(Instrument.Ban.Reach.TOTAL))
            .put("Export licensing requirement", Instrument.Licensing.WITHOUT_FIGURE)
            .put("Export quota", new Instrument.Quota(ImmutableList.of()))
            .put("Import tariff", tariff(Instrument.Tariff.Kind.IMPOSED))
            .put("State loan", finance(Instrument.Finance.Kind.LOAN))
            .put("Loan guarantee", finance(Instrument.Finance.Kind.GUARANTEE))
            .put(
                    "Capital injection and equity stakes (including bailouts)",
                    finance(Instrument.Finance.Kind.EQUITY_STAKE))
            .put("Financial grant", finance(Instrument.Finance.Kind.SUBSIDY))
            .put("In-kind grant", finance(Instrument.Finance.Kind.SUBSIDY))
            .put("Production subsidy", finance(Instrument.Finance.Kind.SUBSIDY))
            .put("Interest payment subsidy", finance(Instrument.Finance.Kind.SUBSIDY))
            .put("Tax or social insurance relief", finance(Instrument.Finance.Kind.SUBSIDY))
            .build();

    private static final ImmutableMap<String, Instrument> LIBERALISING =
            ImmutableMap.of("Import tariff", tariff(Instrument.Tariff.Kind.REDUCED));

    private Gta() {}

    /** The instrument of a type, if it has one without a doubt: of what frees trade, only a tariff that is reduced. */
    static Optional<Instrument> instrument(String type, String evaluation) {
        return Optional.ofNullable((evaluation.equals("Green") ? LIBERALISING : HARMFUL).get(type));
    }

    private static Instrument tariff(Instrument.Tariff.Kind kind) {
        return new Instrument.Tariff(kind, ImmutableList.of());
    }

    private static Instrument finance(Instrument.Finance.Kind kind) {
        return new Instrument.Finance(kind, ImmutableList.of(), Share.UNKNOWN);
    }
}
