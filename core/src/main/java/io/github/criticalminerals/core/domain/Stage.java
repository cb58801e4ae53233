package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A step of the supply chain, in an order from the mine to the product.
 *
 * <p>An open identity: the constants are the steps that the field's reports distinguish; a user adds his own between
 * them by position. Tables and claims name a <em>set</em> of stages, since the words of reports cover several: {@link
 * #parseSet} reads "processing" and "midstream" as separation and refining.
 *
 * <p>Text and JSON: a standard stage prints as its name, {@code mining}; a user's with its position, {@code alloy
 * (45)}.
 *
 * @param name the name, lower case
 * @param position where it stands in the chain; mining is 10, the magnet 50
 */
public record Stage(String name, double position) implements Comparable<Stage> {

    /** Extraction of ore, concentrate included. Position 10. */
    public static final Stage MINING = new Stage("mining", 10);
    /** Separation into single compounds (for rare earths: oxides of one element). Position 20. */
    public static final Stage SEPARATION = new Stage("separation", 20);
    /** Refining to the traded pure compound or metal. Position 30. */
    public static final Stage REFINING = new Stage("refining", 30);
    /** Reduction to metal and alloy. Position 40. */
    public static final Stage METAL = new Stage("metal", 40);
    /** Magnet making. Position 50. */
    public static final Stage MAGNET = new Stage("magnet", 50);
    /** Recovery from scrap and end-of-life products, which feeds back. Position 60. */
    public static final Stage RECYCLING = new Stage("recycling", 60);

    private static final ImmutableList<Stage> STANDARD =
            ImmutableList.of(MINING, SEPARATION, REFINING, METAL, MAGNET, RECYCLING);

