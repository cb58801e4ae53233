package io.github.criticalminerals.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LeversTest {

    private final Levers levers = new Levers(ReferenceData.load());

    @Test
    void pageAndChartAreTheCommittedOnes() throws IOException {
        Answer answer = levers.answer();
        TenScenariosTest.same("levers.txt", answer.toText());
        TenScenariosTest.same("levers.svg", answer.chart().toSvg());
    }

    /** What the page says of ore and refineries. */
    @Test
    void moreOreChangesNothingAndMoreRefiningDoes() {
        double nothing = gap("");
        assertThat(gap("new mine, 5,000 t")).isCloseTo(nothing, within(1e-6 * nothing));
        assertThat(gap("domestic refinery, 5,000 t")).isLessThan(nothing - 5_000);
    }

    private double gap(String lever) {
        return levers.halved(lever.isEmpty() ? chain -> chain : levers.levers().get(lever))
                .run()
                .gap(RefinedMaterials.ABROAD)
                .tonnes()
                .exactValue();
    }

    @Test
    void noLeverMakesItWorse() {
        double nothing = gap("");
        levers.levers().keySet().forEach(lever -> assertThat(gap(lever)).isLessThanOrEqualTo(nothing * (1 + 1e-9)));
        double together = levers.halved(levers::together)
                .run()
                .gap(RefinedMaterials.ABROAD)
                .tonnes()
                .exactValue();
        levers.levers().keySet().forEach(lever -> assertThat(together).isLessThanOrEqualTo(gap(lever) + 1e-6));
    }

    /**
     * By hand: China 73,756.67 t of 80,805.127 t; a ceiling of 65 % leaves it 52,523.33 t, so 21,233.34 t are made
     * elsewhere, 18,506.87 of them in the outlook (6,475.93 in Malaysia, 2,537.34 in Australia, 6,169.20 in the United
     * States, 3,324.40 elsewhere) and 2,726.46 beyond.
     */
    @Test
    void ceilingByHand() {
        assertThat(levers.under(0.65)
                        .table(Stage.REFINING)
                        .findAmount(Aggregate.of("anywhere"))
                        .orElseThrow()
                        .tonnes()
                        .exactValue())
                .isCloseTo(2_726.46, within(0.05));
    }

    /** By hand: 73,756.67 + 3,625.24 = 77,381.91 of 80,805.127 t: 95.7636 %. */
    @Test
    void withoutTwoRefiners() {
        assertThat(levers.without(Stage.REFINING, Country.CHINA, Country.of("MYS")))
                .isCloseTo(0.957636, within(1e-6));
    }
}
