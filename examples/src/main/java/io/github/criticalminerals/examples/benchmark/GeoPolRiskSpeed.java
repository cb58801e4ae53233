package io.github.criticalminerals.examples.benchmark;

import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.risk.GeoPolRisk;
import io.github.criticalminerals.core.risk.GeoPolRiskResult;
import io.github.criticalminerals.core.risk.Imports;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.core.trade.TradeTableBuilder;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * GeoPolRisk of 10 materials for 20 countries in 5 years, on 600,000 trade rows in memory.
 *
 * <p>The rows are made by a seeded generator, which is timed by itself: 5 years, 100 products of which ten are the
 * materials, 200 importers, each row one exporter. A line for each round says how long the 1,000 scores and factors
 * take, the index of the trade table included, which is made anew in each round from a copy of the table, and without
 * it. Take the best of several rounds on a busy machine.
 *
 * <p>Usage: {@code GeoPolRiskSpeed [rows] [rounds]}, by default 600,000 and 7.
 */
public final class GeoPolRiskSpeed {

    private static final int MATERIALS = 10;
    private static final int BUYERS = 20;
    private static final int YEARS = 5;
    private static final int FIRST_YEAR = 2018;
    private static final int PRODUCTS = 100;
    private static final int IMPORTERS = 200;
    private static final Commodity COMMODITY = Commodity.of("nickel");
    private static final Set<Stage> STAGE = ImmutableSet.of(Stage.REFINING);

    private GeoPolRiskSpeed() {}

    /**
     * Measures and prints.
     *
     * @param arguments the number of rows and of rounds
     */
    public static void main(String[] arguments) {
        run(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 600_000,
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7,
                System.out);
    }

    static void run(int rows, int rounds, PrintStream out) {
        long start = System.nanoTime();
        TradeTable trade = trade(rows);
        out.printf(Locale.ROOT, "%d rows generated in %.0f ms%n", trade.rowCount(), millis(start));
        List<Country> countries = Country.all().subList(0, IMPORTERS);
        Map<Integer, GovernanceTable> governance = new LinkedHashMap<>();
        Map<Integer, List<SupplyTable>> production = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(2);
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            GovernanceTable.Builder scores = GovernanceTable.builder(year, Edition.of("Benchmark", "1"));
            for (Country country : countries) {
                scores.add(
                        country,
                        GovernanceDimension.POLITICAL_STABILITY,
                        GovernanceScore.of(4 * random.nextDouble() - 2));
            }
            governance.put(year, scores.build());
            List<SupplyTable> tables = new ArrayList<>();
            for (int material = 0; material < MATERIALS; material++) {
                SupplyTableBuilder table = SupplyTable.builder(COMMODITY, STAGE, year, TradeFlow.NET_WEIGHT);
                for (int rank = 1; rank <= 25; rank++) {
                    table.add(
                            countries.get(rank * 7 + material),
                            Mass.ofTonnes(1e6 * random.nextDouble() / rank, TradeFlow.NET_WEIGHT));
                }
                tables.add(table.build());
            }
            production.put(year, tables);
        }
        for (int round = 1; round <= rounds; round++) {
            TradeTable fresh = trade.where(flow -> true);
            double indexed = scores(fresh, governance, production, countries, round, "index included", out);
            double again = scores(fresh, governance, production, countries, round, "index there", out);
            if (indexed != again) {
                throw new IllegalStateException("one table gave two sums, " + indexed + " and " + again);
            }
        }
    }

    private static double scores(
            TradeTable trade,
            Map<Integer, GovernanceTable> governance,
            Map<Integer, List<SupplyTable>> production,
            List<Country> countries,
            int round,
            String what,
            PrintStream out) {
        long start = System.nanoTime();
        double sum = 0;
        int count = 0;
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            for (int material = 0; material < MATERIALS; material++) {
                GeoPolRisk risk = GeoPolRisk.of(
                        Objects.requireNonNull(production.get(year)).get(material),
                        Objects.requireNonNull(governance.get(year)));
                HsCode product = product(material);
                for (int buyer = 0; buyer < BUYERS; buyer++) {
                    GeoPolRiskResult result =
                            risk.of(Imports.of(trade, countries.get(buyer), List.of(product), year, COMMODITY, STAGE));
                    sum += result.factor().map(factor -> factor.exactValue()).orElse(0.0);
                    count++;
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "round %d  %d scores and factors in %.1f ms (%s)  sum of factors %.6f%n",
                round,
                count,
                millis(start),
                what,
                sum);
        return sum;
    }

    private static TradeTable trade(int rows) {
        List<Country> countries = Country.all().subList(0, IMPORTERS);
        SplittableRandom random = new SplittableRandom(1);
        TradeTableBuilder table = TradeTable.builder();
        int each = Math.max(1, rows / (YEARS * PRODUCTS * IMPORTERS));
        int made = 0;
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            for (int product = 0; product < PRODUCTS; product++) {
                HsCode code = product(product);
                for (int importer = 0; importer < IMPORTERS && made < rows; importer++) {
                    int first = random.nextInt(IMPORTERS);
                    for (int k = 0; k < each; k++) {
                        double tonnes = 1000 * random.nextDouble();
                        table.add(new TradeFlow(
                                year,
                                countries.get((first + 13 * k) % IMPORTERS),
                                countries.get(importer),
                                code,
                                tonnes * 1000 * (1 + 20 * random.nextDouble()),
                                Mass.ofTonnes(tonnes, TradeFlow.NET_WEIGHT)));
                        made++;
                    }
                }
            }
        }
        return table.build();
    }

    private static HsCode product(int number) {
        return HsCode.of(String.format(Locale.ROOT, "28%04d", number));
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
