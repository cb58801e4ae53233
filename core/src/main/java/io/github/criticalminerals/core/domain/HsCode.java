package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A code of the Harmonized System: chapter (2 digits), heading (4), subheading (6), or a national line (8 or 10).
 *
 * <p>Always text: read as a number it loses the leading zero of chapters 01 to 09. The edition of the nomenclature (H0
 * to H6) is a property of the trade table, not of the code.
 *
 * @param digits 2, 4, 6, 8 or 10 digits
 */
public record HsCode(@JsonValue String digits) implements Comparable<HsCode> {

    /**
     * Checks the digits.
     *
     * @throws IllegalArgumentException if there are not 2, 4, 6, 8 or 10 digits and nothing else
     */
    public HsCode {
        if (digits.isEmpty() || digits.length() > 10 || digits.length() % 2 > 0 || !isNumber(digits)) {
            throw new IllegalArgumentException("HS code must have 2, 4, 6, 8 or 10 digits, but was \"" + digits + "\"");
        }
    }

    /** A code by its digits, for example {@code 284690}. */
    public static HsCode of(String digits) {
        return new HsCode(digits);
    }

    /**
     * Reads a code with or without dots and spaces.
     *
     * @param text for example {@code 2846.90}
     * @throws IllegalArgumentException if what is left without dots and spaces is no code
     */
    public static HsCode parse(String text) {
        return new HsCode(
                Text.plain(Objects.requireNonNull(text, "HS code is required")).replaceAll("[. ]", ""));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static HsCode ofJson(@Nullable Object json) {
        return parse(Json.text(json, "HS code"));
    }

    /** Whether another code is this one or a part of it: its digits begin with these. */
    public boolean contains(HsCode other) {
        return other.digits.startsWith(digits);
    }

    /** The first two digits. */
    String chapter() {
        return digits.substring(0, 2);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    // Java makes those of a record when they are first called, which takes a tenth of a program's start

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HsCode that && digits.equals(that.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    /** Orders by digits. */
    @Override
    public int compareTo(HsCode other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
