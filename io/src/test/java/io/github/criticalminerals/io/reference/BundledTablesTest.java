package io.github.criticalminerals.io.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.io.report.Reconciliation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The tables of the U.S. Geological Survey that come with the library. */
class BundledTablesTest {
    private static final ReferenceData DATA = ReferenceData.load();

    @Test
    void holdTwoEditionsOfTheSameYear() {
        SupplyTable first = DATA.supply("rare earths", 2024, "MCS 2025");
        SupplyTable second = DATA.supply("rare earths", 2024, "MCS 2026");
        assertThat(first.sumOfRows()).hasToString("393950 t REO");
        assertThat(second.sumOfRows()).hasToString("384000 t REO");
        assertThat(first.findAmount(Country.CHINA).orElseThrow()).hasToString("270000 t REO");
        assertThat(first.printedTotal().orElseThrow()).hasToString("390000 t REO");
        assertThat(first.errata()).hasSize(1);
        assertThat(second.notes()).anyMatch(note -> note.contains("first posting of 6 February 2026"));
        assertThat(DATA.supply("rare earths", 2025, "MCS 2026").sumOfRows()).hasToString("389310 t REO");
        SupplyTable reserves = DATA.supply("rare earths", Stage.MINING, Measure.RESERVES, 2024, "MCS 2025");
        assertThat(reserves.printedTotal().orElseThrow()).hasToString("90000000.. t REO");
        assertThat(reserves.sumOfRows()).hasToString("90884500 t REO");
    }

    @Test
    void areThereForTheOtherCommodities() {
        assertThat(DATA.supply("gallium", 2024, "MCS 2025").sumOfRows()).hasToString("762 t unstated");
        assertThat(DATA.supply("lithium", 2024, "MCS 2025").rowsWithoutFigure())
                .extracting(row -> row.producer().name())
                .contains("United States");
        assertThat(DATA.tables().stream()
                        .filter(table -> table.edition().equals(java.util.Optional.of(Edition.of("MCS", "2025"))))
                        .map(SupplyTable::commodity)
                        .distinct())
                .hasSizeGreaterThan(60)
                .contains(Commodity.of("cobalt"), Commodity.of("tungsten"), Commodity.of("graphite (natural)"));
    }

    @Test
    void askForTheStageWhereThereAreTwo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATA.supply("copper", 2024, "MCS 2025"))
                .withMessageContaining("copper, mining, OUTPUT, 2024 (MCS 2025)")
                .withMessageContaining("copper, refining, OUTPUT, 2024 (MCS 2025)")
                .withMessageEndingWith("but was copper, OUTPUT, 2024 (MCS 2025)");
        assertThat(DATA.supply("copper", Stage.REFINING, Measure.OUTPUT, 2024, "MCS 2025")
                        .sumOfRows())
                .hasToString("27210000 t unstated");
    }

    @Test
    void addUpToTheirPrintedTotals() {
        List<Reconciliation> all = DATA.reconciliations().stream()
                .filter(each -> each.table().contains("(MCS "))
                .toList();
        assertThat(all)
                .hasSize((int) DATA.tables().stream()
                        .filter(table ->
                                table.edition().orElseThrow().toString().startsWith("MCS"))
                        .count())
                .hasSizeGreaterThan(180);
        assertThat(all).extracting(Reconciliation::verdict).doesNotContain(Reconciliation.Verdict.DIFFERS);
        assertThat(all.stream()
                        .filter(each -> each.verdict() == Reconciliation.Verdict.EXPLAINED)
                        .map(Reconciliation::table))
                .containsExactly(
                        "gemstones, mining, RESERVES, 2024 (MCS 2025)",
                        "graphite (natural), mining, RESERVES, 2024 (MCS 2025)");
    }

    @Test
    void nameTheirSourceAndLicence() {
        assertThat(DATA.tables()).allSatisfy(table -> {
            assertThat(table.sources()).isNotEmpty();
            assertThat(table.sources()).allMatch(source -> source.licence().isPresent());
            assertThat(table.edition()).isPresent();
        });
    }

    @Test
    void sayWhatIsNotThereAndWhy() {
        Map<String, String> notBundled = DATA.notBundled();
        assertThat(notBundled)
                .containsEntry(
                        "boron, mining, output 2024, unstated (MCS 2025)",
                        "no total printed that the rows could be compared with")
                .containsEntry("germanium (MCS 2025)", "the file has no figure")
                .containsEntry("helium, output 2024 (MCS 2025)", "by volume, and no density is cited");
        assertThat(notBundled.keySet()).noneMatch(name -> name.contains("rare earths"));
    }

    @Test
    void holdTheGovernanceScoresOfOneYear() {
        GovernanceTable scores = DATA.governance(2023, "WGI 2024");
        assertThat(scores.get(Country.CHINA, GovernanceDimension.POLITICAL_STABILITY))
                .isEqualTo(GovernanceScore.of(-0.5130970478057861, 0.20809811353683472));
        assertThat(scores.countries()).hasSize(213);
        assertThat(scores.rows())
                .hasSize(1269)
                .allMatch(row -> row.score().standardError().isPresent());
        assertThat(scores.missing(Country.of("TUV"))).isEmpty();
        assertThat(scores.sources()).allMatch(source -> source.licence().equals(java.util.Optional.of("CC BY 4.0")));
        assertThat(DATA.governance(2023, "WGI 2024")).isSameAs(scores);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATA.governance(2023, "WGI 2025"))
                .withMessage("governance scores must be one of 2023 (WGI 2024), but were 2023 (WGI 2025)");
    }

    @Test
    void comeWithListsAndEvents() {
        assertThat(DATA.criticalLists()).isNotEmpty();
        assertThat(DATA.policyEvents()).isNotEmpty();
    }

    @Test
    void takeAtMostAMegabyte() throws IOException {
        long bytes = 0;
        for (String name : List.of(
                "mcs-2025.csv",
                "mcs-2026-rare-earths.csv",
                "iea-2025-energy-minerals.csv",
                "iea-2025-magnet-rare-earths.csv",
                "policy-events.json",
                "governance.csv",
                "origins.txt",
                "not-bundled.tsv",
                "tables.txt")) {
            try (InputStream file = Objects.requireNonNull(ReferenceData.class.getResourceAsStream(name), name)) {
                bytes += file.readAllBytes().length;
            }
        }
        assertThat(bytes).isBetween(400_000L, 1L << 20);
    }
}
