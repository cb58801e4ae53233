package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OxideTest {
    private static final Oxide ND2O3 = Oxide.parse("Nd2O3");

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "Sc, Sc2O3",
        "Y, Y2O3",
        "La, La2O3",
        "Ce, CeO2",
        "Pr, Pr6O11",
        "Nd, Nd2O3",
        "Sm, Sm2O3",
        "Eu, Eu2O3",
        "Gd, Gd2O3",
        "Tb, Tb4O7",
        "Dy, Dy2O3",
        "Ho, Ho2O3",
        "Er, Er2O3",
        "Tm, Tm2O3",
        "Yb, Yb2O3",
        "Lu, Lu2O3"
    })
    void knowsTheOxideThatEachRareEarthIsReportedAs(String symbol, String formula) throws Exception {
        Oxide oxide = Oxide.reportedFor(Element.of(symbol));
        assertThat(oxide).hasToString(formula).isEqualTo(Oxide.parse(formula));
        assertThat(json.writeValueAsString(oxide)).isEqualTo("\"" + formula + "\"");
        assertThat(json.readValue(json.writeValueAsString(oxide), Oxide.class)).isEqualTo(oxide);
        assertThat(oxide.basis()).isEqualTo(Basis.REO);
    }

    @Test
    void reportsNoOtherElement() {
        refused(() -> Oxide.reportedFor(Element.of("W")))
                .hasMessage(
                        "element must be one of [Sc, Y, La, Ce, Pr, Nd, Pm, Sm, Eu, Gd, Tb, Dy, Ho, Er, Tm, Yb, Lu],"
                                + " but was W");
        refused(() -> Oxide.reportedFor(Element.of("Pm")))
                .hasMessage("element of an oxide must have a standard atomic weight, but was Pm");
    }

    @Test
    void parsesOtherOxides() {
        assertThat(Oxide.parse(" WO3 ")).isEqualTo(new Oxide(Element.of("W"), 1, 3));
        assertThat(Oxide.parse("Li2O"))
                .isEqualTo(new Oxide(Element.of("Li"), 2, 1))
                .hasToString("Li2O");
        assertThat(Oxide.parse("WO3").basis()).isEqualTo(Basis.WO3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Nd", "O2", "Nd2O3+", "nd2o3", "Nd-2O3", "Nd100O3", "NdPrO3"})
    void refusesWhatIsNoFormula(String text) {
        refused(() -> Oxide.parse(text)).hasMessage("oxide must be a formula (Nd2O3), but was \"" + text + "\"");
    }

    @Test
    void refusesImpossibleOxides() {
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> Oxide.parse("Xx2O3"))
                .withMessageStartingWith("unknown element symbol \"Xx\"; nearest known: ");
        refused(() -> new Oxide(Element.of("O"), 1, 1)).hasMessage("element of an oxide must not be oxygen itself");
        refused(() -> Oxide.parse("Nd0O3")).hasMessage("atoms must be between 1 and 99, but was 0");
        refused(() -> new Oxide(Element.of("Nd"), 2, 100)).hasMessage("oxygens must be between 1 and 99, but was 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nd3O2", "Nd2O5", "Ce2O", "Pr6O13", "Y99O98"})
    void refusesWhatNoOxideOfARareEarthIs(String formula) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Oxide.parse(formula))
                .withMessageStartingWith("oxide of a rare earth must have 1 to 2 oxygen atoms for each of its own, as ")
                .withMessageEndingWith("2O3 has, but was " + formula);
    }

    @Test
    void refusesMoreOxygenThanAnyElementHolds() {
        refused(() -> Oxide.parse("W2O9"))
                .hasMessage("oxide must have at most 4 oxygen atoms for each other one, but was W2O9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EuO", "CeO2", "Tb4O7", "OsO4", "P4O10", "KO2", "Cs11O3", "Fe3O4"})
    void takesOxidesThatAreNotReportedAsSuch(String formula) {
        assertThat(Oxide.parse(formula)).hasToString(formula);
    }

    /** handCalculated: 2 x 144.24 / (2 x 144.24 + 3 x 15.999) = 288.48 / 336.477. */
    @Test
    void derivesTheMetalFractionFromTheAtomicWeights() {
        Term fraction = ND2O3.metalFraction();
        assertThat(fraction.value().exactValue()).isEqualTo(288.48 / 336.477, within(1e-15));
        assertThat(fraction.formula()).map(Object::toString).contains("2*Nd / (2*Nd + 3*O)");
        assertThat(fraction.unit()).isEqualTo("fraction, 0..1");
        assertThat(fraction.toText())
                .isEqualTo(
                        """
                        f = 0.857354291675211 (fraction, 0..1) = 2*Nd / (2*Nd + 3*O) [mass of neodymium in Nd2O3]
                        ! the uncertainty of the atomic weights moves this fraction by at most 1.6e-05
                          Nd = 144.24 (relative atomic mass) [atomic weight of neodymium] @1
                          ! with its uncertainty: 144.23..144.25
                          O = 15.999 (relative atomic mass) [atomic weight of oxygen] @1
                          ! with its uncertainty: 15.998..16
                        @1 IUPAC, Standard atomic weights of the elements 2021 (IUPAC Technical Report), Table 1, abridged values\
                         (2022-05-04), doi:10.1515/pac-2019-0603\
                         [Prohaska et al., Pure and Applied Chemistry 94 (2022) 573-600]
                        """);
    }

    @Test
    void convertsToMetalAndBackWithTheFactor() {
        Oxide.Conversion metal = ND2O3.toMetal(Mass.ofTonnes(336.477, Basis.REO));
        assertThat(metal.result().basis()).isEqualTo(Basis.METAL);
        assertThat(metal.result().tonnes().exactValue()).isEqualTo(288.48, within(1e-12));
        assertThat(metal.factor()).isEqualTo(ND2O3.metalFraction());

        Oxide.Conversion oxide = ND2O3.toOxide(Mass.ofTonnes(288.48, Basis.METAL));
        assertThat(oxide.result().basis()).isEqualTo(Basis.REO);
        assertThat(oxide.result().tonnes().exactValue()).isEqualTo(336.477, within(1e-12));
        assertThat(oxide.factor().formula()).map(Object::toString).contains("1 / f");
        assertThat(oxide.factor().children()).containsExactly(ND2O3.metalFraction());
        assertThat(oxide.factor().label()).isEqualTo("mass of Nd2O3 for a unit mass of neodymium");
    }

    @Test
    void keepsBounds() {
        double f = ND2O3.metalFraction().value().exactValue();
        assertThat(ND2O3.toMetal(new Mass(Interval.of(3, 7), Basis.REO))
                        .result()
                        .tonnes())
                .isEqualTo(Interval.of(3 * f, 7 * f));
        assertThat(ND2O3.toMetal(Mass.unknown(Basis.REO)).result()).isEqualTo(Mass.unknown(Basis.METAL));
        assertThat(ND2O3.toOxide(new Mass(Interval.atLeast(5), Basis.METAL))
                        .result()
                        .tonnes()
                        .isBounded())
                .isFalse();
    }

    @Test
    void refusesOtherBases() {
        assertThatExceptionOfType(MixedBasisException.class)
                .isThrownBy(() -> ND2O3.toMetal(Mass.ofTonnes(5, Basis.METAL)))
                .withMessage("amounts must be on one basis, but were on \"contained metal\" and \"REO\"");
        assertThatExceptionOfType(MixedBasisException.class)
                .isThrownBy(() -> ND2O3.toMetal(Mass.ofTonnes(5, Basis.UNSTATED)))
                .withMessage("amounts must be on one basis, but were on \"unstated\" and \"REO\"");
        assertThatExceptionOfType(MixedBasisException.class)
                .isThrownBy(() -> ND2O3.toOxide(Mass.ofTonnes(5, Basis.REO)))
                .withMessage("amounts must be on one basis, but were on \"REO\" and \"contained metal\"");
        assertThatExceptionOfType(MixedBasisException.class)
                .isThrownBy(() -> Oxide.parse("WO3").toMetal(Mass.ofTonnes(5, Basis.REO)))
                .withMessage("amounts must be on one basis, but were on \"REO\" and \"WO3 content\"");
    }

    @Test
    void conversionRoundTripsThroughJson() throws Exception {
        Oxide.Conversion metal = ND2O3.toMetal(Mass.ofTonnes(13, Basis.REO));
        assertThat(json.readValue(json.writeValueAsString(metal), Oxide.Conversion.class))
                .isEqualTo(metal);
        refused("{}", Oxide.Conversion.class).hasMessageContaining("result is required");
        for (String bad : List.of("{}", "3", "\"Nd\"")) {
            refused(bad, Oxide.class);
        }
        assertThatThrownBy(() -> Oxide.ofJson(null)).hasMessage("oxide is required");
    }
}
