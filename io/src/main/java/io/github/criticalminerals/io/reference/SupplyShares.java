package io.github.criticalminerals.io.reference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who supplies a buyer, in shares as a publisher prints them: no amounts are printed, and the shares need not add up
 * to one.
 *
 * @param edition the edition that prints them
 * @param buyer whose supply it is
 * @param commodity of what; a commodity of its own where the publisher's name is no standard one
 * @param form the publisher's name of it
 * @param stages the stages, empty if the publisher states none
 * @param period the years that the shares are averages of, as printed or as the source describes them
 * @param year the last of those years
 * @param rows the suppliers in the order of the file
 * @param tradeParameters t of each country in the EU's method (factor; 0.8 for the EU and its partners, above 1 for
 *     export
 *     restrictions); empty where the method has none
 * @param doubts what is doubtful about these shares, and what the publisher says in a footnote
 * @param source where they are from, and on what terms
 */
public record SupplyShares(
        Edition edition,
        Buyer buyer,
        Commodity commodity,
        String form,
        Set<Stage> stages,
        String period,
        int year,
        List<Row> rows,
        Map<Country, Double> tradeParameters,
        List<String> doubts,
        Source source) {

    /** The tonnes of {@link #table()}: 84.9 % is 84.9 t of each 100 t. */
    public static final Basis PER_HUNDRED = Basis.of("in each 100 t of supply");

    /** Whose supply shares are. */
    public enum Buyer {
        /** All buyers: the shares of world output. */
        WORLD("world"),
        /** The EU of 27: its own output and its imports. */
        EU("EU"),
        /** The United States: their imports only. */
        UNITED_STATES("United States");

        private final String words;

        Buyer(String words) {
            this.words = words;
        }

        /** For people: the name. */
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * One supplier.
     *
     * @param who the country, or a group that is printed as one
     * @param share its share, as wide as its rounding or bound (fraction, 0..1)
     */
    public record Row(Producer who, Share share) {
        public Row {
            Objects.requireNonNull(who, "who is required");
            Objects.requireNonNull(share, "share is required");
        }
    }

    /**
     * Checks that there are rows and that no supplier has two.
     *
     * @throws IllegalArgumentException if there is none or one stands twice
     */
    public SupplyShares {
        Objects.requireNonNull(edition, "edition is required");
        stages = Stage.inOrder(stages);
        rows = ImmutableList.copyOf(rows);
        tradeParameters = ImmutableMap.copyOf(tradeParameters);
        doubts = ImmutableList.copyOf(doubts);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("rows must not be empty, but are: " + form);
        }
        if (rows.stream().map(Row::who).distinct().count() != rows.size()) {
            throw new IllegalArgumentException("rows must be of different suppliers, but are " + rows);
        }
    }

    /**
     * What a country supplies.
     *
     * @param country as {@link Country#parse} reads it
     * @return its share; for one without a row, from 0 to what the others leave
     */
    public Share shareOf(String country) {
        Country wanted = Country.parse(country);
        return rows.stream()
                .filter(row -> row.who().equals(wanted))
                .map(Row::share)
                .findFirst()
                .orElseGet(() -> Share.of(0, rest().fraction().upper()));
    }

    /**
     * {@return what the rows leave to 100 %, the share of suppliers without a row (fraction, 0..1); it may be nothing:
     * rounded shares can add up to more than one}
     */
    public Share rest() {
        BigDecimal most = BigDecimal.ZERO;
        BigDecimal least = BigDecimal.ZERO;
        for (Row row : rows) {
            most = most.add(BigDecimal.valueOf(row.share().fraction().upper()));
            least = least.add(BigDecimal.valueOf(row.share().fraction().lower()));
        }
        return Share.of(left(most), left(least));
    }

    private static double left(BigDecimal taken) {
        return BigDecimal.ONE.subtract(taken).max(BigDecimal.ZERO).doubleValue();
    }

    /**
     * The shares as a supply table, for every calculator that takes one.
     *
     * @return a table on the basis {@link #PER_HUNDRED} and of the last year of the period; what the rows leave is its
     *     remainder, which the publisher does not print, and the table says so
     * @throws IllegalStateException if the publisher states no stage
     */
    public SupplyTable table() {
        if (stages.isEmpty()) {
            throw new IllegalStateException(
                    "stages must be known to make a table, but the publisher states none: tableOf takes them: " + this);
        }
        return tableOf(stages);
    }

    /**
     * The shares as a supply table of stages that you name.
     *
     * @param named the stages, at least one
     * @return as {@link #table()}
     */
    public SupplyTable tableOf(Set<Stage> named) {
        SupplyTableBuilder table = SupplyTable.builder(commodity, named, year, PER_HUNDRED)
                .edition(edition)
                .source(source)
                .note(form + ", supply of the " + buyer + ", shares, average of " + period + "; the year " + year
                        + " stands for the period");
        doubts.forEach(table::note);
        for (Row row : rows) {
            table.add(
                    row.who(),
                    mass(row.share()),
                    row.share().fraction().lower() == 0 ? new Mark[] {Mark.INEQUALITY} : new Mark[0]);
        }
        if (rest().fraction().upper() > 0 && rows.stream().noneMatch(row -> row.who() instanceof Aggregate)) {
            table.note("Other countries: what the printed shares leave to 100 %, not printed")
                    .remainder(SupplyRow.of(Aggregate.parse("Other countries"), mass(rest())));
        }
        return table.build();
    }

    private static Mass mass(Share share) {
        return new Mass(
                Interval.of(
                        percent(share.fraction().lower()),
                        percent(share.fraction().upper())),
                PER_HUNDRED);
    }

    private static double percent(double fraction) {
        return BigDecimal.valueOf(fraction).movePointRight(2).doubleValue();
    }

    /** For people: whose supply of what, when, the three largest, and what is doubtful. */
    @Override
    public String toString() {
        return "supply of " + form
                + (stages.isEmpty()
                        ? ""
                        : ", " + stages.stream().map(Stage::toString).collect(Collectors.joining(" and ")))
                + ", to the " + buyer + ", " + period + " (" + edition + "): "
                + rows.stream()
                        .sorted((a, b) -> b.share().compareTo(a.share()))
                        .limit(3)
                        .map(row -> row.who().name() + " " + row.share())
                        .collect(Collectors.joining(", "))
                + (rows.size() > 3 ? " and " + (rows.size() - 3) + " more" : "")
                + (doubts.isEmpty() ? "" : "; " + String.join("; ", doubts));
    }
}
