/**
 * Measures of concentration of plain numbers, and their lowest and highest values where the numbers are only half
 * known.
 *
 * <p>Where to start: {@code Index.HHI.ofAmounts(...)} and any other {@link
 * io.github.criticalminerals.core.index.Index}; for ranges {@link io.github.criticalminerals.core.index.SharpBounds},
 * which is the only way into the search. {@code Herfindahl} and {@code Profile} compute many vectors without
 * allocating.
 *
 * <p>What it is not: it knows no producers and no tables; {@code core.concentration} does.
 *
 * <p>Thread safety: all types are immutable, all functions pure.
 */
@NullMarked
package io.github.criticalminerals.core.index;

import org.jspecify.annotations.NullMarked;
