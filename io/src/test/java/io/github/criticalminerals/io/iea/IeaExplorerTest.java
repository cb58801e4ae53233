package io.github.criticalminerals.io.iea;

import static io.github.criticalminerals.io.xlsx.Workbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.io.damage.Rounds;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.xlsx.Workbook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IeaExplorerTest {
    private static final String DEMAND = "1 Total demand for key minerals";

    private static List<List<Object>> demand() {
        return new ArrayList<>(List.of(
                row(),
                row("Total demand for copper (kt)"),
                row(),
                row(null, null, null, "Stated policies scenario", null, null, "Net Zero Emissions by 2050 scenario"),
                row(null, 2022, null, 2025, 2030, null, 2025, 2030),
                row(),
                row("Copper"),
                row("Wind", 2.3, null, 3.1, 5.3, null, 7.1, 11.3),
                row("Solar PV", 13, null, 17, 19, null, 23, 29),
                row("Total clean technologies", 15.3, null, 20.1, 24.3, null, 30.1, 40.3),
                row("Other uses", 31, null, 37, 41, null, 43, 47),
                row("Total demand", 46.3, null, 57.1, 65.3, null, 73.1, 87.3),
                row("Share of clean technologies in total demand ", 0.33, null, 0.35, 0.37, null, 0.41, 0.46),
                row(),
                row("Neodymium"),
                row("Wind", 53, null, 59, 61)));
    }

    private static Workbook workbook(List<List<Object>> demand) {
        return new Workbook()
                .sheet("Cover", List.of(row(), row()))
                .sheet(DEMAND, demand)
                .sheet("Notice", List.of(row(), row(null, "Please note\nthat")));
    }

    private static Loaded<List<IeaTable>> load(Workbook workbook) {
        return IeaExplorer.load(DataSource.ofBytes("CM.xlsx", workbook.bytes()));
    }

    private static List<String> issues(Loaded<?> loaded) {
        return loaded.report().issues().stream().map(Object::toString).toList();
    }

    @Test
    void aSheetOfDemandIsRead() {
        Loaded<List<IeaTable>> loaded = load(workbook(demand()));
        assertThat(loaded.value()).hasSize(1);
        IeaTable table = loaded.value().get(0);
        assertThat(table.edition()).isEqualTo(Edition.of("IEA CMDE", "2023"));
        assertThat(table.sheet()).isEqualTo(DEMAND);
        assertThat(table.title()).isEqualTo("Total demand for copper (kt)");
        assertThat(table.figures()).hasSize(6 * 5 + 3);
        assertThat(table.figures().get(0))
                .isEqualTo(
                        new IeaFigure("Copper", "Wind", IeaFigure.Kind.FIGURE, IeaFigure.BASE_YEAR, 2022, 2.3, "kt"));
        IeaFigure last = table.find("Copper", "Total demand", "Net Zero Emissions by 2050 scenario", 2030)
                .orElseThrow();
        assertThat(last.kind()).isEqualTo(IeaFigure.Kind.TOTAL);
        assertThat(last.mass().orElseThrow()).hasToString("87300 t unstated");
        IeaFigure share = table.find(
                        "Copper", "Share of clean technologies in total demand", "Stated policies scenario", 2025)
                .orElseThrow();
        assertThat(share.unit()).isEqualTo("fraction");
        assertThat(share.mass()).isEmpty();
        assertThat(table.find("Neodymium", "Wind", "Net Zero Emissions by 2050 scenario", 2025))
                .isEmpty();
        assertThat(loaded.report().rowsRead()).isEqualTo(7);
        assertThat(issues(loaded))
                .containsExactly(
                        "info text-left-out at CM.xlsx!Notice, line 2, column B: expected figures, found text: Please"
                                + " note that (text: \"Please note\\n"
                                + "that\")",
                        "info blank-cell at CM.xlsx!1 Total demand for key minerals, line 16, column A: expected 5"
                                + " figures, found 3: the others are not in the table (text: \"Wind\")",
                        "info edition-inferred at CM.xlsx: The file does not say its edition, which is taken to be the"
                                + " year after its base year, 2022.");
    }

    @Test
    void totalsAreSetBesideTheirRows() {
        List<Reconciliation> good = load(workbook(demand())).report().reconciliations();
        assertThat(good).hasSize(10).noneMatch(each -> each.verdict() == Reconciliation.Verdict.DIFFERS);
        assertThat(good.get(0))
                .hasToString(
                        DEMAND + ", Copper, Total clean technologies, base year 2022: rows 15.3, printed total 15.3"
                                + " (kt), within rounding of total");
        List<List<Object>> wrong = demand();
        wrong.get(9).set(1, 15.4);
        assertThat(load(workbook(wrong)).report().reconciliations().get(0).verdict())
                .isEqualTo(Reconciliation.Verdict.DIFFERS);
        List<List<Object>> rareEarths = demand();
        rareEarths.add(row("Copper wire", 100, null, 100, 100));
        rareEarths.add(row("Dysprosium", 3, null, 5, 7));
        rareEarths.get(15).set(0, "Terbium");
        rareEarths.add(row("Total rare earth elements", 56, null, 64, 68));
        rareEarths.add(row("Total", 156, null, 164, 168));
        assertThat(load(workbook(rareEarths)).report().reconciliations())
                .hasSize(16)
                .noneMatch(each -> each.verdict() == Reconciliation.Verdict.DIFFERS);
    }

    /** As the readers of the later editions describe it; no file is at hand. */
    @Test
    void aSheetOfSupplyIsTwoTablesSideBySide() {
        Workbook workbook = workbook(demand())
                .sheet(
                        "2 Total supply for key minerals",
                        List.of(
                                row(),
                                row("Total supply for key minerals (kt)"),
                                row(),
                                row(null, 2024, 2030, 2035, null, null, null, 2024, 2030, 2035),
                                row("Copper - Mining", null, null, null, null, null, "Copper - Refining"),
                                row("Chile", 53, 59, 61, null, null, "China", 67, 71, 73),
                                row("Rest of world", 2, 3, 5, null, null, "Rest of world", 7, 11, 13),
                                row("Total", 55, 62, 66, null, null, "Total", 74, 82, 86),
                                row("Top 3 share", 0.9, 0.91, 0.92, null, null, "Top 3 share", 0.8, 0.81, 0.82),
                                row("Notes: a remark")));
        Loaded<List<IeaTable>> loaded = load(workbook);
        IeaTable supply = loaded.value().get(1);
        assertThat(supply.figures()).hasSize(24);
        assertThat(supply.find("Copper - Refining", "China", IeaFigure.BASE_YEAR, 2024)
                        .orElseThrow()
                        .value())
                .isEqualTo(67);
        assertThat(supply.find("Copper - Mining", "Chile", IeaExplorer.NO_SCENARIO, 2035)
                        .orElseThrow()
                        .value())
                .isEqualTo(61);
        assertThat(supply.find("Copper - Refining", "Top 3 share", IeaExplorer.NO_SCENARIO, 2030)
                        .orElseThrow()
                        .kind())
                .isEqualTo(IeaFigure.Kind.SHARE);
        assertThat(loaded.report().reconciliations())
                .hasSize(16)
                .noneMatch(each -> each.verdict() == Reconciliation.Verdict.DIFFERS);
        assertThat(supply.edition()).hasToString("IEA CMDE 2025");
        assertThat(issues(loaded))
                .anyMatch(issue ->
                        issue.startsWith("info text-left-out at CM.xlsx!2 Total supply for key minerals, line 10,"
                                + " column A: expected figures, found text: Notes: a remark"));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 4, x, E, 'not-a-number', 'expected a number of at least 0, found x (text: \"x\")'",
        "7, 4, -5.3, E, 'not-a-number', 'expected a number of at least 0, found -5.3 (text: \"-5.3\")'",
        "12, 6, 41, G, 'not-a-number', 'expected a number of at least 0 and at most 1, found 41 (text: \"41\")'",
        "7, 0, '', A, 'missing-label', 'expected the name of the row, found nothing'",
    })
    void aBadCellIsNamed(int row, int column, String bad, String letter, String code, String message) {
        List<List<Object>> rows = demand();
        rows.get(row)
                .set(column, bad.isEmpty() ? null : bad.matches("-?[0-9.]+") ? new java.math.BigDecimal(bad) : bad);
        Loaded<List<IeaTable>> loaded = load(workbook(rows));
        assertThat(loaded.report().errors())
                .singleElement()
                .hasToString("error " + code + " at CM.xlsx!" + DEMAND + ", line " + (row + 1) + ", column " + letter
                        + ": " + message);
        assertThat(loaded.report().rowsRejected()).isEqualTo(1);
        assertThat(loaded.value().get(0).figures()).hasSize(28);
    }

    @Test
    void aFigureIsGivenOnce() {
        List<List<Object>> rows = demand();
        rows.get(8).set(0, "Wind");
        assertThat(load(workbook(rows)).report().errors())
                .hasSize(5)
                .first()
                .hasToString(
                        "error duplicate-key at CM.xlsx!1 Total demand for key minerals, line 9, column B: expected"
                                + " every figure once, found another one of Copper, Wind, base year 2022 at CM.xlsx!1"
                                + " Total demand for key minerals, line 8, column B (text: \"13\")");
    }

    @Test
    void textElsewhereIsReported() {
        List<List<Object>> rows = demand();
        rows.get(1).set(0, "A title without a unit");
        rows.get(2).add("beside");
        rows.get(8).set(2, "between");
        Loaded<List<IeaTable>> loaded = load(workbook(rows));
        assertThat(loaded.report().issuesByCode())
                .isEqualTo(Map.of("no-unit", 1L, "text-left-out", 3L, "blank-cell", 1L, "edition-inferred", 1L));
        assertThat(loaded.value().get(0).figures().get(0).unit()).isEqualTo("unstated");
        assertThat(loaded.value().get(0).figures().get(0).mass()).isEmpty();
    }

    @Test
    void anotherFileIsRefused() {
        assertThatThrownBy(() -> load(new Workbook().sheet("Sheet1", List.of(row("a")))))
                .isInstanceOf(LoadException.class)
                .hasMessage("error unknown-layout at CM.xlsx: expected one of these layouts: IEA Critical Minerals Data"
                        + " Explorer, which misses the sheet 1 Total demand for key minerals (text: \"Sheet1\")");
        assertThatThrownBy(() -> load(workbook(List.of(row("a")))))
                .hasMessageContaining("a row of years in the sheet 1 Total demand for key minerals");
        assertThat(IeaExplorer.recognise(DataSource.ofText("a.csv", "a\n"))
                        .get(0)
                        .missing())
                .containsExactly("a workbook");
        assertThat(IeaExplorer.recognise(
                                DataSource.ofBytes("CM.xlsx", workbook(demand()).bytes()))
                        .get(0)
                        .fits())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IeaFigure("", "a", IeaFigure.Kind.SHARE, "b", 2030, 1.1, "fraction"))
                .withMessage("value must be a finite number of at least 0 and at most 1, but was 1.1");
    }

    @Test
    void aFileThatIsCutIsRefused() {
        byte[] bytes = workbook(demand()).bytes();
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> IeaExplorer.load(DataSource.ofBytes("cut", cut)))
                    .isInstanceOf(LoadException.class);
        }
    }

    /** Cells moved, changed and emptied: typed refusals, rejected rows, or figures that stand in the file. */
    @Test
    void mutationsAreReadOrRefused() {
        int rounds = Rounds.count();
        Random random = Rounds.random();
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            List<List<Object>> rows = demand();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                List<Object> row = rows.get(random.nextInt(3, rows.size()));
                if (!row.isEmpty()) {
                    Object[] other = {null, "x", -1, 2031, new Workbook.Raw("e", "#REF!"), "", 0.5, "Total"};
                    row.set(random.nextInt(row.size()), other[random.nextInt(other.length)]);
                }
            }
            List<Double> numbers = rows.stream()
                    .flatMap(List::stream)
                    .filter(Number.class::isInstance)
                    .map(number -> ((Number) number).doubleValue())
                    .toList();
            try {
                Loaded<List<IeaTable>> loaded = load(workbook(rows));
                assertThat(loaded.value().get(0).figures()).allMatch(figure -> numbers.contains(figure.value()));
                refused += loaded.report().errors().isEmpty() ? 0 : 1;
            } catch (LoadException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(rounds / 5, rounds * 19 / 20);
    }
}
