package io.github.criticalminerals.core.dataset;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import org.junit.jupiter.api.Test;

class SupplyChainTest {

    private static final Source SOURCE = Source.of("test", "invented figures");
    private static final SupplyTable MINED = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
            .add("China", 270_000)
            .remainder(1_100)
            .source(SOURCE)
            .build();

    private static Mass t(double tonnes) {
        return Mass.ofTonnes(tonnes, Basis.REO);
    }

    private static Plant plant() {
        return Plant.of(Country.of("MYS"), Stage.SEPARATION, t(20_000))
                .withName("plant")
                .withSpare(t(5_000), Interval.exact(1), Interval.of(2, 3))
                .withCost(7);
    }

    private static SupplyChainBuilder chain() {
        return SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .outputs(MINED)
                .add(plant())
                .add(Plant.of(Country.of("JPN"), Stage.SEPARATION, t(13)).unfed())
                .add(new Route(Stage.MINING, "China", "plant", t(17), t(19), 3))
                .add(Buyer.of("Japan", t(11_000))
                        .withContract(t(2_000))
                        .withPriority(2)
                        .withEndUse(EndUse.DUAL))
                .yieldOf(Stage.SEPARATION, Interval.of(0.9, 0.95))
                .stock(Stage.MINING, t(300));
    }

    @Test
    void aChainHoldsWhatItWasGiven() {
        SupplyChain chain = chain().build();
        assertThat(chain.stages()).containsExactly(Stage.MINING, Stage.SEPARATION);
        assertThat(chain.plants())
                .extracting(Plant::name)
                .containsExactly("China", "Other countries", "plant", "Japan");
        assertThat(chain.yieldOf(Stage.SEPARATION)).isEqualTo(Interval.of(0.9, 0.95));
        assertThat(chain.yieldOf(Stage.MINING)).isEqualTo(Interval.ONE);
        assertThat(chain.stock(Stage.MINING)).isEqualTo(t(300));
        assertThat(chain.stock(Stage.SEPARATION)).isEqualTo(t(0));
        assertThat(chain.demand()).isEqualTo(t(11_000));
        assertThat(chain.sources()).containsExactly(SOURCE);
        assertThat(chain).hasToString("rare earths 2024, mining > separation: 4 plants, 1 buyers, demand 11000 t REO");
        assertThat(chain.routes().get(0)).hasToString("mining, China to plant: 17 t REO");
        assertThat(plant()).hasToString("plant, separation: 20000 t REO, spare 5000 t");
        assertThat(chain.buyers().get(0)).hasToString("Japan: 11000 t REO");
        assertThat(chain.toBuilder().build()).isEqualTo(chain).hasSameHashCodeAs(chain);
        assertThat(chain().add(plant().withCost(8)).build()).isNotEqualTo(chain);
    }

    @Test
    void jsonReadsBackEqual() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        SupplyChain chain = chain().build();
        assertThat(mapper.readValue(mapper.writeValueAsString(chain), SupplyChain.class))
                .isEqualTo(chain);
        refused("{}", Plant.class).hasRootCauseMessage("name is required");
        refused("{}", SupplyChain.class).hasRootCauseMessage("commodity is required");
    }

    @Test
    void namesMustFit() {
        refused(() -> chain().outputs(MINED).build())
                .hasMessage("plant must occur once in a chain, but was given twice: mining, China");
        refused(() -> chain().add(Buyer.of("Japan", t(1))).build())
                .hasMessage("buyer must occur once in a chain, but was given twice: Japan");
        refused(() -> chain().add(new Route(Stage.MINING, "China", "Korea", t(0), t(0), 0))
                        .build())
                .hasMessage("route must join a plant and one of the next stage or a buyer, but was mining, China to"
                        + " Korea: 0 t REO");
        refused(() -> chain().stock(Stage.MAGNET, t(1)).build())
                .hasMessage("stage must be one of the plants' (mining, separation), but was magnet");
        refused(() -> SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                        .build())
                .hasMessage("chain must have a plant and a buyer, but has 0 plants and 0 buyers");
        SupplyTable both = SupplyTable.builder(
                        Commodity.of("rare earths"), Stage.parseSet("processing"), 2024, Basis.REO)
                .add("China", 1)
                .build();
        refused(() -> chain().outputs(both)).hasMessage("table must be of one stage, but is " + both);
    }

    @Test
    void figuresMustFit() {
        refused(() -> chain().yieldOf(Stage.SEPARATION, Interval.of(0, 1)).build())
                .hasMessage(
                        "yield must be above 0, at most 1 and of a stage after the first, but was 0..1 of separation");
        refused(() -> t(-1)).hasMessage("mass must not be negative, but was -1 t REO");
        refused(() -> plant().withSpare(t(1), Interval.of(-1, 0), Interval.ZERO))
                .hasMessage("lag of a plant must not be negative, but was -1.0");
        refused(() -> plant().withName(" ")).hasMessage("plant must have a name, but was \" \"");
        refused(() -> new Route(Stage.MINING, "a", "b", t(0), t(0), -3))
                .hasMessage("cost of a route must not be negative, but was -3");
        refused(() -> Buyer.of("Japan", t(7)).withContract(t(8)))
                .hasMessage("contract of Japan must be exact and at most its demand of 7 t REO, but was 8 t REO");
        refused(() -> Buyer.of("Japan", t(7)).withPriority(0))
                .hasMessage("priority of Japan must be at least 1, but was 0");
        refused(() -> Buyer.of("", t(7))).hasMessage("buyer must have a name, but was \"\"");
        assertThatThrownBy(() -> chain().add(Buyer.of("Korea", Mass.ofTonnes(1, Basis.METAL)))
                        .build())
                .isInstanceOf(MixedBasisException.class);
        assertThatThrownBy(() -> plant().withSpare(Mass.ofTonnes(1, Basis.METAL), Interval.ONE, Interval.ONE))
                .isInstanceOf(MixedBasisException.class);
        assertThatThrownBy(() -> new Route(Stage.MINING, "a", "b", t(0), Mass.ofTonnes(1, Basis.METAL), 1))
                .isInstanceOf(MixedBasisException.class);
        SupplyTable withheld = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                .addUnknown("China", Mark.WITHHELD)
                .build();
        refused(() -> chain().outputs(withheld))
                .hasMessage("every row must have a figure, but " + withheld + " has none of China");
    }
}
