package io.github.criticalminerals.core.issue;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void whatIsLeftOutIsNullOrNamed() {
        assertThat(Json.intOrNull(null)).isNull();
        assertThat(Json.intOrNull(new Json.Whole(7L))).isEqualTo(7);
        refused(() -> Json.intOrNull(new Json.Whole(1L << 31)))
                .hasMessage("value must be a whole number below 2^31, but was 2147483648");
        assertThat(Json.required(List.of(new Json.Words("a"), new Json.Words("b")), "notes"))
                .containsExactly("a", "b");
        assertThat(Json.required(Map.of("a", new Json.Decimal(2.5)), "amounts")).isEqualTo(Map.of("a", 2.5));
        List<Json.Words> noList = null;
        Map<String, Json.Decimal> noMap = null;
        assertThatNullPointerException()
                .isThrownBy(() -> Json.required(noList, "notes"))
                .withMessage("notes is required");
        assertThatNullPointerException()
                .isThrownBy(() -> Json.required(noMap, "amounts"))
                .withMessage("amounts is required");
    }

    @Test
    void trueAndFalseAreNoNumbers() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue("true", Json.Flag.class).value()).isTrue();
        assertThat(mapper.readValue("false", Json.Flag.class).value()).isFalse();
        refused("1", Json.Flag.class).hasMessageContaining("value must be true or false, but was 1");
    }
}
