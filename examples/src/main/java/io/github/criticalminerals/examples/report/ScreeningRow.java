package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.policy.Standing;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one mineral of the list of the United States.
 *
 * @param mineral its name
 * @param isNew whether the list of 2022 did not have it
 * @param world who makes it in the world
 * @param reliance the net import reliance of the United States, if one is printed
 * @param imports from whom the United States import it, if that is printed
 * @param price its price, if one is printed
 * @param binds controls that name it and bind somebody on the day
 * @param mayBind controls that name it and may bind somebody on the day
 * @param published the published score of the EU (EU scale, from 0), if there is one
 * @param ours the score by the EU's formula from the study's shares, if all it needs is bundled
 */
record ScreeningRow(
        String mineral,
        boolean isNew,
        World world,
        Optional<Printed> reliance,
        Optional<Imported> imports,
        Optional<Printed> price,
        List<Standing> binds,
        List<Standing> mayBind,
        Optional<Interval> published,
        Optional<Interval> ours) {

    ScreeningRow {
        binds = ImmutableList.copyOf(binds);
        mayBind = ImmutableList.copyOf(mayBind);
    }

    /** Whose figures say who makes it. */
    enum Origin {
        /** A world table of the mineral itself. */
        OWN_TABLE("own table"),
        /** A world table of another form of the same element. */
        TABLE_OF_A_FORM("table of a form"),
        /** Shares that the EU printed, of earlier years. */
        EU_SHARES("shares of the EU"),
        /** None. */
        NONE("none");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        /** In words. */
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * Who makes it in the world.
     *
     * @param origin whose figures
     * @param of what they count, or why there are none
     * @param stage the stage; of several the one whose HHI is highest at its lower end
     * @param years the year or years of the figures
     * @param edition where they are printed
     * @param figures the largest producer and the indices, if there are figures
     */
    record World(Origin origin, String of, String stage, String years, String edition, Optional<Figures> figures) {}

    /**
     * What a world table says.
     *
     * @param largest the largest producer with a figure
     * @param rivals others that may make as much or more, because their figures are withheld or not known so well
     * @param share the share of the largest (fraction, 0..1)
     * @param hhi the index (points, 0..10,000)
     * @param left what is left without the largest (fraction, 0..1)
     */
    record Figures(String largest, List<String> rivals, Interval share, Interval hhi, Interval left) {
        Figures {
            rivals = ImmutableList.copyOf(rivals);
        }
    }

    /**
     * A figure as the U.S. Geological Survey prints it.
     *
     * @param value as printed
     * @param range what it may be
     * @param of of what, in the publisher's words, with the unit
     * @param year the year
     * @param others how many more such figures are printed for that year
     */
    record Printed(String value, Interval range, String of, int year, int others) {}

    /**
     * From whom the United States import it.
     *
     * @param of the form
     * @param years the years that the shares are averages of
     * @param largest the largest source
     * @param share its share (fraction, 0..1)
     * @param hhi the index of the sources (points, 0..10,000)
     * @param others how many more forms are printed
     */
    record Imported(String of, String years, String largest, Interval share, Interval hhi, int others) {}
}
