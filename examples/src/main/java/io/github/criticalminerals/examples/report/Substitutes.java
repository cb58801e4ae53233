package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.domain.Vintage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.GovernanceScale;
import io.github.criticalminerals.core.substitution.MaterialResult;
import io.github.criticalminerals.core.substitution.MaterialSubstitution;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What each substitute does once its own supply risk counts. */
final class Substitutes {

    static final int GOVERNANCE_YEAR = 2023;
    static final String GOVERNANCE_EDITION = "WGI 2024";
    /** A risk of which nothing is known: whatever the scale has. */
    private static final Interval UNKNOWN = GovernanceScale.EU.range();

    private static final Commodity RARE_EARTHS = Commodity.of("rare earths");

    /** The risk of one material's supply (EU scale, from 0), and whose world tables it is of, or why it is not known. */
    record Risk(Interval value, String of) {
        boolean isKnown() {
            return !value.equals(UNKNOWN);
        }
    }

    /** One row of the catalogue, with the risk of what is replaced and of what replaces it, and what that does. */
    record Row(Substitute substitute, Risk replaced, Risk own, MaterialResult.Effect effect) {}

    private final ReferenceData data;
    private final GovernanceTable governance;
    private final Map<Commodity, Risk> risks = new LinkedHashMap<>();
    private final List<Row> rows;

    Substitutes(ReferenceData data, List<Substitute> catalogue) {
        this.data = data;
        this.governance = data.governance(GOVERNANCE_YEAR, GOVERNANCE_EDITION);
        Map<String, Application> uses = new LinkedHashMap<>();
        Set<Commodity> materials = new LinkedHashSet<>();
        for (Substitute row : catalogue) {
            Application use = row.application();
            uses.putIfAbsent((use.material() + " in " + use.name()).toLowerCase(Locale.ROOT), use);
            materials.add(use.material());
            if (row.replacement() instanceof Replacement.Material other) {
                materials.add(other.commodity());
            }
        }
        Map<Commodity, Interval> known = new LinkedHashMap<>();
        Map<Risk, List<Commodity>> sameSuppliers = new LinkedHashMap<>();
        for (Commodity material : materials) {
            Risk risk = risk(material);
            risks.put(material, risk);
            known.put(material, risk.value());
            sameSuppliers.computeIfAbsent(risk, any -> new ArrayList<>()).add(material);
        }
        MaterialSubstitution substitution =
                MaterialSubstitution.of(ImmutableList.copyOf(uses.values()), catalogue, known);
        for (List<Commodity> group : sameSuppliers.values()) {
            substitution = substitution.withSharedSupply(group);
        }
        this.rows = rows(catalogue, substitution);
    }

    private List<Row> rows(List<Substitute> catalogue, MaterialSubstitution substitution) {
        Map<Commodity, MaterialResult> results = new LinkedHashMap<>();
        ImmutableList.Builder<Row> all = ImmutableList.builder();
        for (Substitute row : catalogue) {
            Commodity material = row.application().material();
            MaterialResult.Effect effect = results.computeIfAbsent(material, substitution::of).effects().stream()
                    .filter(each -> each.substitute().equals(row))
                    .findFirst()
                    .orElseThrow();
            Risk own = row.replacement() instanceof Replacement.Material other
                    ? Objects.requireNonNull(risks.get(other.commodity()))
                    : new Risk(Interval.ZERO, "a technology without the material");
            all.add(new Row(row, Objects.requireNonNull(risks.get(material)), own, effect));
        }
        return all.build();
    }

    /** In the order of the catalogue. */
    List<Row> rows() {
        return rows;
    }

    /**
     * The risk of a material: of its own world tables; of those of all rare earths for one of them; of its elements, the
     * highest, for a compound.
     */
    private Risk risk(Commodity material) {
        Optional<Risk> own = ofTables(material);
        if (own.isPresent()) {
            return own.get();
        }
        List<Element> elements = material.elements();
        if (elements.size() == 1 && RARE_EARTHS.elements().contains(elements.get(0))) {
            return ofTables(RARE_EARTHS).orElseGet(() -> missing(material));
        }
        return elements.size() < 2 ? missing(material) : ofElements(elements);
    }

    private Risk missing(Commodity material) {
        String why = data.notBundled().get(material + " (" + ReportInput.EDITION + ")");
        return new Risk(
                UNKNOWN,
                "no world table of " + material + " in " + ReportInput.EDITION + (why == null ? "" : ": " + why));
    }

    /** The highest of the elements' risks; that of one alone, if it is the highest for certain. */
    private Risk ofElements(List<Element> elements) {
        List<Risk> parts = new ArrayList<>();
        for (Element element : elements) {
            parts.add(Commodity.find(element.name())
                    .map(this::risk)
                    .orElseGet(() -> new Risk(UNKNOWN, "no commodity " + element.name())));
        }
        double low = 0;
        double high = 0;
        for (Risk part : parts) {
            low = Math.max(low, part.value().lower());
            high = Math.max(high, part.value().upper());
        }
        for (Risk part : parts) {
            boolean highest = parts.stream()
                    .allMatch(other -> other.equals(part)
                            || other.value().upper() <= part.value().lower());
            if (highest) {
                return part;
            }
        }
        return new Risk(
                Interval.of(low, high),
                "the highest of: "
                        + String.join("; ", parts.stream().map(Risk::of).toList()));
    }

    private Optional<Risk> ofTables(Commodity material) {
        EuSupplyRisk risk = EuSupplyRisk.of(governance)
                .withRecycling(Share.of(0))
                .withSubstitution(1);
        List<String> stages = new ArrayList<>();
        for (SupplyTable table : data.tables()) {
            if (table.commodity().equals(material)
                    && table.measure() == Measure.OUTPUT
                    && table.year() == ReportInput.YEAR
                    && table.vintage().map(Vintage::toString).equals(Optional.of(ReportInput.EDITION))) {
                risk = risk.withGlobalSupply(table);
                table.stages().forEach(stage -> stages.add(stage.toString()));
            }
        }
        return stages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Risk(risk.result().value(), material + ", " + String.join(" and ", stages)));
    }
}
