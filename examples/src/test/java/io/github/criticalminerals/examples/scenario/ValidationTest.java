package io.github.criticalminerals.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.scenario.BuyerMonth;
import io.github.criticalminerals.core.scenario.EventReading;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidationTest {

    private final Validation validation = new Validation(ReferenceData.load());

    @Test
    void pageAndChartAreTheCommittedOnes() throws IOException {
        Answer answer = validation.answer();
        TenScenariosTest.same("validation.txt", answer.toText());
        TenScenariosTest.same("validation.svg", answer.chart().toSvg());
    }

    /**
     * By hand: 15,267 t in 90 days are 169.6333 t a day; May at that rate is 5,258.6333 t, of which 1,238 t were
     * exported: 0.764578 waits. April has 3 whole days and 27 with 0.235422 of them: 508.9 + 1,078.2597 = 1,587.1597 t.
     */
    @Test
    void aprilByHand() {
        assertThat(validation.before()).isCloseTo(169.6333, within(1e-4));
        assertThat(validation.waiting()).isCloseTo(0.764578, within(1e-6));
        Run run =
                validation.magnets(validation.before(), validation.waiting(), 1).run();
        assertThat(got(run, 4)).isCloseTo(1_587.16, within(0.01));
        assertThat(got(run, 5)).isCloseTo(1_238, within(1e-6));
    }

    private static double got(Run run, int month) {
        return run.buyerMonths().stream()
                .filter(each -> each.month().equals(YearMonth.of(2025, month)))
                .mapToDouble(BuyerMonth::got)
                .sum();
    }

    /** What the page says of errors. */
    @Test
    void errorsAreInTheOrderThatThePageStates() {
        Grid world = validation.magnets("", validation.before(), validation.waiting(), Optional.empty());
        Grid.Row mean = world.rows().get(world.rows().size() - 1);
        assertThat(number(mean, 2)).isLessThan(number(mean, 5)).isLessThan(number(mean, 6));
        assertThat(number(mean, 4)).isGreaterThan(number(mean, 5));
        Grid.Row april = world.rows().get(0);
        assertThat(-number(april, 2)).isLessThan(number(april, 5)).isLessThan(-number(april, 6));
        Grid.Row june = world.rows().get(2);
        assertThat(number(june, 2)).isGreaterThan(number(june, 6)).isPositive();
        world.rows().subList(3, 9).forEach(row -> assertThat(number(row, 2))
                .isEqualTo(number(row, 5))
                .isEqualTo(number(row, 6)));
        assertThat(validation.before() * 13).isGreaterThan(1_238);
    }

    /** By hand, May aside: errors of 1,039, 1,253, 318, 887, 685, 214, 1,061 and 693 t have the mean 769 t. */
    @Test
    void meanByHand() {
        Grid world = validation.magnets("", validation.before(), validation.waiting(), Optional.empty());
        assertThat(number(world.rows().get(9), 2)).isCloseTo(769, within(1.0));
    }

    @Test
    void theUnitedStatesAreMissedByMoreThanAllStopsDoes() {
        Grid america = validation.answer().grids().get(1);
        Grid.Row mean = america.rows().get(9);
        assertThat(number(mean, 2)).isGreaterThan(number(mean, 6)).isLessThan(number(mean, 5));
    }

    private static double number(Grid.Row row, int cell) {
        return Double.parseDouble(row.cells().get(cell).bare());
    }

    /** By hand: the quota of 2011, 30,246 t, is below 39,813 t and binds; that of 2012 is above 18,600 t. */
    @Test
    void quotas() {
        assertThat(sum(validation.quota(39_813, 30_246).run())).isCloseTo(30_246, within(1e-6));
        assertThat(sum(validation.quota(18_600, 30_996).run())).isCloseTo(18_600, within(1e-6));
    }

    private static double sum(Run run) {
        return run.buyerMonths().stream().mapToDouble(BuyerMonth::got).sum();
    }

    /**
     * By hand. Antimony: 29,379 t in eight months of 2024, 4,075 of them in August: seven months of 3,614.857 t; with
     * 4,034 and 3,989 t the mean before is 3,703 t. September to December: (6,533 + 190 + 808 + 1,721) / 4 = 2,313 t.
     * Germanium: (36.45 - 8.63) / 6 in each of six months, 2.41 and 5.488: 4.46475 t; then (0 + 0.001 + 0.648 + 0.721) /
     * 4 = 0.3425 t.
     */
    @Test
    void wordsByHand() {
        EventWords words = new EventWords(ReferenceData.load());
        assertThat(words.antimony())
                .filteredOn(row -> row.name().equals("months 0-3"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.word()).isEqualTo(EventReading.Word.BIT);
                    assertThat(row.origin()).isCloseTo(2_313.0 / 3_703 - 1, within(1e-9));
                });
        assertThat(words.germanium())
                .filteredOn(row -> row.name().equals("months 0-3"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.word()).isEqualTo(EventReading.Word.BIT);
                    assertThat(row.origin()).isCloseTo(0.3425 / 4.46475 - 1, within(1e-9));
                });
    }
}
