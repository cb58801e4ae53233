package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.domain.Oxide;
import io.github.criticalminerals.core.quantity.Mass;

/** How much metal is in a tonne of oxide? */
final class OxideToMetal {
    public static void main(String[] args) {
        Oxide oxide = Oxide.parse("Nd2O3");
        Mass oxideMass = Mass.ofTonnes(1_000, oxide.basis());
        Oxide.Conversion metal = oxide.toMetal(oxideMass);
        System.out.println(oxideMass.inWords() + " hold " + metal.result().inWords());
        System.out.println(metal.factor());
    }
}
