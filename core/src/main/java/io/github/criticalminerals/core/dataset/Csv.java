package io.github.criticalminerals.core.dataset;

import com.google.common.base.Joiner;
import io.github.criticalminerals.core.domain.Source;
import java.util.ArrayList;
import java.util.List;

/** How tables and results write CSV cells. */
public final class Csv {

    private Csv() {}

    /** A cell, quoted where RFC 4180 asks for it or white space at an end could be lost. */
    public static String cell(String text) {
        boolean plain = text.equals(text.strip())
                && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * Several texts in one cell, separated by {@code " | "}; a bar or backslash in a text stands behind a backslash.
     */
    static String joined(List<String> texts) {
        return Joiner.on(" | ")
                .join(texts.stream()
                        .map(text -> text.replace("\\", "\\\\").replace("|", "\\|"))
                        .iterator());
    }

    /** Names and values in one cell, {@code name=value}, joined like texts; empty values are left out. */
    static String pairs(String... namesAndValues) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                pairs.add(namesAndValues[i] + "=" + namesAndValues[i + 1]);
            }
        }
        return joined(pairs);
    }

    /** What is known of a source in one cell. */
    public static String source(Source source) {
        return pairs(
                "publisher", source.publisher(),
                "title", source.title(),
                "published", source.published().map(Object::toString).orElse(""),
                "doi", source.doi().orElse(""),
                "url", source.url().orElse(""),
                "licence", source.licence().orElse(""),
                "locator", source.locator().orElse(""),
                "note", source.note().orElse(""));
    }
}
