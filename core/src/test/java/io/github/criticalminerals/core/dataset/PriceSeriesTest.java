package io.github.criticalminerals.core.dataset;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PriceSeriesTest {

    private static final LocalDate TUESDAY = LocalDate.of(2024, 12, 31);

    private static PriceSeries series() {
        return of(Map.of(TUESDAY.plusDays(2), 7.0, TUESDAY, 5.0, TUESDAY.plusDays(6), 2.5));
    }

    private static PriceSeries of(Map<LocalDate, Double> closes) {
        return new PriceSeries("A mine", "AUD/share", PriceSeries.Adjustment.UNSTATED, new TreeMap<>(closes));
    }

    @Test
    void aDayWithoutTradeHasTheLastCloseBefore() {
        assertThat(series().findClose(TUESDAY)).contains(5.0);
        assertThat(series().findClose(TUESDAY.plusDays(1))).isEmpty();
        assertThat(series().lastOnOrBefore(TUESDAY.plusDays(1))).isEqualTo(TUESDAY);
        assertThat(series().lastOnOrBefore(TUESDAY.plusDays(99))).isEqualTo(TUESDAY.plusDays(6));
        refused(() -> series().lastOnOrBefore(TUESDAY.minusDays(1)))
                .hasMessage("price series \"A mine\" begins on 2024-12-31, after 2024-12-30");
    }

    @Test
    void changesAreFractions() {
        assertThat(series().changeSince(TUESDAY.plusDays(1), TUESDAY.plusDays(3)))
                .isCloseTo(0.4, within(1e-15));
        assertThat(series().changeSince(TUESDAY, TUESDAY.plusDays(7))).isEqualTo(-0.5);
        assertThat(series().changeSince(TUESDAY, TUESDAY)).isZero();
        refused(() -> series().changeSince(TUESDAY, TUESDAY.minusDays(2)))
                .hasMessage("date must not be before its base 2024-12-31, but was 2024-12-29");
    }

    @Test
    void rebasesToTheLastCloseOnOrBefore() {
        PriceSeries index = series().rebasedTo(TUESDAY.plusDays(1));
        assertThat(index.unit()).isEqualTo("index, 2024-12-31 = 100");
        assertThat(index.closes().values()).containsExactly(100.0, 140.0, 50.0);
        assertThat(series().rebasedTo(TUESDAY.plusDays(2)).closes()).hasSize(2);
    }

    @Test
    void refusesImpossibleCloses() {
        refused(() -> of(Map.of(TUESDAY, 5.0, TUESDAY.plusDays(1), 0.0)))
                .hasMessage("close of 2025-01-01 must be above zero, but was 0.0");
        refused(() -> of(Map.of(TUESDAY.plusDays(1), Double.NaN)))
                .hasMessage("close of 2025-01-01 must be above zero, but was NaN");
        refused(() -> of(Map.of())).hasMessage("price series \"A mine\" must have at least one close");
    }

    @Test
    void saysForWhatPricesAreAdjusted() throws Exception {
        PriceSeries adjusted = new PriceSeries(
                "A mine", "AUD/share", PriceSeries.Adjustment.SPLITS, new TreeMap<>(Map.of(TUESDAY, 5.0)));
        assertThat(adjusted)
                .hasToString("A mine (AUD/share, adjusted for splits): 1 closes, 2024-12-31 to 2024-12-31")
                .isNotEqualTo(of(Map.of(TUESDAY, 5.0)));
        assertThat(adjusted.rebasedTo(TUESDAY).adjustment()).isEqualTo(PriceSeries.Adjustment.SPLITS);
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue(mapper.writeValueAsString(adjusted), PriceSeries.class))
                .isEqualTo(adjusted);
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        String json = mapper.writeValueAsString(series());
        assertThat(json)
                .isEqualTo("{\"name\":\"A mine\",\"unit\":\"AUD/share\",\"closes\":"
                        + "{\"2024-12-31\":5.0,\"2025-01-02\":7.0,\"2025-01-06\":2.5}}");
        assertThat(mapper.readValue(json, PriceSeries.class))
                .isEqualTo(series())
                .hasSameHashCodeAs(series());
        refused("{}", PriceSeries.class).hasMessageContaining("name is required");
        refused("{\"name\":\"x\",\"unit\":\"y\",\"closes\":{\"yesterday\":3}}", PriceSeries.class)
                .hasMessageContaining("date of a close must be a day such as 2025-01-31, but was \"yesterday\"");
        refused("{\"name\":\"x\",\"unit\":\"y\",\"closes\":{\"2025-01-31\":null}}", PriceSeries.class)
                .hasMessageContaining("close of 2025-01-31 is required");
        assertThat(series()).hasToString("A mine (AUD/share): 3 closes, 2024-12-31 to 2025-01-06");
    }
}
