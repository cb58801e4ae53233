package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class OxideProperties {

    @Provide
    Arbitrary<Oxide> oxides() {
        Arbitrary<Element> elements = Arbitraries.of(Element.all().stream()
                .filter(e -> e.atomicWeight().isPresent() && !e.symbol().equals("O"))
                .toList());
        return Combinators.combine(
                        elements,
                        Arbitraries.integers().between(1, 99),
                        Arbitraries.integers().between(1, 98))
                .filter((element, atoms, oxygens) ->
                        isPossible(element, atoms, oxygens) && isPossible(element, atoms, oxygens + 1))
                .as(Oxide::new);
    }

    private static boolean isPossible(Element element, int atoms, int oxygens) {
        return ElementGroup.RARE_EARTHS.elements().contains(element)
                ? oxygens >= atoms && oxygens <= 2 * atoms
                : oxygens <= 4 * atoms;
    }

    @Property
    void formulaReadsBack(@ForAll("oxides") Oxide oxide) {
        assertThat(Oxide.parse(oxide.toString())).isEqualTo(oxide);
    }

    @Property
    void fractionIsAFractionAndFallsWithMoreOxygen(@ForAll("oxides") Oxide oxide) {
        double fraction = oxide.metalFraction().value().exactValue();
        assertThat(fraction).isStrictlyBetween(0.0, 1.0);
        assertThat(new Oxide(oxide.element(), oxide.atoms(), oxide.oxygens() + 1)
                        .metalFraction()
                        .value()
                        .exactValue())
                .isLessThan(fraction);
    }

    /** To the bit by the weights themselves, to twelve digits by the printed text alone. */
    @Property
    void explanationsRecompute(@ForAll("oxides") Oxide oxide) {
        double metal = oxide.atoms() * oxide.element().atomicWeight().orElseThrow();
        double oxygen = oxide.oxygens() * Element.of("O").atomicWeight().orElseThrow();
        double fraction = metal / (metal + oxygen);
        assertThat(oxide.metalFraction().value().exactValue()).isEqualTo(fraction);
        Term factor = oxide.toOxide(Mass.ofTonnes(1, Basis.METAL)).factor();
        assertThat(factor.value().exactValue()).isEqualTo(1 / fraction);
        assertThat(factor.children()).containsExactly(oxide.metalFraction());
        assertThat(TermRecalculation.check(factor).recomputed()).isEqualTo(2);
    }

    @Property
    void metalAndBackIsTheSameTonnage(
            @ForAll("oxides") Oxide oxide, @ForAll @DoubleRange(min = 0, max = 1e9) double tonnes) {
        Mass given = Mass.ofTonnes(tonnes, oxide.basis());
        Mass back = oxide.toOxide(oxide.toMetal(given).result()).result();
        assertThat(back.basis()).isEqualTo(given.basis());
        assertThat(back.tonnes().exactValue()).isEqualTo(tonnes, within(tonnes * 4e-16));
    }
}
