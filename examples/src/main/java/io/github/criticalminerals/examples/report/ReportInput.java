package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.PriceSeries;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.PolicyTimeline.Coverage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.Answer;
import io.github.criticalminerals.core.risk.CrmaBenchmarks;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the report is made of: published figures, the ledger of claims, closing prices, a day to look at, a commodity.
 *
 * @param reference published figures and policy events
 * @param claims the ledger
 * @param documents the five documents by id, each in one line
 * @param reported what others report on single claims
 * @param statements what is stated of the EU's benchmarks
 * @param prices closing prices by name
 * @param date the day that the timeline is shown for
 * @param commodity the commodity of Figure 1
 */
record ReportInput(
        ReferenceData reference,
        List<Claim> claims,
        Map<String, String> documents,
        List<Reported> reported,
        List<CrmaStatement> statements,
        Map<String, PriceSeries> prices,
        LocalDate date,
        String commodity) {

    /** The day that the policy file was looked up. */
    static final LocalDate USUAL_DATE = ReferenceData.load()
            .policyTimeline()
            .coverage()
            .map(Coverage::lookedUp)
            .orElseThrow();

    static final String USUAL_COMMODITY = "rare earths";
    static final String EDITION = "MCS 2025";
    static final String LATER_EDITION = "MCS 2026";
    static final String IEA_EDITION = "IEA CMDE 2025";
    static final int YEAR = 2024;

    /** Where the closing prices come from; they are in the examples only. */
    static final String CLOSES_SOURCE =
            "Closing prices, unadjusted, from two public re-exports of exchange data (naveenf/asxscreener, data/raw/LYC.AX.csv;"
                    + " DrRobAnthony/market-data, data/MP.csv)";

    /** Where the closing prices of US exchanges since June 2025, and those of the funds, come from. */
    static final String FUNDS_SOURCE =
            "Closing prices from a public re-export of a chart service (dsturdy/Factor_Attribution, data/MP.csv, REMX.csv,"
                    + " SETM.csv, CLF.csv); those of the two funds adjusted for distributions, of which there is none from"
                    + " January to November 2025";

    static ReportInput load(LocalDate date, String commodity) {
        return new ReportInput(
                ReferenceData.load(),
                readClaims(),
                readDocuments(),
                readReported(),
                readStatements(),
                readCloses(),
                date,
                commodity);
    }

    ReportInput withReference(ReferenceData other) {
        return new ReportInput(other, claims, documents, reported, statements, prices, date, commodity);
    }

    ReportInput withStatements(List<CrmaStatement> others) {
        return new ReportInput(reference, claims, documents, reported, others, prices, date, commodity);
    }

    /** What Figure 1 shows: mine output of the commodity in the edition that the documents had. */
    SupplyTable figure() {
        return reference.supply(commodity, Stage.MINING, Measure.OUTPUT, YEAR, EDITION);
    }

    /** Mined rare earths in the same edition: what the documents speak of. */
    SupplyTable mining() {
        return reference.supply(USUAL_COMMODITY, Stage.MINING, Measure.OUTPUT, YEAR, EDITION);
    }

    /** Reserves of rare earths in the same edition. */
    SupplyTable reserves() {
        return reference.supply(USUAL_COMMODITY, Stage.MINING, Measure.RESERVES, YEAR, EDITION);
    }

    /** Mined magnet rare earths. */
    SupplyTable minedMagnetElements() {
        return reference.supply("magnet rare earths", Stage.MINING, Measure.OUTPUT, YEAR, IEA_EDITION);
    }

    /** Refined magnet rare earths. */
    SupplyTable refining() {
        return reference.supply("magnet rare earths", Stage.REFINING, Measure.OUTPUT, YEAR, IEA_EDITION);
    }

    PriceSeries price(String name) {
        return prices.values().stream()
                .filter(series -> series.name().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "prices must be of one of " + prices.keySet() + ", but were asked of " + name));
    }

    PolicyTimeline timeline() {
        return reference.policyTimeline();
    }

    private static List<Claim> readClaims() {
        ImmutableList.Builder<Claim> claims = ImmutableList.builder();
        try (CsvRows rows = rows("claims.csv")) {
            for (CsvRow row : rows) {
                List<String> f = row.fields();
                claims.add(new Claim(
                        f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), f.get(5), f.get(6), f.get(7), f.get(8),
                        f.get(9), f.get(10), f.get(11), f.get(12), f.get(13), f.get(14)));
            }
        }
        return claims.build();
    }

    private static Map<String, String> readDocuments() {
        ImmutableMap.Builder<String, String> documents = ImmutableMap.builder();
        try (CsvRows rows = rows("documents.csv")) {
            for (CsvRow row : rows) {
                documents.put(
                        row.text(0), row.text(1) + ", " + row.text(2) + ", " + row.text(3) + " (" + row.text(4) + ")");
            }
        }
        return documents.buildOrThrow();
    }

    private static List<Reported> readReported() {
        ImmutableList.Builder<Reported> all = ImmutableList.builder();
        try (CsvRows rows = rows("reported.csv")) {
            for (CsvRow row : rows) {
                double scale = row.text(3).equals("%") ? 0.01 : 1;
                all.add(new Reported(
                        row.text(0),
                        Interval.of(scale * Double.parseDouble(row.text(1)), scale * Double.parseDouble(row.text(2))),
                        row.text(4),
                        row.text(5),
                        row.text(6),
                        row.text(7),
                        row.text(8)));
            }
        }
        return all.build();
    }

    private static List<CrmaStatement> readStatements() {
        ImmutableList.Builder<CrmaStatement> all = ImmutableList.builder();
        try (CsvRows rows = rows("crma-jrc-2022.csv")) {
            for (CsvRow row : rows) {
                all.add(new CrmaStatement(
                        row.text(0),
                        CrmaBenchmarks.Kind.valueOf(row.text(1)),
                        Answer.valueOf(row.text(2)),
                        row.text(3),
                        row.text(4)));
            }
        }
        return all.build();
    }

    /** Closes by series, {@code name (unit)}; a blank cell is a day without a close at hand. */
    private static Map<String, PriceSeries> readCloses() {
        ImmutableMap.Builder<String, PriceSeries> closes = ImmutableMap.builder();
        try (CsvRows rows = rows("closes-2025.csv")) {
            List<String> header = rows.header();
            List<SortedMap<LocalDate, Double>> columns = new ArrayList<>();
            header.forEach(name -> columns.add(new TreeMap<>()));
            for (CsvRow row : rows) {
                for (int column = 1; column < columns.size(); column++) {
                    String close = row.text(column);
                    if (!close.isEmpty()) {
                        columns.get(column).put(LocalDate.parse(row.text(0)), Double.parseDouble(close));
                    }
                }
            }
            for (int column = 1; column < columns.size(); column++) {
                String series = header.get(column);
                int unit = series.indexOf(" (");
                String name = series.substring(0, unit);
                closes.put(
                        name,
                        new PriceSeries(
                                name,
                                series.substring(unit + 2, series.length() - 1),
                                PriceSeries.Adjustment.UNSTATED,
                                columns.get(column)));
            }
        }
        return closes.buildOrThrow();
    }

    private static CsvRows rows(String resource) {
        try (InputStream stream = Objects.requireNonNull(ReportInput.class.getResourceAsStream(resource), resource)) {
            return StrictCsv.of(DataSource.ofText(resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8)))
                    .open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
