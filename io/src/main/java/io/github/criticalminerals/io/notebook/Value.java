package io.github.criticalminerals.io.notebook;

import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a table's cell says.
 *
 * @param text for people
 * @param title what shows where the mouse rests on it: the exact range and its source; empty if that is the text
 */
record Value(String text, String title) {
    /** A text in a table's cell is cut behind so many characters; the whole of it shows where the mouse rests. */
    private static final int LONGEST = 160;

    static final Value NONE = new Value("", "");

    static Value of(@Nullable Object object) {
        Object bare = object instanceof Optional<?> optional ? optional.orElse(null) : object;
        if (bare == null) {
            return NONE;
        }
        if (bare instanceof Producer producer) {
            return ofText(producer.name());
        }
        if (bare instanceof Interval interval) {
            return new Value(interval.inWords(), interval.toString());
        }
        if (bare instanceof Share share) {
            return new Value(share.inPercent(), share.toString());
        }
        if (bare instanceof Mass mass) {
            return new Value(mass.inWords(), mass.toString());
        }
        if (bare instanceof Double number && Double.isFinite(number)) {
            return new Value(Interval.exact(number).inWords(), number.toString());
        }
        if (bare instanceof Term term) {
            return new Value(Value.of(term.value()).text + " " + term.unit(), term.toString()).from(term.allSources());
        }
        if (bare instanceof Collection<?> all) {
            return ofText(all.stream().map(each -> of(each).whole()).collect(Collectors.joining("; ")));
        }
        if (bare instanceof Map<?, ?> map) {
            return ofText(map.entrySet().stream()
                    .map(each -> of(each.getKey()).whole() + ": "
                            + of(each.getValue()).whole())
                    .collect(Collectors.joining("; ")));
        }
        return ofText(Members.sentence(bare));
    }

    static Value ofText(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? new Value(text, "")
                : new Value(text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "\u2026", text);
    }

    /** A copy whose title names sources, behind what it says already. */
    Value from(Iterable<Source> sources) {
        return Iterables.isEmpty(sources) || text.isEmpty()
                ? this
                : new Value(text, (title.isEmpty() ? text : title) + ", " + named(sources));
    }

    static String named(Iterable<Source> sources) {
        return String.join("; ", Iterables.transform(sources, Source::toString));
    }

    private String whole() {
        return text.endsWith("\u2026") ? title : text;
    }
}
