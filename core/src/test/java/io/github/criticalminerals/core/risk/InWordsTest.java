package io.github.criticalminerals.core.risk;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.ShareClaims;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import org.junit.jupiter.api.Test;

/** Results for people: few digits, outward, with units and what they are without. */
class InWordsTest {

    private static final SupplyTable MINED = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
            .add("China", 270_000)
            .add("United States", 45_000)
            .addUnknown("Myanmar")
            .build();

    private static String words(Index index) {
        return Concentration.of(MINED).of(index).inWords();
    }

    @Test
    void indices() {
        assertThat(words(Index.HHI)).isEqualTo("HHI 7,551 points; 2 rows; without Myanmar: no figure");
        assertThat(words(Index.concentrationRatio(1)))
                .isEqualTo("the largest has 85.7 %; 2 rows; without Myanmar: no figure");
        assertThat(words(Index.concentrationRatio(3)))
                .isEqualTo("the largest 3 have 100 %; 2 rows; without Myanmar: no figure");
        assertThat(words(Index.N_MINUS_1)).isEqualTo("14.3 % without the largest; 2 rows; without Myanmar: no figure");
        assertThat(words(Index.EFFECTIVE_NUMBER))
                .isEqualTo("as many as 1.32 equal producers; 2 rows; without Myanmar: no figure");
        assertThat(words(Index.gini(Zeros.KEPT))).isEqualTo("gini(kept) 0.357; 2 rows; without Myanmar: no figure");
        assertThat(Concentration.of(ShareClaims.of("China", Share.parse("over 80 %")))
                        .hhi()
                        .inWords())
                .isEqualTo("HHI 6,401 to 10,000 points; 1 claim; others split freely");
    }

    @Test
    void whatIsLeftWithoutTheLargest() {
        assertThat(NMinusOne.of(MINED).result().inWords())
                .isEqualTo("without China 45,000 t are left, 14.3 % of the supply; without Myanmar: no figure");
    }

    @Test
    void amounts() {
        assertThat(Mass.ofTonnes(1234.56, Basis.REO).inWords()).isEqualTo("1,235 t REO");
        assertThat(Mass.ofTonnes(3, Basis.UNSTATED).inWords()).isEqualTo("3 t (basis unstated)");
        assertThat(Mass.unknown(Basis.METAL).inWords()).isEqualTo("an unknown amount, contained metal");
        assertThat(Interval.of(0.12345, 0.2).inWords(2)).isEqualTo("0.12 to 0.2");
        refused(() -> Interval.ONE.inWords(0)).hasMessage("digits must be at least 1, but was 0");
    }

    @Test
    void theTreeToADepth() {
        Term term = Concentration.of(MINED).hhi().term();
        assertThat(term.toText(0))
                .isEqualTo(
                        """
                        H = 0.7551020408163265 (fraction, 0..1) = sum(s^2) [Herfindahl-Hirschman index]
                        ! shares of output of rare earths, 2024
                        ! without Myanmar: no figure
                          ... 6 terms below
                        """);
        assertThat(term.toText(9)).isEqualTo(term.toText());
        assertThat(Concentration.of(MINED).hhi().explain(1).lines().filter(line -> line.contains("2 terms below")))
                .hasSize(2);
        refused(() -> term.toText(-1)).hasMessage("depth must be at least 0, but was -1");
    }

    @Test
    void spareCapacityOfACountryInOneCall() {
        Mass more = Mass.ofTonnes(7, Basis.REO);
        SupplyChain chain = SupplyChain.of(SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                        .add("China", 270_000)
                        .build())
                .with(Buyer.of("Japan", Mass.ofTonnes(5, Basis.REO)));
        Country china = Country.CHINA;
        Country india = Country.of("IND");
        assertThat(chain.withSpare(china, Stage.MINING, more, Interval.ONE, Interval.ZERO)
                        .plants())
                .extracting(plant -> plant.output() + ", " + plant.spare())
                .containsExactly("270000 t REO, 7 t REO");
        assertThat(chain.withSpare(india, Stage.MINING, more, Interval.ONE, Interval.ZERO)
                        .plants())
                .extracting(plant -> plant.name() + " " + plant.output() + ", " + plant.spare())
                .containsExactly("China 270000 t REO, 0 t REO", "India 0 t REO, 7 t REO");
        SupplyChain two = chain.with(Plant.of(china, Stage.MINING, more).withName("second"));
        refused(() -> two.withSpare(china, Stage.MINING, more, Interval.ONE, Interval.ZERO))
                .hasMessage("producer must have one plant at mining, but China has several: China; second");
    }
}
