package io.github.criticalminerals.io.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.policy.PolicyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The policy events of the reference cases, key {@code policy_events} of the files in the folder {@code
 * critmin.vectors}, whatever they are called: every row that is dated to the day and was not read from memory has an
 * event of that day here, whose elements are those of the row. Rows of another day are reported by name.
 */
@Tag("shared")
class PolicyEventsReferenceTest {
    private static final Set<String> DAYS = Set.of(
            "2023-07-03",
            "2023-09-11",
            "2023-10-20",
            "2024-05-23",
            "2024-08-15",
            "2024-12-03",
            "2025-02-04",
            "2025-04-04",
            "2025-10-09",
            "2025-11-07",
            "2026-01-06");

    @Test
    void theCertainEventsAreHere(TestReporter reporter) throws Exception {
        Optional<Path> folder = vectors();
        assumeTrue(folder.isPresent(), "critmin.vectors is not set");
        List<JsonNode> rows = rows(folder.get());
        assumeTrue(!rows.isEmpty(), "no file of critmin.vectors has policy_events");
        List<PolicyEvent> events = PolicyEvents.load().events();
        for (JsonNode row : rows) {
            String date = row.get("date").asText();
            String read = row.get("read").asText();
            if (read.equals("memory") || !DAYS.contains(date)) {
                reporter.publishEntry(
                        "not checked",
                        date + " (" + read + "): " + row.get("event").asText());
                continue;
            }
            LocalDate day = LocalDate.parse(date);
            List<PolicyEvent> ofTheDay = events.stream()
                    .filter(event -> Stream.of(event.announced(), event.from())
                            .anyMatch(known -> known.equals(Optional.of(day))))
                    .toList();
            assertThat(ofTheDay).as(row.get("event").asText()).isNotEmpty();
            Set<String> elements = ofTheDay.stream()
                    .flatMap(event -> event.scope().elements().stream())
                    .map(Element::symbol)
                    .collect(Collectors.toSet());
            for (JsonNode item : row.get("items")) {
                if (item.asText().matches("[A-Z][a-z]?")) {
                    assertThat(elements).as(row.get("event").asText()).contains(item.asText());
                }
            }
        }
    }

    private static List<JsonNode> rows(Path folder) throws IOException {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        List<JsonNode> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                mapper.readTree(file.toFile()).path("policy_events").forEach(rows::add);
            }
        }
        return rows;
    }

    private static Optional<Path> vectors() {
        return Optional.ofNullable(System.getProperty("critmin.vectors"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getProperty("critmin.shared"))
                        .map(place -> Path.of(place, "vectors")));
    }
}
