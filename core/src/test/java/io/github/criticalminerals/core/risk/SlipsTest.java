package io.github.criticalminerals.core.risk;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.PartAndWholeException;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.trade.TradeTable;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Inputs that pass for others: each is refused, or a note names the likely slip. */
class SlipsTest {
    private static final SupplyTable MINED =
            Cases.mined().add("China", 70).add("Japan", 20).build();
    private static final EuSupplyRisk EU = EuSupplyRisk.of(MINED, Cases.governance("China", -0.5, "Japan", 1.5));

    /** A fraction that a percentage is given for. */
    @Property(tries = 100)
    void aPercentageIsNoFraction(@ForAll @DoubleRange(min = 2, max = 100) double percent) {
        refused(() -> EU.withRecycling(Share.of(percent)));
        refused(() -> EU.withSubstitution(percent)).hasMessageEndingWith("is it a percentage?");
        refused(() -> UsgsSupplyRisk.of(MINED).withAbility(Map.of(Country.CHINA, Interval.exact(percent))));
        if (percent >= 10) {
            refused(() -> EU.withTradeParameter(Country.CHINA, Interval.exact(percent)))
                    .hasMessageContaining("is it a percentage?");
            refused(() -> GovernanceScore.of(percent));
        }
    }

    @Example
    void recyclingOfOneIsSaid() {
        assertThat(EU.withRecycling(Share.of(1)).result().explain())
                .contains("recycling meets all demand; 1 % would be Share.ofPercent(1)");
    }

    /** Values in millions, and tonnes that are kilograms or thousands. */
    @Property(tries = 60)
    void aPriceThatNoMetalHasIsSaid(
            @ForAll @DoubleRange(min = 0.01, max = 500) double price,
            @ForAll @IntRange(min = 1, max = 100_000) int tonnes) {
        assertThat(explained(price, tonnes)).doesNotContain("which holds every traded metal");
        assertThat(explained(price * 1e-6, tonnes)).contains("are values in millions, or quantities not in tonnes?");
    }

    private static String explained(double price, int tonnes) {
        return GeoPolRisk.of(MINED, Cases.governance("China", -0.5, "Japan", 1.5))
                .of(Imports.builder(Country.of("DEU"), Cases.MATERIAL, Cases.MINING, 2023, Basis.REO)
                        .add("China", tonnes, price * 1000 * tonnes)
                        .build())
                .explain();
    }

    @Example
    void millionsBesideUnitsAreRefusedOrSaid() {
        UsgsSupplyRisk risk = UsgsSupplyRisk.of(MINED);
        UsgsSupplyRisk.Industry dollars =
                new UsgsSupplyRisk.Industry("magnets", Interval.exact(3e9), Interval.exact(7e7), Interval.exact(5e8));
        UsgsSupplyRisk.Industry millions =
                new UsgsSupplyRisk.Industry("magnets", Interval.exact(3e3), Interval.exact(70), Interval.exact(500));
        assertThat(risk.withIndustries(List.of(dollars), Interval.exact(2.7e13))
                        .result()
                        .explain())
                .doesNotContain("in one unit");
        assertThat(risk.withIndustries(List.of(millions), Interval.exact(2.7e13))
                        .result()
                        .explain())
                .contains("less than a millionth of GDP; are both in one unit, not millions of it?");
        refused(() -> risk.withIndustries(List.of(dollars), Interval.exact(2.7e7)))
                .hasMessageContaining("are both in one unit, not millions of it?");
    }

    /** A year or code that finds nothing, and one at a stage that it does not belong to. */
    @Property(tries = 50)
    void nothingFoundIsNoAnswer(
            @ForAll @IntRange(min = 1990, max = 2030) int year,
            @ForAll @IntRange(min = 100_000, max = 999_999) int code) {
        TradeTable trade = TradeTable.builder()
                .add(2023, "China", "Japan", "284690", 7.5, 3)
                .build();
        boolean traded = year == 2023 && code == 284_690;
        if (!traded) {
            refused(() -> trade.importsOf(Country.of("JPN"), HsCode.of("" + code), year))
                    .hasMessageContaining("nobody has it");
        }
        assertThat(trade.importsOf(Country.of("DEU"), HsCode.of("284690"), 2023))
                .isEmpty();
        refused(() -> trade.suppliersTo(Country.of("JPN"), HsCode.of("284690"), 2023, Cases.MATERIAL, Stage.MINING))
                .hasMessageContaining("product must be of the stage");
    }

    @Example
    void partnersThatAreInAGroupBesideThemAreRefused() {
        Imports.Builder bought = Imports.builder(Country.of("DEU"), Cases.MATERIAL, Cases.MINING, 2023, Basis.REO)
                .add("China", 30, 900)
                .add("China and Burma", 40, 1200);
        assertThat(catchThrowable(bought::build)).isInstanceOf(PartAndWholeException.class);
    }

    /** Thousand tonnes beside a total in tonnes, whatever the table. */
    @Property(tries = 100)
    void thousandsBesideATotalAreSaid(
            @ForAll @IntRange(min = 1, max = 999) int one, @ForAll @IntRange(min = 1, max = 999) int other) {
        SupplyTable table = Cases.mined()
                .add("China", one)
                .add("Japan", other)
                .printedTotal(1000.0 * (one + other))
                .build();
        assertThat(table.omissions())
                .anyMatch(line -> line.contains("are the rows in thousand tonnes?")
                        || (one + other >= 99 && one + other <= 101 && line.contains("are the rows percentages?")));
        assertThat(NMinusOne.of(table).result().toString()).contains("the printed total is ");
    }
}
