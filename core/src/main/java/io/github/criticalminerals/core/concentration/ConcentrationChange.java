package io.github.criticalminerals.core.concentration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the HHI changed from one table to another, a year or an edition later, and who changed it.
 *
 * <p>The change is the sum over producers of the change of their squared shares. Where amounts are exact the parts sum
 * to the change; else their sum holds it. A producer that one table does not name has nothing there if the table has no
 * unsplit part, else anything up to that part.
 *
 * @param before the HHI before (fraction, 0..1)
 * @param after the HHI after (fraction, 0..1)
 * @param change after less before (fraction)
 * @param parts what each producer adds to the change
 * @param notes what is to be known, such as that the editions differ
 */
public record ConcentrationChange(
        Interval before, Interval after, Interval change, List<Part> parts, List<String> notes) implements Worded {

    /**
     * One producer's part in a change.
     *
     * @param producer the producer or unsplit part
     * @param shareBefore its share before (fraction, 0..1)
     * @param shareAfter its share after (fraction, 0..1)
     * @param change what it adds to the change of the HHI (fraction)
     */
    public record Part(Producer producer, Interval shareBefore, Interval shareAfter, Interval change)
            implements Worded {

        public Part {
            Objects.requireNonNull(producer, "producer is required");
            Objects.requireNonNull(shareBefore, "shareBefore is required");
            Objects.requireNonNull(shareAfter, "shareAfter is required");
            Objects.requireNonNull(change, "change is required");
        }

        /** One line: who, its shares, its part of the change (fraction, 0..1). */
        @Override
        public String toString() {
            return producer.name() + ": share " + shareBefore.inPercent() + ", then " + shareAfter.inPercent()
                    + ", changes the HHI by " + change.inWords(3);
        }
    }

    public ConcentrationChange {
        Objects.requireNonNull(before, "before is required");
        Objects.requireNonNull(after, "after is required");
        Objects.requireNonNull(change, "change is required");
        parts = ImmutableList.copyOf(parts);
        notes = ImmutableList.copyOf(notes);
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static ConcentrationChange ofJson(
            @JsonProperty("before") @Nullable Interval before,
            @JsonProperty("after") @Nullable Interval after,
            @JsonProperty("change") @Nullable Interval change,
            @JsonProperty("parts") @Nullable List<Part> parts,
            @JsonProperty("notes") @Nullable List<Json.Words> notes) {
        return new ConcentrationChange(before, after, change, parts, Json.required(notes, "notes"));
    }

    /**
     * The change between two calculators.
     *
     * @return the change and its parts, in the order of the earlier one, then of the later
     * @throws MixedSourcesException if the tables differ in commodity, measure or stages
     * @throws io.github.criticalminerals.core.quantity.MixedBasisException if their amounts are on different bases
     */
    public static ConcentrationChange between(Concentration earlier, Concentration later) {
        List<String> notes = later.differencesFrom(earlier);
        Map<Producer, Contribution> first = byProducer(earlier);
        Map<Producer, Contribution> second = byProducer(later);
        Map<Producer, Part> parts = new LinkedHashMap<>();
        first.forEach((producer, contribution) -> parts.put(
                producer, part(producer, contribution, second.getOrDefault(producer, later.absent(producer)))));
        second.forEach((producer, contribution) ->
                parts.computeIfAbsent(producer, p -> part(p, earlier.absent(p), contribution)));
        Interval before = earlier.hhi().value();
        Interval after = later.hhi().value();
        return new ConcentrationChange(before, after, after.minus(before), ImmutableList.copyOf(parts.values()), notes);
    }

    private static Part part(Producer producer, Contribution before, Contribution after) {
        return new Part(producer, before.share(), after.share(), after.squared().minus(before.squared()));
    }

    private static Map<Producer, Contribution> byProducer(Concentration concentration) {
        Map<Producer, Contribution> map = new LinkedHashMap<>();
        concentration.contributions().forEach(part -> map.put(part.producer(), part));
        return map;
    }

    /** One line: before, after, the change, and what is to be known. */
    @Override
    public String toString() {
        return "HHI " + before.inWords(3) + ", then " + after.inWords(3) + ", change " + change.inWords(3)
                + " (fraction, 0..1)" + notes.stream().map("; "::concat).collect(Collectors.joining());
    }
}
