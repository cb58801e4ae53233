package io.github.criticalminerals.examples.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import java.util.List;

/**
 * A material of the risk chapter, by one table.
 *
 * @param table who supplies it at which stage
 * @param why what it is here for; empty for a further table of one
 */
record RiskMaterial(SupplyTable table, String why) {

    /**
     * Rare earths and five more, by the world tables of the edition that the documents had: all five stand on the list
     * of the United States and on the EU's of strategic raw materials, and have a table with nearly every producer.
     * They were chosen to differ: in who makes them, in how well these are governed, in what the three consumers make
     * themselves.
     */
    static List<RiskMaterial> headline(ReportInput input) {
        return ImmutableList.of(
                of(
                        input,
                        "rare earths",
                        Stage.MINING,
                        "the documents' subject; the United States mine some, the EU and Japan none" + " by name"),
                of(input, "gallium", Stage.REFINING, "refined nearly by one country alone; Japan refines some"),
                of(input, "cobalt", Stage.MINING, "mined mostly in one country, refined mostly in another"),
                of(
                        input,
                        "lithium",
                        Stage.MINING,
                        "mined mostly where governance is good, which pulls against concentration"),
                of(input, "graphite (natural)", Stage.MINING, "every producer is named: nothing is lumped"),
                of(input, "tungsten", Stage.MINING, "mined mostly by one country; three members of the EU mine some"));
    }

    private static RiskMaterial of(ReportInput input, String commodity, Stage stage, String why) {
        return new RiskMaterial(
                input.reference().supply(commodity, stage, Measure.OUTPUT, ReportInput.YEAR, ReportInput.EDITION), why);
    }

    /** The same materials where the IEA gives two stages, which may then be ranked against each other. */
    static List<RiskMaterial> byStage(ReportInput input) {
        ImmutableList.Builder<RiskMaterial> tables = ImmutableList.builder();
        tables.add(new RiskMaterial(input.minedMagnetElements(), ""), new RiskMaterial(input.refining(), ""));
        for (String commodity : ImmutableList.of("cobalt", "lithium")) {
            for (Stage stage : ImmutableList.of(Stage.MINING, Stage.REFINING)) {
                tables.add(iea(input, commodity, stage));
            }
        }
        return tables.add(iea(input, "graphite (natural)", Stage.MINING))
                .add(iea(input, "graphite (IEA refined)", Stage.REFINING))
                .build();
    }

    private static RiskMaterial iea(ReportInput input, String commodity, Stage stage) {
        return new RiskMaterial(
                input.reference().supply(commodity, stage, Measure.OUTPUT, ReportInput.YEAR, ReportInput.IEA_EDITION),
                "");
    }

    String name() {
        return table.commodity().name();
    }

    String stage() {
        return Joiner.on(" and ").join(table.stages());
    }

    String edition() {
        return table.edition().map(Edition::toString).orElse("");
    }

    /** Whether a list holds it: {@code yes}, {@code no}, or how many of its elements are in what the list names. */
    String isOn(CriticalList list) {
        List<Element> elements = table.commodity().elements();
        if (list.contains(table.commodity())) {
            return "yes";
        }
        long covered = elements.stream()
                .filter(element -> !list.membersWith(element).isEmpty())
                .count();
        return covered == 0 || elements.size() == 1 ? "no" : covered + " of " + elements.size() + " elements";
    }

    static Table<RiskMaterial> lists(List<RiskMaterial> materials) {
        return Table.of("risk-materials.csv", "The materials, and who lists them", materials)
                .column("material", RiskMaterial::name)
                .column("stage", RiskMaterial::stage)
                .column("why_here", RiskMaterial::why)
                .column("us_2025", material -> material.isOn(CriticalList.US_2025))
                .column("eu_2023", material -> material.isOn(CriticalList.EU_2023))
                .column("eu_strategic", material -> material.isOn(CriticalList.EU_STRATEGIC_2024))
                .column("japan", material -> "missing: no list of Japan is bundled");
    }
}
