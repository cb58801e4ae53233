package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record and enum of a package goes to JSON and back in a bare mapper: laws for the test that has its values. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public interface JsonOfAPackage {

    /** Of the package's public records one at least of each, and nothing else. */
    List<Object> values();

    @ParameterizedTest
    @MethodSource("values")
    default void aValueComesBackEqualAndNoScalarOfAnotherKindIsRead(Object value) throws JsonProcessingException {
        WrongScalars.areRefusedBy(value);
    }

    @Test
    default void everyConstantComesBackEqual() throws Exception {
        assertThat(constantsThatComeBack(PublicTypes.besides(values().get(0).getClass())))
                .isGreaterThan(10);
    }

    /** Asserts it of every constant of the enums among the types; how many there were. */
    static int constantsThatComeBack(List<Class<?>> types) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        int constants = 0;
        for (Class<?> type : types) {
            for (Object constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
                assertThat(mapper.readValue(mapper.writeValueAsString(constant), type))
                        .isEqualTo(constant);
                constants++;
            }
        }
        return constants;
    }

    /** A new record of the package must be among the values. */
    @Test
    default void everyRecordIsAmongTheValues() throws Exception {
        assertThat(PublicTypes.besides(values().get(0).getClass()).stream().filter(Class::isRecord))
                .containsExactlyInAnyOrderElementsOf(values().stream()
                        .<Class<?>>map(Object::getClass)
                        .distinct()
                        .toList());
    }

    /** Asserts that the JSON of a value is refused, in these words, without the property and with null for it. */
    static void needs(Object value, String property, String words) {
        ObjectNode without = new ObjectMapper().valueToTree(value);
        without.remove(property);
        ObjectNode withNull = without.deepCopy();
        withNull.putNull(property);
        for (ObjectNode lacking : List.of(without, withNull)) {
            refused(lacking.toString(), value.getClass()).hasMessageContaining(words);
        }
    }
}
