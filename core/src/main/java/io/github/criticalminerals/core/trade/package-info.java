/**
 * Trade: who sold how much of a product to whom in a year.
 *
 * <p>{@link io.github.criticalminerals.core.trade.TradeTable} holds the flows; {@link
 * io.github.criticalminerals.core.trade.ImportProfiles} sums rows as they come, in a stream, in parallel or on a
 * cluster, to what each importer bought of each product in each year: how much, of how many, how concentrated, who is
 * the largest.
 *
 * <p>What it is not: a reader of files ({@code io.baci}, {@code io.comtrade} are), nor a correction of what reporters
 * declared: re-exports, mirror gaps and withheld partners stand as they are published.
 *
 * <p>Where to start:
 *
 * <pre>{@code
 * TradeTable trade = TradeTable.builder(Basis.GROSS).add(TradeFlow.of(...)).build();
 * ImportProfiles profiles = ImportProfiles.of(trade);
 * }</pre>
 *
 * <p>Thread safety: tables and profiles are immutable; builders and sums are not shared between threads.
 */
@NullMarked
package io.github.criticalminerals.core.trade;

import org.jspecify.annotations.NullMarked;
