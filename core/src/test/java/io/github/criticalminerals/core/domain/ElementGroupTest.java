package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ElementGroupTest {
    private static final Source SOURCE = Source.of("me", "my groups");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void definesTheGroupsWithTheirAuthors() {
        assertThat(ElementGroup.RARE_EARTHS)
                .hasToString("rare earths (Sc Y La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu)");
        assertThat(ElementGroup.RARE_EARTHS.elements()).hasSize(17);
        assertThat(ElementGroup.RARE_EARTHS.source().publisher()).isEqualTo("IUPAC");
        assertThat(ElementGroup.LIGHT_RARE_EARTHS_EU_2023).hasToString("light rare earths (EU 2023) (La Ce Pr Nd Sm)");
        assertThat(ElementGroup.HEAVY_RARE_EARTHS_EU_2023)
                .hasToString("heavy rare earths (EU 2023) (Y Eu Gd Tb Dy Ho Er Tm Yb Lu)");
        assertThat(ElementGroup.HEAVY_RARE_EARTHS_EU_2023.source().doi()).contains("10.2873/725585");
        assertThat(ElementGroup.MAGNET_RARE_EARTHS).hasToString("magnet rare earths (Pr Nd Tb Dy)");
        assertThat(ElementGroup.MAGNET_RARE_EARTHS.source().publisher()).isEqualTo("International Energy Agency");
        assertThat(ElementGroup.PLATINUM_GROUP).hasToString("platinum group (Ru Rh Pd Os Ir Pt)");
    }

    @Test
    void theRareEarthsAreScandiumYttriumAndTheLanthanoids() {
        assertThat(ElementGroup.RARE_EARTHS.elements())
                .containsExactlyElementsOf(Element.all().stream()
                        .filter(e -> e.atomicNumber() == 21
                                || e.atomicNumber() == 39
                                || (e.atomicNumber() >= 57 && e.atomicNumber() <= 71))
                        .toList());
    }

    @Test
    void lightAndHeavyShareNoElementAndLeaveOutScandiumAndPromethium() {
        assertThat(Stream.concat(
                        ElementGroup.LIGHT_RARE_EARTHS_EU_2023.elements().stream(),
                        ElementGroup.HEAVY_RARE_EARTHS_EU_2023.elements().stream()))
                .doesNotHaveDuplicates()
                .hasSize(15)
                .allMatch(ElementGroup.RARE_EARTHS.elements()::contains)
                .doesNotContain(Element.of("Sc"), Element.of("Pm"));
    }

    @Test
    void groupsThatStatisticsCountHaveTheElementsOfTheirCommodities() {
        for (ElementGroup group : List.of(
                ElementGroup.LIGHT_RARE_EARTHS_EU_2023,
                ElementGroup.HEAVY_RARE_EARTHS_EU_2023,
                ElementGroup.MAGNET_RARE_EARTHS)) {
            assertThat(Commodity.of(group.name()).elements()).containsExactlyInAnyOrderElementsOf(group.elements());
        }
        assertThat(Commodity.of("platinum-group metals").elements()).isEqualTo(ElementGroup.PLATINUM_GROUP.elements());
    }

    @Test
    void takesOnesOwn() {
        ElementGroup group = new ElementGroup("mine", SOURCE, List.of(Element.of("Nd"), Element.of("W")));
        assertThat(group.elements().contains(Element.of("W"))).isTrue();
        assertThat(group.elements().contains(Element.of("Pr"))).isFalse();
    }

    @Test
    void refusesBadGroups() {
        refused(() -> new ElementGroup(" ", SOURCE, List.of(Element.of("Nd"))))
                .hasMessage("element group must have a name, but was \" \"");
        refused(() -> new ElementGroup("mine", SOURCE, List.<Element>of()))
                .hasMessage("elements of a group must be at least one, each once, but were []");
        refused(() -> new ElementGroup("mine", SOURCE, List.of(Element.of("Nd"), Element.of("Nd"))))
                .hasMessage("elements of a group must be at least one, each once, but were [Nd, Nd]");
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        assertThat(json.readValue(json.writeValueAsString(ElementGroup.MAGNET_RARE_EARTHS), ElementGroup.class))
                .isEqualTo(ElementGroup.MAGNET_RARE_EARTHS);
        refused("{}", ElementGroup.class).hasMessageContaining("name is required");
        refused("{\"name\":\"a\"}", ElementGroup.class).hasMessageContaining("source is required");
        refused("{\"name\":\"a\",\"source\":{\"publisher\":\"p\",\"title\":\"t\"}}", ElementGroup.class)
                .hasMessageContaining("elements is required");
    }
}
