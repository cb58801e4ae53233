package io.github.criticalminerals.core.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sum of money in one currency, nominal, perhaps known only within bounds. Nothing is converted.
 *
 * <p>Text and JSON: {@code 8500000000 USD}, {@code 0..400000000 USD}.
 *
 * @param amount the sum, in units of the currency
 * @param currency the ISO 4217 code, three capital letters
 */
public record Money(Interval amount, String currency) {

    private static final Pattern TEXT = Pattern.compile("(\\S+) +([A-Z]{3})");

    /**
     * Checks the currency.
     *
     * @throws IllegalArgumentException if it is not three capital letters
     */
    public Money {
        boolean isCode = currency.length() == 3;
        for (int i = 0; isCode && i < 3; i++) { // not by a pattern: every row of trade has a value
            isCode = currency.charAt(i) >= 'A' && currency.charAt(i) <= 'Z';
        }
        if (!isCode) {
            throw new IllegalArgumentException(
                    "currency must be three capital letters (ISO 4217), but was \"" + currency + "\"");
        }
    }

    /**
     * An exact sum.
     *
     * @param amount the sum, in units of the currency
     * @param currency the ISO 4217 code
     * @return the sum
     */
    public static Money of(double amount, String currency) {
        return new Money(Interval.exact(amount), currency);
    }

    /**
     * Reads the text form.
     *
     * @param text a number or range and a currency, for example {@code 8500000000 USD}
     * @return the sum
     * @throws IllegalArgumentException if the text has another form
     */
    public static Money parse(String text) {
        Objects.requireNonNull(text, "money is required");
        Matcher parts = TEXT.matcher(Text.plain(text));
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "money must be a number or range and a currency (8500000000 USD), but was \"" + text + "\"");
        }
        return new Money(Interval.parse(parts.group(1)), parts.group(2));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Money ofJson(@Nullable Object json) {
        return parse(Json.text(json, "money"));
    }

    @Override
    @JsonValue
    public String toString() {
        return amount + " " + currency;
    }
}
