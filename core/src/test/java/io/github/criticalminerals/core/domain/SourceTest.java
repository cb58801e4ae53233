package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

    private static final Source BARE = Source.of("Survey", "Summaries");
    private static final Source FULL = BARE.withPublished(LocalDate.of(2025, 1, 31))
            .withDoi("10.1234/sums2025")
            .withUrl("https://example.org/sums")
            .withLicence("CC0")
            .withLocator("p. 7")
            .withNote("read by hand");

    @Test
    void printsAsALineOfAReferenceList() {
        assertThat(BARE).hasToString("Survey, Summaries");
        assertThat(FULL).hasToString("Survey, Summaries, p. 7 (2025-01-31), doi:10.1234/sums2025, CC0 [read by hand]");
        assertThat(BARE.withUrl("https://example.org/sums")).hasToString("Survey, Summaries, https://example.org/sums");
        assertThat(Source.of("Survey", "Two\nlines").withNote("a\r\n\tb")).hasToString("Survey, Two lines [a b]");
    }

    @Test
    void keepsWhatIsKnown() {
        assertThat(FULL.publisher()).isEqualTo("Survey");
        assertThat(FULL.title()).isEqualTo("Summaries");
        assertThat(FULL.published()).contains(LocalDate.of(2025, 1, 31));
        assertThat(FULL.doi()).contains("10.1234/sums2025");
        assertThat(FULL.url()).contains("https://example.org/sums");
        assertThat(FULL.licence()).contains("CC0");
        assertThat(FULL.locator()).contains("p. 7");
        assertThat(FULL.note()).contains("read by hand");
        assertThat(Stream.of(BARE.published(), BARE.doi(), BARE.url(), BARE.licence(), BARE.locator(), BARE.note()))
                .allMatch(java.util.Optional::isEmpty);
    }

    @Test
    void differsInEveryPart() {
        List<Source> all = List.of(
                BARE,
                Source.of("Press", "Summaries"),
                Source.of("Survey", "Tables"),
                BARE.withPublished(LocalDate.of(2025, 1, 31)),
                BARE.withDoi("10.1234/sums2025"),
                BARE.withUrl("https://example.org/sums"),
                BARE.withLicence("CC0"),
                BARE.withLocator("p. 7"),
                BARE.withNote("read by hand"));
        assertThat(all).doesNotHaveDuplicates();
        assertThat(BARE.withNote("n").withLicence("CC0"))
                .isEqualTo(BARE.withLicence("CC0").withNote("n"));
        assertThat(FULL.withNote("read by hand")).isEqualTo(FULL).hasSameHashCodeAs(FULL);
    }

    @Test
    void refusesWhatIsNoSource() {
        refused(() -> Source.of(" ", "Summaries")).hasMessage("publisher of a source must not be blank");
        refused(() -> Source.of("Survey", "")).hasMessage("title of a source must not be blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.3133", "https://doi.org/10.3133/mcs2025", "doi:10.3133/mcs2025", "10.3133/mcs 2025"})
    void refusesWhatIsNoDoi(String doi) {
        refused(() -> BARE.withDoi(doi)).hasMessage("doi must look like 10.1234/abc, but was \"" + doi + "\"");
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        for (Source source : List.of(BARE, FULL)) {
            assertThat(mapper.readValue(mapper.writeValueAsString(source), Source.class))
                    .isEqualTo(source);
        }
        assertThat(mapper.writeValueAsString(BARE)).isEqualTo("{\"publisher\":\"Survey\",\"title\":\"Summaries\"}");
        assertThat(mapper.readTree(mapper.writeValueAsString(FULL))
                        .get("published")
                        .asText())
                .isEqualTo("2025-01-31");
        assertThat(mapper.readValue("null", Source.class)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | publisher is required",
                "{\"publisher\":null,\"title\":\"T\"} | publisher is required",
                "{\"publisher\":\"P\"} | title is required",
                "{\"publisher\":\"P\",\"title\":\" \"} | title of a source must not be blank",
                "{\"publisher\":\"P\",\"title\":\"T\",\"doi\":\"x\"} | doi must look like 10.1234/abc, but was \"x\""
            })
    void refusesIncompleteJson(String json, String message) {
        refused(json, Source.class).rootCause().hasMessage(message);
    }

    @Test
    void refusesOtherDates() {
        refused("{\"publisher\":\"P\",\"title\":\"T\",\"published\":\"2025-02-30\"}", Source.class)
                .cause()
                .hasMessage("published must be a day such as 2025-01-31, but was \"2025-02-30\"");
    }
}
