package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.PriceSeries;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.PolicyTimeline;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the report is made of: published figures, the ledger of claims, closing prices, a day to look at, a commodity.
 *
 * @param reference published figures and policy events
 * @param claims the ledger
 * @param documents the five documents by id, each in one line
 * @param prices closing prices by name
 * @param date the day that the timeline is shown for
 * @param commodity the commodity of Figure 1
 */
record ReportInput(
        ReferenceData reference,
        List<Claim> claims,
        Map<String, String> documents,
        Map<String, PriceSeries> prices,
        LocalDate date,
        String commodity) {

    static final LocalDate USUAL_DATE = LocalDate.of(2025, 11, 30);
    static final String USUAL_COMMODITY = "rare earths";
    static final String EDITION = "MCS 2025";
    static final String LATER_EDITION = "MCS 2026";
    static final String IEA_EDITION = "IEA CMDE 2025";
    static final int YEAR = 2024;

    /** Where the closing prices come from; they are in the examples only. */
    static final String CLOSES_SOURCE =
            "Closing prices, unadjusted, from two public re-exports of exchange data (naveenf/asxscreener, data/raw/LYC.AX.csv;"
                    + " DrRobAnthony/market-data, data/MP.csv)";

    static ReportInput load(LocalDate date, String commodity) {
        return new ReportInput(ReferenceData.load(), readClaims(), readDocuments(), readCloses(), date, commodity);
    }

    ReportInput withReference(ReferenceData other) {
        return new ReportInput(other, claims, documents, prices, date, commodity);
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
        return Objects.requireNonNull(prices.get(name), () -> "no prices of " + name);
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

    /** Closes of both companies; a blank cell is a day on which that exchange was closed. */
    private static Map<String, PriceSeries> readCloses() {
        PriceSeries.Builder lynas = PriceSeries.builder("Lynas Rare Earths Ltd", "AUD/share");
        PriceSeries.Builder mp = PriceSeries.builder("MP Materials Corp", "USD/share");
        try (CsvRows rows = rows("closes-2025-h1.csv")) {
            for (CsvRow row : rows) {
                LocalDate date = LocalDate.parse(row.text(0));
                if (!row.text(1).isEmpty()) {
                    lynas.add(date, Double.parseDouble(row.text(1)));
                }
                if (!row.text(2).isEmpty()) {
                    mp.add(date, Double.parseDouble(row.text(2)));
                }
            }
        }
        return ImmutableMap.of("Lynas", lynas.build(), "MP Materials", mp.build());
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
