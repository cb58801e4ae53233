package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.ElementGroup;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.GovernanceScale;
import io.github.criticalminerals.core.substitution.MaterialResult;
import io.github.criticalminerals.core.substitution.MaterialSubstitution;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What each substitute does once its own supply risk counts. */
final class Substitutes {

    static final int GOVERNANCE_YEAR = 2023;
    static final String GOVERNANCE_EDITION = "WGI 2024";
    /** A risk of which nothing is known: whatever the scale has. */
    private static final Interval UNKNOWN = GovernanceScale.EU.range();

    /** Rare earths that are taken to come from the same suppliers. */
    static final List<ElementGroup> GROUPS =
            ImmutableList.of(ElementGroup.LIGHT_RARE_EARTHS_EU_2023, ElementGroup.HEAVY_RARE_EARTHS_EU_2023);

    private static final Commodity RARE_EARTHS = Commodity.of("rare earths");

    /** The risk of one material's supply (EU scale, from 0), and whose world tables it is of, or why it is not known. */
    record Risk(Interval value, String of) {
        boolean isKnown() {
            return !value.equals(UNKNOWN);
        }
    }

    /**
     * One row of the catalogue.
     *
     * @param replaced the risk of what is replaced
     * @param own the risk of what replaces it
     * @param effect what it does by itself
     * @param left its risk after its own substitutes in the same use
     */
    record Row(Substitute substitute, Risk replaced, Risk own, MaterialResult.Effect effect, Interval left) {
        /** Whether the tables of both are the same, and so cannot tell which is riskier. */
        boolean hasOneTableForBoth() {
            return replaced.value().equals(own.value()) && !replaced.equals(own);
        }
    }

    private final ReferenceData data;
    private final GovernanceTable governance;
    private final Map<Commodity, Risk> risks = new LinkedHashMap<>();
    private final List<Row> rows;

    Substitutes(ReferenceData data, List<Substitute> catalogue) {
        this.data = data;
        this.governance = data.governance(GOVERNANCE_YEAR, GOVERNANCE_EDITION);
        for (Substitute row : catalogue) {
            risks.computeIfAbsent(row.application().material(), this::risk);
            if (row.replacement() instanceof Replacement.Material other) {
                risks.computeIfAbsent(other.commodity(), this::risk);
            }
        }
        MaterialSubstitution together = calculator(catalogue);
        Map<Commodity, MaterialResult> results = new LinkedHashMap<>();
        ImmutableList.Builder<Row> all = ImmutableList.builder();
        for (Substitute row : catalogue) {
            Commodity material = row.application().material();
            MaterialResult alone = calculator(ImmutableList.of(row)).of(material);
            MaterialResult result = results.computeIfAbsent(material, together::of);
            all.add(new Row(
                    row,
                    Objects.requireNonNull(risks.get(material)),
                    ofReplacement(row.replacement()),
                    alone.effects().get(0),
                    effect(result, row).ownRisk()));
        }
        this.rows = all.build();
    }

    private static MaterialResult.Effect effect(MaterialResult result, Substitute row) {
        return result.effects().stream()
                .filter(each -> each.substitute().equals(row))
                .findFirst()
                .orElseThrow();
    }

    private MaterialSubstitution calculator(List<Substitute> rows) {
        Map<String, Application> uses = new LinkedHashMap<>();
        for (Substitute row : rows) {
            Application use = row.application();
            uses.putIfAbsent((use.material() + " in " + use.name()).toLowerCase(Locale.ROOT), use);
        }
        Map<Commodity, Interval> known = new LinkedHashMap<>();
        Map<Risk, List<Commodity>> sameSuppliers = new LinkedHashMap<>();
        risks.forEach((material, risk) -> {
            known.put(material, risk.value());
            sameSuppliers.computeIfAbsent(risk, any -> new ArrayList<>()).add(material);
        });
        MaterialSubstitution calculator = MaterialSubstitution.of(ImmutableList.copyOf(uses.values()), rows, known);
        for (List<Commodity> group : sameSuppliers.values()) {
            calculator = calculator.withSharedSupply(group);
        }
        return calculator;
    }

    private Risk ofReplacement(Replacement replacement) {
        return replacement instanceof Replacement.Material other
                ? Objects.requireNonNull(risks.get(other.commodity()))
                : new Risk(Interval.ZERO, "a technology: none is counted");
    }

    /** In the order of the catalogue. */
    List<Row> rows() {
        return rows;
    }

    /** Of its own world tables; without these the highest of its elements'. */
    private Risk risk(Commodity material) {
        return ofTables(material)
                .orElseGet(() -> material.elements().isEmpty()
                        ? missing(material.name())
                        : highest(material.elements().stream().map(this::risk).toList()));
    }

    /** Of the world tables of its name; of those of all rare earths for one of them. */
    private Risk risk(Element element) {
        for (ElementGroup group : GROUPS) {
            if (group.elements().contains(element)) {
                return ofTables(RARE_EARTHS)
                        .map(risk -> new Risk(risk.value(), risk.of() + ", for one of the " + group.name()))
                        .orElseGet(() -> missing(element.name()));
            }
        }
        return Commodity.find(element.name())
                .filter(each -> each.name().equals(element.name()))
                .flatMap(this::ofTables)
                .orElseGet(() -> missing(element.name()));
    }

    private Risk missing(String name) {
        String why = data.notBundled().get(name + " (" + ReportInput.EDITION + ")");
        return new Risk(
                UNKNOWN, "no world table of " + name + " in " + ReportInput.EDITION + (why == null ? "" : ": " + why));
    }

    /** The highest of some risks; one of them, if that is the highest for certain. */
    private static Risk highest(List<Risk> parts) {
        double low = 0;
        double high = 0;
        for (Risk part : parts) {
            boolean highest = parts.stream()
                    .allMatch(other -> other.equals(part)
                            || other.value().upper() <= part.value().lower());
            if (highest) {
                return part;
            }
            low = Math.max(low, part.value().lower());
            high = Math.max(high, part.value().upper());
        }
        return new Risk(
                Interval.of(low, high),
                "the highest of: "
                        + String.join("; ", parts.stream().map(Risk::of).toList()));
    }

    private Optional<Risk> ofTables(Commodity material) {
        EuSupplyRisk risk =
                EuSupplyRisk.of(governance).withRecycling(Share.of(0)).withSubstitution(1);
        List<String> stages = new ArrayList<>();
        for (SupplyTable table : data.tables()) {
            if (table.commodity().equals(material)
                    && table.measure() == Measure.OUTPUT
                    && table.year() == ReportInput.YEAR
                    && table.edition().map(Edition::toString).equals(Optional.of(ReportInput.EDITION))) {
                risk = risk.withGlobalSupply(table);
                table.stages().forEach(stage -> stages.add(stage.toString()));
            }
        }
        return stages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Risk(risk.result().value(), material + ", " + String.join(" and ", stages)));
    }
}
