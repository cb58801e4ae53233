/**
 * Numbers that may be known only in part, with their units.
 *
 * <p>{@link io.github.criticalminerals.core.quantity.Interval} is the one notion of "how well do we know this number":
 * a figure that is known exactly, rounded, bounded ("over 80 %") or withheld is always an interval. {@link
 * io.github.criticalminerals.core.quantity.Share} (fraction, 0..1), {@link
 * io.github.criticalminerals.core.quantity.Mass} (tonnes, with a {@link
 * io.github.criticalminerals.core.quantity.Basis}) and {@link io.github.criticalminerals.core.quantity.Money} are
 * records over it.
 *
 * <p>What it is not: a general units library, nor rigorous interval arithmetic with directed rounding. Ends are
 * computed in ordinary double arithmetic, so that a calculation on exact numbers stays exact; an end may be off by a
 * rounding error of the last place. Operands are taken as unrelated: {@code x.minus(x)} is not zero unless {@code x} is
 * exact.
 *
 * <p>Where to start: {@code Share.parse("80..100 %")}, {@code Mass.ofTonnes(270_000, Basis.REO)}.
 *
 * <p>Thread safety: all types are immutable.
 */
@NullMarked
package io.github.criticalminerals.core.quantity;

import org.jspecify.annotations.NullMarked;
