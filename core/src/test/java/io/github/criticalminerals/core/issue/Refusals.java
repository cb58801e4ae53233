package io.github.criticalminerals.core.issue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What is refused, for tests that go on to the words. */
public final class Refusals {

    private Refusals() {}

    /** As an argument that cannot be. */
    public static AbstractThrowableAssert<?, ?> refused(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }

    /** As JSON of the type, by a bare mapper. */
    public static AbstractThrowableAssert<?, ?> refused(String json, Class<?> type) {
        return assertThatThrownBy(() -> new ObjectMapper().readValue(json, type))
                .isInstanceOf(JsonMappingException.class);
    }
}
