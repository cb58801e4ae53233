package io.github.criticalminerals.core.dataset;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whose companies hold the output of a country: from a table of output by place, one by the home country of the
 * companies that
 * control it. The owners are yours: no table of them comes with the library, and each holding names its source.
 *
 * <pre>{@code
 * Ownership.of(List.of(new Ownership.Holding(Country.of("COD"), "CMOC", Country.CHINA, Share.ofPercent(31), source)))
 *         .by(minedCobalt)
 * }</pre>
 *
 * <p>What no holding covers is "owner not stated", one aggregate whose owners may be of any country: neither the
 * place's own nor
 * nobody's. The amount of a home country is therefore what is stated, and it may hold more.
 */
public final class Ownership {
    private static final String UNKNOWN_OWNER = "Owner not stated";

    private final ImmutableList<Holding> holdings;

    /**
     * What a company controls of a country's output.
     *
     * @param place where the output is
     * @param company who controls it
     * @param home the country that the company is at home in
     * @param share the part of the place's output (fraction, 0..1)
     * @param source where that is said
     */
    public record Holding(Country place, String company, Country home, Share share, Source source) {
        public Holding {
            Objects.requireNonNull(place, "place is required");
            Objects.requireNonNull(company, "company is required");
            Objects.requireNonNull(home, "home is required");
            Objects.requireNonNull(share, "share is required");
            Objects.requireNonNull(source, "source is required");
        }
    }

    private Ownership(ImmutableList<Holding> holdings) {
        this.holdings = holdings;
    }

    /**
     * The owners.
     *
     * @throws IllegalArgumentException if the shares of one place are more than the whole, or a company has two in one
     *     place
     */
    public static Ownership of(List<Holding> holdings) {
        Map<Country, Double> taken = new LinkedHashMap<>();
        Map<List<Object>, Holding> seen = new LinkedHashMap<>();
        for (Holding holding : holdings) {
            if (seen.put(List.of(holding.place(), holding.company()), holding) != null) {
                throw new IllegalArgumentException("holdings must name a company once for a place, but name "
                        + holding.company() + " twice for " + holding.place().name());
            }
            double sum = taken.merge(holding.place(), holding.share().fraction().lower(), Double::sum);
            if (sum > 1 + 1e-12) {
                throw new IllegalArgumentException("holdings must be at most the whole of a place, but are at least "
                        + sum + " of " + holding.place().name());
            }
        }
        return new Ownership(ImmutableList.copyOf(holdings));
    }

    /**
     * Output by the home country of the companies that control it.
     *
     * @param output who produces, by place
     * @return the same output by home country; "owner not stated" for the rest, marked in the notes with the places it
     *     is in
     * @throws IllegalArgumentException if a holding is in a place without a row
     */
    public SupplyTable by(SupplyTable output) {
        Map<Country, Interval> controlled = new LinkedHashMap<>();
        SupplyTableBuilder table = SupplyTable.builder(
                        output.commodity(), output.stages(), output.year(), output.basis())
                .measure(output.measure());
        output.edition().ifPresent(table::edition);
        output.sources().forEach(table::source);
        output.notes().forEach(table::note);
        output.errata().forEach(table::erratum);
        Interval rest = Interval.ZERO;
        List<String> places = new ArrayList<>();
        for (Holding holding : holdings) {
            if (output.rows().stream().noneMatch(row -> row.producer().equals(holding.place()))) {
                throw new IllegalArgumentException("holdings must be in places with a row, but " + holding.company()
                        + " is in " + holding.place().name() + ": " + output);
            }
        }
        for (SupplyRow row : output.rows()) {
            Interval left = row.amount().tonnes();
            for (Holding holding : holdings) {
                if (row.producer().equals(holding.place())) {
                    controlled.merge(
                            holding.home(),
                            row.amount().tonnes().times(holding.share().fraction()),
                            Interval::plus);
                }
            }
            left = left.times(unclaimed(row.producer()).fraction());
            if (left.upper() > 0) {
                places.add(row.producer().name());
                rest = rest.plus(left);
            }
        }
        controlled.forEach((home, amount) -> table.add(home, new Mass(amount, output.basis())));
        holdings.stream().map(Holding::source).distinct().forEach(table::source);
        table.note(
                "by home country of the companies that control the output, where a holding states it: a country's amount is"
                        + " at least so much, as output without a stated owner may be its companies' too");
        Interval lumped = output.remainder().map(row -> row.amount().tonnes()).orElse(Interval.ZERO);
        if (!places.isEmpty() || output.remainder().isPresent()) {
            table.note("owner not stated of output in " + String.join(", ", places)
                    + output.remainder()
                            .map(row -> (places.isEmpty() ? "" : ", ")
                                    + row.producer().name())
                            .orElse(""));
            table.remainder(SupplyRow.of(Aggregate.of(UNKNOWN_OWNER), new Mass(rest.plus(lumped), output.basis())));
        }
        output.printedTotal().ifPresent(table::printedTotal);
        return table.build();
    }

    private Share unclaimed(Producer place) {
        double least = 0;
        double most = 0;
        for (Holding holding : holdings) {
            if (holding.place().equals(place)) {
                least += holding.share().fraction().lower();
                most += holding.share().fraction().upper();
            }
        }
        return Share.of(Math.max(0, 1 - Math.min(1, most)), Math.max(0, 1 - Math.min(1, least)));
    }

    @Override
    public String toString() {
        return "owners: "
                + holdings.stream()
                        .map(holding -> holding.company() + " (" + holding.home() + ") " + holding.share() + " of "
                                + holding.place())
                        .toList();
    }
}
