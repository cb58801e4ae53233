package io.github.criticalminerals.core.policy;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.policy.Amendment.Effect;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Policy events and what they do to each other: which of them stands how on which day. Immutable.
 *
 * <p>How a status is found, for an event on a day; the first rule that applies decides. All dates
 * include both ends: a suspension until 2026-11-10 holds on that day.
 *
 * <ol>
 *   <li>Before its announcement an event is {@code NOT_ANNOUNCED}; if that day is not known, before
 *       its first known date it is {@code UNKNOWN}.
 *   <li>Repealed by another event: {@code ENDED}.
 *   <li>After its last day, or that of what extended it: {@code EXPIRED}.
 *   <li>No signed text is known: {@code PRELIMINARY}.
 *   <li>Suspended by an event that is in force: {@code SUSPENDED}. Suspended by an event that no
 *       longer is, and not resumed since: {@code UNKNOWN}, because only a later event could say what
 *       followed.
 *   <li>Before its first day in force, or without one: {@code ANNOUNCED}.
 *   <li>Else {@code IN_FORCE}.
 * </ol>
 *
 * <p>An amendment works from the day its event is in force; an event without a signed text amends
 * nothing. A repeal, an extension and a resumption last; a suspension lasts as long as its event.
 *
 * <p>A timeline knows only its events. To ask what somebody could know on a day, {@link #knownBy}
 * leaves out what was announced later; to ask "what if", {@link #with} adds an invented event.
 */
public final class PolicyTimeline {
    private record Act(PolicyEvent event, Effect effect) {}

    private final ImmutableMap<String, PolicyEvent> events;
    private final ImmutableListMultimap<String, Act> actsOn;

    private PolicyTimeline(List<PolicyEvent> events) {
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

    /**
     * A timeline of the given events, in the order given.
     *
     * @throws IllegalArgumentException if two events have the same id, an amendment names an event
     *     that is not there, or the amendments form a cycle
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PolicyTimeline of(List<PolicyEvent> events) {
        requireNonNull(events, "events must not be null");
        Set<String> ids = new HashSet<>();
        for (PolicyEvent event : events) {
            checkArgument(ids.add(event.id()), "event ids must differ, but %s is there twice", event.id());
        }
        for (PolicyEvent event : events) {
            for (Amendment amendment : event.amendments()) {
                checkArgument(
                        ids.contains(amendment.event()),
                        "an amendment must name an event of the timeline, but %s %s, which is not there",
                        event.id(),
                        amendment);
            }
        }
        PolicyTimeline timeline = new PolicyTimeline(events);
        timeline.refuseCycles();
        return timeline;
    }

    private void refuseCycles() {
        Set<String> done = new HashSet<>();
        for (PolicyEvent event : events.values()) {
            refuseCycles(event, new ArrayDeque<>(), new ArrayDeque<>(), done);
        }
    }

    private void refuseCycles(PolicyEvent event, Deque<String> path, Deque<String> steps, Set<String> done) {
        if (done.contains(event.id())) {
            return;
        }
        path.addLast(event.id());
        for (Amendment amendment : event.amendments()) {
            steps.addLast(event.id() + " " + amendment);
            if (path.contains(amendment.event())) {
                throw new IllegalArgumentException("amendments must not form a cycle, but "
                        + String.join(
                                ", ",
                                steps.stream()
                                        .dropWhile(step -> !step.startsWith(amendment.event() + " "))
                                        .toList()));
            }
            refuseCycles(event(amendment.event()), path, steps, done);
            steps.removeLast();
        }
        path.removeLast();
        done.add(event.id());
    }

    /** The events, in the order given. */
    @JsonValue
    public List<PolicyEvent> events() {
        return events.values().asList();
    }

    /**
     * The event with an id.
     *
     * @throws UnknownNameException if there is none; it names the nearest ids
     */
    public PolicyEvent event(String id) {
        return find(id).orElseThrow(() -> UnknownNameException.of("policy event", id, events.keySet()));
    }

    /** The event with an id, or nothing. */
    public Optional<PolicyEvent> find(String id) {
        return Optional.ofNullable(events.get(requireNonNull(id, "id must not be null")));
    }

    /**
     * This timeline with further events, for example an invented one that resumes what a truce
     * suspends.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public PolicyTimeline with(PolicyEvent... further) {
        return of(Stream.concat(events().stream(), Stream.of(further)).toList());
    }

    /** What was known on a day: the events whose first known date is not later. */
    public PolicyTimeline knownBy(LocalDate date) {
        return new PolicyTimeline(events().stream()
                .filter(event -> !event.firstDay().isAfter(date))
                .toList());
    }

    /**
     * The status of an event on a day.
     *
     * @throws UnknownNameException if no event has that id
     */
    public EventStatus statusOn(String id, LocalDate date) {
        return standingOn(id, date).status();
    }

    /**
     * Where an event stands on a day, and why.
     *
     * @throws UnknownNameException if no event has that id
     */
    public Standing standingOn(String id, LocalDate date) {
        return standing(event(id), requireNonNull(date, "date must not be null"));
    }

    /** Where every event stands on a day, in the order of the events. */
    public List<Standing> standingsOn(LocalDate date) {
        requireNonNull(date, "date must not be null");
        return events().stream().map(event -> standing(event, date)).collect(ImmutableList.toImmutableList());
    }

    /** The events in force on a day, restrictions or not. */
    public List<PolicyEvent> inForceOn(LocalDate date) {
        return standingsOn(date).stream()
                .filter(standing -> standing.status() == EventStatus.IN_FORCE)
                .map(Standing::event)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The restrictions that bind on a day on what is asked about: the events in force whose
     * instrument {@linkplain Instrument#restricts restricts} and whose scope {@linkplain
     * Scope#overlaps overlaps} the question's. On whom each binds, its scope says.
     */
    public List<PolicyEvent> bindingOn(LocalDate date, Scope question) {
        requireNonNull(question, "question must not be null");
        return inForceOn(date).stream()
                .filter(event -> event.instrument().restricts() && event.scope().overlaps(question, date))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Every change of a status on the days from {@code first} to {@code last}, both included, by date
     * and then in the order of the events.
     *
     * @throws IllegalArgumentException if {@code last} lies before {@code first}
     */
    public List<StatusChange> changesBetween(LocalDate first, LocalDate last) {
        checkArgument(!last.isBefore(first), "last must not lie before first, but %s lies before %s", last, first);
        TreeSet<LocalDate> days = new TreeSet<>();
        for (PolicyEvent event : events()) {
            event.announced().ifPresent(days::add);
            event.from().ifPresent(days::add);
            event.until().map(until -> until.plusDays(1)).ifPresent(days::add);
        }
        ImmutableList.Builder<StatusChange> changes = ImmutableList.builder();
        for (LocalDate day : days.subSet(first, true, last, true)) {
            for (PolicyEvent event : events()) {
                EventStatus before = standing(event, day.minusDays(1)).status();
                EventStatus after = standing(event, day).status();
                if (before != after) {
                    changes.add(new StatusChange(day, event, before, after));
                }
            }
        }
        return changes.build();
    }

    private Standing standing(PolicyEvent event, LocalDate date) {
        if (date.isBefore(event.firstDay())) {
            return event.announced().isPresent()
                    ? new Standing(event, date, EventStatus.NOT_ANNOUNCED, "first known on " + event.firstDay())
                    : new Standing(
                            event, date, EventStatus.UNKNOWN, "no date before " + event.firstDay() + " is known");
        }
        for (PolicyEvent repeal : actsOn(event, date, Effect.REPEALS)) {
            return new Standing(
                    event, date, EventStatus.ENDED, "repealed by " + repeal.id() + " from " + start(repeal));
        }
        Optional<LocalDate> until = lastDay(event, date);
        if (until.isPresent() && date.isAfter(until.get())) {
            return new Standing(event, date, EventStatus.EXPIRED, "lasted until " + until.get());
        }
        if (!event.signed()) {
            return new Standing(event, date, EventStatus.PRELIMINARY, "no signed text is known");
        }
        Optional<Standing> suspension = suspension(event, date);
        if (suspension.isPresent()) {
            return suspension.get();
        }
        if (event.from().isEmpty()) {
            return new Standing(event, date, EventStatus.ANNOUNCED, "from when is not known");
        }
        return date.isBefore(event.from().get())
                ? new Standing(
                        event,
                        date,
                        EventStatus.ANNOUNCED,
                        "in force from " + event.from().get())
                : new Standing(
                        event,
                        date,
                        EventStatus.IN_FORCE,
                        "since " + event.from().get()
                                + until.map(last ->
                                                (event.until().equals(until) ? ", until " : ", extended until ") + last)
                                        .orElse(""));
    }

    private Optional<Standing> suspension(PolicyEvent event, LocalDate date) {
        Optional<LocalDate> resumed = actsOn(event, date, Effect.RESUMES).stream()
                .map(PolicyTimeline::start)
                .max(Comparator.naturalOrder());
        List<PolicyEvent> suspensions = actsOn(event, date, Effect.SUSPENDS).stream()
                .filter(by -> resumed.isEmpty() || start(by).isAfter(resumed.get()))
                .toList();
        for (PolicyEvent by : suspensions) {
            if (standing(by, date).status() == EventStatus.IN_FORCE) {
                String end = lastDay(by, date).map(day -> " until " + day).orElse("");
                return Optional.of(new Standing(event, date, EventStatus.SUSPENDED, "suspended by " + by.id() + end));
            }
        }
        return suspensions.stream()
                .findFirst()
                .map(by -> new Standing(
                        event,
                        date,
                        EventStatus.UNKNOWN,
                        "its suspension by "
                                + by.id()
                                + " is "
                                + standing(by, date).status()
                                + ", and no event says what followed"));
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

    /** How many events there are: {@code 42 policy events}. */
    @Override
    public String toString() {
        return events.size() + " policy events";
    }
}
