package io.github.criticalminerals.io.worldbank;

import static io.github.criticalminerals.core.dataset.GovernanceDimension.POLITICAL_STABILITY;
import static io.github.criticalminerals.core.dataset.GovernanceDimension.RULE_OF_LAW;
import static io.github.criticalminerals.io.xlsx.Workbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.io.damage.Rounds;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.xlsx.Workbook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WgiTest {
    private static final String LONG_CSV =
            """
            codeindyr,code,countryname,year,indicator,estimate,stddev,nsource,pctrank,pctranklower,pctrankupper
            CHNpv2022,CHN,China,2022,pv,-0.53,0.19,7,29,17,41
            CHNpv2023,CHN,China,2023,pv,-0.59,0.23,5,31,19,43
            ZARrl2023,ZAR,"Congo, Dem. Rep.",2023,rl,-1.7,0.13,11,3,2,5
            ASMrl2023,ASM,American Samoa,2023,rl,..,..,..,..,..,..
            """;

    private static final GovernanceScore CHINA_2022 = GovernanceScore.of(Map.of(
            Figure.ESTIMATE, -0.53,
            Figure.STANDARD_ERROR, 0.19,
            Figure.SOURCES, 7.0,
            Figure.PERCENTILE_RANK, 29.0,
            Figure.PERCENTILE_LOW, 17.0,
            Figure.PERCENTILE_HIGH, 41.0));

    private static Loaded<List<GovernanceTable>> load(String name, String text) {
        return Wgi.load(DataSource.ofText(name, text));
    }

    private static Loaded<List<GovernanceTable>> load(Workbook workbook) {
        return Wgi.load(DataSource.ofBytes("w.xlsx", workbook.bytes()));
    }

    /** A workbook of one sheet from the lines of a CSV text; what looks like a number is one. */
    private static List<List<Object>> cells(String csv) {
        List<List<Object>> rows = new ArrayList<>();
        for (String line : csv.lines().toList()) {
            List<Object> row = new ArrayList<>();
            for (String cell : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
                String text = cell.replace("\"", "");
                row.add(text.isEmpty() ? null : text.matches("-?[0-9.]*[0-9]") ? Double.valueOf(text) : text);
            }
            row.replaceAll(cell -> cell instanceof Double d && d == Math.rint(d) ? (Object) d.intValue() : cell);
            rows.add(row);
        }
        return rows;
    }

    private static List<String> issues(Loaded<?> loaded) {
        return loaded.report().issues().stream().map(Object::toString).toList();
    }

    @Test
    void theLongReleaseIsReadFromAWorkbookAndFromCsvAlike() {
        Loaded<List<GovernanceTable>> csv = load("w.csv", LONG_CSV);
        Loaded<List<GovernanceTable>> xlsx = load(new Workbook().sheet("Sheet1", cells(LONG_CSV)));
        assertThat(xlsx.value()).isEqualTo(csv.value());
        assertThat(csv.value()).extracting(GovernanceTable::year).containsExactly(2022, 2023);
        GovernanceTable last = csv.value().get(1);
        assertThat(last.edition()).isEqualTo(Edition.of("WGI", "2024"));
        assertThat(last.countries()).containsExactly(Country.CHINA, Country.of("COD"));
        assertThat(last.get(Country.of("COD"), RULE_OF_LAW).estimate()).isEqualTo(-1.7);
        assertThat(last.find(Country.of("ASM"), RULE_OF_LAW)).isEmpty();
        assertThat(csv.value().get(0).get(Country.CHINA, POLITICAL_STABILITY)).isEqualTo(CHINA_2022);
        assertThat(last.notes())
                .containsExactly(
                        "The file does not say its edition, which is taken to be the year after its last, 2023.");
        assertThat(last.sources())
                .hasToString("[World Bank, Worldwide Governance Indicators, 2024 update,"
                        + " https://www.govindicators.org, CC BY 4.0]");
        for (LoadReport report : List.of(csv.report(), xlsx.report())) {
            assertThat(report.rowsRead()).isEqualTo(4);
            assertThat(report.rowsKept()).isEqualTo(4);
            assertThat(report.issuesByCode()).containsOnlyKeys("edition-inferred", "missing-score");
            assertThat(report.sums().get("estimate")).isEqualByComparingTo("-2.82");
            assertThat(report.aliases())
                    .containsEntry("ZAR", "COD")
                    .containsEntry("Congo, Dem. Rep.", "Democratic Republic of the Congo");
            assertThat(report.sha256()).isPresent();
            assertThat(report.licence()).contains("CC BY 4.0");
        }
        assertThat(issues(csv))
                .contains("info missing-score at w.csv: expected estimates of Rule of Law, found 1 missing");
    }

    @Test
    void theEditionIsWhatTheUserSays() {
        Loaded<List<GovernanceTable>> loaded =
                Wgi.load(DataSource.ofText("w.csv", LONG_CSV), Edition.of("WGI", "2024-a"));
        assertThat(loaded.value().get(0).edition()).hasToString("WGI 2024-a");
        assertThat(loaded.value().get(0).notes()).isEmpty();
        assertThat(loaded.report().edition()).contains("WGI 2024-a");
        assertThat(loaded.report().issuesByCode()).containsOnlyKeys("missing-score");
    }

    @ParameterizedTest
    @CsvSource({
        "estimate, F, -0.53, x, not-a-number, expected a number within -5..5",
        "estimate, F, -0.53, 29, out-of-range, expected a number within -5..5",
        "estimate, F, -0.53, 1e400, not-a-number, expected a number within -5..5",
        "stddev, G, 0.19, -0.19, out-of-range, expected a number within 0..100",
        "nsource, H, 7, 7.5, out-of-range, expected a whole number within 1..1000",
        "pctrank, I, 29, NaN, not-a-number, expected a number within 0..100",
        "pctranklower, J, 17, 117, out-of-range, expected a number within 0..100",
        "pctrankupper, K, 41, #DIV/0!, not-a-number, expected a number within 0..100",
        "indicator, E, pv, px, unknown-indicator, 'expected one of va, pv, ge, rq, rl, cc'",
        "year, D, 2022, 1895, not-a-year, expected a year from 1996 on",
        "code, B, CHN, XQX, unknown-country, expected the code of a country",
        "countryname, C, China, Chile, name-and-code-differ, expected a name of China beside the code CHN",
        "codeindyr, A, CHNpv2022, CHNpv2021, key-differs, expected CHNpv2022 as in the columns beside it"
    })
    void aBadCellIsNamed(String column, String letter, String good, String bad, String code, String message) {
        List<String> lines = new ArrayList<>(LONG_CSV.lines().toList());
        List<String> cells = new ArrayList<>(Arrays.asList(lines.get(1).split(",", -1)));
        int index = letter.charAt(0) - 'A';
        assertThat(cells.set(index, bad)).isEqualTo(good);
        lines.set(1, String.join(",", cells));
        boolean key = List.of("pv", "2022", "CHN").contains(good);
        String text = String.join("\n", lines) + "\n";
        if (key) {
            // The key beside it must not be the second fault of the row
            text = text.replace("CHNpv2022", String.join("", cells.get(1), cells.get(4), cells.get(3)));
        }
        Loaded<List<GovernanceTable>> csv = load("w.csv", text);
        assertThat(csv.report().rowsRejected()).isEqualTo(1);
        assertThat(csv.report().errors())
                .singleElement()
                .asString()
                .startsWith("error " + code + " at w.csv, line 2, column " + column + ", byte ")
                .endsWith(": " + message + ", found " + bad + " (text: \"" + bad + "\")");
        assertThat(csv.value()).extracting(GovernanceTable::year).containsExactly(2023);
        Loaded<List<GovernanceTable>> xlsx = load(new Workbook().sheet("Sheet1", cells(text)));
        assertThat(xlsx.report().errors())
                .singleElement()
                .hasToString("error " + code + " at w.xlsx!Sheet1, line 2, column " + letter + ": " + message
                        + ", found " + bad + " (text: \"" + bad + "\")");
        assertThat(xlsx.value()).isEqualTo(csv.value());
    }

    @Test
    void aFigureIsGivenOnceAndRangesHaveTwoEnds() {
        Loaded<List<GovernanceTable>> twice = load("w.csv", LONG_CSV + "CHNpv2022,CHN,China,2022,pv,1,,,,,\n");
        assertThat(twice.report().errors())
                .singleElement()
                .hasToString("error duplicate-key at w.csv, line 6, column estimate, byte 343:"
                        + " expected every figure once, found another one of CHN pv 2022"
                        + " at w.csv, line 2, column estimate, byte 128");
        assertThat(twice.value().get(0).get(Country.CHINA, POLITICAL_STABILITY)).isEqualTo(CHINA_2022);
        Loaded<List<GovernanceTable>> half = load("w.csv", LONG_CSV.replace(",17,41", ",17,.."));
        assertThat(half.report().errors())
                .singleElement()
                .hasToString("error half-a-range at w.csv, line 2, column estimate, byte 128:"
                        + " expected both ends of a range, the lower not above the upper,"
                        + " found pctranklower 17.0 and pctrankupper missing");
        assertThat(load("w.csv", LONG_CSV.replace(",17,41", ",47,41")).report().errors())
                .singleElement()
                .asString()
                .endsWith("found pctranklower 47.0 and pctrankupper 41.0");
        Loaded<List<GovernanceTable>> none = load("w.csv", LONG_CSV.replace("pv,-0.53", "pv,.."));
        assertThat(none.report().errors())
                .singleElement()
                .asString()
                .startsWith("error without-estimate at w.csv, line 2, column stddev, byte ")
                .contains("expected an estimate of CHN pv 2022, found only stddev ");
    }

    /** As DataBank gives what was ticked: one line says of all that have no estimate of their dimension beside them. */
    @Test
    void saysOnceThatADimensionHasNoEstimates() {
        Loaded<List<GovernanceTable>> loaded = load(
                "d.csv",
                """
                Country Name,Country Code,Series Name,Series Code,2022 [YR2022],2023 [YR2023]
                China,CHN,Control of Corruption: Percentile Rank,CC.PER.RNK,53,59
                Peru,PER,Control of Corruption: Percentile Rank,CC.PER.RNK,29,..
                China,CHN,Political Stability: Estimate,PV.EST,-0.47,-0.53
                """);
        assertThat(loaded.report().errors())
                .singleElement()
                .hasToString(
                        "error without-estimate at d.csv, line 2, column 2022 [YR2022], byte 138: expected estimates"
                                + " of Control of Corruption too, found none beside what is said of 3 countries and years,"
                                + " which is not in the tables");
        assertThat(loaded.value()).hasSize(2);
    }

    private static Workbook wide(String first, String second) {
        Workbook workbook = new Workbook()
                .sheet("Introduction", List.of(row(), row(null, "The Worldwide Governance Indicators, 2019 Update")));
        for (String sheet : List.of(
                "VoiceandAccountability",
                "Political StabilityNoViolence",
                "GovernmentEffectiveness",
                "RegulatoryQuality",
                "RuleofLaw",
                "ControlofCorruption")) {
            workbook.sheet(
                    sheet,
                    List.of(
                            row("Title"),
                            row("Country/Territory", "Code", "Estimate", "StdErr"),
                            row(null, null, 2017, 2017, 2017, 2017, 2017, 2017, 2018, 2018, 2018, 2018, 2018, 2018),
                            row(
                                    "Country/Territory",
                                    "Code",
                                    first,
                                    "StdErr",
                                    "NumSrc",
                                    "Rank",
                                    "Lower",
                                    "Upper",
                                    "Estimate",
                                    "StdErr",
                                    "NumSrc",
                                    "Rank",
                                    "Lower",
                                    "Upper"),
                            row("China", "CHN", -0.53, 0.19, 7, 29, 17, 41, -0.59, 0.23, 5, 31, 19, 43),
                            row(
                                    "Andorra",
                                    "ADO",
                                    "#N/A",
                                    "#N/A",
                                    new Workbook.Raw("e", "#N/A"),
                                    "#N/A",
                                    "#N/A",
                                    "#N/A",
                                    1.3,
                                    0.47,
                                    second,
                                    97,
                                    89,
                                    100),
                            row(),
                            row("A remark at the end")));
        }
        return workbook;
    }

    @Test
    void theWideReleasesAreRead() {
        Loaded<List<GovernanceTable>> loaded = load(wide("Estimate", "1"));
        assertThat(loaded.value()).extracting(GovernanceTable::year).containsExactly(2017, 2018);
        assertThat(loaded.value().get(0).edition()).hasToString("WGI 2019");
        assertThat(loaded.value().get(0).rows()).hasSize(6).allMatch(row -> row.score()
                .equals(CHINA_2022));
        assertThat(loaded.value().get(1).countries()).containsExactly(Country.CHINA, Country.of("AND"));
        assertThat(loaded.value().get(1).mean(Country.CHINA)).contains(-0.59);
        assertThat(loaded.report().rowsRead()).isEqualTo(24);
        assertThat(loaded.report().issuesByCode())
                .isEqualTo(java.util.Map.of("missing-score", 6L, "sheet-left-out", 1L, "text-left-out", 12L));
        assertThat(issues(loaded))
                .contains(
                        "info sheet-left-out at w.xlsx!Introduction: expected a sheet of scores, found another one of 1"
                                + " cells, which are not in the tables",
                        "info text-left-out at w.xlsx!RuleofLaw: expected scores from row 5 on, found 5 cells of text"
                                + " above the header, which are not in the tables",
                        "info text-left-out at w.xlsx!RuleofLaw, line 8: expected a country, found a remark:"
                                + " A remark at the end",
                        "info missing-score at w.xlsx: expected estimates of Rule of Law, found 1 missing");
        // Years once over their columns, other names of the columns
        assertThat(load(wide("estimate", "1")).value()).isEqualTo(loaded.value());
    }

    @Test
    void aBadCellOfAWideSheetCostsOneScore() {
        Loaded<List<GovernanceTable>> loaded = load(wide("Estimate", "one"));
        assertThat(loaded.report().rowsRead()).isEqualTo(24);
        assertThat(loaded.report().rowsRejected()).isEqualTo(6);
        assertThat(loaded.report().errors())
                .hasSize(6)
                .first()
                .hasToString("error not-a-number at w.xlsx!VoiceandAccountability, line 6, column K:"
                        + " expected a whole number within 1..1000, found one (text: \"one\")");
        assertThat(loaded.value().get(1).countries()).containsExactly(Country.CHINA);
    }

    private static final String HEADER_2025 = "ID variable (economy code/ gov. dimension/ year),Economy (name),"
            + "Economy (code),Region,Income classification,Year,Governance dimension,Number of sources,"
            + "Governance estimate (approx. -2.5 to +2.5),Standard error (estimate),"
            + "Lower threshold (90% conf. int. estimate),Upper threshold (90% conf. int. estimate),"
            + "Governance score (0-100),Standard error (gov. score),"
            + "Lower threshold (90% conf. int. score),Upper threshold (90% conf. int. score)\n";

    private static Workbook release2025() {
        Workbook workbook = new Workbook().sheet("Notes", List.of(row("a", "b")));
        for (GovernanceDimension dimension : GovernanceDimension.values()) {
            String code = dimension.code();
            workbook.sheet(
                    code,
                    cells(HEADER_2025 + "CHN" + code + "2024,China,CHN,East Asia & Pacific,Upper middle income,2024,"
                            + code + ",7,-0.53,0.19,-0.84,-0.22,43,3,37,47\n"
                            + "ASM" + code + "2024,American Samoa,ASM,East Asia & Pacific,High income,2024," + code
                            + ",..,..,..,..,..,..,..,..,..\n"));
        }
        return workbook.sheet("extra source", List.of(row("x", 1)));
    }

    @Test
    void the2025ReleaseIsRead() {
        Loaded<List<GovernanceTable>> loaded = load(release2025());
        assertThat(loaded.value()).hasSize(1);
        GovernanceTable table = loaded.value().get(0);
        assertThat(table.edition()).hasToString("WGI 2025");
        assertThat(table.rows()).hasSize(6);
        assertThat(table.get(Country.CHINA, RULE_OF_LAW))
                .isEqualTo(GovernanceScore.of(Map.of(
                        Figure.ESTIMATE, -0.53,
                        Figure.STANDARD_ERROR, 0.19,
                        Figure.ESTIMATE_LOW, -0.84,
                        Figure.ESTIMATE_HIGH, -0.22,
                        Figure.SOURCES, 7.0,
                        Figure.SCORE100, 43.0,
                        Figure.SCORE100_STANDARD_ERROR, 3.0,
                        Figure.SCORE100_LOW, 37.0,
                        Figure.SCORE100_HIGH, 47.0)));
        assertThat(loaded.report().issuesByCode())
                .isEqualTo(java.util.Map.of(
                        "missing-score", 6L, "sheet-left-out", 2L, "column-left-out", 12L, "edition-inferred", 1L));
        assertThat(issues(loaded))
                .contains("info column-left-out at w.xlsx!rl, line 1: expected columns of scores, found 2 cells of"
                        + " another kind in the column Region, which are not in the tables (text: \"Region\")");
    }

    @Test
    void aSheetHoldsOneDimension() {
        Workbook workbook = release2025();
        workbook.sheet("rl", cells(HEADER_2025 + "CHNpv2024,China,CHN,,,2024,pv,7,-0.53,0.19,,,,,,\n"));
        assertThat(load(workbook).report().errors())
                .singleElement()
                .hasToString("error unknown-indicator at w.xlsx!rl, line 2, column G:"
                        + " expected one of va, pv, ge, rq, rl, cc, found pv (text: \"pv\")");
    }

    private static final String BULK = "\ufeff"
            + """
            "Data Source","Worldwide Governance Indicators",

            "Last Updated Date","2024-11-05",

            "Country Name","Country Code","Indicator Name","Indicator Code","2022","2023",
            "China","CHN","Political Stability: Estimate","PV.EST","-0.53","",
            "China","CHN","Political Stability: Standard Error","PV.STD.ERR","0.19","",
            "China","CHN","Political Stability: Number of Sources","PV.NO.SRC","7","",
            "China","CHN","Political Stability: Percentile Rank","PV.PER.RNK","29","",
            "China","CHN","Political Stability: Lower","PV.PER.RNK.LOWER","17","",
            "China","CHN","Political Stability: Upper","PV.PER.RNK.UPPER","41","",
            "Romania","ROU","Rule of Law","GOV_WGI_RL.EST","0.41","0.43",
            "World","WLD","Rule of Law","RL.EST","","",
            """
                    .replace("\n", "\r\n");

    @Test
    void theBulkCsvIsRead() {
        Loaded<List<GovernanceTable>> loaded = load("API_PV.EST.csv", BULK);
        assertThat(loaded.value()).extracting(GovernanceTable::year).containsExactly(2022, 2023);
        assertThat(loaded.value().get(0).edition()).hasToString("WGI 2024");
        assertThat(loaded.value().get(0).get(Country.CHINA, POLITICAL_STABILITY))
                .isEqualTo(CHINA_2022);
        assertThat(loaded.value().get(1).countries()).containsExactly(Country.of("ROU"));
        assertThat(loaded.report().rowsRead()).isEqualTo(8);
        assertThat(loaded.report().rowsKept()).isEqualTo(8);
        assertThat(issues(loaded))
                .containsExactly(
                        "info text-left-out at API_PV.EST.csv: expected rows, found a remark: Data"
                                + " Source, Worldwide Governance Indicators (text: \"Data Source, Worldwide"
                                + " Governance Indicators\")",
                        "info text-left-out at API_PV.EST.csv: expected rows, found a remark: Last Updated"
                                + " Date, 2024-11-05 (text: \"Last Updated Date, 2024-11-05\")",
                        "info missing-score at API_PV.EST.csv: expected estimates of Political Stability and Absence of"
                                + " Violence/Terrorism, found 1 missing",
                        "info aggregate-left-out at API_PV.EST.csv: expected countries, found 1 others without a"
                                + " figure: WLD");
    }

    @Test
    void placesInTheBulkCsvAreThoseOfTheFile() {
        String text = BULK.replace("\"0.19\"", "\"x\"");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"x\"");
        assertThat(load("b.csv", text).report().errors())
                .singleElement()
                .hasToString("error not-a-number at b.csv, line 7, column 2022, byte " + at
                        + ": expected a number within 0..100, found x (text: \"x\")");
        String open = BULK.replace("\"0.19\"", "\"0.19");
        assertThatThrownBy(() -> load("b.csv", open))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("b.csv, line 8, ")
                .hasMessageContaining("byte " + (at + "\"0.19,\"\",\r\n\"".length()));
    }

    @Test
    void theDataBankCsvIsRead() {
        String text =
                """
                Country Name,Country Code,Series Name,Series Code,2022 [YR2022],2023 [YR2023]
                China,CHN,Political Stability: Estimate,PV.EST,-0.53,..
                China,CHN,GDP,NY.GDP.PCAP.CD,12,13


                Data from database: Worldwide Governance Indicators
                Last Updated: 11/05/2024""";
        Loaded<List<GovernanceTable>> loaded = load("d.csv", text);
        assertThat(loaded.value()).singleElement().hasToString("WGI 2024, governance 2022: 1 countries, 1 scores");
        assertThat(loaded.report().issuesByCode())
                .isEqualTo(java.util.Map.of("unknown-indicator", 1L, "text-left-out", 2L, "missing-score", 1L));
        assertThat(loaded.report().errors())
                .singleElement()
                .hasToString("error unknown-indicator at d.csv, line 3, column Series Code, byte "
                        + text.indexOf("NY.GDP") + ":"
                        + " expected one of va, pv, ge, rq, rl, cc, found NY.GDP.PCAP.CD (text: \"NY.GDP.PCAP.CD\")");
    }

    /** As a program writes it in a country of decimal commas; the figures are made up. */
    @Test
    void aReExportWithDecimalCommasIsRead() {
        String text =
                """
                ,Country Name,Country Code,Series Name,Series Code,2022,2023
                0,China,CHN,Political Stability: Estimate,PV.EST,"-0,5130970478057861",..
                1,China,CHN,Political Stability: Rank,PV.PER.RNK,"97,6303329468773",
                2,China,CHN,Political Stability: Sources,PV.NO.SRC,7,
                """;
        Loaded<List<GovernanceTable>> loaded = load("d.csv", text);
        assertThat(loaded.value().get(0).get(Country.CHINA, POLITICAL_STABILITY).estimate())
                .isEqualTo(-0.5130970478057861);
        assertThat(loaded.value().get(0).get(Country.CHINA, POLITICAL_STABILITY).find(Figure.PERCENTILE_RANK))
                .contains(97.6303329468773);
        assertThat(issues(loaded))
                .contains(
                        "info decimal-comma at d.csv: expected decimal points, found decimal commas in 2 figures",
                        "info column-left-out at d.csv, line 1: expected columns of years, found 3 cells of another"
                                + " kind in the column #1, which are not in the tables");
        assertThat(load("d.csv", text.replace("97,63", "97.63")).report().errors())
                .singleElement()
                .hasToString("error mixed-decimals at d.csv, line 3, column 2022, byte " + text.indexOf("\"97")
                        + ": expected a decimal comma, as in the figures before, found 97.6303329468773 (text:"
                        + " \"97.6303329468773\")");
        assertThat(load("d.csv", text.replace("0,51", "0.51")).report().errors())
                .singleElement()
                .hasToString("error mixed-decimals at d.csv, line 3, column 2022, byte " + text.indexOf("\"97")
                        + ": expected a decimal point, as in the figures before, found 97,6303329468773 (text:"
                        + " \"97,6303329468773\")");
        assertThat(load("d.csv", text.replace("97,63", "9,763,3")).report().errors())
                .singleElement()
                .hasToString("error not-a-number at d.csv, line 3, column 2022, byte "
                        + text.indexOf("\"97") + ": expected a number within 0..100, found 9,763,303329468773 (text:"
                        + " \"9,763,303329468773\")");
        String flat = LONG_CSV.replaceFirst("(-?[0-9])\\.([0-9]+)", "\"$1,$2\"");
        assertThat(load("l.csv", flat).report().errors()).hasSize(1);
    }

    @Test
    void scoresOfOtherScalesAreNoEstimates() {
        assertThatThrownBy(() -> load("d.csv", "Country Code,Series Code,2023\nCHN,GOV_WGI_PV.SC,43\n"))
                .isInstanceOf(LoadException.class)
                .hasMessage(
                        "error without-estimate at d.csv, line 2, column 2023, byte 48: expected estimates, indicators"
                                + " such as PV.EST, found none: scores of 0 to 100 and ranks are on other scales");
    }

    private static String json(String page, String... objects) {
        return "[{" + page + "},[" + String.join(",\n", objects) + "]]";
    }

    private static String object(String indicator, String id, String name, String iso3, String date, String value) {
        return "{\"indicator\":{\"id\":\"" + indicator + "\",\"value\":\"x\"},\"country\":{\"id\":\"" + id
                + "\",\"value\":\"" + name + "\"},\"countryiso3code\":\"" + iso3 + "\",\"date\":\"" + date
                + "\",\"value\":"
                + value + ",\"unit\":\"\",\"obs_status\":\"\",\"decimal\":1}";
    }

    private static final String JSON = json(
            "\"page\":1,\"pages\":1,\"per_page\":50,\"total\":5,\"sourceid\":\"3\",\"lastupdated\":\"2025-10-01\"",
            object("PV.EST", "CN", "China", "CHN", "2022", "-0.53"),
            object("GOV_WGI_PV.SE", "CN", "China", "CHN", "2022", "0.19"),
            object("GOV_WGI_RL_EST", "ROM", "Romania", "", "2022", "0.41"),
            object("RL.EST", "AS", "American Samoa", "ASM", "2022", "null"),
            object("RL.EST", "1W", "World", "WLD", "2022", "null"));

    @Test
    void theApiIsRead() {
        Loaded<List<GovernanceTable>> loaded = load("a.json", JSON);
        assertThat(loaded.value())
                .containsExactly(GovernanceTable.builder(2022, Edition.of("WGI", "2025"))
                        .add(Country.CHINA, POLITICAL_STABILITY, GovernanceScore.of(-0.53, 0.19))
                        .add("ROU", RULE_OF_LAW, 0.41)
                        .source(loaded.value().get(0).sources().get(0))
                        .build());
        assertThat(loaded.report().rowsRead()).isEqualTo(5);
        assertThat(loaded.report().issuesByCode())
                .isEqualTo(java.util.Map.of("missing-score", 1L, "aggregate-left-out", 1L));
        assertThat(load("a.json", JSON.replace("-0.53", "\"x\"")).report().errors())
                .first()
                .asString()
                .startsWith("error not-a-number at a.json, line 1, column value, byte ");
    }

    @Test
    void anAnswerOfTheApiThatIsNotWholeSaysSo() {
        assertThat(load("a.json", JSON.replace("\"pages\":1", "\"pages\":7"))
                        .report()
                        .issues())
                .first()
                .hasToString("warning one-page-of-several at a.json: expected the only page, found page 1 of 7:"
                        + " ask the API for a larger per_page");
        assertThat(load("a.json", JSON.replace("\"total\":5", "\"total\":6"))
                        .report()
                        .errors())
                .singleElement()
                .hasToString("error wrong-row-count at a.json: expected 6 rows as the answer says, found 5");
        assertThatThrownBy(() -> load(
                        "a.json",
                        "[{\"message\":[{\"id\":\"120\",\"key\":\"Invalid value\",\"value\":\"not valid\"}]}]"))
                .isInstanceOf(LoadException.class)
                .hasMessage("error unknown-layout at a.json, line 1: expected one of these layouts: WGI, World Bank API"
                        + " (JSON), which misses indicator.id, country.id, country.value, countryiso3code, date,"
                        + " value (text: \"message, message.id, message.key, message.value\")");
    }

    @Test
    void anUnknownLayoutSaysWhatIsMissing() {
        assertThatThrownBy(() -> load("a.csv", "code,year,indicator\n"))
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith("error unknown-layout at a.csv, line 1: expected one of these layouts:"
                        + " WGI, a row for a country, dimension and year (2024 release), which misses estimate; ");
        assertThatThrownBy(() -> load(new Workbook().sheet("rl", List.of(row("a")))))
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith("error unknown-layout at w.xlsx: expected one of these layouts:")
                .hasMessageContaining("a sheet of Voice and Accountability");
        assertThat(Wgi.recognise(DataSource.ofText("a.csv", LONG_CSV)))
                .filteredOn(Recognition::fits)
                .extracting(Recognition::format)
                .containsExactly("WGI, a row for a country, dimension and year (2024 release)");
        assertThat(Wgi.recognise(DataSource.ofText("a.csv", BULK)))
                .filteredOn(Recognition::fits)
                .extracting(Recognition::format)
                .containsExactly("WGI, a column for a year (World Bank bulk or DataBank CSV)");
        assertThat(Wgi.recognise(
                        DataSource.ofBytes("w.xlsx", wide("Estimate", "1").bytes())))
                .filteredOn(Recognition::fits)
                .extracting(Recognition::format)
                .containsExactly("WGI, a sheet for a dimension, six columns for a year (releases up to 2023)");
        assertThat(Wgi.recognise(DataSource.ofText("a.json", JSON))).allMatch(Recognition::fits);
        assertThat(load("h.csv", LONG_CSV.lines().findFirst().orElseThrow() + "\n")
                        .value())
                .isEmpty();
    }

    /** Cut off: an error, the warning that it may be cut, or the first rows with counts that say so. */
    @Test
    void aFileThatIsCutSaysSo() {
        for (String whole : List.of(LONG_CSV, BULK, JSON)) {
            byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
            long rows = load("whole", whole).report().rowsRead();
            for (int length = 0; length < bytes.length; length++) {
                DataSource cut = DataSource.ofBytes("cut", Arrays.copyOf(bytes, length));
                try {
                    LoadReport report = Wgi.load(cut).report();
                    assertThat(report.rowsRead() < rows
                                    || report.issuesByCode().containsKey("may-be-cut")
                                    || !report.errors().isEmpty()
                                    || (bytes[length] == '\n' && bytes[length - 1] == '\r'))
                            .as("first %s bytes of %s", length, whole)
                            .isTrue();
                } catch (LoadException e) {
                    assertThat(e.issues()).isNotEmpty();
                }
            }
        }
    }

    /** Damage: typed refusals, rejected rows, or tables whose every estimate stands in the file. */
    @Test
    void mutationsAreReadOrRefused() {
        int rounds = Rounds.count();
        Random random = Rounds.random();
        List<String> wholes = List.of(LONG_CSV, BULK, JSON);
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            StringBuilder text = new StringBuilder(wholes.get(round % wholes.size()));
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, ",\"\n[]{}1.-x".charAt(random.nextInt(11)));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, ",\"\n[]{}1.-x".charAt(random.nextInt(11)));
                }
            }
            String damaged = text.toString();
            try {
                Loaded<List<GovernanceTable>> loaded = load("m", damaged);
                assertThat(loaded.report().rowsKept() + loaded.report().rowsRejected())
                        .isEqualTo(loaded.report().rowsRead());
                List<Double> printed = estimates(damaged);
                loaded.value().forEach(table -> table.rows().forEach(score -> assertThat(printed)
                        .as("seed %s: %s", Rounds.SEED, damaged)
                        .contains(score.score().estimate())));
                refused += loaded.report().errors().isEmpty() ? 0 : 1;
            } catch (LoadException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(rounds / 5, rounds * 19 / 20);
    }

    private static List<Double> estimates(String text) {
        List<Double> numbers = new ArrayList<>();
        for (String word : text.split("[^-+0-9.eE]+", -1)) {
            try {
                numbers.add(Double.parseDouble(word) + 0.0);
            } catch (NumberFormatException e) {
                // No number
            }
        }
        // A comma may be a decimal one, if it is that of the first figure
        for (String word : text.split("[^-+0-9,]+", -1)) {
            if (word.matches("[+-]?[0-9]{1,3},[0-9]+")) {
                numbers.add(Double.parseDouble(word.replace(',', '.')) + 0.0);
            }
        }
        return numbers;
    }
}
