/**
 * What the library takes: drivers that print what they measured.
 *
 * <p>What it is not: part of any test run; timings depend on the machine and on what else it does.
 *
 * <p>Where to start: the {@code main} method of a driver, after {@code mvn -q -DskipTests package}.
 *
 * <p>Thread safety: one run at a time.
 */
@NullMarked
package io.github.criticalminerals.examples.benchmark;

import org.jspecify.annotations.NullMarked;
