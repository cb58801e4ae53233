package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.scenario.ClosedForms;

/** What does a licence that takes 45 working days do, and what stock would bridge it? */
final class LicenceOf45Days {
    public static void main(String[] args) {
        double wait = 63; // calendar days: 45 working days, without holidays
        for (double approved : new double[] {1, 0.9, 0.5}) {
            double out = ClosedForms.stockOutUnderLicence(80, wait, approved);
            double stock = ClosedForms.stockThatBridges(365, wait, approved);
            System.out.println(Math.round(100 * approved) + " % approved, the rest refused: a stock of 80 days "
                    + (Double.isInfinite(out) ? "bridges it" : "is gone after " + Math.round(out) + " days")
                    + "; a year without a gap takes a stock of " + Math.round(stock) + " days");
        }
    }
}
