package io.github.criticalminerals.examples.report;

import java.util.Arrays;

/** What the risk chapter takes for given, each once, in words. */
enum RiskAssumption {
    GLOBAL_ONLY(
            "EU formula with world supply alone, as its one-sided rule says: who supplies each consumer, and its import"
                    + " reliance, are not taken in here (the EU's of about 2016 to 2020 are in the reference data). World supply is the same for all three consumers."),
    NOTHING_RECYCLED(
            "End-of-life recycling 0 and substitution index 1: the most that the EU formula gives for world supply"
                    + " where every trade parameter is 1; export controls raise it."),
    UNKNOWN_FACTORS(
            "What is not bundled is anything from 0 to 1: end-of-life recycling and substitution (EU); ability and"
                    + " willingness to supply, trade exposure and economic vulnerability (USGS). Economic importance (EU)"
                    + " is 0 to 10."),
    NEUTRAL_TRADE(
            "Trade parameter 1 for every country, the method's default; the lower one for the EU and its partners is"
                    + " not used."),
    CONTROLS("Trade parameter " + RiskScores.CONTROL
            + " (seen in the EU's study for export taxes, quotas and bans) for a producer whose own export licence,"
            + " quota, ban or cut binds civil exports of the material, or of part of it, to the consumer on the"
            + " report's date; 1 for all others."),
    GOVERNANCE("Governance of " + RiskScores.GOVERNANCE_YEAR + " (" + RiskScores.GOVERNANCE_EDITION
            + ") weighs supply of " + ReportInput.YEAR + "."),
    UNSCORED("A country without governance score has anything between the best and the worst score of the table."),
    OTHERS("\"Other countries\" are any countries, one or many. A row without figure is in no sum; the coverage names"
            + " it."),
    OWN_PRODUCTION(
            "A consumer without row may be among the \"Other countries\"; where there are none, it produces nothing. A"
                    + " row, or \"Other countries\", without figure may be any amount. The EU is its members at the end of"
                    + " the year."),
    ANYHOW("A consumer buys at the table's stage from those who produce there, from each between nothing and all it"
            + " makes (from one without figure, at most the sum of the rows). No stocks, no trade through third"
            + " countries."),
    LIKE_THE_WORLD("A consumer buys from every producer, itself among them, in proportion to output."),
    LIKELY("The likely range holds 90 % of " + RiskScores.DRAWS
            + " draws (seed " + RiskScores.SEED + "): governance normal with the World Bank's standard"
            + " error, tonnages triangular within their rounding, \"Other countries\" split evenly at random among "
            + RiskScores.SPLIT + "."),
    ESTIMATES("Figures of the Mineral Commodity Summaries for " + ReportInput.YEAR
            + " are the publisher's estimates; China's rare" + " earths are its quota."),
    SECOND_HAND(
            "The IEA's figures were read in a transcription; its rare earths are the magnet rare earths and its refined"
                    + " graphite is not natural graphite alone. Editions are never mixed in one ranking."),
    MIDPOINTS("Correlations and disagreements are of midpoints; ranks of overlapping intervals are ranges. What is a"
            + " range for want of data (USGS, any purchases, EU with unknown factors) is ranked and not"
            + " correlated. Materials are compared at different stages: gallium where it is refined, the others"
            + " where they are mined."),
    LARGE_PARTS("A list that names other grains than the table (single rare earths, groups) counts by the elements it"
            + " covers."),
    CONSUMPTION(
            "The EU's annual consumption, recycling and imports by origin of 2024 are not bundled; no number stands in"
                    + " for them.");

    private final String text;

    RiskAssumption(String text) {
        this.text = text;
    }

    /** How rows refer to it: {@code A1}. */
    String id() {
        return "A" + (Arrays.asList(values()).indexOf(this) + 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
