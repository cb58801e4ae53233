package io.github.criticalminerals.core.quantity;

import io.github.criticalminerals.core.issue.Text;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How shares are written, by this library and by people. */
final class ShareText {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String NUMBER = "(\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?)";
    private static final String PERCENT = " *(?:%|percent|per cent)";
    private static final Pattern FRACTION = Pattern.compile(NUMBER);
    private static final Pattern PRINTED = Pattern.compile(NUMBER + PERCENT);
    private static final Pattern RANGE = Pattern.compile("(?:from |between )?" + NUMBER + "(?:" + PERCENT
            + ")?(?: *\\.\\. *| *[-\u2010-\u2015] *| to | and )" + NUMBER + PERCENT);
    private static final Pattern AT_LEAST = Pattern.compile(
            "(?:over|more than|above|at least|no less than|not less than|>=?|\u2265) *" + NUMBER + PERCENT);
    private static final Pattern AT_MOST = Pattern.compile(
            "(?:up to|at most|no more than|not more than|less than|under|below|<=?|\u2264) *" + NUMBER + PERCENT);
    private static final Pattern ABOUT =
            Pattern.compile("(?:about|approximately|approx\\.?|around|roughly|circa|ca\\.?|c\\.|~|\u2248) *(.+)");
    private static final Pattern NEARLY = Pattern.compile("(?:nearly|almost|close to) *(.+)");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final int LONGEST = 100;

    private ShareText() {}

    static Share parse(String text, @Nullable Wording wording) {
        Objects.requireNonNull(text, "share is required");
        String plain = text.length() > LONGEST
                ? ""
                : SPACES.matcher(Text.plain(text)).replaceAll(" ").toLowerCase(Locale.ROOT);
        Matcher fraction = FRACTION.matcher(plain);
        if (fraction.matches()) {
            return Share.of(Double.parseDouble(fraction.group(1)));
        }
        Matcher printed = PRINTED.matcher(plain);
        if (printed.matches()) {
            return Share.rounded(percent(printed.group(1), text));
        }
        Matcher range = RANGE.matcher(plain);
        if (range.matches()) {
            BigDecimal lower = percent(range.group(1), text);
            BigDecimal upper = percent(range.group(2), text);
            if (lower.compareTo(upper) > 0) {
                throw outside(text);
            }
            return Share.ofPercent(lower, upper);
        }
        Matcher atLeast = AT_LEAST.matcher(plain);
        if (atLeast.matches()) {
            return Share.ofPercent(percent(atLeast.group(1), text), HUNDRED);
        }
        Matcher atMost = AT_MOST.matcher(plain);
        if (atMost.matches()) {
            return Share.ofPercent(BigDecimal.ZERO, percent(atMost.group(1), text));
        }
        return vague(plain, text, wording);
    }

    private static Share vague(String plain, String text, @Nullable Wording wording) {
        Matcher about = ABOUT.matcher(plain);
        Matcher nearly = NEARLY.matcher(plain);
        boolean isAbout = about.matches();
        Matcher figure = PRINTED.matcher(isAbout ? about.group(1) : nearly.matches() ? nearly.group(1) : "");
        if (!figure.matches()) {
            throw new IllegalArgumentException(
                    "share must be a fraction (0.692), a percentage (69.2 %), a range (80..100 %,"
                            + " 80 to 100 %) or a bound (over 80 %, up to 20 %), but was \"" + shown(text) + "\"");
        }
        if (wording == null) {
            throw new IllegalArgumentException(
                    "\"" + shown(text) + "\" means no range by itself; Wording.CONVENTION.share reads"
                            + " about as 2.5 points to each side and nearly as up to 5 points less");
        }
        BigDecimal printed = percent(figure.group(1), text);
        BigDecimal below = BigDecimal.valueOf((isAbout ? 2.5 : 5) * wording.width());
        BigDecimal above = isAbout ? below : BigDecimal.ZERO;
        return Share.ofPercent(
                printed.subtract(below).max(BigDecimal.ZERO), printed.add(above).min(HUNDRED));
    }

    private static BigDecimal percent(String number, String text) {
        BigDecimal percent = new BigDecimal(number);
        if (percent.compareTo(HUNDRED) > 0) {
            throw outside(text);
        }
        return percent;
    }

    private static IllegalArgumentException outside(String text) {
        return new IllegalArgumentException("share must be between 0 and 100 %, but was " + Text.trimmed(text));
    }

    private static String shown(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
