/**
 * One scenario from the figures to a page and a chart: {@link
 * io.github.criticalminerals.examples.scenario.HalvedExports}.
 */
@org.jspecify.annotations.NullMarked
package io.github.criticalminerals.examples.scenario;
