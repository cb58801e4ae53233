package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which edition of a publication a figure was printed in. The same year in two editions is two numbers: the edition is
 * part of the key.
 *
 * <p>Text and JSON: the series and, as the last word, the edition: {@code MCS 2025}.
 *
 * @param series the publication, for example {@code MCS} (USGS Mineral Commodity Summaries)
 * @param edition the edition, one word, for example {@code 2025} or {@code 2026-v1.3}
 */
public record Edition(String series, String edition) implements Comparable<Edition> {

    private static final Comparator<Edition> ORDER =
            Comparator.comparing(Edition::series).thenComparing(Edition::edition);

    /**
     * Checks the words.
     *
     * @throws IllegalArgumentException if the series is blank or the edition is not one word
     */
    public Edition {
        Text.requireName("series", series);
        if (edition.isEmpty() || !edition.equals(Text.plain(edition)) || edition.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("edition must be one word, but was \"" + edition + "\"");
        }
    }

    /**
     * An edition by its two parts.
     *
     * @param edition the edition, one word
     */
    public static Edition of(String series, String edition) {
        return new Edition(series, edition);
    }

    /**
     * Reads the text form.
     *
     * @param text series and edition, for example {@code MCS 2025}
     * @throws IllegalArgumentException if there are not at least two words
     */
    public static Edition parse(String text) {
        String words = Text.plain(Objects.requireNonNull(text, "edition is required"));
        int space = words.lastIndexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException(
                    "edition must be a series and an edition (MCS 2025), but was \"" + text + "\"");
        }
        return new Edition(words.substring(0, space).stripTrailing(), words.substring(space + 1));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Edition ofJson(@Nullable Object json) {
        return parse(Json.text(json, "edition"));
    }

    /** Orders by series, then edition, both as text. */
    @Override
    public int compareTo(Edition other) {
        return ORDER.compare(this, other);
    }

    @Override
    @JsonValue
    public String toString() {
        return series + " " + edition;
    }
}
