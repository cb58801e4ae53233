package io.github.criticalminerals.io.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.tables.SupplyTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
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
                        "graphite (natural), mining, RESERVES, 2024 (MCS 2025)",
                        "chromium, mining, RESERVES, 2024 (MCS 2026)",
                        "chromium, mining, RESERVES, 2025 (MCS 2026)",
                        "gemstones, mining, RESERVES, 2025 (MCS 2026)");
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

    /** At most three megabytes in the jar, as a jar packs them. */
    @Test
    void takeAtMostThreeMegabytesPacked() throws IOException {
        long packed = 0;
        List<String> names =
                new ArrayList<>(List.of("policy-events.json", "origins.txt", "not-bundled.tsv", "bundled.tsv"));
        Bundled.files().forEach(file -> names.add(file.file()));
        for (String name : names) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (InputStream file = Bundled.open(name);
                    DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
                file.transferTo(deflater);
            }
            packed += bytes.size();
        }
        assertThat(packed).isBetween(100_000L, 3L << 20);
    }

    /** The index says what the files hold. */
    @Test
    void areWhatTheIndexSays() {
        for (Bundled file : Bundled.files(Bundled.Kind.TABLES)) {
            assertThat(SupplyTables.read(file.data()).orElseThrow())
                    .as(file.file())
                    .hasSize(file.entries())
                    .allMatch(table -> table.edition().equals(java.util.Optional.of(file.edition())));
        }
        assertThat(SharesData.load()).hasSize(sum(Bundled.Kind.SHARES));
        assertThat(EntryData.STATISTICS.get()).hasSize(sum(Bundled.Kind.STATISTICS));
        assertThat(EntryData.USES.get()).hasSize(sum(Bundled.Kind.USES));
        assertThat(EntryData.ASSESSMENTS.get()).hasSize(sum(Bundled.Kind.ASSESSMENTS));
        assertThat(EntryData.SCORES.get()).hasSize(sum(Bundled.Kind.SCORES));
        assertThat(EntryData.INDICATORS.get()).hasSize(sum(Bundled.Kind.INDICATORS));
        assertThat(EntryData.TRADE.get().stream().mapToInt(TradeTable::rowCount).sum())
                .isEqualTo(sum(Bundled.Kind.TRADE));
        assertThat(Bundled.files()).allSatisfy(file -> {
            assertThat(file.source().licence()).isPresent();
            assertThat(file.edition().toString()).isEqualTo(file.editionText());
        });
        assertThat(DATA)
                .asString()
                .contains("191 tables of MCS 2026 (2026-02-06)")
                .contains("policy events");
    }

    private static int sum(Bundled.Kind kind) {
        return Bundled.files(kind).stream().mapToInt(Bundled::entries).sum();
    }

    @Test
    void giveTheNewestEditionOfOneSeriesAndSaySo() {
        SupplyTable newest = DATA.supply("rare earths", Stage.MINING, Measure.OUTPUT, 2024);
        assertThat(newest.sumOfRows()).hasToString("384000 t REO");
        assertThat(newest.notes())
                .contains("asked for without an edition: MCS 2026 is the newest of MCS 2025, MCS 2026 here");
        assertThat(DATA.supply("rare earths", Stage.MINING, Measure.OUTPUT, 2023)
                        .edition())
                .contains(Edition.of("MCS", "2025"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATA.supply("lithium", Stage.MINING, Measure.OUTPUT, 2024))
                .withMessage("edition must be named where several publishers have the figure, one of lithium, mining,"
                        + " OUTPUT, 2024 (MCS 2025); lithium, mining, OUTPUT, 2024 (MCS 2026); lithium, mining,"
                        + " OUTPUT, 2024 (IEA CMDE 2025), but was not: lithium, mining, OUTPUT, 2024");
    }

    @Test
    void sayWhatWouldDecideAndWhichOtherCommodityHasIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATA.supply("copper", 2024, "MCS 2025"))
                .withMessageContaining("which the stage and the basis decide");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATA.supply("rare earths", Stage.REFINING, Measure.OUTPUT, 2024))
                .withMessageContaining(
                        "or, of another commodity, magnet rare earths, refining, OUTPUT, 2024 (IEA CMDE 2025)");
        assertThat(DATA.supply("copper", Stage.REFINING, Measure.OUTPUT, 2024, "MCS 2025", Basis.UNSTATED)
                        .basis())
                .isEqualTo(Basis.UNSTATED);
    }

    @Test
    void haveTheRevisionsThatWerePrintedLater() {
        SupplyTable reserves = DATA.supply("rare earths", Stage.MINING, Measure.RESERVES, 2025, "MCS 2026");
        assertThat(reserves.findAmount(Country.of("BRA")).orElseThrow()).hasToString("11000000 t REO");
        assertThat(reserves.printedTotal().orElseThrow()).hasToString("75000000.. t REO");
        assertThat(reserves.errata())
                .singleElement()
                .asString()
                .startsWith("MCS_2026_BRAZIL_RESERVES: the file has reserves of 21,000,000 for Brazil");
        assertThat(DATA.supply("rare earths", 2024, "MCS 2026").errata())
                .singleElement()
                .asString()
                .startsWith("MCS_2026_CHINA_QUOTA_NOTE");
        assertThat(DATA.supply("rare earths", 2024, "MCS 2026").rows())
                .noneMatch(row -> row.marks().contains(Mark.QUOTA));
    }

    @Test
    void giveSharesStatisticsPricesAndTradeByTheSameWords() {
        SupplyShares dysprosium = DATA.shares("dysprosium", Stage.SEPARATION, SupplyShares.Buyer.WORLD);
        assertThat(dysprosium.shareOf("China")).hasToString("100.0 %");
        assertThat(dysprosium.shareOf("Japan")).hasToString("0.0 %");
        SupplyShares neodymium = DATA.shares("neodymium", Stage.SEPARATION, SupplyShares.Buyer.EU);
        assertThat(neodymium.doubts())
                .contains("the shares repeat those of the world: the study has no figures of the EU's own");
        SupplyTable table = DATA.supply("neodymium", Stage.SEPARATION, Measure.OUTPUT, 2020, "EU CRM 2023");
        assertThat(table.basis()).isEqualTo(SupplyShares.PER_HUNDRED);
        assertThat(table.sources().get(0).note().orElseThrow()).contains("a transcription");
        assertThat(DATA.stageProfile("neodymium", 2020, "EU CRM 2023"))
                .hasToString("neodymium, output 2020 (EU CRM 2023): mining; separation");
        assertThat(DATA.statistics("rare earths"))
                .filteredOn(each -> each.kind() == UsStatistic.Kind.NET_IMPORT_RELIANCE && each.year() == 2025)
                .isNotEmpty();
        assertThat(DATA.prices("rare earths"))
                .extracting(UsStatistic::toString)
                .contains("United States, rare earths, Price, average, dollars per kilogram: Neodymium oxide, 99.5%"
                        + " minimum, 2025: 73 dollars per kilogram (MCS 2026)");
        assertThat(DATA.trade("850511").edition().orElseThrow()).hasToString("BACI HS17 V202601");
        assertThat(DATA.trade("8505.11")).isEqualTo(DATA.trade("850511"));
        for (String product : List.of("rare earths", "permanent magnets", "85051", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DATA.trade(product))
                    .withMessageStartingWith("product must be one of 850511 (BACI HS17 V202601), 2805")
                    .withMessageEndingWith("but was " + product);
        }
        assertThat(DATA.euUses("neodymium")).hasSize(6);
        assertThat(DATA.indicators())
                .filteredOn(each -> each.series().equals("China's exports of rare earth magnets")
                        && each.date().equals("2025-05")
                        && each.where().isEmpty())
                .singleElement()
                .satisfies(each -> assertThat(each.value().orElseThrow()).hasToString("1238"));
        assertThat(DATA.tables("rare earths")).hasSize(6);
    }

    /** What the documents say to watch: approvals, investment outside China, exemptions. */
    @Test
    void progressIsInDatedSeries() {
        assertThat(DATA.indicators("applications approved suppliers of car makers"))
                .extracting(each -> each.date() + " " + each.value().orElseThrow())
                .containsExactly("2025-06 25", "2025-06 60");
        assertThat(DATA.indicators("part approved members"))
                .extracting(
                        each -> each.date() + " " + each.value().orElseThrow().rounded(3))
                .containsExactly("2025-09-16 0..25", "2025-09-23 13.4..13.5");
        assertThat(DATA.indicators("Investment outside China"))
                .hasSize(10)
                .allMatch(each -> each.unit().equals("million USD"))
                .extracting(Indicator::date)
                .isSorted();
        assertThat(DATA.indicators("military civil"))
                .extracting(Indicator::date)
                .containsExactly("2025-06-26", "2025-10-09", "2025-12-04");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATA.indicators("weather"))
                .withMessageStartingWith("words must stand in the name of a series (China's customs exports")
                .withMessageEndingWith("), but were weather");
    }

    /** A source that points to another row of a list leads nowhere from here. */
    @Test
    void everyIndicatorNamesWhereItWasRead() {
        assertThat(DATA.indicators()).allSatisfy(each -> {
            assertThat(each.source().locator().orElseThrow())
                    .doesNotStartWith("see ")
                    .isNotIn("same", "-", "ibid.");
            assertThat(each.basis()).isNotEmpty();
        });
    }

    @Test
    void knowNetExportersBoundsAndUnits() {
        assertThat(DATA.statistics("molybdenum"))
                .filteredOn(each -> each.kind() == UsStatistic.Kind.NET_IMPORT_RELIANCE)
                .allMatch(UsStatistic::isNetExporter)
                .allMatch(each -> each.value().equals(Interval.ZERO));
        assertThat(EntryData.STATISTICS.get())
                .filteredOn(each -> each.printed().equals(">95"))
                .hasSize(17)
                .allMatch(each -> each.share().orElseThrow().toString().equals("95..100 %"));
        UsStatistic price = DATA.prices("rare earths").get(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UsStatistic(
                        price.edition(),
                        price.commodity(),
                        price.chapter(),
                        UsStatistic.Kind.PRICE,
                        price.detail(),
                        "metric tons",
                        2025,
                        price.value(),
                        price.marks(),
                        price.printed(),
                        price.notes(),
                        price.source()))
                .withMessageContaining("unit must fit what is measured, price, but was metric tons");
    }
}
