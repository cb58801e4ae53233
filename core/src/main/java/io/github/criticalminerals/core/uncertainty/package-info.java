/**
 * Monte Carlo: what a result is when its inputs are only known to lie somewhere.
 *
 * <p>An {@link io.github.criticalminerals.core.quantity.Interval} says between which ends a figure lies and nothing
 * else; bounds need no more. A {@link io.github.criticalminerals.core.uncertainty.Distribution} says in addition how
 * likely each value is. It is made from an interval by a named rule, only here, and the rule is an assumption of
 * whoever names it.
 *
 * <p>Where to start: {@code MonteCarlo.of(100_000, 42).summary(Variables.of(distributions), values -> ...)} gives a
 * {@link io.github.criticalminerals.core.uncertainty.Summary}: mean, standard deviation, quantiles, probability over a
 * threshold. {@link io.github.criticalminerals.core.uncertainty.MonteCarlo#compare} draws several results together and
 * gives the probability of each rank.
 *
 * <p>What it is not: bounds that hold for certain (those are in the concentration package), or a library of
 * distributions.
 *
 * <p>Thread safety: all types are immutable. A seed gives the same bits at any number of threads.
 */
@NullMarked
package io.github.criticalminerals.core.uncertainty;

import org.jspecify.annotations.NullMarked;
