package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndUseTest {

    @Test
    void namesAUseWithinAKind() {
        EndUse sonar = new EndUse("sonar", EndUse.Kind.MILITARY);
        assertThat(sonar).hasToString("sonar").isNotEqualTo(EndUse.MILITARY);
        assertThat(sonar.kind()).isEqualTo(EndUse.Kind.MILITARY);
        assertThat(new EndUse("civil", EndUse.Kind.CIVIL)).isEqualTo(EndUse.CIVIL);
        assertThat(EndUse.DUAL.kind()).isEqualTo(EndUse.Kind.DUAL);
    }

    @Test
    void refusesWhatIsIncomplete() {
        refused(() -> new EndUse(" ", EndUse.Kind.CIVIL)).hasMessage("end use must have a name, but was \" \"");
        assertThatThrownBy(() -> new EndUse("sonar", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("kind is required");
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        EndUse sonar = new EndUse("sonar", EndUse.Kind.MILITARY);
        String json = mapper.writeValueAsString(sonar);
        assertThat(json).isEqualTo("{\"name\":\"sonar\",\"kind\":\"MILITARY\"}");
        assertThat(mapper.readValue(json, EndUse.class)).isEqualTo(sonar);
        assertThat(mapper.readValue("null", EndUse.class)).isNull();
        assertThat(mapper.readValue("\"RESERVES\"", Measure.class)).isEqualTo(Measure.RESERVES);
        assertThat(mapper.writeValueAsString(Measure.OUTPUT)).isEqualTo("\"OUTPUT\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name is required",
                "{\"name\":null,\"kind\":\"DUAL\"} | name is required",
                "{\"name\":\"sonar\"} | kind is required",
                "{\"name\":\"sonar\",\"kind\":null} | kind is required",
                "{\"name\":\"\",\"kind\":\"DUAL\"} | end use must have a name, but was \"\""
            })
    void refusesIncompleteJson(String json, String message) {
        refused(json, EndUse.class).rootCause().hasMessage(message);
    }
}
