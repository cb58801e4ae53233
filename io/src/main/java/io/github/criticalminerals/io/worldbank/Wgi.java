package io.github.criticalminerals.io.worldbank;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.json.JsonRow;
import io.github.criticalminerals.io.json.StrictJson;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.xlsx.StrictXlsx;
import io.github.criticalminerals.io.xlsx.XlsxRow;
import io.github.criticalminerals.io.xlsx.XlsxRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads the Worldwide Governance Indicators: a table for each year. Published by the World Bank, CC BY 4.0.
 *
 * <p><b>2024 release</b> ({@code wgidataset.xlsx}, or the same saved as CSV). One sheet, a row for a country, dimension
 * and year; {@code ..} is missing:
 *
 * <pre>{@code
 * codeindyr,code,countryname,year,indicator,estimate,stddev,nsource,pctrank,pctranklower,pctrankupper
 * CHNpv2023,CHN,China,2023,pv,-0.5130970478057861,0.2067939043045044,9,27.01421737670898,...
 * }</pre>
 *
 * <p><b>Releases up to 2023</b> (xlsx). A sheet for each dimension ({@code VoiceandAccountability}, {@code Political
 * StabilityNoViolence}, ...) beside {@code Introduction}, text above two header rows (years repeated; {@code
 * Country/Territory,Code,Estimate,StdErr,NumSrc,Rank,Lower,Upper,...}), {@code #N/A} is missing. A row of the report is
 * one country and year.
 *
 * <p><b>2025 release</b> ({@code wgidataset_with_sourcedata-2025.xlsx}; known from the code of its readers, not from a
 * file). A sheet for each dimension ({@code va}, {@code pv}, ...) beside the sources' own data, a row for a country and
 * year:
 *
 * <pre>{@code
 * ID variable (economy code/ gov. dimension/ year),Economy (name),Economy (code),Region,Income classification,Year,
 * Governance dimension,Number of sources,Governance estimate (approx. -2.5 to +2.5),Standard error (estimate),Lower
 * threshold (90% conf. int. estimate),Upper threshold (90% conf. int. estimate),Governance score (0-100),Standard error
 * (gov. score),Lower threshold (90% conf. int. score),Upper threshold (90% conf. int. score)
 * }</pre>
 *
 * <p><b>API</b> (from the code of its readers). JSON: {@code [{"page":1,"pages":1,"total":..,"lastupdated":".."},
 * [{"indicator":{"id":"PV.EST",..},"country":{..},"countryiso3code":"CHN","date":"2023","value":-0.51},..]]}; null is
 * missing. CSV, from the site ({@code Country Name,Country Code,Indicator Name,Indicator Code,1996,...} under four
 * lines of remarks) and from DataBank ({@code Country Name,Country Code,Series Name,Series Code,1996 [YR1996],...}
 * above lines that say when it was updated); empty or {@code ..} is missing. Indicators end with {@code EST}, {@code
 * STD.ERR} or {@code SE}, {@code NO.SRC}, {@code PER.RNK}, {@code PER.RNK.LOWER}, {@code PER.RNK.UPPER}, {@code SC}
 * (0-100 score), with or without {@code GOV_WGI_} in front. Without {@code EST} there is no score: an error.
 *
 * <ul>
 *   <li>Estimates are in WGI units and are not clamped. A missing one is absent from the table; the report counts them.
 *   <li>Countries are found by their codes, the World Bank's own (ADO, ROM, ZAR, TMP, WBG, KSV, ANT) included; a name
 *       that is another country's is an error. World regions of the API, which have no figures, are listed and left
 *       out.
 *   <li>The edition is what the file says ({@code The Worldwide Governance Indicators, 2023 Update}; the day of the
 *       last update), or else the year after its last year, which the tables and the report then say. Give it where you
 *       know it.
 *   <li>Re-exports with a column for a year, as the site and DataBank write them, may have decimal commas ({@code
 *       "97,63"}), which no figure here can be thousands by: an info {@code decimal-comma} says in how many figures.
 *       The first figure of a file decides; another mark after it is an error, {@code mixed-decimals}. In all other
 *       layouts a comma is one. Cells in columns of no year, such as a count of rows, are counted as {@code
 *       column-left-out}.
 * </ul>
 */
public final class Wgi {
    private static final Pattern UPDATE = Pattern.compile("Worldwide Governance Indicators, (20[0-9]{2}) Update");

    private static final Pattern BEHIND_ROWS = Pattern.compile("Data from database:|Last Updated:");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-[0-9]{2}-[0-9]{2}|[0-9]{2}/[0-9]{2}/([0-9]{4})");

    private Wgi() {}

    /**
     * Loads a file.
     *
     * @param source the file, under any name
     * @return a table for each year in order, and how the load went
     * @throws LoadException if the file is damaged or its layout is not known; the message names the layouts tried and
     *     what each of them misses
     */
    public static Loaded<List<GovernanceTable>> load(DataSource source) {
        return load(source, Optional.empty());
    }

    /**
     * Loads a file of a known edition.
     *
     * @param source the file, under any name
     * @param edition the edition, such as {@code WGI 2024}, whatever the file says
     * @return a table for each year in order, and how the load went
     * @throws LoadException if the file is damaged or its layout is not known
     */
    public static Loaded<List<GovernanceTable>> load(DataSource source, Edition edition) {
        return load(source, Optional.of(edition));
    }

    private static Loaded<List<GovernanceTable>> load(DataSource source, Optional<Edition> edition) {
        if (StrictXlsx.isZip(source)) {
            try (StrictXlsx workbook = StrictXlsx.open(source)) {
                return workbook(workbook, source, edition);
            }
        }
        if (isJson(source)) {
            return json(source, edition);
        }
        return csv(source, edition);
    }

    /**
     * Looks at the beginning of a file. A stream of a workbook is read to its end, and cannot be loaded afterwards.
     *
     * @param source the file, under any name
     * @return for each layout that such a file may have, what it misses
     * @throws LoadException if the file is empty or damaged up to there
     */
    public static List<Recognition> recognise(DataSource source) {
        if (StrictXlsx.isZip(source)) {
            try (StrictXlsx workbook = StrictXlsx.open(source)) {
                return recognise(workbook);
            }
        }
        if (isJson(source)) {
            return ImmutableList.of(new Recognition(ApiLayout.FORMAT, ApiLayout.missing(StrictJson.namesOf(source))));
        }
        return recogniseCsv(header(source));
    }

    private static List<Recognition> recogniseCsv(List<String> header) {
        return ImmutableList.of(
                new Recognition(FlatLayout.FORMAT_2024, FlatLayout.missing2024(header)),
                new Recognition(FlatLayout.FORMAT_2025, FlatLayout.missing2025(header)),
                new Recognition(SeriesLayout.FORMAT, SeriesLayout.missing(header)));
    }

    private static List<Recognition> recognise(StrictXlsx workbook) {
        List<String> missing2024 = null;
        List<String> missing2025 = new ArrayList<>();
        List<String> missingWide = new ArrayList<>();
        for (GovernanceDimension dimension : GovernanceDimension.values()) {
            Optional<String> sheet = workbook.sheets().stream()
                    .filter(name -> GovernanceDimension.find(name).equals(Optional.of(dimension)))
                    .findFirst();
            if (sheet.isEmpty()) {
                missing2025.add("the sheet " + dimension.code());
                missingWide.add("a sheet of " + dimension.label());
            } else {
                FlatLayout.missing2025(header(workbook, sheet.get()))
                        .forEach(name -> missing2025.add(sheet.get() + ": " + name));
                if (WideLayout.find(workbook, sheet.get()).isEmpty()) {
                    missingWide.add(sheet.get() + ": Code and Estimate under years");
                }
            }
        }
        for (String sheet : workbook.sheets()) {
            List<String> missing = FlatLayout.missing2024(header(workbook, sheet));
            missing2024 = missing2024 == null || missing.size() < missing2024.size() ? missing : missing2024;
        }
        return ImmutableList.of(
                new Recognition(
                        FlatLayout.FORMAT_2024, missing2024 == null ? ImmutableList.of("a sheet") : missing2024),
                new Recognition(FlatLayout.FORMAT_2025, missing2025),
                new Recognition(WideLayout.FORMAT, missingWide));
    }

    private static List<String> header(StrictXlsx workbook, String sheet) {
        List<XlsxRow> first = workbook.firstRows(sheet, 1);
        return first.isEmpty() ? ImmutableList.of() : first.get(0).texts();
    }

    private static Loaded<List<GovernanceTable>> workbook(
            StrictXlsx workbook, DataSource source, Optional<Edition> edition) {
        List<Recognition> recognised = recognise(workbook);
        Recognition format = recognised.stream()
                .filter(Recognition::fits)
                .findFirst()
                .orElseThrow(() -> Recognition.unknownLayout(
                        Place.of(source.name()), recognised, String.join(", ", workbook.sheets())));
        LoadReport.Builder report = workbook.report(format.format());
        Scores scores = new Scores(report);
        Optional<Edition> found = edition;
        for (String sheet : workbook.sheets()) {
            Optional<GovernanceDimension> dimension = GovernanceDimension.find(sheet);
            if (format.format().equals(WideLayout.FORMAT) && dimension.isPresent()) {
                WideLayout.find(workbook, sheet).orElseThrow().read(workbook, sheet, scores);
            } else if (format.format().equals(FlatLayout.FORMAT_2025) && dimension.isPresent()) {
                flat(workbook, sheet, dimension, scores);
            } else if (format.format().equals(FlatLayout.FORMAT_2024)
                    && FlatLayout.missing2024(header(workbook, sheet)).isEmpty()) {
                flat(workbook, sheet, Optional.empty(), scores);
            } else {
                Optional<Edition> said = leftOut(workbook, sheet, scores);
                found = found.or(() -> said);
            }
        }
        report.rowsRead(scores.rows());
        return scores.finish(source.name(), found);
    }

    private static void flat(
            StrictXlsx workbook, String sheet, Optional<GovernanceDimension> dimension, Scores scores) {
        try (XlsxRows rows = workbook.rows(sheet)) {
            FlatLayout layout = new FlatLayout(rows.next().texts(), dimension);
            while (rows.hasNext()) {
                XlsxRow row = rows.next();
                if (!row.isBlank()) {
                    layout.read(row, scores);
                }
            }
            layout.end(workbook.place(sheet), scores);
        }
    }

    /** Counts what another sheet holds; it may say the edition. */
    private static Optional<Edition> leftOut(StrictXlsx workbook, String sheet, Scores scores) {
        Optional<Edition> edition = Optional.empty();
        long cells = 0;
        try (XlsxRows rows = workbook.rows(sheet)) {
            while (rows.hasNext()) {
                XlsxRow row = rows.next();
                cells += row.cells().size();
                Matcher update = UPDATE.matcher(String.join(" ", row.texts()));
                if (edition.isEmpty() && update.find()) {
                    edition = Optional.of(Edition.of("WGI", update.group(1)));
                }
            }
        }
        scores.leftOut(
                workbook.place(sheet),
                "sheet-left-out",
                "expected a sheet of scores, found another one of " + cells + " cells, which are not in the tables");
        return edition;
    }

    private static Loaded<List<GovernanceTable>> csv(DataSource source, Optional<Edition> edition) {
        List<String> header = header(source);
        List<Recognition> recognised = recogniseCsv(header);
        if (recognised.get(2).fits()) {
            try (CsvRows rows =
                    withRemarks(source).withUnnamedColumns().withIndexColumn().open()) {
                Scores scores = new Scores(rows.report(SeriesLayout.FORMAT));
                SeriesLayout layout = new SeriesLayout(rows);
                scores.readDecimalCommas();
                rows.forEach(row -> layout.read(row, scores));
                layout.end(Place.of(source.name()), scores);
                if (!layout.isOfIndicators()) {
                    throw Recognition.unknownLayout(
                            Place.of(source.name()).atLine(1),
                            ImmutableList.of(new Recognition(
                                    SeriesLayout.FORMAT, ImmutableList.of("a governance indicator in any row"))),
                            String.join(",", header));
                }
                return scores.finish(source.name(), edition.or(() -> updated(rows.remarks())));
            }
        }
        Recognition format = recognised.stream()
                .filter(Recognition::fits)
                .findFirst()
                .orElseThrow(() -> Recognition.unknownLayout(
                        Place.of(source.name()).atLine(1), recognised, String.join(",", header)));
        try (CsvRows rows = StrictCsv.of(source).withIndexColumn().open()) {
            FlatLayout layout = new FlatLayout(rows.header(), Optional.empty());
            Scores scores = new Scores(rows.report(format.format()));
            rows.forEach(row -> layout.read(row, scores));
            layout.end(Place.of(source.name()), scores);
            return scores.finish(source.name(), edition);
        }
    }

    private static Loaded<List<GovernanceTable>> json(DataSource source, Optional<Edition> edition) {
        List<Recognition> recognised = recognise(source);
        if (!recognised.get(0).fits()) {
            throw Recognition.unknownLayout(
                    Place.of(source.name()).atLine(1), recognised, String.join(", ", StrictJson.namesOf(source)));
        }
        try (StrictJson json = StrictJson.open(source)) {
            Scores scores = new Scores(json.report(ApiLayout.FORMAT));
            long count = 0;
            for (JsonRow row : json.rows("1")) {
                ApiLayout.read(row, scores);
                count++;
            }
            ApiLayout.check(json, source.name(), count, scores);
            String updated = json.outside().getOrDefault("0.lastupdated", "");
            Optional<Edition> said = updated.matches("20[0-9]{2}-.*")
                    ? Optional.of(edition(Integer.parseInt(updated.substring(0, 4))))
                    : Optional.empty();
            return scores.finish(source.name(), edition.or(() -> said));
        }
    }

    private static StrictCsv withRemarks(DataSource source) {
        return StrictCsv.of(source).withRemarks("Country Code", BEHIND_ROWS);
    }

    /** The header; it has remarks before it only where the file's beginning has the name of one of its columns. */
    private static List<String> header(DataSource source) {
        boolean framed = Ascii.toLowerCase(new String(source.head(), StandardCharsets.ISO_8859_1))
                .contains("country code");
        return framed ? withRemarks(source).header() : StrictCsv.headerOf(source);
    }

    /** The edition by the day on which the data were updated last, as the remarks say. */
    private static Optional<Edition> updated(List<String> remarks) {
        return remarks.stream()
                .filter(remark -> remark.contains("Last Updated"))
                .map(DATE::matcher)
                .filter(Matcher::find)
                .map(date -> Edition.of("WGI", date.group(1) == null ? date.group(2) : date.group(1)))
                .findFirst();
    }

    private static Edition edition(int year) {
        return Edition.of("WGI", Integer.toString(year));
    }

    private static boolean isJson(DataSource source) {
        for (byte b : source.head()) {
            if (b == '[' || b == '{') {
                return true;
            }
            if (!Character.isWhitespace(b) && b != (byte) 0xef && b != (byte) 0xbb && b != (byte) 0xbf) {
                return false;
            }
        }
        return false;
    }
}
