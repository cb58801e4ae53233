/**
 * Drivers that measure the library and print raw lines: what was done, how often, how long it took.
 *
 * <p>What it is not: a test. Nothing fails here; limits are asserted in tests, with room for slow machines.
 *
 * <p>Where to start: {@code ConcentrationSpeed.main}.
 *
 * <p>Thread safety: each driver runs on its own.
 */
@NullMarked
package io.github.criticalminerals.examples.benchmark;

import org.jspecify.annotations.NullMarked;
