package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementTest {
    private static final Element ND = Element.of("Nd");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void knowsAll118InOrder() {
        assertThat(Element.all()).hasSize(118).isSorted().doesNotHaveDuplicates();
        for (int number = 1; number <= 118; number++) {
            assertThat(Element.all().get(number - 1).atomicNumber()).isEqualTo(number);
        }
        assertThat(Element.all())
                .extracting(Element::symbol)
                .doesNotHaveDuplicates()
                .allMatch(s -> s.matches("[A-Z][a-z]?"));
        assertThat(Element.all())
                .extracting(Element::name)
                .doesNotHaveDuplicates()
                .allMatch(n -> n.matches("[a-z]+"));
    }

    @Test
    void tellsSymbolNameNumberAndWeight() {
        assertThat(ND.symbol()).isEqualTo("Nd");
        assertThat(ND.name()).isEqualTo("neodymium");
        assertThat(ND.atomicNumber()).isEqualTo(60);
        assertThat(ND.atomicWeight()).hasValue(144.24);
        assertThat(ND.standardAtomicWeight()).contains(Interval.of(144.23, 144.25));
        assertThat(ND).hasToString("Nd");
        assertThat(Element.ATOMIC_WEIGHTS.doi()).contains("10.1515/pac-2019-0603");
    }

    @Test
    void hasNoWeightWhereIupacGivesNone() {
        assertThat(Element.all().stream()
                        .filter(element -> element.atomicWeight().isEmpty())
                        .map(Element::atomicNumber))
                .containsExactlyElementsOf(without());
        assertThat(Element.all())
                .allMatch(e ->
                        e.atomicWeight().isPresent() == e.standardAtomicWeight().isPresent());
    }

    private static List<Integer> without() {
        List<Integer> numbers = new ArrayList<>(List.of(43, 61, 84, 85, 86, 87, 88, 89));
        for (int number = 93; number <= 118; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    @Test
    void weightsRiseWithTheNumberButForTheFourKnownInversions() {
        List<String> inversions = new ArrayList<>();
        Element last = Element.of("H");
        for (Element element : Element.all()) {
            if (element.atomicWeight().isEmpty()) {
                continue;
            }
            if (element.atomicWeight().orElseThrow() < last.atomicWeight().orElseThrow()) {
                inversions.add(last + "/" + element);
            }
            last = element;
        }
        assertThat(inversions).containsExactly("Ar/K", "Co/Ni", "Te/I", "Th/Pa");
    }

    @ParameterizedTest
    @CsvSource({
        "nd, Nd",
        "' ND ', Nd",
        "Neodymium, Nd",
        "aluminium, Al",
        "Aluminum, Al",
        "caesium, Cs",
        "cesium, Cs",
        "sulphur, S",
        "wolfram, W",
        "tungsten, W",
        "columbium, Nb",
        "n, N"
    })
    void parsesSymbolsAndNamesInAnyCase(String text, String symbol) {
        assertThat(Element.parse(text)).isSameAs(Element.of(symbol));
    }

    @Test
    void refusesWhatIsNoElement() {
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> Element.of("nd"))
                .withMessage("\"nd\" is another name of Nd: Element.parse reads it");
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> Element.parse("neodymum"))
                .withMessageStartingWith("unknown element \"neodymum\"; nearest known: neodymium");
    }

    @Test
    void roundTripsThroughTextAndJson() throws Exception {
        for (Element element : Element.all()) {
            assertThat(Element.of(element.toString())).isSameAs(element);
            assertThat(Element.parse(element.name())).isSameAs(element);
            assertThat(json.readValue(json.writeValueAsString(element), Element.class))
                    .isSameAs(element);
        }
        assertThat(json.writeValueAsString(List.of(ND))).isEqualTo("[\"Nd\"]");
    }

    @Test
    void refusesOtherJson() {
        for (String bad : List.of("{}", "[]", "\"Xx\"", "60.5")) {
            refused(bad, Element.class);
        }
        assertThatThrownBy(() -> json.readValue("{\"a\":\"Xx\"}", new TypeReference<Map<String, Element>>() {}))
                .hasMessageStartingWith("Cannot construct instance of")
                .hasMessageContaining("unknown element symbol \"Xx\"");
        assertThatThrownBy(() -> Element.ofJson(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("element is required");
    }
}
