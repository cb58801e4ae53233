/**
 * The documents' questions of the form "what if", from bundled figures to an answer: a page of text, a CSV file and a
 * chart of each.
 *
 * <p>{@link io.github.criticalminerals.examples.scenario.TenScenarios} prints all. In each class the scenario itself
 * stands between {@code // region scenario} and {@code // endregion}; the rest reads its runs.
 *
 * <p>What it is not: a forecast, or an account of what happened.
 */
@org.jspecify.annotations.NullMarked
package io.github.criticalminerals.examples.scenario;
