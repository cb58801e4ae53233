package io.github.criticalminerals.core.quantity;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MassTest {

    @ParameterizedTest
    @CsvSource({
        "270000 t REO, 270000 t REO",
        "90000000.. t REO, 90000000.. t REO",
        "3..5 kt contained metal, 3000..5000 t contained metal",
        "7 thousand metric tons, 7000 t unstated",
        "11 Mt gross weight, 11000000 t gross weight",
        "13kg REO, 0.013 t REO"
    })
    void readsAndPrints(String text, String printed) {
        assertThat(Mass.parse(text)).hasToString(printed);
        assertThat(Mass.parse(printed)).isEqualTo(Mass.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t REO", "5", "5 mt REO", "5 bananas REO"})
    void refusesOtherText(String text) {
        refused(() -> Mass.parse(text))
                .hasMessage(
                        "mass must be a number or range, a unit and a basis (270000 t REO), but was \"" + text + "\"");
    }

    @Test
    void refusesNegativeAmounts() {
        refused(() -> Mass.ofTonnes(-3, Basis.REO)).hasMessage("mass must not be negative, but was -3 t REO");
    }

    @Test
    void refusesMixedBases() {
        Mass oxide = Mass.ofTonnes(5, Basis.REO);
        Mass metal = Mass.ofTonnes(3, Basis.METAL);
        assertThatThrownBy(() -> oxide.plus(metal))
                .isInstanceOfSatisfying(MixedBasisException.class, e -> {
                    assertThat(e.left()).isEqualTo(Basis.REO);
                    assertThat(e.right()).isEqualTo(Basis.METAL);
                })
                .hasMessage("amounts must be on one basis, but were on \"REO\" and \"contained metal\"");
        assertThatThrownBy(() -> oxide.minus(metal)).isInstanceOf(MixedBasisException.class);
        assertThatThrownBy(() -> oxide.shareOf(metal)).isInstanceOf(MixedBasisException.class);
    }

    @Test
    void combines() {
        Mass five = Mass.ofTonnes(5, Basis.REO);
        Mass three = Mass.ofTonnes(3, Basis.REO);
        assertThat(five.plus(three)).isEqualTo(Mass.ofTonnes(8, Basis.REO));
        assertThat(five.minus(three)).isEqualTo(Mass.ofTonnes(2, Basis.REO));
        assertThat(five.scaledBy(2)).isEqualTo(Mass.ofTonnes(10, Basis.REO));
        assertThat(three.shareOf(five)).isEqualTo(Share.of(0.6));
        refused(() -> three.minus(five)).hasMessage("cannot take 5 t REO from 3 t REO");
        refused(() -> five.shareOf(three)).hasMessage("5 t REO cannot be part of 3 t REO");
        assertThat(new Mass(Interval.of(2, 7), Basis.REO).minus(three))
                .isEqualTo(new Mass(Interval.of(0, 4), Basis.REO));
    }

    @Test
    void unknownIsNotZero() {
        Mass unknown = Mass.unknown(Basis.REO);
        assertThat(unknown).hasToString("0.. t REO");
        assertThat(unknown.isKnown()).isFalse();
        assertThat(Mass.ofTonnes(0, Basis.REO).isKnown()).isTrue();
        assertThat(new Mass(Interval.atLeast(2), Basis.REO).isKnown()).isTrue();
    }

    @Test
    void unitsHaveTheirSizes() {
        assertThat(MassUnit.parse("Million metric tons")).isEqualTo(MassUnit.MEGATONNE);
        assertThat(MassUnit.parse(" thousand\u00a0metric tons ")).isEqualTo(MassUnit.KILOTONNE);
        assertThat(MassUnit.find("mt")).isEmpty();
        assertThat(MassUnit.find("T")).isEmpty();
        assertThat(Mass.of(1000, MassUnit.KILOCARAT, Basis.GROSS)).isEqualTo(Mass.ofTonnes(0.2, Basis.GROSS));
        assertThat(MassUnit.SHORT_TON.tonnes().divide(MassUnit.POUND.tonnes())).isEqualByComparingTo("2000");
        assertThat(MassUnit.LONG_TON.tonnes().divide(MassUnit.POUND.tonnes())).isEqualByComparingTo("2240");
        refused(() -> MassUnit.parse("mt"))
                .hasMessage("unit of mass must be one of g, kg, t, kt, Mt, ct, kct, Mct, lb, st, long ton, oz t, "
                        + "but was \"mt\"");
    }

    @Test
    void readsJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue("\"5 t REO\"", Mass.class)).isEqualTo(Mass.ofTonnes(5, Basis.REO));
        assertThat(mapper.writeValueAsString(Mass.ofTonnes(5, Basis.REO))).isEqualTo("\"5 t REO\"");
        assertThat(mapper.readValue("\"REO\"", Basis.class)).isEqualTo(Basis.REO);
        refused("{}", Mass.class);
    }

    @Test
    void moneyReadsAndPrints() throws Exception {
        assertThat(Money.parse("8500000000 USD"))
                .isEqualTo(Money.of(8.5e9, "USD"))
                .hasToString("8500000000 USD");
        assertThat(Money.parse("0..400000000 USD").amount()).isEqualTo(Interval.of(0, 4e8));
        refused(() -> Money.parse("5 dollars"))
                .hasMessage("money must be a number or range and a currency (8500000000 USD), but was \"5 dollars\"");
        refused(() -> Money.of(5, "usd"))
                .hasMessage("currency must be three capital letters (ISO 4217), but was \"usd\"");
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue(mapper.writeValueAsString(Money.of(5, "AUD")), Money.class))
                .isEqualTo(Money.of(5, "AUD"));
    }

    @Property
    void textRoundTrips(@ForAll @DoubleRange(min = 0, max = 1e9) double tonnes) {
        Mass mass = Mass.ofTonnes(tonnes, Basis.K2O);
        assertThat(Mass.parse(mass.toString())).isEqualTo(mass);
    }

    @Test
    void readsLongTextInLinearTime() {
        String spaces = " ".repeat(500_000);
        assertThat(Mass.parse("1" + spaces + "t" + spaces + "REO" + spaces)).isEqualTo(Mass.ofTonnes(1, Basis.REO));
        refused(() -> Mass.parse("1" + spaces + "q" + spaces + "REO" + spaces));
        refused(() -> Mass.parse("1 " + "u ".repeat(500_000))).hasMessageEndingWith("...\"");
        refused(() -> Mass.parse("1".repeat(500_000)));
    }

    @Test
    void noBreakSpacesAreSpaces() {
        for (String text : new String[] {
            "270000\u00a0t REO",
            "270000 t\u00a0REO",
            "270000 t REO\u00a0",
            "\u202f270000 t REO",
            "270000\u202ft\u00a0REO"
        }) {
            assertThat(Mass.parse(text)).isEqualTo(Mass.ofTonnes(270_000, Basis.REO));
        }
        for (String unit :
                new String[] {"kt\u00a0", "\u00a0kt", "thousand\u202fmetric tons", "thousand metric tons\u00a0"}) {
            assertThat(MassUnit.find(unit)).contains(MassUnit.KILOTONNE);
        }
        assertThat(Money.parse("5\u00a0USD\u00a0")).isEqualTo(Money.of(5, "USD"));
        refused(() -> Basis.of("REO\u00a0"));
    }

    /**
     * International Yard and Pound Agreement of 1959: 1 lb = 0.45359237 kg, 5760 grains of 7000 a pound to a troy pound
     * of 12 oz.
     */
    @Test
    void everyUnitHasItsLastDigit() {
        java.math.BigDecimal pound = new java.math.BigDecimal("0.45359237e-3");
        java.math.BigDecimal grain = pound.divide(new java.math.BigDecimal(7000));
        assertThat(MassUnit.POUND.tonnes()).isEqualByComparingTo(pound);
        assertThat(MassUnit.TROY_OUNCE.tonnes()).isEqualByComparingTo(grain.multiply(new java.math.BigDecimal(480)));
        assertThat(MassUnit.SHORT_TON.tonnes()).isEqualByComparingTo("0.90718474");
        assertThat(MassUnit.LONG_TON.tonnes()).isEqualByComparingTo("1.0160469088");
        assertThat(MassUnit.GRAM.tonnes()).isEqualByComparingTo("0.000001");
        assertThat(MassUnit.KILOGRAM.tonnes()).isEqualByComparingTo("0.001");
        assertThat(MassUnit.TONNE.tonnes()).isEqualByComparingTo("1");
        assertThat(MassUnit.KILOTONNE.tonnes()).isEqualByComparingTo("1000");
        assertThat(MassUnit.MEGATONNE.tonnes()).isEqualByComparingTo("1000000");
        assertThat(MassUnit.CARAT.tonnes()).isEqualByComparingTo("0.0000002");
        assertThat(MassUnit.KILOCARAT.tonnes()).isEqualByComparingTo("0.0002");
        assertThat(MassUnit.MEGACARAT.tonnes()).isEqualByComparingTo("0.2");
        assertThat(MassUnit.values()).hasSize(12);
    }

    @Test
    void ordersByLowerThenUpperEnd() {
        Mass five = Mass.ofTonnes(5, Basis.REO);
        assertThat(five).isLessThan(Mass.ofTonnes(7, Basis.REO)).isLessThan(Mass.parse("5..6 t REO"));
        assertThat(five).isEqualByComparingTo(Mass.parse("5 t REO")).isGreaterThan(Mass.unknown(Basis.REO));
        assertThatThrownBy(() -> five.compareTo(Mass.ofTonnes(5, Basis.METAL))).isInstanceOf(MixedBasisException.class);
    }
}
