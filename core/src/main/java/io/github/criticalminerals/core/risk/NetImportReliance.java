package io.github.criticalminerals.core.risk;

import io.github.criticalminerals.core.domain.Explained;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of its consumption a country imports on balance, as the U.S. Geological Survey counts it: {@code (apparent
 * consumption - production) / apparent consumption}.
 *
 * <ul>
 *   <li>Range: up to 1; a net exporter is below 0. Where both figures were rounded, an interval, sharp.
 *   <li>Printed in whole percent; above 95 as {@code >95}; without any production {@code 100}; of a net exporter {@code
 *       E}. Where figures are withheld the USGS prints a bound instead, such as {@code >90}: {@link #agreesWith} reads
 *       that too.
 * </ul>
 *
 * @param value the reliance (fraction, at most 1)
 * @param term the tree of numbers that it was computed of
 */
public record NetImportReliance(Interval value, Term term) implements Explained {

    private static final double MOST_PRINTED = 95;
    private static final Pattern PRINTED = Pattern.compile("E|(?<sign>[<>]?)\\s*(?<percent>\\d+(\\.\\d+)?)\\s*%?");

    /**
     * The reliance of two amounts.
     *
     * @param consumption apparent consumption (t), above 0
     * @param production domestic production (t, on the same basis), bounded
     * @throws MixedBasisException if the bases differ
     * @throws IllegalArgumentException if consumption may be 0, or an amount has no upper end
     */
    public static NetImportReliance of(Mass consumption, Mass production) {
        consumption.basis().requireSame(production.basis());
        Interval used = consumption.tonnes();
        Interval made = production.tonnes();
        if (!(used.lower() > 0) || !used.isBounded() || !made.isBounded()) {
            throw new IllegalArgumentException("consumption must be above 0 and both amounts bounded, but were "
                    + consumption + " and " + production);
        }
        String unit = "t " + consumption.basis().name();
        Term term = Node.computed(
                        "NIR",
                        "net import reliance",
                        "fraction of apparent consumption",
                        Expression.of("AC").lacking(Expression.of("P")),
                        Node.input("AC", "apparent consumption", used, unit),
                        Node.input("P", "domestic production", made, unit))
                .term();
        return new NetImportReliance(term.value(), term);
    }

    /** One line: {@code net import reliance 66.7 % of apparent consumption}. */
    @Override
    public String toString() {
        return "net import reliance " + value.inPercent() + " of apparent consumption";
    }

    /**
     * {@return the reliance as the USGS prints it, for example {@code 67}, {@code >95}, {@code E}; two of them joined
     * by {@code to} if the ends print differently}
     */
    public String printed() {
        String low = printed(value.lower());
        String high = printed(value.upper());
        return low.equals(high) ? low : low + " to " + high;
    }

    /**
     * Whether the reliance can be what the USGS printed.
     *
     * @param printed whole percent, a bound such as {@code >90} or {@code <25}, or {@code E} for a net exporter
     * @return yes if it is so whatever the range leaves open, no if it cannot be
     * @throws IllegalArgumentException if the text is none of these
     */
    public Answer agreesWith(String printed) {
        Matcher bound = PRINTED.matcher(printed.strip());
        if (!bound.matches()) {
            throw new IllegalArgumentException(
                    "printed reliance must be a percentage, a bound such as >90, or E, but was \"" + printed + "\"");
        }
        if (bound.group("percent") == null) {
            return Answer.of(value.upper() < 0, value.lower() < 0);
        }
        BigDecimal percent = new BigDecimal(bound.group("percent"));
        double fraction = percent.movePointLeft(2).doubleValue();
        return switch (bound.group("sign")) {
            case ">" -> Answer.of(value.lower() > fraction, value.upper() > fraction);
            case "<" -> Answer.of(value.upper() < fraction, value.lower() < fraction);
            default -> {
                Interval rounded = Interval.ofRounded(percent.movePointLeft(2));
                yield Answer.of(
                        rounded.contains(value), rounded.intersection(value).isPresent());
            }
        };
    }

    /**
     * One reliance as the USGS prints it.
     *
     * @param reliance the reliance (fraction, at most 1)
     * @return whole percent, {@code >95}, {@code 100} or {@code E}
     */
    private static String printed(double reliance) {
        if (reliance < 0) {
            return "E";
        }
        if (reliance == 1) {
            return "100";
        }
        long percent = Math.round(100 * reliance);
        return percent > MOST_PRINTED ? ">95" : Long.toString(percent);
    }
}
