package io.github.criticalminerals.io.reference;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A figure of the United States for a year, as the U.S. Geological Survey prints it in a table of salient statistics.
 *
 * @param edition the edition that prints it
 * @param commodity the commodity of the chapter or of the row
 * @param chapter the chapter as printed
 * @param kind what is measured
 * @param detail what is measured, in the publisher's words
 * @param unit the unit as printed; empty if none is
 * @param year the year
 * @param value the figure in that unit: a bound such as {@code >95} as its range (a percentage ends at 100), 0.. where
 *     nothing
 *     is known (withheld, not available), and 0 for the net import reliance of a net exporter ({@code E})
 * @param marks what the publisher says about the figure
 * @param printed the figure as printed
 * @param notes footnotes and the remark at the head of the table, which often states the basis
 * @param source where it is from, and on what terms
 */
public record UsStatistic(
        Edition edition,
        Commodity commodity,
        String chapter,
        Kind kind,
        String detail,
        String unit,
        int year,
        Interval value,
        Set<Mark> marks,
        String printed,
        List<String> notes,
        Source source) {

    /** What is measured. */
    public enum Kind {
        /** Output in the United States. */
        PRODUCTION,
        /** Shipments of producers, or from the Government's stockpile (below 0: it grew). */
        SHIPMENTS,
        /** What producers sold or used. */
        SALES,
        /** What is available in all. */
        SUPPLY,
        /** Imports for consumption. */
        IMPORTS,
        /** Exports. */
        EXPORTS,
        /** Consumption, apparent or reported as the detail says. */
        CONSUMPTION,
        /** A price or unit value, or an index of prices. */
        PRICE,
        /** Stocks at the end of the year. */
        STOCKS,
        /** People employed. */
        EMPLOYMENT,
        /** Net import reliance as a percentage of apparent consumption. */
        NET_IMPORT_RELIANCE;

        /** For people: the words. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private boolean takes(String unit) {
            return switch (this) {
                case PRICE -> unit.startsWith("dollars per ") || unit.startsWith("cents per ") || unit.equals("index");
                case EMPLOYMENT -> unit.equals("number");
                case NET_IMPORT_RELIANCE -> unit.equals("percent");
                default -> !unit.contains(" per ") && !unit.equals("number") && !unit.equals("index");
            };
        }
    }

    /**
     * Checks that the unit can measure what is measured: a price is money per something, people are a number.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public UsStatistic {
        Objects.requireNonNull(edition, "edition is required");
        Objects.requireNonNull(commodity, "commodity is required");
        Objects.requireNonNull(value, "value is required");
        marks = Sets.immutableEnumSet(marks);
        notes = ImmutableList.copyOf(notes);
        if (!unit.isEmpty() && !kind.takes(unit)) {
            throw new IllegalArgumentException(
                    "unit must fit what is measured, " + kind + ", but was " + unit + ": " + chapter + ", " + detail);
        }
    }

    /** {@return whether a figure, bound or range is printed, and not only why there is none} */
    public boolean hasFigure() {
        return value.isBounded() || value.lower() != 0;
    }

    /** {@return whether the United States export more of it than they import, so that the net import reliance is 0} */
    @JsonIgnore
    public boolean isNetExporter() {
        return kind == Kind.NET_IMPORT_RELIANCE && printed.equals("E");
    }

    /**
     * {@return the figure as a mass (t, on a basis that only the notes state), or empty if the unit is none of mass}
     */
    public Optional<Mass> mass() {
        return MassUnit.find(unit.replace(" dry ", " "))
                .filter(found -> value.lower() >= 0)
                .map(found -> Mass.of(value, found, Basis.UNSTATED));
    }

    /** {@return the figure as a share (fraction, 0..1), or empty if the unit is not percent} */
    public Optional<Share> share() {
        return unit.equals("percent")
                ? Optional.of(Share.ofPercent(value.lower(), Math.min(100, value.upper())))
                : Optional.empty();
    }

    /** For people: what, when, the figure as printed, and the edition. */
    @Override
    public String toString() {
        String figure = isNetExporter()
                ? "net exporter"
                : printed.replace("<", "below ").replace(">", "above ");
        return "United States, " + chapter.toLowerCase(Locale.ROOT) + ", " + detail + ", " + year + ": " + figure
                + (unit.isEmpty() || isNetExporter() ? "" : " " + unit) + " (" + edition + ")";
    }
}
