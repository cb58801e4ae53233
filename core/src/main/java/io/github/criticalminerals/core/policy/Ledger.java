package io.github.criticalminerals.core.policy;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.policy.Amendment.Effect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Events and what each does to others: the rules of {@link PolicyTimeline} by which an event has its status on a day.
 */
final class Ledger {
    private record Act(PolicyEvent event, Effect effect) {}

    private final ImmutableMap<String, PolicyEvent> events;
    private final ImmutableListMultimap<String, Act> actsOn;

    Ledger(List<PolicyEvent> events) {
        ImmutableMap.Builder<String, PolicyEvent> byId = ImmutableMap.builder();
        ImmutableListMultimap.Builder<String, Act> acts = ImmutableListMultimap.builder();
        for (PolicyEvent event : events) {
            byId.put(event.id(), event);
            for (Amendment amendment : event.amendments()) {
                acts.put(amendment.event(), new Act(event, amendment.effect()));
            }
        }
        this.events = byId.build();
        this.actsOn = acts.build();
    }

    ImmutableMap<String, PolicyEvent> events() {
        return events;
    }

    Standing standing(PolicyEvent event, LocalDate date) {
        if (date.isBefore(event.firstDay())) {
            return event.announced().isPresent()
                    ? Standing.of(event, date, EventStatus.NOT_ANNOUNCED, "first known on " + event.firstDay())
                    : Standing.of(event, date, EventStatus.UNKNOWN, "no date before " + event.firstDay() + " is known");
        }
        for (PolicyEvent repeal : actsOn(event, date, Effect.REPEALS)) {
            return Standing.of(event, date, EventStatus.ENDED, "repealed by " + repeal.id() + " from " + start(repeal));
        }
        Optional<LocalDate> until = lastDay(event, date);
        if (until.isPresent() && date.isAfter(until.get())) {
            return Standing.of(event, date, EventStatus.EXPIRED, "lasted until " + until.get());
        }
        if (!event.signed()) {
            return Standing.of(event, date, EventStatus.PRELIMINARY, "no signed text is known");
        }
        Optional<Standing> suspension = suspension(event, date);
        if (suspension.isPresent()) {
            return suspension.get();
        }
        if (event.from().isEmpty()) {
            return Standing.of(event, date, EventStatus.ANNOUNCED, "from when is not known");
        }
        LocalDate from = event.from().get();
        if (date.isBefore(from)) {
            return Standing.of(event, date, EventStatus.ANNOUNCED, "in force from " + from);
        }
        String term = until.map(last -> (event.until().equals(until) ? ", until " : ", extended until ") + last)
                .orElse("");
        return Standing.of(event, date, EventStatus.IN_FORCE, "since " + from + term);
    }

    private Optional<Standing> suspension(PolicyEvent event, LocalDate date) {
        Optional<LocalDate> resumed =
                actsOn(event, date, Effect.RESUMES).stream().map(Ledger::start).max(Comparator.naturalOrder());
        List<PolicyEvent> suspensions = actsOn(event, date, Effect.SUSPENDS).stream()
                .filter(by -> resumed.isEmpty() || start(by).isAfter(resumed.get()))
                .toList();
        for (PolicyEvent by : suspensions) {
            if (standing(by, date).status() == EventStatus.IN_FORCE) {
                String end = lastDay(by, date).map(day -> " until " + day).orElse("");
                return Optional.of(Standing.of(event, date, EventStatus.SUSPENDED, "suspended by " + by.id() + end));
            }
        }
        return suspensions.stream()
                .findFirst()
                .map(by -> Standing.of(
                        event,
                        date,
                        EventStatus.UNKNOWN,
                        "its suspension by " + by.id() + " is "
                                + standing(by, date).status() + ", and no event says what followed"));
    }

    /** The last day of an event by what was in force on a day; nothing if it has no end. */
    private Optional<LocalDate> lastDay(PolicyEvent event, LocalDate date) {
        Optional<LocalDate> last = event.until();
        for (PolicyEvent extension : actsOn(event, date, Effect.EXTENDS)) {
            Optional<LocalDate> further = lastDay(extension, date);
            if (last.isEmpty() || further.isEmpty()) {
                return Optional.empty();
            }
            last = further.get().isAfter(last.get()) ? further : last;
        }
        return last;
    }

    private List<PolicyEvent> actsOn(PolicyEvent event, LocalDate date, Effect effect) {
        List<PolicyEvent> acts = new ArrayList<>();
        for (Act act : actsOn.get(event.id())) {
            if (act.effect() == effect
                    && act.event().signed()
                    && !start(act.event()).isAfter(date)) {
                acts.add(act.event());
            }
        }
        return acts;
    }

    /** An event that amends has a first day; its builder sees to that. */
    private static LocalDate start(PolicyEvent amending) {
        return amending.from().orElseThrow();
    }
}
