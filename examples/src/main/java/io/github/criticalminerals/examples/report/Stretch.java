package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.policy.Change;
import io.github.criticalminerals.core.policy.EventStatus;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Days on which a restriction stands in one status without a break.
 *
 * @param event the restriction
 * @param status its status on these days
 * @param from the first day, or the first that is looked at
 * @param until the last day, or the last that is looked at
 */
record Stretch(PolicyEvent event, EventStatus status, LocalDate from, LocalDate until) {

    /** What is drawn: what applies, what is held back, and what nobody can tell. */
    private static final Set<EventStatus> DRAWN =
            ImmutableSet.of(EventStatus.IN_FORCE, EventStatus.SUSPENDED, EventStatus.UNKNOWN);

    /** The event's title after whose it is: {@code Indonesia: Ban on exports of nickel ore}. */
    String title() {
        List<String> whose =
                event.issuedBy().countries().stream().map(Country::name).toList();
        return (whose.isEmpty() ? event.issuer() : String.join(" and ", whose)) + ": " + event.title();
    }

    /** Of every signed restriction its stretches between two days, in the order of the events. */
    static ImmutableList<Stretch> between(PolicyTimeline timeline, LocalDate first, LocalDate last) {
        List<Change> changes = timeline.changesBetween(first.plusDays(1), last);
        ImmutableList.Builder<Stretch> all = ImmutableList.builder();
        for (PolicyEvent event : timeline.events()) {
            if (!event.signed() || !event.instrument().restricts()) {
                continue;
            }
            List<Stretch> own = new ArrayList<>();
            EventStatus status = timeline.statusOn(event.id(), first);
            LocalDate from = first;
            for (Change change : changes) {
                if (change.event().equals(event)) {
                    own.add(new Stretch(event, status, from, change.date().minusDays(1)));
                    status = change.after().status();
                    from = change.date();
                }
            }
            own.add(new Stretch(event, status, from, last));
            own.stream().filter(each -> DRAWN.contains(each.status())).forEach(all::add);
        }
        return all.build();
    }
}
