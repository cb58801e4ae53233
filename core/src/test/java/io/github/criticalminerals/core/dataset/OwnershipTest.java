package io.github.criticalminerals.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private static final Source SOURCE = Source.of("A company", "Annual report");
    private static final Country CONGO = Country.of("COD");

    private static Ownership.Holding holding(Country place, String company, Country home, double percent) {
        return new Ownership.Holding(place, company, home, Share.ofPercent(percent), SOURCE);
    }

    private static final SupplyTable MINED = SupplyTable.builder("cobalt", Stage.MINING, 2024, Basis.METAL)
            .add("COD", 1009)
            .add("AUS", 53)
            .remainder(7)
            .build();

    @Test
    void countsOutputByTheOwnersHome() {
        SupplyTable owned = Ownership.of(
                        List.of(holding(CONGO, "One", Country.CHINA, 40), holding(CONGO, "Two", Country.of("CHE"), 25)))
                .by(MINED);
        assertThat(owned.findAmount(Country.CHINA).orElseThrow()).hasToString("403.6 t contained metal");
        assertThat(owned.findAmount(Country.of("CHE")).orElseThrow()).hasToString("252.25 t contained metal");
        assertThat(owned.findAmount(CONGO)).isEmpty();
        assertThat(owned.remainder().orElseThrow().producer().name()).isEqualTo("Owner not stated");
        assertThat(owned.sumOfRows().tonnes().midpoint()).isCloseTo(1069, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(owned.notes())
                .contains("owner not stated of output in Democratic Republic of the Congo, Australia, Other countries");
        assertThat(owned.sources()).contains(SOURCE);
    }

    @Test
    void refusesMoreThanTheWholeAndPlacesWithoutOutput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ownership.of(List.of(
                        holding(CONGO, "One", Country.CHINA, 60), holding(CONGO, "Two", Country.of("CHE"), 47))))
                .withMessageContaining("holdings must be at most the whole of a place");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ownership.of(
                        List.of(holding(CONGO, "One", Country.CHINA, 6), holding(CONGO, "One", Country.of("CHE"), 4))))
                .withMessageContaining("twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ownership.of(List.of(holding(Country.of("CHL"), "One", Country.CHINA, 60)))
                        .by(MINED))
                .withMessageContaining("holdings must be in places with a row, but One is in Chile");
    }
}