    /**
     * Checks name and position, and that a standard name stands at its place.
     *
     * @throws IllegalArgumentException if the name is not lower-case words or has the word "and" (which joins two
     *     stages), the position is not finite, or the name is a standard one at another position
     */
    public Stage {
        Double standard = standardPosition(name);
        if (standard == null && !Grammar.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "stage name must be lower-case words without \"and\", but was \"" + name + "\"");
        }
        if (!Double.isFinite(position)) {
            throw new IllegalArgumentException("stage position must be finite, but was " + position);
        }
        position = position + 0.0;
        if (standard != null && standard != position) {
            throw new IllegalArgumentException(
                    "stage \"" + name + "\" is at position " + plain(standard) + ", but was given " + plain(position));
        }
    }

    /** {@return the standard six standard stages, from mining to recycling} */
    public static List<Stage> standard() {
        return STANDARD;
    }

    /**
     * A standard stage by its name.
     *
     * @param name for example {@code refining}
     * @throws UnknownNameException if it is not one of the constants' names
     */
    public static Stage of(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    /**
     * A stage of one's own and where it stands: mining is 10, separation 20, refining 30, metal 40, magnet 50,
     * recycling 60.
     */
    public static Stage of(String name, double position) {
        return new Stage(name, position);
    }

    /**
     * Reads the text form, or a word for a standard stage, case and surrounding white space ignored: mine, mined;
     * separated; smelter, smelting, refinery, refined (refining); metals; magnets; recycled, scrap. Where a table has
     * smelters and refineries apart, name two stages of your own.
     *
     * @param text {@code mining}, {@code smelter} or {@code alloy (45)}
     * @throws UnknownNameException if it names no standard stage and gives no position
     * @throws IllegalArgumentException if it is a word for a part of the chain, which {@link #parseSet} reads
     */
    public static Stage parse(String text) {
        return read(text, true);
    }

    private static Stage read(String text, boolean aliases) {
        String word =
                Text.plain(Objects.requireNonNull(text, "stage is required")).toLowerCase(Locale.ROOT);
        Matcher parts = Grammar.TEXT.matcher(word);
        if (parts.matches() && parts.group(2) != null) {
            return of(parts.group(1), Double.parseDouble(parts.group(2)));
        }
        ImmutableSet<Stage> several = part(word);
        if (!several.isEmpty()) {
            throw new IllegalArgumentException("stage must be one of " + STANDARD + ", but \"" + text
                    + "\" is a part of the chain: " + several + "; parseSet reads it");
        }
        return of(aliases ? standardName(word) : word);
    }

    private static UnknownNameException unknown(String name) {
        String meant = standardName(name.toLowerCase(Locale.ROOT));
        return find(meant).isPresent()
                ? UnknownNameException.alias("stage", name, meant, "Stage.parse")
                : UnknownNameException.of(
                        "stage", name, STANDARD.stream().map(Stage::name).toList());
    }

    private static String standardName(String word) {
        return switch (word) {
            case "mine", "mines", "mined" -> "mining";
            case "separated" -> "separation";
            case "smelter", "smelters", "smelting", "refinery", "refineries", "refined" -> "refining";
            case "metals" -> "metal";
            case "magnets" -> "magnet";
            case "recycled", "scrap" -> "recycling";
            default -> word;
        };
    }

    /**
     * Reads the words of a report for one or several stages: stages joined by commas or "and", {@code processing} and
     * {@code midstream} (separation and refining), {@code upstream} and {@code extraction} (mining), {@code downstream}
     * (metal and magnet).
     *
     * @param text for example {@code processing}, {@code mining, refining}
     * @return the stages in chain order
     * @throws UnknownNameException if a word names no stage
     */
    public static Set<Stage> parseSet(String text) {
        ImmutableSet.Builder<Stage> stages = ImmutableSet.builder();
        for (String word : Grammar.SEPARATOR.split(
                Objects.requireNonNull(text, "stages is required").toLowerCase(Locale.ROOT))) {
            ImmutableSet<Stage> several = part(Text.plain(word));
            stages.addAll(several.isEmpty() ? ImmutableSet.of(parse(word)) : several);
        }
        return inOrder(stages.build());
    }

    /** The stages of a word for a part of the chain; none for other words. */
    private static ImmutableSet<Stage> part(String word) {
        return switch (word) {
            case "processing", "midstream" -> ImmutableSet.of(SEPARATION, REFINING);
            case "upstream", "extraction" -> ImmutableSet.of(MINING);
            case "downstream" -> ImmutableSet.of(METAL, MAGNET);
            default -> ImmutableSet.of();
        };
    }

    /** {@return the stages in chain order, from the mine on} */
    public static Set<Stage> inOrder(Iterable<Stage> stages) {
        return stages instanceof ImmutableSet<Stage> one && one.size() == 1
                ? one
                : ImmutableSet.copyOf(ImmutableList.sortedCopyOf(stages));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Stage ofJson(@Nullable Object json) {
        return read(Json.text(json, "stage"), false);
    }

    /** Orders along the chain, then by name. */
    @Override
    public int compareTo(Stage other) {
        int byPosition = Double.compare(position, other.position);
        return byPosition != 0 ? byPosition : name.compareTo(other.name);
    }

    @Override
    @JsonValue
    public String toString() {
        return standardPosition(name) == null ? name + " (" + plain(position) + ")" : name;
    }

    private static Optional<Stage> find(String name) {
        for (Stage stage : STANDARD) {
            if (stage.name.equals(name)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Double standardPosition(String name) {
        return switch (name) {
            case "mining" -> 10.0;
            case "separation" -> 20.0;
            case "refining" -> 30.0;
            case "metal" -> 40.0;
            case "magnet" -> 50.0;
            case "recycling" -> 60.0;
            default -> null;
        };
    }

    private static String plain(double position) {
        return new BigDecimal(Double.toString(position)).stripTrailingZeros().toPlainString();
    }

    /** Read when the first text is: most programs start without. */
    private static final class Grammar {
        static final Pattern NAME = Pattern.compile("(?!.*\\band\\b)(?:[a-z][a-z0-9 /-]*[a-z0-9]|[a-z])");
        static final Splitter SEPARATOR = Splitter.on(Pattern.compile(",\\s*and\\b|,|\\band\\b"));
        static final Pattern TEXT = Pattern.compile("(.+?)(?: \\((-?\\d+(?:\\.\\d+)?)\\))?");
    }
}
