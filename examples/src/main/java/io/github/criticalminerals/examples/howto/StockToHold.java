package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.scenario.ClosedForms;

/** What stock should I hold against a supply that may stop at any time? */
final class StockToHold {
    public static void main(String[] args) {
        double begins = 0.02; // the chance in a month that supply stops
        double ends = 0.25; // the chance in a month that it comes back
        double holding = 1; // cost to hold a tonne for a month
        double lacking = 50; // cost to lack a tonne for a month
        ClosedForms.Sizing sizing = ClosedForms.sizeOfStock(begins, ends, holding, lacking, 100);
        System.out.println("of 100 t used a month, hold " + Math.round(sizing.stock()) + " t: this month and "
                + sizing.periods() + " more; it costs " + Math.round(sizing.cost()) + " a month");
    }
}
