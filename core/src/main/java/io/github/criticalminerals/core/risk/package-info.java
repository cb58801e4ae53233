/**
 * Supply risk by published methods, each result with the terms it was made of.
 *
 * <p>Where to start: {@code EuSupplyRisk.of(mined, governance).withRecycling(Share.ofPercent(1)).withSubstitution(0.97)
 * .result().explain()}. The other methods:
 *
 * <ul>
 *   <li>{@code GeoPolRisk.of(mined, governance).of(imports)}: score, midpoint and characterisation factor of a country,
 *       a bloc or a company;
 *   <li>{@code UsgsSupplyRisk}: disruption potential, trade exposure, economic vulnerability and their mean;
 *   <li>{@code CrmaBenchmarks}: the EU's benchmarks for 2030, with the gap in tonnes;
 *   <li>{@code NMinusOne}: supply left without the largest supplier;
 *   <li>{@code SideBySide}: several of these on the same materials, their ranks and where they disagree.
 * </ul>
 *
 * <p>Rules of all of them: a missing governance score is never no risk, a named policy says what it is; what is half
 * known gives an interval; every result explains itself as a tree of {@link
 * io.github.criticalminerals.core.domain.Term}s that can be computed again. What a paper is remembered to say, and was
 * not read again, stands behind an option that says so.
 *
 * <p>What it is not: a judgement, or one number for all purposes. The methods answer different questions, and {@code
 * SideBySide} shows where that matters.
 *
 * <p>Thread safety: all types are immutable, but for builders; all functions pure.
 */
@NullMarked
package io.github.criticalminerals.core.risk;

import org.jspecify.annotations.NullMarked;
