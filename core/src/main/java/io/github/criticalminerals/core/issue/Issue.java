package io.github.criticalminerals.core.issue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with data, or worth knowing about them, and where it stands.
 *
 * @param severity how grave it is
 * @param code what kind of issue it is, in kebab-case such as {@code unknown-country}; stable, so programs may compare
 *     it
 * @param place where it stands
 * @param message what was expected and what was found, for people, not blank; what is longer than {@value
 *     #MESSAGE_LIMIT} characters is cut there, with an ellipsis as the last character
 * @param rawText the text as the source has it, may be empty; what is longer than {@value #RAW_TEXT_LIMIT} characters
 *     is cut there, with an ellipsis as the last character
 */
public record Issue(Severity severity, String code, Place place, String message, String rawText) {

    /** How grave an issue is, in rising order. */
    public enum Severity {
        /** Worth knowing; the data are used as they stand, such as a named erratum that was applied. */
        INFO,
        /** The data are used, but somebody should look, such as a total that its rows miss by more than rounding. */
        WARNING,
        /** The data named by the issue are not used, such as a rejected row. */
        ERROR;

        @JsonCreator
        static Severity ofJson(String name) {
            return Json.constant(values(), "severity", name);
        }
    }

    /** The length of the longest raw text that is kept whole (characters). */
    public static final int RAW_TEXT_LIMIT = 80;

    /** The length of the longest message that is kept whole (characters). */
    public static final int MESSAGE_LIMIT = 2_000;

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Issue {
        Objects.requireNonNull(severity, "severity is required");
        Objects.requireNonNull(code, "code is required");
        Objects.requireNonNull(place, "place is required");
        Objects.requireNonNull(message, "message is required");
        Objects.requireNonNull(rawText, "rawText is required; it may be empty");
        if (!KEBAB_CASE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "code must be kebab-case such as unknown-country, but was \"" + code + "\"");
        }
        if (Text.isBlank(message)) {
            throw new IllegalArgumentException("message must say what was expected and found, but was blank");
        }
        message = cut(message, MESSAGE_LIMIT);
        rawText = shown(rawText);
    }

    @JsonCreator
    static Issue ofJson(
            @JsonProperty("severity") @Nullable Severity severity,
            @JsonProperty("code") Json.@Nullable Words code,
            @JsonProperty("place") @Nullable Place place,
            @JsonProperty("message") Json.@Nullable Words message,
            @JsonProperty("rawText") Json.@Nullable Words rawText) {
        return new Issue(
                Objects.requireNonNull(severity, "severity is required"),
                Json.required(code, "code"),
                Objects.requireNonNull(place, "place is required"),
                Json.required(message, "message"),
                Json.required(rawText, "rawText"));
    }

    /**
     * An issue with severity {@link Severity#ERROR}.
     *
     * @param code the kind of issue, in kebab-case
     * @param place where it stands
     * @param message what was expected and what was found
     * @param rawText the text as the source has it
     */
    public static Issue error(String code, Place place, String message, String rawText) {
        return new Issue(Severity.ERROR, code, place, message, rawText);
    }

    /**
     * An issue with severity {@link Severity#WARNING}.
     *
     * @param code the kind of issue, in kebab-case
     * @param place where it stands
     * @param message what was expected and what was found
     * @param rawText the text as the source has it
     */
    public static Issue warning(String code, Place place, String message, String rawText) {
        return new Issue(Severity.WARNING, code, place, message, rawText);
    }

    /**
     * An issue with severity {@link Severity#INFO}.
     *
     * @param code the kind of issue, in kebab-case
     * @param place where it stands
     * @param message what there is to know
     * @param rawText the text as the source has it
     */
    public static Issue info(String code, Place place, String message, String rawText) {
        return new Issue(Severity.INFO, code, place, message, rawText);
    }

    /** For people, on one line: {@code error unknown-country at a.csv, line 12: message (text: "raw")}. */
    @Override
    public String toString() {
        String text = severity.name().toLowerCase(Locale.ROOT) + " " + code + " at " + place + ": "
                + Printed.oneLine(message);
        return rawText.isEmpty() ? text : text + " (text: \"" + Printed.oneLine(rawText) + "\")";
    }

    /**
     * {@return a text as issues show it, for a message that quotes it: cut like a raw text if it is longer than {@value
     * #RAW_TEXT_LIMIT} characters}
     */
    public static String shown(String text) {
        return cut(text, RAW_TEXT_LIMIT);
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "\u2026";
    }
}
