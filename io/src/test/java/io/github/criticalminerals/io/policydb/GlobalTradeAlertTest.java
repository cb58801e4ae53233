package io.github.criticalminerals.io.policydb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import io.github.criticalminerals.io.damage.Damage;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobalTradeAlertTest {
    private static final String HEADER = String.join(",", Gta.COLUMNS) + "\r\n";

    /** In the format of the export, and made up. */
    private static String row(int id, String evaluation, String who, String type, String products, String dates) {
        return id + ",https://globaltradealert.org/intervention/" + id + ",7,https://made.up/7,\"Made up: a, b\","
                + evaluation + ","
                + who + ",National,all," + type + ",L: Made up,\"19, 142\",\"" + products
                + "\",\"DR Congo, DPR Korea, Turkiye\",False," + dates + "\r\n";
    }

    private static final String BAN =
            row(13, "Red", "China", "Export ban", "10121, 284690", "2023-01-05,2023-02-01,,1");

    private static Loaded<GtaData> load(String... rows) {
        return GlobalTradeAlert.load(DataSource.ofText("a.csv", HEADER + String.join("", rows)));
    }

    private static List<String> issues(LoadReport report) {
        return report.issues().stream().map(Issue::toString).toList();
    }

    @Test
    void makesAnEventOfAnIntervention() {
        Loaded<GtaData> loaded = load(BAN);
        GtaIntervention intervention = loaded.orElseThrow().interventions().get(0);
        assertThat(intervention).hasToString("13 Export ban: Made up: a, b");
        assertThat(intervention.products()).containsExactly(HsCode.of("010121"), HsCode.of("284690"));
        assertThat(intervention.affected()).extracting(Producer::id).containsExactly("COD", "PRK", "TUR");
        assertThat(intervention.implementing()).containsExactly(Country.of("CHN"));
        assertThat(intervention.evaluation()).isEqualTo("Red");
        assertThat(intervention.inForce()).isTrue();
        assertThat(intervention.cells())
                .containsEntry("Affected Sectors", "19, 142")
                .hasSize(19);
        PolicyEvent event = intervention.findEvent().orElseThrow();
        assertThat(event.id()).isEqualTo("GTA-13");
        assertThat(event.instrument()).isEqualTo(new Instrument.Ban(Instrument.Ban.Reach.TOTAL));
        assertThat(event.scope()).hasToString("HS 010121, 284690; from China");
        assertThat(event.announced()).contains(LocalDate.of(2023, 1, 5));
        assertThat(event.from()).contains(LocalDate.of(2023, 2, 1));
        assertThat(event.until()).isEmpty();
        assertThat(event.verification()).isEqualTo(Verification.SECONDARY);
        assertThat(event.sources().get(0).url()).contains("https://globaltradealert.org/intervention/13");
        assertThat(event.notes()).containsExactly("Global Trade Alert: Export ban, Red");
        assertThat(loaded.value().events()).containsExactly(event);
        assertThat(issues(loaded.report()))
                .containsExactly(
                        "info padded-products at a.csv, column Affected Products: expected six digits, found five in 1 of 2"
                                + " codes: read with a zero before them");
        assertThat(loaded.report().aliases()).containsEntry("Turkiye", "T\u00fcrkiye");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            textBlock =
                    """
            Export licensing requirement#Red#Licensing#from
            Export quota#Amber#Quota#from
            Import tariff#Red#Tariff[kind=IMPOSED#to
            Import tariff#Green#Tariff[kind=REDUCED#to
            State loan#Red#Finance[kind=LOAN#from
            Loan guarantee#Red#Finance[kind=GUARANTEE#from
            Capital injection and equity stakes (including bailouts)#Red#Finance[kind=EQUITY_STAKE#from
            Tax or social insurance relief#Red#Finance[kind=SUBSIDY#from
            """)
    void readsTypesThatHaveAnInstrument(String type, String evaluation, String instrument, String side) {
        PolicyEvent event = load(row(13, evaluation, "\"China, India\"", type, "284690", "2023-01-05,,2024-01-05,0"))
                .orElseThrow()
                .events()
                .get(0);
        assertThat(event.instrument().toString()).startsWith(instrument);
        assertThat(event.scope()).hasToString("HS 284690; " + side + " China, India");
        assertThat(event.until()).contains(LocalDate.of(2024, 1, 5));
        assertThat(event.notes()).contains("the last day is the day of its removal");
    }

    @Test
    void losesNothingAndInventsNothingWhereThereIsNoEvent() {
        Loaded<GtaData> loaded = load(
                row(2, "Red", "China", "Export tax", "284690", "2023-01-05,2023-01-05,,1"),
                row(3, "Green", "China", "Export ban", "284690", "2023-01-05,2023-01-05,,1"),
                row(5, "Red", "China", "Export tax", "284690", "2023-01-05,2023-01-05,,1"),
                row(7, "Red", "China", "Export ban", "", "2023-01-05,2023-01-05,,1"),
                row(11, "Red", "China", "Export ban", "284690", ",,,0"),
                row(13, "Red", "China", "Export ban", "284690", "2023-01-05,2023-02-01,2023-01-07,0"));
        assertThat(loaded.orElseThrow().events()).isEmpty();
        assertThat(loaded.value().interventions()).hasSize(6);
        assertThat(issues(loaded.report()))
                .containsExactly(
                        "info no-date at a.csv: 1 interventions are no event: they have none",
                        "info no-instrument at a.csv: 1 interventions are no event: Export ban, Green",
                        "info no-instrument at a.csv: 2 interventions are no event: Export tax, Red",
                        "info no-products at a.csv: 1 interventions are no event: they name none and are not horizontal",
                        "info removed-before-implemented at a.csv: 1 interventions are no event: the dates are the wrong way round");
    }

    @Test
    void saysWhereTheFileContradictsItsDates() {
        Loaded<GtaData> loaded = load(
                row(2, "Red", "China", "Export ban", "284690", "2020-01-05,2020-01-05,2021-01-05,1"),
                row(3, "Red", "China", "Export ban", "284690", "2020-01-05,,,1"),
                row(5, "Red", "China", "Export ban", "284690", "2020-01-05,2020-01-05,,0"),
                row(7, "Red", "China", "Export ban", "284690", "2023-01-05,2024-01-05,,0"),
                row(11, "Red", "China", "Export ban", "284690", "2023-01-05,2023-01-05,2024-01-05,1"));
        assertThat(loaded.report().issues().stream()
                        .map(issue -> issue.place().line().orElse(0) + " " + issue.code() + " " + issue.message()))
                .containsExactly(
                        "2 in-force-contradiction expected what the dates say on 2023-01-05, removed on 2021-01-05, found in force",
                        "3 in-force-contradiction expected what the dates say on 2023-01-05, no date of implementation, found in"
                                + " force",
                        "4 in-force-contradiction expected what the dates say on 2023-01-05, implemented on 2020-01-05 and no date"
                                + " of removal, found not in force");
        assertThat(loaded.value().events()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            textBlock =
                    """
            13,https#x,https#invalid-id#Intervention ID#expected a number, found x
            "Made up: a, b"##missing-text#State Act Title#expected some text, found nothing
            ,Red,#,Blue,#unknown-evaluation#GTA Evaluation#expected Red, Amber or Green, found Blue
            ,China,#,Chyna,#unknown-country#Implementing Jurisdictions#expected a country, found Chyna
            DPR Korea#DPR#unknown-country#Affected Jurisdictions#expected a country, found DPR
            284690#28469x#invalid-product#Affected Products#expected codes of six digits, or five where the leading zero is lost, found 28469x
            10121,#1012,#invalid-product#Affected Products#expected codes of six digits, or five where the leading zero is lost, found 1012
            2023-02-01#2023-02-30#invalid-date#Date Implemented#expected a day such as 2024-01-31 or nothing, found 2023-02-30
            ,False,#,perhaps,#not-true-or-false#Is Horizontal#expected True, False, 1 or 0, found perhaps
            """)
    void oneDamagedCellIsOneIssue(String from, String to, String code, String column, String message) {
        LoadReport report = load(BAN.replaceFirst(java.util.regex.Pattern.quote(from), to == null ? "" : to))
                .report();
        assertThat(report.errors()).hasSize(1);
        Issue issue = report.errors().get(0);
        assertThat(issue.code()).isEqualTo(code);
        assertThat(issue.place().line()).hasValue(2);
        assertThat(issue.place().column()).contains(column);
        assertThat(issue.message().strip()).isEqualTo(message);
        assertThat(report.rowsRejected()).isEqualTo(1);
    }

    @Test
    void anIdStandsOnce() {
        assertThat(load(BAN, BAN).report().errors().get(0).message())
                .isEqualTo("expected every intervention once, found it in line 2 too");
    }

    @Test
    void anUnknownLayoutSaysWhatIsMissing() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> GlobalTradeAlert.load(DataSource.ofText("a.csv", "a,b\n")))
                .withMessageStartingWith(
                        "error unknown-layout at a.csv, line 1: expected one of these layouts: Global Trade Alert,"
                                + " interventions, which misses Intervention ID, Intervention URL,");
    }

    @Test
    void seesACutFile() {
        Damage.cutAnywhere((HEADER + BAN).getBytes(StandardCharsets.UTF_8), GlobalTradeAlert::load);
    }

    @Test
    void seesChangedBytes() {
        Damage.changedAnywhere(
                (HEADER + BAN).getBytes(StandardCharsets.UTF_8),
                "0123-.,\"\n\rE",
                GlobalTradeAlert::load,
                (bytes, loaded) -> {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    assertThat(loaded.value().interventions())
                            .hasSize((int) loaded.report().rowsKept());
                    for (GtaIntervention each : loaded.value().interventions()) {
                        assertThat(text).contains(each.title().isEmpty() ? "-" : each.id());
                        each.announced().ifPresent(day -> assertThat(text).contains(day.toString()));
                        each.implemented().ifPresent(day -> assertThat(text).contains(day.toString()));
                        each.products().forEach(code -> assertThat(text)
                                .contains(code.digits().replaceFirst("^0", "")));
                    }
                });
    }

    @Test
    @Tag("shared")
    void everyCellOfThePublishedFileIsThere() throws IOException {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        Path file = Path.of(shared, "data", "policy", "gta_interventions_head.csv");
        Loaded<GtaData> loaded = GlobalTradeAlert.load(DataSource.of(file));
        assertThat(loaded.report().rowsRead()).isEqualTo(25);
        assertThat(loaded.report().rowsRejected()).isZero();
        assertThat(loaded.report().issuesByCode()).containsOnlyKeys("no-instrument", "padded-products");
        List<String> lines = Files.readAllLines(file);
        int products = 0;
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i));
            GtaIntervention each = loaded.value().interventions().get(i - 1);
            assertThat(List.copyOf(each.cells().values())).isEqualTo(cells);
            assertThat(each.products().stream()
                            .map(HsCode::digits)
                            .map(code -> code.replaceFirst("^0", ""))
                            .toList())
                    .isEqualTo(
                            cells.get(12).isEmpty()
                                    ? List.of()
                                    : List.of(cells.get(12).split(", ")));
            assertThat(each.affected())
                    .hasSize(cells.get(13).isEmpty() ? 0 : cells.get(13).split(", ").length);
            products += each.products().size();
        }
        assertThat(products).isEqualTo(4197);
        assertThat(loaded.value().events()).hasSize(24);
    }

    /** An independent splitter: it knows quotes and nothing else. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = line.replace("\"\"", "\u0001") + ",";
        for (char c : text.chars().mapToObj(each -> (char) each).toList()) {
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                cells.add(cell.toString().replace('\u0001', '"'));
                cell.setLength(0);
            } else if (c != '"') {
                cell.append(c);
            }
        }
        return cells;
    }
}
