package io.github.criticalminerals.core.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What acts in a simulation, its days and its choices, with their defaults. Changed only while it is copied. */
final class Options {

    ImmutableList<Shock> shocks = ImmutableList.of();

    @Nullable
    PolicyTimeline timeline;

    Instruments instruments = Instruments.DEFAULT;

    @Nullable
    LocalDate first;

    @Nullable
    LocalDate last;

    Switching switching = Switching.over(90);
    boolean redirect = true;
    boolean byRank;
    StockRule stockRule = StockRule.UNTIL_EMPTY;
    SpareStart spareStart = SpareStart.UNSERVED_ORDER;
    int refillDays = 60;
    double overproduction = 1;
    int overproductionDays = 365;
    /** 0 for no price. */
    Interval demandElasticity = Interval.ZERO;

    Interval supplyElasticity = Interval.ZERO;
    boolean actUnknown;
    long workLimit = 2_000_000_000L;
    Progress progress = Progress.NONE;

    Options() {}

    Options with(Consumer<Options> change) {
        Options copy = new Options();
        copy.shocks = shocks;
        copy.timeline = timeline;
        copy.instruments = instruments;
        copy.first = first;
        copy.last = last;
        copy.switching = switching;
        copy.redirect = redirect;
        copy.byRank = byRank;
        copy.stockRule = stockRule;
        copy.spareStart = spareStart;
        copy.refillDays = refillDays;
        copy.overproduction = overproduction;
        copy.overproductionDays = overproductionDays;
        copy.demandElasticity = demandElasticity;
        copy.supplyElasticity = supplyElasticity;
        copy.actUnknown = actUnknown;
        copy.workLimit = workLimit;
        copy.progress = progress;
        change.accept(copy);
        return copy;
    }

    /** Returns a copy with one number of each range. */
    Options exact(Picker picker) {
        double demand = picker.finite("elasticity of demand", demandElasticity, true);
        double supply = picker.finite("elasticity of supply", supplyElasticity, true);
        return with(to -> {
            to.demandElasticity = Interval.exact(demand);
            to.supplyElasticity = Interval.exact(supply);
        });
    }

    boolean hasPrice() {
        return demandElasticity.upper() > 0;
    }
}
