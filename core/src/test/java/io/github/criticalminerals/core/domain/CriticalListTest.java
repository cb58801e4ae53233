package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriticalListTest {
    private static final Source SOURCE = Source.of("me", "my list");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void holdsTheListsWithTheirDatesAndActs() {
        assertThat(CriticalList.all())
                .extracting(CriticalList::toString)
                .containsExactly(
                        "US 2022 (United States, 2022-02-24): 50 minerals",
                        "US 2025 (United States, 2025-11-07): 60 minerals",
                        "EU 2023 (European Union, 2024-05-23): 34 minerals",
                        "EU strategic 2024 (European Union, 2024-05-23): 17 minerals");
        assertThat(CriticalList.US_2022.sources().get(0).locator()).contains("Federal Register 87 FR 10381");
        assertThat(CriticalList.US_2025.sources().get(0).locator()).contains("Federal Register 90 FR 50494");
        assertThat(CriticalList.EU_2023.sources()).hasSize(2);
        assertThat(CriticalList.US_2025.name()).isEqualTo("US 2025");
        assertThat(CriticalList.US_2025.issuer()).isEqualTo("United States");
        assertThat(CriticalList.US_2025.date()).isEqualTo(LocalDate.of(2025, 11, 7));
    }

    /** 90 FR 50494 of 2025-11-07: the 50 of 2022 stay, ten are added. */
    @Test
    void theUnitedStatesAddedTenIn2025() {
        CriticalList.Difference difference = CriticalList.US_2025.differenceFrom(CriticalList.US_2022);
        assertThat(difference.added())
                .extracting(Commodity::name)
                .containsExactly(
                        "boron",
                        "copper",
                        "lead",
                        "metallurgical coal",
                        "phosphate rock",
                        "potash",
                        "rhenium",
                        "silicon",
                        "silver",
                        "uranium");
        assertThat(difference.removed()).isEmpty();
        assertThat(difference.kept()).isEqualTo(CriticalList.US_2022.members());
    }

    @Test
    void aDifferenceTurnsAroundWithItsSides() {
        CriticalList.Difference there = CriticalList.US_2025.differenceFrom(CriticalList.EU_2023);
        CriticalList.Difference back = CriticalList.EU_2023.differenceFrom(CriticalList.US_2025);
        assertThat(there.added()).isEqualTo(back.removed()).contains(Commodity.of("neodymium"), Commodity.of("tin"));
        assertThat(there.removed())
                .isEqualTo(back.added())
                .contains(Commodity.of("helium"), Commodity.of("light rare earths (EU 2023)"));
        assertThat(there.kept())
                .containsExactlyInAnyOrderElementsOf(back.kept())
                .contains(Commodity.of("gallium"));
        assertThat(there.added().size() + there.kept().size()).isEqualTo(60);
        assertThat(there.removed().size() + there.kept().size()).isEqualTo(34);
    }

    @Test
    void keepsThePrintedNames() {
        assertThat(CriticalList.EU_2023.entries())
                .contains(
                        new CriticalList.Entry(Commodity.of("barite"), "baryte"),
                        new CriticalList.Entry(Commodity.of("nickel"), "nickel - battery grade"));
        assertThat(CriticalList.US_2025.entries())
                .contains(new CriticalList.Entry(Commodity.of("phosphate rock"), "phosphate"));
        for (CriticalList list : CriticalList.all()) {
            for (CriticalList.Entry entry : list.entries()) {
                String plain = entry.printed().replaceAll(" - .* grade$", "");
                assertThat(Commodity.parse(plain)).as(entry.toString()).isSameAs(entry.commodity());
            }
        }
    }

    @Test
    void everyStrategicMaterialIsCritical() {
        assertThat(CriticalList.EU_STRATEGIC_2024
                        .differenceFrom(CriticalList.EU_2023)
                        .added())
                .as("what the critical list has only within a group")
                .containsExactly(Commodity.of("permanent magnet rare earths (EU 2024)"));
    }

    @Test
    void findsTheMembersThatStandForAnElement() {
        Element nd = Element.of("Nd");
        assertThat(CriticalList.US_2025.membersWith(nd)).containsExactly(Commodity.of("neodymium"));
        assertThat(CriticalList.EU_2023.membersWith(nd)).containsExactly(Commodity.of("light rare earths (EU 2023)"));
        assertThat(CriticalList.EU_2023.membersWith(Element.of("Au"))).isEmpty();
        assertThat(CriticalList.EU_2023.contains(Commodity.of("neodymium"))).isFalse();
        assertThat(CriticalList.US_2022.contains(Commodity.of("tin"))).isTrue();
        assertThat(CriticalList.US_2022.membersWith(Element.of("Sc"))).containsExactly(Commodity.of("scandium"));
    }

    @Test
    void refusesBadLists() {
        CriticalList.Entry tin = new CriticalList.Entry(Commodity.of("tin"), "tin");
        LocalDate date = LocalDate.of(2025, 1, 31);
        refused(() -> new CriticalList("a", "b", date, List.of(SOURCE), List.of(tin, tin)))
                .hasMessage("commodity must occur once in a critical list, but \"a\" has twice: tin");
        refused(() -> new CriticalList("a", "b", date, List.of(), List.of(tin)))
                .hasMessage("critical list must have a source, but \"a\" has none");
        refused(() -> new CriticalList(" ", "b", date, List.of(SOURCE), List.of(tin)))
                .hasMessage("name of a critical list must not be blank");
        refused(() -> new CriticalList("a", "", date, List.of(SOURCE), List.of(tin)))
                .hasMessage("issuer of a critical list must not be blank");
        refused(() -> new CriticalList.Entry(Commodity.of("tin"), " "))
                .hasMessage("printed name of a critical list must not be blank");
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        for (CriticalList list : CriticalList.all()) {
            String text = json.writeValueAsString(list);
            assertThat(json.readValue(text, CriticalList.class)).isEqualTo(list).hasSameHashCodeAs(list);
        }
        assertThat(json.writeValueAsString(CriticalList.US_2025))
                .startsWith("{\"name\":\"US 2025\",\"issuer\":\"United States\"")
                .contains("\"date\":\"2025-11-07\"")
                .contains("{\"commodity\":\"aluminum\",\"printed\":\"aluminum\"}");
        CriticalList.Difference difference = CriticalList.US_2025.differenceFrom(CriticalList.US_2022);
        assertThat(json.readValue(json.writeValueAsString(difference), CriticalList.Difference.class))
                .isEqualTo(difference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "issuer", "date", "sources", "entries"})
    void refusesJsonWithoutAProperty(String property) {
        JsonOfAPackage.needs(CriticalList.US_2022, property, property + " is required");
    }

    @Test
    void refusesOtherBadJson() throws Exception {
        ObjectNode node = (ObjectNode) json.readTree(json.writeValueAsString(CriticalList.US_2022));
        node.put("date", "7 November 2025");
        assertThatThrownBy(() -> json.treeToValue(node, CriticalList.class))
                .hasMessageContaining("date must be a day such as 2025-01-31, but was \"7 November 2025\"");
        refused("{}", CriticalList.Entry.class).hasMessageContaining("commodity is required");
        refused("{\"commodity\":\"tin\"}", CriticalList.Entry.class).hasMessageContaining("printed is required");
        refused("{}", CriticalList.Difference.class).hasMessageContaining("added is required");
    }

    @Test
    @Tag("shared")
    void agreesWithTheVectors() throws Exception {
        JsonNode methods = json.readTree(Files.readString(SharedFolder.file("vectors/methods.json")));
        List<String> us2022 = new ArrayList<>();
        List<String> added = new ArrayList<>();
        List<String> meeting = new ArrayList<>();
        for (JsonNode vector : methods.get("cases")) {
            if (vector.get("id").asText().equals("us_lcm_2025")) {
                vector.at("/inputs/2022_list_50").forEach(name -> us2022.add(name.asText()));
                vector.at("/inputs/added_2025").forEach(name -> added.add(name.asText()));
            }
            if (vector.get("id").asText().equals("eu2023_threshold_set")) {
                vector.at("/outputs/rows_meeting_both").forEach(name -> meeting.add(name.asText()));
            }
        }
        assertThat(printed(CriticalList.US_2022)).containsExactlyInAnyOrderElementsOf(us2022);
        assertThat(CriticalList.US_2025.differenceFrom(CriticalList.US_2022).added())
                .containsExactlyInAnyOrderElementsOf(
                        added.stream().map(Commodity::parse).toList());

        assertThat(meeting).hasSize(52);
        for (String row : meeting) {
            Commodity commodity = Commodity.parse(row);
            assertThat(CriticalList.EU_2023.members().stream()
                            .anyMatch(member -> member.equals(commodity)
                                    || (commodity.elements().size() == 1
                                            && member.elements().containsAll(commodity.elements()))))
                    .as(row)
                    .isTrue();
        }
        assertThat(CriticalList.EU_2023.members().stream()
                        .filter(member -> meeting.stream().map(Commodity::parse).noneMatch(row -> row.elements()
                                .equals(member.elements()))))
                .as("critical as strategic materials only")
                .extracting(member -> member.name().toLowerCase(Locale.ROOT))
                .containsExactly("copper", "nickel");
    }

    private static List<String> printed(CriticalList list) {
        return list.entries().stream().map(CriticalList.Entry::printed).toList();
    }
}
