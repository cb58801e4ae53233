package io.github.criticalminerals.io.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.report.Reconciliation.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {
    private static final String IEA = "IEA CMDE 2025";

    private static final SupplyTable TABLE = SupplyTable.builder("gallium", Stage.REFINING, 2024, Basis.METAL)
            .edition(Edition.of("MCS", "2025"))
            .add("China", 700)
            .add("Japan", 13)
            .printedTotal(720)
            .build();

    @Test
    void holdsTheRareEarthsOfTheIea() {
        SupplyTable mined = iea("magnet rare earths", Stage.MINING, 2024);
        SupplyTable refined = iea("magnet rare earths", Stage.REFINING, 2024);

        assertThat(mined.shareOf("China").fraction().exactValue()).isCloseTo(0.609695, within(1e-6));
        assertThat(refined.shareOf("China").fraction().exactValue()).isCloseTo(0.912772, within(1e-6));
        assertThat(mined.basis()).isEqualTo(Basis.UNSTATED);
        assertThat(mined.remainder().orElseThrow().producer().name()).isEqualTo("Rest of world");
        assertThat(mined.errata()).isEmpty();
        assertThat(mined.notes()).noneMatch(note -> note.contains("projection"));
        assertThat(iea("magnet rare earths", Stage.MINING, 2030).notes())
                .contains("A projection of the base case, not a measurement: made in 2025 for 2030.");
        assertThat(mined.sources().get(0).licence()).contains("CC BY 4.0");
        assertThat(mined.sources().get(0).note().orElseThrow()).startsWith("read in a transcription");
    }

    @Test
    void theRestOfTheWorldIsCorrectedInElevenTablesOfTheIea() {
        List<SupplyTable> corrected = ReferenceData.load().tables().stream()
                .filter(table -> table.edition().orElseThrow().toString().equals(IEA)
                        && !table.errata().isEmpty())
                .toList();

        assertThat(corrected).hasSize(11);
        assertThat(corrected)
                .allSatisfy(table ->
                        assertThat(table.remainder().orElseThrow().marks()).containsExactly(Mark.ERRATUM));
        SupplyTable nickel = iea("nickel", Stage.MINING, 2024);
        assertThat(nickel.remainder().orElseThrow().amount()).hasToString("529000 t unstated");
        assertThat(nickel.errata())
                .containsExactly("iea-2025-rest-of-world: the rest of world holds Australia too, which has a row of its"
                        + " own (100,000 t); it is taken out here, from 629,000 t");
    }

    @Test
    void everyTableOfTheIeaAddsUpToItsTotal() {
        List<Reconciliation> all = ReferenceData.load().reconciliations().stream()
                .filter(each -> each.table().contains(IEA))
                .toList();

        assertThat(all).hasSize(36);
        assertThat(all).allSatisfy(each -> assertThat(each.verdict())
                .isIn(Verdict.WITHIN_ROUNDING_OF_TOTAL, Verdict.WITHIN_ROUNDING_OF_ROWS));
    }

    @Test
    void findsByTheWholeKey() {
        ReferenceData data = ReferenceData.of(List.of(TABLE));
        Commodity gallium = Commodity.of("gallium");
        Set<Stage> refining = Set.of(Stage.REFINING);
        Edition edition = Edition.of("MCS", "2025");

        assertThat(data.find(gallium, refining, Measure.OUTPUT, 2024, edition)).contains(TABLE);
        assertThat(data.supply("Gallium", Stage.REFINING, Measure.OUTPUT, 2024, "MCS 2025"))
                .isSameAs(TABLE);
        assertThat(data.find(Commodity.of("tungsten"), refining, Measure.OUTPUT, 2024, edition))
                .isEmpty();
        assertThat(data.find(gallium, Set.of(Stage.MINING), Measure.OUTPUT, 2024, edition))
                .isEmpty();
        assertThat(data.find(gallium, refining, Measure.CAPACITY, 2024, edition))
                .isEmpty();
        assertThat(data.find(gallium, refining, Measure.OUTPUT, 2023, edition)).isEmpty();
        assertThat(data.find(gallium, refining, Measure.OUTPUT, 2024, Edition.of("MCS", "2026")))
                .isEmpty();
        assertThat(data).hasToString("reference data of 1 table: MCS 2025");
    }

    @Test
    void saysWhatThereIs() {
        ReferenceData data = ReferenceData.of(List.of(TABLE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.supply("gallium", Stage.REFINING, Measure.OUTPUT, 2023, "MCS 2025"))
                .withMessage(
                        "table must be one of gallium, refining, OUTPUT, 2024 (MCS 2025), but was gallium, refining,"
                                + " OUTPUT, 2023 (MCS 2025)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.supply("galium", Stage.MINING, Measure.OUTPUT, 2024, "MCS 2025"))
                .withMessage("unknown commodity \"galium\"; nearest known: gallium");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.supply("tungsten", Stage.MINING, Measure.OUTPUT, 2024, "MCS 2025"))
                .withMessage(
                        "table must be of one of the commodities gallium, but was tungsten, mining, OUTPUT, 2024 (MCS 2025)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.supply("helium", Stage.MINING, Measure.OUTPUT, 2024, "MCS 2025"))
                .withMessage("table must be of one of the commodities gallium, but was helium, mining, OUTPUT, 2024"
                        + " (MCS 2025); it is not bundled: by volume, and no density is cited");
    }

    @Test
    void replacesTheTableOfTheSameKeyOrAddsOne() {
        ReferenceData data = ReferenceData.of(List.of(TABLE));
        SupplyTable changed = TABLE.toBuilder().add("Korea, Republic of", 3).build();
        SupplyTable later = SupplyTable.builder("gallium", Stage.REFINING, 2025, Basis.METAL)
                .edition(Edition.of("MCS", "2026"))
                .add("China", 17)
                .build();

        assertThat(data.with(changed).tables()).containsExactly(changed);
        assertThat(data.with(later).tables()).containsExactly(TABLE, later);
        assertThat(data.with(later).with(changed).tables()).containsExactly(changed, later);
        assertThat(data.tables()).containsExactly(TABLE);
        SupplyTable bundled = iea("cobalt", Stage.MINING, 2024);
        SupplyTable other = bundled.toBuilder().note("changed").build();
        ReferenceData now = ReferenceData.load().with(other);
        assertThat(now.supply("cobalt", Stage.MINING, Measure.OUTPUT, 2024, IEA))
                .isSameAs(other);
        assertThat(now.tables()).hasSameSizeAs(ReferenceData.load().tables());
    }

    @Test
    void basesAreNotMixedUp() {
        SupplyTable gross = SupplyTable.builder("gallium", Stage.REFINING, 2024, Basis.GROSS)
                .edition(Edition.of("MCS", "2025"))
                .add("China", 19)
                .build();
        ReferenceData data = ReferenceData.of(List.of(TABLE, gross));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.supply("gallium", Stage.REFINING, Measure.OUTPUT, 2024, "MCS 2025"))
                .withMessage(
                        "table must be one of gallium, refining, OUTPUT, 2024 (MCS 2025), contained metal; gallium,"
                                + " refining, OUTPUT, 2024 (MCS 2025), gross weight, which the basis decides, but was gallium,"
                                + " refining, OUTPUT, 2024 (MCS 2025)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReferenceData.of(List.of(TABLE, gross, TABLE)))
                .withMessage("tables must differ in commodity, stages, measure, year, edition or basis, but two are"
                        + " gallium, refining, OUTPUT, 2024 (MCS 2025), contained metal");
    }

    @Test
    void setsPrintedTotalsBesideTheRows() {
        assertThat(verdict(TABLE)).isEqualTo(Verdict.WITHIN_ROUNDING_OF_ROWS);
        assertThat(verdict(TABLE.toBuilder().printedTotal(710).build())).isEqualTo(Verdict.WITHIN_ROUNDING_OF_TOTAL);
        assertThat(verdict(TABLE.toBuilder().printedTotal(870).build())).isEqualTo(Verdict.DIFFERS);
        SupplyTable withheld = TABLE.toBuilder()
                .printedTotal(870)
                .addUnknown("Brazil", Mark.WITHHELD)
                .remainder(5)
                .build();
        Reconciliation explained = reconcile(withheld);
        assertThat(explained.verdict()).isEqualTo(Verdict.EXPLAINED);
        assertThat(explained.explanation()).isEqualTo("no figure for Brazil");
        assertThat(reconcile(withheld.toBuilder().erratum("known").build()).explanation())
                .isEqualTo("no figure for Brazil; known");
        assertThat(explained.sum()).isEqualTo(Interval.exact(718));
        assertThat(explained.sumRounding()).isEqualTo(Interval.of(667, 769));
        assertThat(explained.totalRounding()).isEqualTo(Interval.of(865, 875));
        assertThat(explained.unit()).isEqualTo("t contained metal");
        assertThat(verdict(withheld.toBuilder().printedTotal(500).build())).isEqualTo(Verdict.DIFFERS);
        assertThat(verdict(
                        withheld.toBuilder().printedTotal(500).erratum("known").build()))
                .isEqualTo(Verdict.EXPLAINED);
    }

    @Test
    void everyBundledTableHasAKeyASourceAndNoBlankEdition() {
        assertThat(ReferenceData.load().tables()).isNotEmpty().allSatisfy(table -> {
            assertThat(table.sources()).isNotEmpty();
            assertThat(table.edition()).isPresent();
        });
    }

    @Test
    void listsOfCriticalMineralsAreThoseOfCore() {
        assertThat(ReferenceData.load().criticalLists()).containsExactlyElementsOf(CriticalList.all());
    }

    private static SupplyTable iea(String commodity, Stage stage, int year) {
        return ReferenceData.load().supply(commodity, stage, Measure.OUTPUT, year, IEA);
    }

    private static Verdict verdict(SupplyTable table) {
        return reconcile(table).verdict();
    }

    private static Reconciliation reconcile(SupplyTable table) {
        return ReferenceData.of(List.of(table)).reconciliations().get(0);
    }
}
