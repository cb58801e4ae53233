package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassPathTableTest {

    @Test
    void readsRowsBelowTheHeaderAndSkipsRemarks() {
        assertThat(ClassPathTable.parse(
                        "a.tsv", List.of("# a remark", "symbol\tnames", "Nd\tneodymium", "W\ttungsten")))
                .containsExactly(
                        Map.of("symbol", "Nd", "names", "neodymium"), Map.of("symbol", "W", "names", "tungsten"));
        assertThat(ClassPathTable.parse("a.tsv", List.of())).isEmpty();
    }

    @Test
    void refusesARaggedRowAndAnEmptyCell() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ClassPathTable.parse("a.tsv", List.of("# x", "a\tb", "1\t2\t3")))
                .withMessage("a.tsv, line 3: must have 2 cells, none empty, but was \"1\t2\t3\"");
        assertThatIllegalStateException()
                .isThrownBy(() -> ClassPathTable.parse("a.tsv", List.of("a\tb", "1\t2", "1\t")))
                .withMessage("a.tsv, line 3: must have 2 cells, none empty, but was \"1\t\"");
    }

    @Test
    void refusesAnUnknownFileAndColumn() {
        refused(() -> ClassPathTable.read("none.tsv")).hasMessageContaining("none.tsv");
        assertThatIllegalStateException()
                .isThrownBy(() -> ClassPathTable.cell(Map.of("a", "1"), "b"))
                .withMessage("column must be one of [a], but was \"b\"");
    }

    @Test
    void splitsNamesAndSymbols() {
        assertThat(ClassPathTable.names(Map.of("names", "sulfur | sulphur"), "names"))
                .containsExactly("sulfur", "sulphur");
        assertThat(ClassPathTable.elements("Nd Pr")).containsExactly(Element.of("Nd"), Element.of("Pr"));
    }
}
