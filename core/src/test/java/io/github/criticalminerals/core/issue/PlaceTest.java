package io.github.criticalminerals.core.issue;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    private static final Place WHOLE =
            Place.of("MCS2025_World_Data.csv").atLine(12).atColumn("PROD_2023").atByte(345);

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void printsWhatIsKnown() {
        assertThat(WHOLE).hasToString("MCS2025_World_Data.csv, line 12, column PROD_2023, byte 345");
        assertThat(Place.of("a.csv")).hasToString("a.csv");
        assertThat(Place.of("a.csv").atByte(0)).hasToString("a.csv, byte 0");
    }

    @Test
    void printsNoTagAndNoLineEnd() {
        assertThat(Place.of("a<b>.csv").atColumn("x\ny\r\t\u0000")).hasToString("a‹b>.csv, column x\\ny\\r\\t\\u0000");
    }

    @Test
    void tellsWhatItHolds() {
        assertThat(WHOLE.source()).isEqualTo("MCS2025_World_Data.csv");
        assertThat(WHOLE.line()).hasValue(12);
        assertThat(WHOLE.column()).contains("PROD_2023");
        assertThat(WHOLE.byteOffset()).hasValue(345);
        Place bare = Place.of("a.csv");
        assertThat(bare.line()).isEmpty();
        assertThat(bare.column()).isEmpty();
        assertThat(bare.byteOffset()).isEmpty();
    }

    @Test
    void isAValue() {
        Place same = Place.of("MCS2025_World_Data.csv")
                .atByte(345)
                .atColumn("PROD_2023")
                .atLine(12);
        assertThat(same).isEqualTo(WHOLE).hasSameHashCodeAs(WHOLE);
        assertThat(WHOLE)
                .isNotEqualTo(Place.of("b.csv").atLine(12).atColumn("PROD_2023").atByte(345))
                .isNotEqualTo(WHOLE.atLine(13))
                .isNotEqualTo(WHOLE.atColumn("PROD_2024"))
                .isNotEqualTo(WHOLE.atByte(347))
                .isNotEqualTo("MCS2025_World_Data.csv");
    }

    @Test
    void refusesWhatIsNoPlace() {
        assertThatNullPointerException().isThrownBy(() -> Place.of(null)).withMessage("source is required");
        assertThatNullPointerException().isThrownBy(() -> WHOLE.atColumn(null)).withMessage("column is required");
        refused(() -> Place.of(" ")).hasMessage("source must name a file or a stream, but was blank");
        refused(() -> WHOLE.atLine(0)).hasMessage("line must be at least 1, but was 0");
        refused(() -> WHOLE.atColumn("")).hasMessage("column must be the name of a header, but was blank");
        refused(() -> WHOLE.atByte(-1)).hasMessage("byte must be at least 0, but was -1");
    }

    @Test
    void isPlainJson() throws Exception {
        assertThat(json.writeValueAsString(WHOLE))
                .isEqualTo("{\"source\":\"MCS2025_World_Data.csv\",\"line\":12,\"column\":\"PROD_2023\",\"byte\":345}");
        assertThat(json.writeValueAsString(Place.of("a.csv"))).isEqualTo("{\"source\":\"a.csv\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                              | source is required
                    {"source":null}                 | source is required
                    {"source":"a.csv","line":0}     | line must be at least 1, but was 0
                    {"source":"a.csv","byte":-2}    | byte must be at least 0, but was -2
                    {"source":"a.csv","column":" "} | column must be the name of a header, but was blank
                    """)
    void refusesJsonThatIsNoPlace(String text, String message) {
        refused(text, Place.class).hasMessageContaining(message);
    }
}
