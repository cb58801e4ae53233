/**
 * A chain under dated policy, day by day: who lacks what from which day, why, who fills it, and how long stocks last.
 *
 * <pre>{@code
 * Simulation.of(chain, timeline).from("2025-01-01").to("2026-12-31").run();       // what the dated events do
 * Simulation.of(chain).with(Shock.outage(china, REFINING, half).from(date)).run();     // its output
 * Simulation.of(chain).with(Shock.exportCut(china, REFINING, half).from(date)).run();  // its exports; home use stays
 *
 * run.gap("Japan");
 * run.months();
 * run.firstShortage();
 * run.whoFilled();
 * run.explain(day);
 * run.compareWith(baseline);
 * }</pre>
 *
 * <p>A chain comes from tables in a few lines ({@link io.github.criticalminerals.core.dataset.SupplyChain#of}). Output
 * and exports are two questions, so there is no "cut". What policy events do to a chain stands in one table, {@link
 * io.github.criticalminerals.core.scenario.Instruments}; what it has no figures for is named with every run.
 *
 * <p>A day, in this order:
 *
 * <ol>
 *   <li>Capacity: base x (1 - outage) x overproduction, and spare x ramp. The lag of spare capacity starts on the day
 *       its plant first sees an order that it cannot serve.
 *   <li>Orders go upstream: the need of today and a part (one in 60 unless said) of what the stock lacks of its target,
 *       which stays on the baseline. What is on its way, in a licence's queue or owed counts as stock. They are split
 *       as on the baseline.
 *   <li>Production: at most capacity, at most what the feed yields, at most what is ordered and may leave and what the
 *       stock of product lacks.
 *   <li>Delivery under bans, cuts, quotas, licences and routes; then rationing where more is due than is there.
 *       Exporters offer at once what they may not ship to others who miss something, within capacity and feed; those
 *       who still miss something ask others, ever more of it day by day.
 *   <li>Transport, use, stocks; the balance of every plant and buyer is checked.
 * </ol>
 *
 * <p>A plant that is asked by customers of others orders the feed for that from the next day on. What a plant owes, it
 * owes only if the buyers' needs are kept as back-orders, or if it has a licence for it; else an order that is not
 * served lapses and is made again by who still lacks stock. A way under a restriction takes no orders of others. A year
 * has 365 days.
 *
 * <p>Without shocks every day is the baseline to the bit. A run is one future under stated rules of behaviour, no
 * forecast.
 *
 * <p>What it is not: a market model. The price is optional, and its elasticities are the user's.
 *
 * <p>Thread safety: all types are immutable and can be shared.
 */
@NullMarked
package io.github.criticalminerals.core.scenario;

import org.jspecify.annotations.NullMarked;
