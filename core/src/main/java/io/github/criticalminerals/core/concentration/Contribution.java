package io.github.criticalminerals.core.concentration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one producer, or one unsplit part, adds to the HHI.
 *
 * @param producer the producer or the part
 * @param share its share, as narrow as what is known allows (fraction, 0..1)
 * @param squared what it adds to the HHI: the square of its share; for an unsplit part from an even split among all
 *     that may share it to one producer (fraction, 0..1)
 * @param omissions what the whole is without, in words
 */
public record Contribution(Producer producer, Interval share, Interval squared, List<String> omissions)
        implements Worded {

    public Contribution {
        Objects.requireNonNull(producer, "producer is required");
        Objects.requireNonNull(share, "share is required");
        Objects.requireNonNull(squared, "squared is required");
        omissions = ImmutableList.copyOf(omissions);
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Contribution ofJson(
            @JsonProperty("producer") @Nullable Producer producer,
            @JsonProperty("share") @Nullable Interval share,
            @JsonProperty("squared") @Nullable Interval squared,
            @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
        return new Contribution(producer, share, squared, Json.required(omissions, "omissions"));
    }

    /** {@return this for people: {@code China: share 68.5 %, adds 0.47 to the HHI (fraction, 0..1)}} */
    @Override
    public String inWords() {
        return producer.name() + ": share " + share.inPercent() + ", adds " + squared.inWords(3)
                + " to the HHI (fraction, 0..1)" + Text.behind(omissions);
    }

    /** One line: {@code China: share 0.6, 0.36 of the HHI}. */
    @Override
    public String toString() {
        return producer.name() + ": share " + share + ", " + squared + " of the HHI" + Text.behind(omissions);
    }
}
