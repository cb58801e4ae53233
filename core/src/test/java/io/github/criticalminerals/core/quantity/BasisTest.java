package io.github.criticalminerals.core.quantity;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BasisTest {
    private static List<Basis> constants() {
        return Arrays.stream(Basis.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Basis.class)
                .map(field -> {
                    try {
                        return (Basis) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Test
    void aConstantInOtherCaseIsTheConstant() throws Exception {
        assertThat(constants()).hasSize(14).doesNotHaveDuplicates();
        for (Basis constant : constants()) {
            for (String name : List.of(
                    constant.name(),
                    constant.name().toLowerCase(Locale.ROOT),
                    constant.name().toUpperCase(Locale.ROOT))) {
                assertThat(Basis.of(name))
                        .isEqualTo(constant)
                        .hasSameHashCodeAs(constant)
                        .hasToString(constant.name());
                assertThat(new Basis(name)).isEqualTo(constant);
                assertThat(new ObjectMapper().readValue("\"" + name + "\"", Basis.class))
                        .isEqualTo(constant);
                assertThat(Mass.parse("7 t " + name).basis()).isEqualTo(constant);
            }
        }
    }

    @Test
    void aUsersOwnKeepsItsCase() {
        assertThat(Basis.of("Nb2O5 content")).hasToString("Nb2O5 content").isNotEqualTo(Basis.of("nb2o5 content"));
        assertThat(Basis.of("REO equivalent")).hasToString("REO equivalent");
    }

    @Test
    void refusesBlankNamesAndLineBreaks() {
        for (String name : List.of("", " ", " REO", "REO ", "a\nb")) {
            refused(() -> Basis.of(name))
                    .hasMessage(
                            "basis must be one line of text without white space around it, but was \"" + name + "\"");
        }
    }
}
