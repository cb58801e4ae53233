package io.github.criticalminerals.examples.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.ShareClaims;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;
import io.github.criticalminerals.io.usgs.UsgsData;
import io.github.criticalminerals.io.usgs.UsgsWorldData;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * What a user reads who brings a damaged file or a wrong number: one test for each kind of bad input, whole messages.
 */
class BadInputTest {
    /** In the format of the 2026 release; the figures are made up. */
    private static final String LONG_HEADER =
            "MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,"
                    + "Value,Notes,Is critical mineral 2025,Other notes\n";

    private static Loaded<SupplyTable> load(String text) {
        return SupplyTables.countryAmounts(
                DataSource.ofText("mine.csv", text),
                SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO),
                MassUnit.TONNE);
    }

    private static Loaded<UsgsData> loadLong(String value, String year) {
        String row =
                "RARE EARTHS,World Mine Production and Reserves,Rare Earths,China,Production,Mine production,metric"
                        + " tons,"
                        + year + "," + value + ",,Yes,\n";
        return UsgsWorldData.load(
                DataSource.ofBytes("long.csv", (LONG_HEADER + row).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static SupplyRow china(String value) {
        Loaded<UsgsData> loaded = loadLong(value, "2025");
        return loaded.value().tables().get(0).table().rows().get(0);
    }

    private static String failure(Runnable load) {
        Throwable failure = catchThrowable(load::run);
        assertThat(failure).isNotNull();
        return String.valueOf(failure.getMessage());
    }

    private static String issue(Loaded<?> loaded) {
        assertThat(loaded.report().rowsRejected()).isEqualTo(1);
        assertThat(loaded.report().errors()).hasSize(1);
        Issue issue = loaded.report().errors().get(0);
        return issue.toString();
    }

    @Test
    void unknownCountry() {
        assertThat(issue(load("country,amount\nChina,7\nCihna,5\n")))
                .isEqualTo("error unknown-producer at mine.csv, line 3, column country, byte 23: unknown producer"
                        + " \"Cihna\"; nearest known: China (text: \"Cihna\")");
    }

    @Test
    void raggedRow() {
        assertThat(failure(() -> load("country,amount\nChina,7,5\n")))
                .isEqualTo("error ragged-row at mine.csv, line 2, byte 15: expected 2 fields as in the header, found 3"
                        + " (text: \"China,7,5\")");
    }

    @Test
    void unclosedQuote() {
        assertThat(failure(() -> load("country,amount\nChina,\"7\nIndia,5\n")))
                .isEqualTo("error unclosed-quote at mine.csv, line 2, column amount, byte 21: expected a closing quote,"
                        + " found the end of the file (text: \"\"7\\n"
                        + "India,5\\n"
                        + "\")");
    }

    @Test
    void textAfterAQuote() {
        assertThat(failure(() -> load("country,amount\n\"China\"a,7\n")))
                .isEqualTo(
                        "error text-after-quote at mine.csv, line 2, column country, byte 22: expected a separator or"
                                + " a line end after the closing quote, found more text (text: \"\"China\"a,7\")");
    }

    @Test
    void nul() {
        assertThat(failure(() -> load("country,amount\nChina,7\0\n")))
                .isEqualTo("error control-byte at mine.csv, line 2, column amount, byte 22: expected text, found the"
                        + " control character 0x00 (text: \"7\\u0000\")");
    }

    @Test
    void byteOrderMarkAndMixedLineEndsAreRead() {
        SupplyTable plain = load("country,amount\nChina,7\nIndia,5\n").orElseThrow();
        assertThat(load("\uFEFFcountry,amount\r\nChina,7\rIndia,5\n").orElseThrow())
                .isEqualTo(plain);
        byte[] utf16 = "country,amount\nChina,7\n".getBytes(StandardCharsets.UTF_16);
        assertThat(failure(() -> SupplyTables.countryAmounts(
                        DataSource.ofBytes("mine.csv", utf16),
                        SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO),
                        MassUnit.TONNE)))
                .isEqualTo("error wrong-encoding at mine.csv, line 1, byte 0: expected UTF-8, found UTF-16BE");
    }

    @Test
    void withheldNotAvailableAndABoundAreNoNumbersAndNotZero() {
        assertThat(china("W").toString()).isEqualTo("China: no figure [WITHHELD]");
        assertThat(china("NA").toString()).isEqualTo("China: no figure [NOT_AVAILABLE]");
        assertThat(china("\">90,000,000\"").toString()).isEqualTo("China: 90000000.. t unstated [INEQUALITY]");
        assertThat(issue(load("country,amount\nChina,W\n")))
                .isEqualTo(
                        "error invalid-amount at mine.csv, line 2, column amount, byte 21: expected a number of t, at"
                                + " least 0, found W (text: \"W\")");
        assertThat(issue(load("country,amount\nChina,NA\n")))
                .isEqualTo(
                        "error invalid-amount at mine.csv, line 2, column amount, byte 21: expected a number of t, at"
                                + " least 0, found NA (text: \"NA\")");
        assertThat(issue(load("country,amount\nChina,\">90,000,000\"\n")))
                .isEqualTo(
                        "error invalid-amount at mine.csv, line 2, column amount, byte 21: expected a number of t, at"
                                + " least 0, found >90,000,000 (text: \">90,000,000\")");
    }

    @Test
    void aFootnoteDigitGluedToANumber() {
        assertThat(issue(load("country,amount\nChina,\"1243,000\"\n")))
                .isEqualTo(
                        "error invalid-amount at mine.csv, line 2, column amount, byte 21: expected a number of t, at"
                                + " least 0, found 1243,000 (text: \"1243,000\")");
        assertThat(issue(loadLong("\"14270,000\"", "2025")))
                .isEqualTo(
                        "error not-a-number at long.csv, line 2, column Value, byte 235: expected a number of at least"
                                + " 0, a bound, a range or a mark such as W, found 14270,000 (text: \"14270,000\")");
    }

    @Test
    void lowerEndsOverOneHundredPercent() {
        ShareClaims claims =
                ShareClaims.of("China", Share.parse("80..100 %")).and("United States", Share.parse("30..40 %"));
        assertThat(failure(() -> Concentration.of(claims).hhi()))
                .isEqualTo("claims contradict each other: China 80..100 %, United States 30..40 %; their lower ends add"
                        + " up to 110 %, more than 100 %");
    }

    @Test
    void mixedBases() {
        assertThat(failure(() -> SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                        .add(Country.CHINA, Mass.ofTonnes(7, Basis.METAL))
                        .build()))
                .isEqualTo("amounts must be on one basis, but were on \"REO\" and \"contained metal\"");
    }

    @Test
    void wrongFile() {
        assertThat(failure(() -> UsgsWorldData.load(DataSource.ofText("prices.csv", "Date,Close\n2025-01-02,7\n"))))
                .isEqualTo(
                        "error unknown-layout at prices.csv, line 1: expected one of these layouts: Mineral Commodity"
                                + " Summaries, critical minerals, which misses Source, Critical_mineral,"
                                + " Net_Import_Reliance or Primary Applications; Mineral Commodity Summaries, world data"
                                + " of a commodity, which misses Source, Country, Type, Prod_, Cap_ or Reserves_ with a"
                                + " unit such as Prod_t_2023; Mineral Commodity Summaries, salient statistics of a"
                                + " commodity, which misses DataSource, Commodity, Year, a column of figures such as"
                                + " USprod_t; Mineral Commodity Summaries, combined world data, which misses SOURCE,"
                                + " COMMODITY, COUNTRY, TYPE, UNIT_MEAS, PROD_NOTES, CAP_NOTES, RESERVE_NOTES, PROD_ and a"
                                + " year, CAP_ and a year, RESERVES_ and a year; Mineral Commodity Summaries, long data,"
                                + " which misses MCS chapter, Section, Commodity, Country, Statistics, Statistics_detail,"
                                + " Unit, Year, Value, Notes, Other notes, Is critical mineral and a year (text:"
                                + " \"Date,Close\")");
        assertThat(failure(() -> load("state,amount\nChina,7\n")))
                .isEqualTo("error missing-column at mine.csv, line 1: expected a column country, found state, amount;"
                        + " CountryAmounts.withColumns takes the names of a file");
    }

    @Test
    void emptyFile() {
        assertThat(failure(() -> load("")))
                .isEqualTo("error empty-file at mine.csv: expected a header, found an empty file");
        assertThat(failure(() -> UsgsWorldData.load(DataSource.ofText("long.csv", ""))))
                .isEqualTo("error empty-file at long.csv: expected a header, found an empty file");
        assertThat(load("country,amount\n").orElseThrow().rows()).isEmpty();
    }
}
