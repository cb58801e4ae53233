package io.github.criticalminerals.core.scenario;

import java.util.function.Consumer;

/** The choices of a simulation, with their defaults. Changed only while it is copied. */
final class Options {

    Switching switching = Switching.over(90);
    boolean redirect = true;
    Rationing rationing = Rationing.PRO_RATA;
    StockRule stockRule = StockRule.UNTIL_EMPTY;
    SpareStart spareStart = SpareStart.UNSERVED_ORDER;
    int refillDays = 60;
    double overproduction = 1;
    int overproductionDays = 365;
    double demandElasticity;
    double supplyElasticity;
    boolean actUnknown;
    long workLimit = 2_000_000_000L;

    Options() {}

    Options with(Consumer<Options> change) {
        Options copy = new Options();
        copy.switching = switching;
        copy.redirect = redirect;
        copy.rationing = rationing;
        copy.stockRule = stockRule;
        copy.spareStart = spareStart;
        copy.refillDays = refillDays;
        copy.overproduction = overproduction;
        copy.overproductionDays = overproductionDays;
        copy.demandElasticity = demandElasticity;
        copy.supplyElasticity = supplyElasticity;
        copy.actUnknown = actUnknown;
        copy.workLimit = workLimit;
        change.accept(copy);
        return copy;
    }

    boolean hasPrice() {
        return demandElasticity > 0;
    }

    /** What was chosen, in words. */
    @Override
    public String toString() {
        return "switching " + switching + ", redirection " + (redirect ? "on" : "off") + ", rationing " + rationing
                + ", stocks used " + stockRule + ", spare capacity from " + spareStart + ", refill in " + refillDays
                + " days, overproduction " + (overproduction > 1 ? "up to " + overproduction : "off") + ", price "
                + (hasPrice() ? "on" : "off");
    }
}
