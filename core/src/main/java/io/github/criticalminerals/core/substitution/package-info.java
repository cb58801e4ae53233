/**
 * What if not from there, what if not of that: other suppliers, other materials, other prices.
 *
 * <p>Where to start: {@link io.github.criticalminerals.core.substitution.Reallocation} says who fills the gap when a
 * plant is cut, what stays unmet and what one more tonne would be worth where; {@link
 * io.github.criticalminerals.core.substitution.MaterialSubstitution} what other materials can take over once their own
 * supply risk counts; {@link io.github.criticalminerals.core.substitution.MarketShock} and {@link
 * io.github.criticalminerals.core.substitution.Ces} what prices do.
 *
 * <p>What it is not: a forecast. Spare capacities, lags, elasticities and risks are inputs; nothing of them has a
 * default.
 *
 * <p>Thread safety: all types are immutable, all functions pure.
 */
@NullMarked
package io.github.criticalminerals.core.substitution;

import org.jspecify.annotations.NullMarked;
