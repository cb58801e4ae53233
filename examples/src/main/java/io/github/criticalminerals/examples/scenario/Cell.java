package io.github.criticalminerals.examples.scenario;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** One entry of a {@link Grid}. */
public sealed interface Cell {

    /** {@return the entry for a reader} */
    String shown();

    /** {@return the entry for a program: a bare number, a day, or the words} */
    String bare();

    /**
     * A number.
     *
     * @param value the number, finite
     * @param decimals how many decimals are shown
     */
    record Figure(double value, int decimals) implements Cell {
        /** Refuses what is not finite: what is not known has words. */
        public Figure {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("number of a cell must be finite, but was " + value);
            }
        }

        @Override
        public String shown() {
            return String.format(Locale.ROOT, "%,." + decimals + "f", value + 0.0)
                    .replaceFirst("^-(0(\\.0+)?)$", "$1");
        }

        @Override
        public String bare() {
            return shown().replace(",", "");
        }
    }

    /**
     * A day.
     *
     * @param value the day
     */
    record Day(LocalDate value) implements Cell {
        @Override
        public String shown() {
            return value.toString();
        }

        @Override
        public String bare() {
            return value.toString();
        }
    }

    /**
     * Words, such as why there is no number.
     *
     * @param shown the words
     */
    record Words(String shown) implements Cell {
        @Override
        public String bare() {
            return shown;
        }
    }

    /**
     * A number.
     *
     * @param value the number, finite
     * @param decimals how many decimals are shown
     * @return the cell
     */
    static Cell of(double value, int decimals) {
        return new Figure(value, decimals);
    }

    /**
     * Words.
     *
     * @param words the words
     * @return the cell
     */
    static Cell of(String words) {
        return new Words(words);
    }

    /**
     * A day, or what it means that there is none.
     *
     * @param day the day
     * @param otherwise the words where there is none
     * @return the cell
     */
    static Cell of(Optional<LocalDate> day, String otherwise) {
        return day.<Cell>map(Day::new).orElseGet(() -> new Words(otherwise));
    }
}
