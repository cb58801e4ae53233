package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/** A part of the report that stands for itself: its files, its section of the page, its lines in the summary. */
interface Chapter {

    /** Its files by name, as text. */
    Map<String, String> files();

    /** Its pictures by name, as PNG: often none. */
    default Map<String, byte[]> pictures() {
        return ImmutableMap.of();
    }

    /** Adds its section to the page. */
    void addTo(Page page);

    /** Its lines of what the command prints: a heading, and at most three lines, indented by two blanks. */
    List<String> summary();
}
