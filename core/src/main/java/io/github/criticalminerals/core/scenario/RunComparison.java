package io.github.criticalminerals.core.scenario;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One run beside another of the same chain and days: run less other in every number.
 *
 * @param run the run
 * @param other what it is compared with
 * @param buyers a row for each buyer
 * @param plants a row for each plant
 */
public record RunComparison(@JsonIgnore Run run, @JsonIgnore Run other, List<BuyerRow> buyers, List<PlantRow> plants)
        implements Worded {

    /**
     * A buyer.
     *
     * @param buyer its name
     * @param used what it used in the run (t)
     * @param other what it used in the other (t)
     * @param moreGap the gap of the run less that of the other (t)
     */
    public record BuyerRow(String buyer, double used, double other, double moreGap) implements Worded {
        /** One line: {@code Japan: used 4,336 t instead of 5,000 t, lacks 664 t more}. */
        @Override
        public String toString() {
            return amounts(buyer + ": used ", used, other) + ", lacks "
                    + Interval.exact(moreGap).inWords() + " t more";
        }
    }

    /**
     * A plant.
     *
     * @param plant its name and stage
     * @param made what it made in the run (t)
     * @param other what it made in the other (t)
     */
    public record PlantRow(String plant, double made, double other) implements Worded {
        /** One line: {@code Malaysia, refining: made 4,336 t instead of 5,000 t}. */
        @Override
        public String toString() {
            return amounts(plant + ": made ", made, other);
        }
    }

    private static String amounts(String what, double one, double other) {
        return what + Interval.exact(one).inWords() + " t instead of "
                + Interval.exact(other).inWords() + " t";
    }

    public RunComparison {
        Objects.requireNonNull(run, "run is required");
        Objects.requireNonNull(other, "other is required");
        buyers = ImmutableList.copyOf(buyers);
        plants = ImmutableList.copyOf(plants);
    }

    static RunComparison of(Run run, Run other) {
        Ledger a = run.ledger();
        Ledger b = other.ledger();
        if (!a.net.chain.equals(b.net.chain) || !a.start.equals(b.start) || a.days != b.days) {
            throw new IllegalArgumentException(
                    "runs to compare must be of one chain and the same days, but are " + run + " and " + other);
        }
        ImmutableList.Builder<BuyerRow> buyers = ImmutableList.builder();
        for (int i = 0; i < a.net.buyerCount; i++) {
            int count = a.net.buyerCount;
            buyers.add(new BuyerRow(
                    a.net.buyers.get(i).name(),
                    a.sum(a.used, count, i),
                    b.sum(b.used, count, i),
                    a.sum(a.gap, count, i) - b.sum(b.gap, count, i)));
        }
        ImmutableList.Builder<PlantRow> plants = ImmutableList.builder();
        for (int i = 0; i < a.net.plantCount; i++) {
            int count = a.net.plantCount;
            plants.add(new PlantRow(a.net.label(i), a.sum(a.made, count, i), b.sum(b.made, count, i)));
        }
        return new RunComparison(run, other, buyers.build(), plants.build());
    }

    /** {@return the months in which the runs differ in what is made, used or lacked} */
    public List<YearMonth> differing() {
        List<Month> mine = run.months();
        List<Month> theirs = other.months();
        ImmutableList.Builder<YearMonth> months = ImmutableList.builder();
        for (int m = 0; m < mine.size(); m++) {
            Month a = mine.get(m);
            Month b = theirs.get(m);
            if (a.made() != b.made() || a.used() != b.used() || a.gap() != b.gap()) {
                months.add(a.month());
            }
        }
        return months.build();
    }

    /** {@return this for people: the gaps of both, and how much more each buyer lacks} */
    @Override
    public String inWords() {
        return run.gap().inWords() + " lacking instead of " + other.gap().inWords()
                + buyers.stream().map(row -> "; " + row).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "gap of " + run.gap() + " instead of " + other.gap();
    }
}
