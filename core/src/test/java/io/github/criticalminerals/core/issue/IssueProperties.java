package io.github.criticalminerals.core.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.issue.Issue.Severity;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IssueProperties {
    private final ObjectMapper json = new ObjectMapper();

    @Property
    void comesBackFromJson(@ForAll("issues") Issue issue) throws Exception {
        assertThat(json.readValue(json.writeValueAsString(issue), Issue.class)).isEqualTo(issue);
    }

    @Property
    void keepsAtMostEightyCharacters(@ForAll String rawText) {
        String kept = Issue.error("a", Place.of("a.csv"), "m", rawText).rawText();
        if (rawText.length() <= Issue.RAW_TEXT_LIMIT) {
            assertThat(kept).isEqualTo(rawText);
        } else {
            assertThat(kept).hasSizeLessThanOrEqualTo(80).endsWith("…");
            assertThat(rawText).startsWith(kept.substring(0, kept.length() - 1));
        }
    }

    @Property
    void printsOnOneLineWithoutATag(@ForAll("issues") Issue issue) {
        assertThat(issue.toString()).doesNotContain("<", "\n", "\r");
    }

    @Provide
    Arbitrary<Issue> issues() {
        Arbitrary<String> codes =
                Arbitraries.of("unknown-country", "ragged-row", "total-mismatch", "a", "withheld-2-of-3");
        return Combinators.combine(Arbitraries.of(Severity.class), codes, places(), words(), Arbitraries.strings())
                .as(Issue::new);
    }

    private static Arbitrary<Place> places() {
        Arbitrary<Place> whole = words().map(Place::of);
        Arbitrary<Long> lines = Arbitraries.longs().between(1, Long.MAX_VALUE).injectNull(0.3);
        Arbitrary<String> columns = words().injectNull(0.3);
        Arbitrary<Long> bytes = Arbitraries.longs().between(0, Long.MAX_VALUE).injectNull(0.3);
        return Combinators.combine(whole, lines, columns, bytes).as((place, line, column, byteOffset) -> {
            Place with = line == null ? place : place.atLine(line);
            with = column == null ? with : with.atColumn(column);
            return byteOffset == null ? with : with.atByte(byteOffset);
        });
    }

    /** Any text that is not blank, control characters and angle brackets among it. */
    private static Arbitrary<String> words() {
        return Arbitraries.strings().ofMaxLength(30).map(text -> "w" + text + "<");
    }
}
