package io.github.criticalminerals.core.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import org.jspecify.annotations.Nullable;

/**
 * What "about" and "nearly" mean in a claim: a convention of this library, which {@link Share#parse} does not apply
 * unless asked.
 *
 * <pre>{@code
 * Wording.CONVENTION.share("about 90 %");  // 87.5..92.5 %
 * Wording.CONVENTION.share("nearly 70 %"); // 65..70 %
 * }</pre>
 *
 * <ul>
 *   <li>about, approximately, around, roughly: 2.5 points to each side;
 *   <li>nearly, almost: from 5 points less up to the figure;
 *   <li>all other words as {@link Share#parse} reads them: they have no width.
 * </ul>
 *
 * <p>Ends are cut to 0..100 %.
 *
 * @param width the factor on both widths, at least 0: 1 is the convention; with a half and 2 one sees how much hangs on
 *     it
 */
public record Wording(double width) {

    /** 2.5 points to each side; 5 points below. */
    public static final Wording CONVENTION = new Wording(1);

    /**
     * Checks the width.
     *
     * @throws IllegalArgumentException if it is not a finite number of at least 0
     */
    public Wording {
        if (!(width >= 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException("width must be a finite number of at least 0, but was " + width);
        }
    }

    @JsonCreator
    static Wording ofJson(@JsonProperty("width") Json.@Nullable Decimal width) {
        return new Wording(Json.required(width, "width"));
    }

    /**
     * Reads a claim of a share.
     *
     * @param text what {@link Share#parse} reads, and a percentage behind one of the words above
     * @throws IllegalArgumentException if the text has another form or lies outside 0..100 %
     */
    public Share share(String text) {
        return ShareText.parse(text, this);
    }
}
