package io.github.criticalminerals.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A printed reliance is a range, and a computed one agrees if it lies in it: against values tried one by one. */
class PrintedBoundsProperties {

    @Property(tries = 500)
    void agreesAsEachValueOfTheRangeDoes(
            @ForAll @IntRange(max = 120) int production,
            @ForAll @IntRange(max = 30) int width,
            @ForAll @IntRange(min = 1, max = 99) int percent,
            @ForAll @IntRange(max = 2) int sign) {
        String printed = (sign == 0 ? ">" : sign == 1 ? "<" : "") + percent;
        NetImportReliance reliance = NetImportReliance.of(
                Mass.ofTonnes(100, Basis.REO), new Mass(Interval.of(production, production + width), Basis.REO));
        int agree = 0;
        int all = 0;
        for (double made = production; made <= production + width; made += width == 0 ? 1 : width / 64.0) {
            double value = 100 - made;
            boolean holds =
                    sign == 0 ? value > percent : sign == 1 ? value < percent : Math.abs(value - percent) <= 0.5;
            agree += holds ? 1 : 0;
            all++;
        }
        Answer answer = reliance.agreesWith(printed);
        if (agree == all) {
            assertThat(answer).as(reliance + " " + printed).isEqualTo(Answer.YES);
        } else if (agree > 0) {
            assertThat(answer).as(reliance + " " + printed).isEqualTo(Answer.UNKNOWN);
        } else {
            // A range may touch what is printed between the values tried
            assertThat(answer).as(reliance + " " + printed).isNotEqualTo(Answer.YES);
        }
    }

    /** Case of 2023: USGS prints ">90". */
    @Example
    void rareEarthsOf2023() {
        NetImportReliance reliance =
                NetImportReliance.of(Mass.ofTonnes(8600, Basis.REO), Mass.ofTonnes(800, Basis.REO));
        assertThat(reliance.agreesWith(">90")).isEqualTo(Answer.YES);
        assertThat(reliance.agreesWith(">95")).isEqualTo(Answer.NO);
        assertThat(reliance.agreesWith(" > 90 % ")).isEqualTo(Answer.YES);
        assertThat(reliance.printed()).isEqualTo("91");
    }
}
