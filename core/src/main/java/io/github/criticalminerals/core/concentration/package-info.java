/**
 * Measures of concentration, and sharp bounds on them where shares are only half known.
 *
 * <p>Where to start: {@code Concentration.of(table).hhi()}; any other measure by {@code
 * Concentration.of(table).of(Index.gini(Zeros.KEPT))}. Every result is an interval whose ends say whether a completion of
 * what is unknown attains them; a fully known table gives an exact one by the same path. Kernels on plain numbers are
 * {@code Herfindahl}, {@code Diversity}, {@code Inequality}, {@code Leaders} and {@code Profile}.
 *
 * <p>What it is not: a judgement. Classes of the HHI are dated schemes of authorities, made for mergers.
 *
 * <p>Calculators and their results go to JSON and back: a result is written with all that it is computed of, and computed
 * again when it is read.
 *
 * <p>Thread safety: all types are immutable, all functions pure.
 */
@NullMarked
package io.github.criticalminerals.core.concentration;

import org.jspecify.annotations.NullMarked;
