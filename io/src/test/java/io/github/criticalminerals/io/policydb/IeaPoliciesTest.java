package io.github.criticalminerals.io.policydb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.policy.EventStatus;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.damage.Damage;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IeaPoliciesTest {
    private static final String HEADER = "title,description,status,year,jurisdiction,source,datePromulgated,yearEnded,"
            + "learnMore,learnMoreLanguage,dateModified,countries,states,technologies,tags,policyType\n";
    private static final String JAPAN = "[{\"iso3\":\"JPN\",\"name\":\"Japan\"}]";
    private static final String STOCKPILE =
            "[{\"topic\":\"Critical Minerals\",\"family\":\"Prescriptive\",\"name\":\"Stockpiling mechanisms\","
                    + "\"category\":null},{\"topic\":\"Critical Minerals\",\"family\":\"Economic\",\"name\":\"Financing\","
                    + "\"category\":\"Loans\"}]";

    /** In the format of the export, and made up. */
    private static String row(String title, String status, String dates, String countries, String types) {
        return title + ",\"<div>Made up,\r\nof \"\"two\"\" lines</div>\"," + status
                + ",2021,National,International Energy Agency,"
                + dates + ",https://made.up/7,English,1609459200123," + quoted(countries) + ",[],"
                + quoted("[\"Mining technologies\",\"A, b\"]") + "," + quoted("[\"Made up\"]") + "," + quoted(types)
                + "\n";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static final String RESERVE = row("A reserve (of 7)", "In force", "2021-03-05,2031", JAPAN, STOCKPILE);

    private static Loaded<List<IeaPolicy>> load(String... rows) {
        return IeaPolicies.load(DataSource.ofText("a.csv", HEADER + String.join("", rows)));
    }

    private static List<String> issues(LoadReport report) {
        return report.issues().stream().map(Issue::toString).toList();
    }

    @Test
    void keepsEveryCellAndMakesAnEvent() {
        Loaded<List<IeaPolicy>> loaded = load(RESERVE);
        IeaPolicy policy = loaded.orElseThrow().get(0);
        assertThat(policy).hasToString("Japan 2021, In force: A reserve (of 7)");
        assertThat(policy.description()).isEqualTo("<div>Made up,\r\nof \"two\" lines</div>");
        assertThat(policy.jurisdiction()).isEqualTo("National");
        assertThat(policy.yearEnded()).hasValue(2031);
        assertThat(policy.promulgated()).contains(LocalDate.of(2021, 3, 5));
        assertThat(policy.modified()).isEqualTo(Instant.parse("2021-01-01T00:00:00.123Z"));
        assertThat(policy.countries()).containsExactly(Producer.parse("JPN"));
        assertThat(policy.technologies()).containsExactly("Mining technologies", "A, b");
        assertThat(policy.tags()).containsExactly("Made up");
        assertThat(policy.types())
                .containsExactly(
                        new IeaPolicy.Type("Critical Minerals", "Prescriptive", "Stockpiling mechanisms", ""),
                        new IeaPolicy.Type("Critical Minerals", "Economic", "Financing", "Loans"));
        assertThat(policy.cells()).containsEntry("learnMoreLanguage", "English").hasSize(16);
        PolicyEvent event = policy.findEvent().orElseThrow();
        assertThat(event.id()).isEqualTo("IEA-JPN-2021-a-reserve-of-7");
        assertThat(event.instrument())
                .isEqualTo(new Instrument.Stockpile(Instrument.Stockpile.Kind.RESERVE, Interval.NON_NEGATIVE));
        assertThat(event.issuer()).isEqualTo("Japan");
        assertThat(event.announced()).contains(LocalDate.of(2021, 3, 5));
        assertThat(event.from()).isEmpty();
        assertThat(event.until()).contains(LocalDate.of(2031, 12, 31));
        assertThat(event.verification()).isEqualTo(Verification.SECONDARY);
        assertThat(event.sources().get(0).url()).contains("https://made.up/7");
        assertThat(event.notes())
                .containsExactly(
                        "IEA policies: Stockpiling mechanisms, National, In force; from which day it applies is not said",
                        "the last day is that of the year of its end, 2031");
        assertThat(PolicyTimeline.of(List.of(event)).statusOn(event.id(), LocalDate.of(2022, 1, 1)))
                .isEqualTo(EventStatus.ANNOUNCED);
        assertThat(loaded.report().issues()).isEmpty();
        assertThat(loaded.report()).hasToString("a.csv: IEA policies, 1 rows read, 1 kept, 0 rejected, 0 issues");
    }

    @Test
    void aListOfMineralsOfTheUnionIsAnEventToo() {
        String list = "[{\"topic\":\"a\",\"family\":\"b\",\"name\":\"Strategic mineral lists\",\"category\":null}]";
        String union = "[{\"iso3\":\"EUR\",\"name\":\"European Union\"}]";
        Loaded<List<IeaPolicy>> loaded = load(
                row("\u00c9t\u00e9", "Ended", "2020-01-05,", union, list),
                row("\u00c9t\u00e9", "In force", "2020-01-07,", union, list));
        PolicyEvent event = loaded.orElseThrow().get(0).findEvent().orElseThrow();
        assertThat(event.id()).isEqualTo("IEA-EU-2021-t");
        assertThat(event.issuedBy()).hasToString("EU");
        assertThat(event.instrument())
                .isEqualTo(new Instrument.ListChange("\u00c9t\u00e9", Interval.NON_NEGATIVE, Interval.NON_NEGATIVE));
        assertThat(event.until()).isEmpty();
        assertThat(loaded.value().get(1).findEvent().orElseThrow().id()).isEqualTo("IEA-EU-2021-t-2");
        assertThat(loaded.value().get(0)).isNotEqualTo(loaded.value().get(1));
    }

    @Test
    void losesNothingAndInventsNothingWhereThereIsNoEvent() {
        String both = STOCKPILE.replace("Financing", "Strategic mineral lists");
        String two = "[{\"iso3\":\"JPN\",\"name\":\"Japan\"},{\"iso3\":\"EUR\",\"name\":\"European Union\"}]";
        Loaded<List<IeaPolicy>> loaded = load(
                row(
                        "a",
                        "In force",
                        "2021-03-05,",
                        JAPAN,
                        STOCKPILE.replace("Stockpiling mechanisms", "Strategic plans")),
                row("b", "In force", "2021-03-05,", JAPAN, both),
                row("c", "Planned", "2021-03-05,", JAPAN, STOCKPILE),
                row("d", "In force", "2021,", JAPAN, STOCKPILE),
                row("e", "Ended", "2021-03-05,2020", JAPAN, STOCKPILE),
                row("f", "In force", "2021-03-05,", two, STOCKPILE),
                row("g", "In force", "2021-03-05,2020", "[]", "[]"),
                row("h", "Ended", "2021-03-05,2022", JAPAN, "[]"));
        assertThat(loaded.orElseThrow()).hasSize(8).allMatch(each -> each.findEvent()
                .isEmpty());
        assertThat(issues(loaded.report()).stream().map(issue -> issue.replaceFirst(", byte \\d+", "")))
                .containsExactly(
                        "info no-full-day at a.csv, line 9, column datePromulgated: expected a day such as 2024-01-31"
                                + " or nothing, found 2021; it stays a text (text: \"2021\")",
                        "warning unknown-status at a.csv, line 7, column status: expected In force, Announced, Ended,"
                                + " found Planned (text: \"Planned\")",
                        "warning status-contradiction at a.csv, line 15, column status: expected what the year of its"
                                + " end says in 2021, 2020, found In force (text: \"In force\")",
                        "warning status-contradiction at a.csv, line 17, column status: expected what the year of its"
                                + " end says in 2021, 2022, found Ended (text: \"Ended\")",
                        "info ended-before-promulgated at a.csv: 1 policies are no event: the dates are the wrong way round",
                        "info no-country at a.csv: 1 policies are no event: no country acts, or one beside the European Union",
                        "info no-date at a.csv: 1 policies are no event: they have no full day",
                        "info no-instrument at a.csv: 1 policies are no event: Financing, Strategic plans",
                        "info no-instrument at a.csv: 2 policies are no event: they have no type",
                        "info no-status at a.csv: 1 policies are no event: Planned",
                        "info several-instruments at a.csv: 1 policies are no event: Stockpiling mechanisms, Strategic mineral"
                                + " lists");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            textBlock =
                    """
            A reserve (of 7),##missing-text#title#expected some text, found nothing
            In force##missing-text#status#expected some text, found nothing
            ,2021,N#,21,N#invalid-year#year#expected a year, found 21
            ,2031,#,20x1,#invalid-year#yearEnded#expected a year or nothing, found 20x1
            1609459200123#yesterday#invalid-time#dateModified#expected milliseconds since 1970, found yesterday
            JPN#JXX#unknown-country#countries#expected the code of a country, found JXX, Japan
            ""Japan""#""France""#contradictory-country#countries#expected the name of JPN, found France
            ,[],#,{},#invalid-json#states#expected a list in JSON, found missing-array: expected an array at the top, found none
            ""family"":#""famly"":#invalid-json#policyType#expected a list in JSON, found missing-field: expected family, found topic, famly, name, category
            """)
    void oneDamagedCellIsOneIssue(String from, String to, String code, String column, String message) {
        String damaged = RESERVE.replaceFirst(java.util.regex.Pattern.quote(from), to == null ? "" : to);
        LoadReport report =
                load(from.startsWith("A reserve") ? "," + damaged : damaged).report();
        assertThat(report.errors()).hasSize(1);
        Issue issue = report.errors().get(0);
        assertThat(issue.code()).isEqualTo(code);
        assertThat(issue.place().column()).contains(column);
        assertThat(issue.message().strip()).isEqualTo(message);
        assertThat(report.rowsRejected()).isEqualTo(1);
    }

    @Test
    void aRowStandsOnce() {
        assertThat(load(RESERVE, RESERVE).report().errors().get(0).message())
                .isEqualTo("expected every policy once, found it in line 2 too");
    }

    @Test
    void anUnknownLayoutSaysWhatIsMissing() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> IeaPolicies.load(DataSource.ofText("a.csv", HEADER.replace("dateModified,", ""))))
                .withMessageStartingWith("error unknown-layout at a.csv, line 1: expected one of these layouts: IEA"
                        + " policies, which misses dateModified (text:");
    }

    @Test
    void seesACutFile() {
        Damage.cutAnywhere((HEADER + RESERVE).getBytes(StandardCharsets.UTF_8), IeaPolicies::load);
    }

    @Test
    void seesChangedBytes() {
        Damage.changedAnywhere(
                (HEADER + RESERVE).getBytes(StandardCharsets.UTF_8),
                "0123-.,\"\n\r[]{}:eE",
                IeaPolicies::load,
                (bytes, loaded) -> {
                    String text = new String(bytes, StandardCharsets.UTF_8).replace("\"\"", "\"");
                    assertThat(loaded.value()).hasSize((int) loaded.report().rowsKept());
                    for (IeaPolicy each : loaded.value()) {
                        assertThat(text).contains(each.cells().values());
                        each.promulgated().ifPresent(day -> assertThat(text).contains(day.toString()));
                        assertThat(text).contains(Long.toString(each.modified().toEpochMilli()));
                        each.technologies().forEach(name -> assertThat(text).contains(name));
                        each.types().forEach(type -> assertThat(text).contains(type.name()));
                    }
                });
    }

    @Test
    @Tag("shared")
    void everyCellOfThePublishedFileIsThere() throws IOException {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        Path file = Path.of(shared, "data", "policy", "iea_policies_head.csv");
        Loaded<List<IeaPolicy>> loaded = IeaPolicies.load(DataSource.of(file));
        assertThat(loaded.report().rowsRead()).isEqualTo(40);
        assertThat(loaded.report().rowsRejected()).isZero();
        assertThat(loaded.report().issuesByCode())
                .containsOnlyKeys("no-date", "no-full-day", "no-instrument", "status-contradiction");
        List<String> cells = cells(Files.readString(file));
        assertThat(cells).hasSize(41 * 16);
        for (int i = 0; i < 40; i++) {
            IeaPolicy each = loaded.value().get(i);
            List<String> row = cells.subList((i + 1) * 16, (i + 2) * 16);
            assertThat(List.copyOf(each.cells().values())).isEqualTo(row);
            // Commas and brackets of the lists: as many items, and each of them in the cell
            assertThat(each.countries()).hasSize(row.get(11).split("iso3", -1).length - 1);
            assertThat(each.types()).hasSize(row.get(15).split("\"topic\"", -1).length - 1);
            assertThat(row.get(13))
                    .isEqualTo(
                            each.technologies().isEmpty()
                                    ? "[]"
                                    : "[\"" + String.join("\",\"", each.technologies()) + "\"]");
            assertThat(row.get(14))
                    .isEqualTo(each.tags().isEmpty() ? "[]" : "[\"" + String.join("\",\"", each.tags()) + "\"]");
            assertThat(Long.toString(each.modified().toEpochMilli())).isEqualTo(row.get(10));
        }
        assertThat(loaded.value().stream().flatMap(each -> each.findEvent().stream()))
                .singleElement()
                .satisfies(event -> assertThat(event.id()).startsWith("IEA-JPN-2002-act-on-japan-oil-gas-and-metals"));
    }

    /** An independent splitter: it knows quotes and nothing else. */
    private static List<String> cells(String text) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : text.replace("\"\"", "\u0001").toCharArray()) {
            quoted ^= c == '"';
            if ((c == ',' || c == '\n') && !quoted) {
                cells.add(cell.toString().replace('\u0001', '"'));
                cell.setLength(0);
            } else if (c != '"') {
                cell.append(c);
            }
        }
        return cells;
    }
}
