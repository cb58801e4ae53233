/**
 * Tables of figures: who has how much.
 *
 * <p>{@link io.github.criticalminerals.core.dataset.SupplyTable} holds, for one commodity, one set of stages, one
 * measure, one year and one edition, the amounts of producers, what is lumped into "Other countries", and the
 * publisher's own total beside the sum of the rows. {@link io.github.criticalminerals.core.dataset.PriceSeries} holds
 * closing prices; {@link io.github.criticalminerals.core.dataset.GovernanceTable} the governance scores of one year and
 * edition.
 *
 * <p>What it is not: a data frame. Tables give {@code rows()} as records and {@code toCsv()}, which data frames read.
 *
 * <p>Where to start:
 *
 * <pre>{@code
 * SupplyTable table = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
 *         .add("China", 270_000)
 *         .add("United States", 45_000)
 *         .remainder(1_100)
 *         .build();
 * }</pre>
 *
 * <p>Thread safety: all types are immutable; builders are not shared between threads.
 */
@NullMarked
package io.github.criticalminerals.core.dataset;

import org.jspecify.annotations.NullMarked;
