/**
 * What governments do about critical minerals, and how it stands on a given day.
 *
 * <p>A {@link io.github.criticalminerals.core.policy.PolicyEvent} is one act, agreement or announcement. Its {@link
 * io.github.criticalminerals.core.policy.Instrument} says what it does (a ban, a licence, a tariff, a truce), its
 * {@link io.github.criticalminerals.core.policy.Scope} on what and whom, its dates and {@link
 * io.github.criticalminerals.core.policy.Amendment}s when. A {@link
 * io.github.criticalminerals.core.policy.PolicyTimeline} works out the {@link
 * io.github.criticalminerals.core.policy.EventStatus} on a day from these; no status is stored.
 *
 * <p>What it is not: no legal advice, no complete register, and no model of what a restriction does to supply: an event
 * is not a shock. An instrument without a number holds none.
 *
 * <p>Where to start, with the io module's reference events or your own:
 *
 * <pre>{@code
 * PolicyTimeline timeline = PolicyTimeline.of(events);
 * timeline.statusOn("CN-MOFCOM-2025-57", LocalDate.of(2026, 11, 10));   // suspended
 * timeline.statusOn("CN-MOFCOM-2025-57", LocalDate.of(2026, 11, 11));   // unknown
 * Scope question = Scope.ALL.of(Element.of("Dy")).from(Country.CHINA).to(Country.UNITED_STATES);
 * timeline.bindingOn(LocalDate.of(2025, 11, 30), question);             // which restrictions, on whom
 * timeline.changesBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
 * }</pre>
 *
 * <p>Thread safety: all types are immutable, the builder of an event aside.
 */
@NullMarked
package io.github.criticalminerals.core.policy;

import org.jspecify.annotations.NullMarked;
