/**
 * Measures of concentration, and sharp bounds on them where shares are only half known.
 *
 * <p>Where to start: {@code Concentration.of(table).hhi()}; any other measure by {@code
 * Concentration.of(table).of(Index.gini(Zeros.KEPT))}. Every result is an interval whose ends say whether a completion
 * of what is unknown attains them; a fully known table gives an exact one by the same path. The indices themselves, on
 * plain numbers, are in {@code core.index}.
 *
 * <p>Every result says what it is without: rows that are withheld or have no figure, a printed total that the rows
 * miss, rejected rows of a file. Tables of different commodities, measures, stages or bases are not compared.
 *
 * <p>What it is not: a judgement. Classes of the HHI are dated schemes of authorities, made for mergers.
 *
 * <p>Calculators and their results go to JSON and back: a result is written with all that it is computed of, and
 * computed again when it is read.
 *
 * <p>Thread safety: all types are immutable, all functions pure.
 */
@NullMarked
package io.github.criticalminerals.core.concentration;

import org.jspecify.annotations.NullMarked;
