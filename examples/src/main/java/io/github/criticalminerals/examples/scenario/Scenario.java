package io.github.criticalminerals.examples.scenario;

/** A question of the form "what if", with its answer. */
public interface Scenario {

    /** {@return the answer, computed anew at each call} */
    Answer answer();
}
