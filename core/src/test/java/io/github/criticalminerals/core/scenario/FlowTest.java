package io.github.criticalminerals.core.scenario;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.uncertainty.Tornado;
import org.junit.jupiter.api.Test;

/** What flowed in a run, and what it hangs on, one range at a time. */
class FlowTest {

    /** A mine of 730 t a year, two refiners of 511 and 219, a buyer of 730 with a stock of 20 to 60 days. */
    private static Simulation simulation(Share cut, Interval stockDays) {
        SupplyChain chain = SupplyChain.builder(Commodity.of("rare earths"), 2030, Basis.REO)
                .add(Plant.of(Country.of("Australia"), Stage.MINING, Mass.ofTonnes(730, Basis.REO)))
                .add(Plant.of(Country.CHINA, Stage.REFINING, Mass.ofTonnes(511, Basis.REO)))
                .add(Plant.of(Country.of("Malaysia"), Stage.REFINING, Mass.ofTonnes(219, Basis.REO)))
                .add(Buyer.of("Japan", Mass.ofTonnes(730, Basis.REO)).withStock(stockDays))
                .build();
        return Simulation.of(chain)
                .with(Shock.exportCut(Country.CHINA, Stage.REFINING, cut).from("2030-01-11"))
                .from("2030-01-01")
                .to("2030-12-31");
    }

    private static double lacked(Run run) {
        return run.buyerMonths().stream().mapToDouble(BuyerMonth::gap).sum();
    }

    /** By hand: 2 t a day, of which China sends 1.4 on the first ten days and half of it on the other 355: 262.5 t. */
    @Test
    void areWhatEachSentToEach() {
        Run run = simulation(Share.of(0.5), Interval.exact(0)).run();
        assertThat(run.flows())
                .filteredOn(flow -> flow.from().equals("China"))
                .singleElement()
                .satisfies(flow -> {
                    assertThat(flow.to()).isEqualTo("Japan");
                    assertThat(flow.stage()).isEqualTo(Stage.REFINING);
                    assertThat(flow.sent()).isCloseTo(14 + 355 * 0.7, within(1e-9));
                    assertThat(flow).hasToString("China, refining to Japan: 262.5 t");
                });
        double sent = run.flows().stream()
                .filter(flow -> flow.to().equals("Japan"))
                .mapToDouble(Flow::sent)
                .sum();
        assertThat(sent)
                .isCloseTo(
                        run.buyerMonths().stream().mapToDouble(BuyerMonth::got).sum(), within(1e-9));
        assertThat(run.flows()).allSatisfy(flow -> assertThat(
                        new ObjectMapper().readValue(new ObjectMapper().writeValueAsString(flow), Flow.class))
                .isEqualTo(flow));
        refused(() -> new Flow(Stage.MINING, "a", "b", -1));
    }

    /** Each end of a range is a run with that end, the other ranges at their middle. */
    @Test
    void aTornadoTakesOneRangeAtATime() {
        Interval stock = Interval.of(20, 60);
        Tornado tornado =
                simulation(Share.parse("30..70 %"), stock).tornado("lacked by Japan", "t REO", FlowTest::lacked);
        assertThat(tornado.base())
                .isEqualTo(lacked(simulation(Share.of(0.5), Interval.exact(40)).run()));
        assertThat(tornado.swings()).hasSize(2);
        assertThat(tornado.swings().get(0).range()).isEqualTo(Interval.of(0.3, 0.7));
        assertThat(tornado.swings().get(0).atLow())
                .isCloseTo(lacked(simulation(Share.of(0.3), Interval.exact(40)).run()), within(1e-9));
        assertThat(tornado.swings().get(0).atHigh())
                .isCloseTo(lacked(simulation(Share.of(0.7), Interval.exact(40)).run()), within(1e-9));
        assertThat(tornado.swings().get(1).range()).isEqualTo(stock);
        assertThat(tornado.swings().get(1).atLow())
                .isCloseTo(lacked(simulation(Share.of(0.5), Interval.exact(20)).run()), within(1e-9));
        assertThat(tornado.swings().get(1).atHigh())
                .isLessThan(tornado.base())
                .isCloseTo(lacked(simulation(Share.of(0.5), Interval.exact(60)).run()), within(1e-9));
    }
}
