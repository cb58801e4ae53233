package io.github.criticalminerals.core.policy;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.policy.Standing.Prospect;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
 * <p>An amendment works from the day its event is in force. A repeal, an extension and a resumption last; a suspension
 * lasts as long as its event. Where a suspension and a resumption start on one day, the resumption decides: days do not
 * say which came last, and a restriction is then rather taken to apply. An event without a signed text amends nothing;
 * a standing names it beside the status ({@link Standing#preliminary}) if it would change that by taking effect.
 *
 * <p>A timeline knows only its events. To ask what somebody could know on a day, {@link #knownBy} leaves out what was
 * announced later; to ask "what if", {@link #with}, {@link #without}, {@link #delayed} and {@link #extended} give an
 * edited copy.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class PolicyTimeline {

    /**
     * Until when a collection of policy events can speak: what was published later is not in it.
     *
     * @param readableUntil the last day of which texts could be read
     * @param lookedUp the day on which they were looked up
     */
    public record Coverage(LocalDate readableUntil, LocalDate lookedUp) implements Worded {

        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if {@code lookedUp} lies before {@code readableUntil}
         */
        public Coverage {
            requireNonNull(readableUntil, "readableUntil is required");
            requireNonNull(lookedUp, "lookedUp is required");
            checkArgument(
                    !lookedUp.isBefore(readableUntil),
                    "lookedUp must not lie before readableUntil, but %s lies before %s",
                    lookedUp,
                    readableUntil);
        }

        @JsonCreator
        static Coverage fromJson(
                @JsonProperty(value = "readableUntil", required = true) Json.Words readableUntil,
                @JsonProperty(value = "lookedUp", required = true) Json.Words lookedUp) {
            return new Coverage(
                    Text.day("readableUntil", Json.required(readableUntil, "readableUntil")),
                    Text.day("lookedUp", Json.required(lookedUp, "lookedUp")));
        }

        @JsonProperty("readableUntil")
        String readableUntilText() {
            return readableUntil.toString();
        }

        @JsonProperty("lookedUp")
        String lookedUpText() {
            return lookedUp.toString();
        }

        @Override
        public String toString() {
            return "texts could be read until " + readableUntil + " (looked up on " + lookedUp
                    + "): what was published later is not in this answer";
        }
    }

    private static final ImmutableList<EndUse> KINDS_OF_USE =
            ImmutableList.of(EndUse.MILITARY, EndUse.DUAL, EndUse.CIVIL);

    /** What would be if some preliminary events were signed. */
    private record Hypothesis(ImmutableList<PolicyEvent> signed, Ledger ledger) {
        static Hypothesis of(List<PolicyEvent> events, List<PolicyEvent> signed) {
            return new Hypothesis(
                    ImmutableList.copyOf(signed),
                    new Ledger(events.stream()
                            .map(event -> signed.contains(event) ? event.takenAsSigned() : event)
                            .toList()));
        }
    }

    private final Ledger ledger;
    private final @Nullable Coverage coverage;
    /** Each preliminary event that amends others, alone. */
    private final ImmutableList<Hypothesis> single;
    /** All of them, and all but each; empty where there is only one. */
    private final ImmutableList<Hypothesis> joint;

    private PolicyTimeline(List<PolicyEvent> events, @Nullable Coverage coverage) {
        this.ledger = new Ledger(events);
        this.coverage = coverage;
        List<PolicyEvent> amending = events.stream()
                .filter(event -> !event.signed() && !event.amendments().isEmpty())
                .toList();
        this.single = amending.stream()
                .map(event -> Hypothesis.of(events, ImmutableList.of(event)))
                .collect(ImmutableList.toImmutableList());
        this.joint = amending.size() < 2
                ? ImmutableList.of()
                : Stream.concat(Stream.of(amending), amending.stream().map(left -> amending.stream()
                                .filter(event -> !event.equals(left))
                                .toList()))
                        .map(signed -> Hypothesis.of(events, signed))
                        .collect(ImmutableList.toImmutableList());
    }

    /**
     * A timeline of the given events, in the order given.
     *
     * @throws IllegalArgumentException if two events have the same id, an amendment names an event
     *     that is not there, or the amendments form a cycle
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PolicyTimeline of(List<PolicyEvent> events) {
        return checked(events, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static PolicyTimeline fromJson(
            @JsonProperty("coverage") @Nullable Coverage coverage,
            @JsonProperty(value = "events", required = true) List<PolicyEvent> events) {
        return checked(events, coverage);
    }

    private static PolicyTimeline checked(List<PolicyEvent> events, @Nullable Coverage coverage) {
        requireNonNull(events, "events is required");
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
        PolicyTimeline timeline = new PolicyTimeline(events, coverage);
        timeline.refuseCycles();
        return timeline;
    }

    private void refuseCycles() {
        Set<String> done = new HashSet<>();
        for (PolicyEvent event : events()) {
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

    /** {@return the events, in the order given} */
    @JsonProperty
    public List<PolicyEvent> events() {
        return ledger.events().values().asList();
    }

    /** {@return until when the events can speak, or nothing if nobody said} */
    @JsonIgnore
    public Optional<Coverage> coverage() {
        return Optional.ofNullable(coverage);
    }

    @JsonProperty("coverage")
    @Nullable
    Coverage coverageOrNull() {
        return coverage;
    }

    /**
     * The event with an id.
     *
     * @throws UnknownNameException if there is none; it names the nearest ids
     */
    public PolicyEvent event(String id) {
        return find(id).orElseThrow(() ->
                UnknownNameException.of("policy event", id, ledger.events().keySet()));
    }

    /** The event with an id, or nothing. */
    public Optional<PolicyEvent> find(String id) {
        return Optional.ofNullable(ledger.events().get(requireNonNull(id, "id is required")));
    }

    /** Returns a copy that says until when its events can speak. */
    public PolicyTimeline withCoverage(Coverage known) {
        return new PolicyTimeline(events(), requireNonNull(known, "coverage is required"));
    }

    /**
     * Returns a copy with further events, for example those of one's own file.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public PolicyTimeline with(List<PolicyEvent> further) {
        return checked(Stream.concat(events().stream(), further.stream()).toList(), coverage);
    }

    /**
     * Returns a copy in which an event never was: what it did to others falls away, and what others did to it.
     *
     * @throws UnknownNameException if no event has that id
     */
    public PolicyTimeline without(String id) {
        PolicyEvent dropped = event(id);
        return new PolicyTimeline(
                events().stream()
                        .filter(event -> !event.equals(dropped))
                        .map(event -> event.amendments().stream()
                                        .anyMatch(amendment -> amendment.event().equals(id))
                                ? event.toBuilder().withoutAmendmentOf(id).build()
                                : event)
                        .toList(),
                coverage);
    }

    /**
     * Returns a copy in which an event applies from a later day on; its announcement and its last day stay.
     *
     * @throws UnknownNameException if no event has that id
     * @throws IllegalArgumentException if the event has no first day, the new one is not later, or it lies after the
     *     event's last day
     */
    public PolicyTimeline delayed(String id, LocalDate from) {
        PolicyEvent event = event(id);
        checkArgument(
                event.from().filter(from::isAfter).isPresent(),
                "a delay must lead to a later first day, but that of %s is %s and the new one %s",
                id,
                event.from().map(LocalDate::toString).orElse("not known"),
                from);
        return replacing(event.toBuilder().from(from).build());
    }

    /**
     * Returns a copy in which an event lasts until a later day.
     *
     * @throws UnknownNameException if no event has that id
     * @throws IllegalArgumentException if the event has no last day of its own, or the new one is not later
     */
    public PolicyTimeline extended(String id, LocalDate until) {
        PolicyEvent event = event(id);
        checkArgument(
                event.until().filter(until::isAfter).isPresent(),
                "an extension must lead to a later last day, but that of %s is %s and the new one %s",
                id,
                event.until().map(LocalDate::toString).orElse("not set"),
                until);
        return replacing(event.toBuilder().until(until).build());
    }

    private PolicyTimeline replacing(PolicyEvent edited) {
        return new PolicyTimeline(
                events().stream()
                        .map(event -> event.id().equals(edited.id()) ? edited : event)
                        .toList(),
                coverage);
    }

    /** What was known on a day: the events whose first known date is not later. */
    public PolicyTimeline knownBy(LocalDate date) {
        return new PolicyTimeline(
                events().stream()
                        .filter(event -> !event.firstDay().isAfter(date))
                        .toList(),
                coverage);
    }

    /**
     * The status of an event on a day, from signed texts alone.
     *
     * @throws UnknownNameException if no event has that id
     */
    public EventStatus statusOn(String id, LocalDate date) {
        return ledger.standing(event(id), requireNonNull(date, "date is required"))
                .status();
    }

    /**
     * Where an event stands on a day, and why, with the preliminary events that would change it.
     *
     * @throws UnknownNameException if no event has that id
     */
    public Standing standingOn(String id, LocalDate date) {
        return standing(event(id), requireNonNull(date, "date is required"));
    }

    /** Where every event stands on a day, in the order of the events. */
    public List<Standing> standingsOn(LocalDate date) {
        requireNonNull(date, "date is required");
        return events().stream().map(event -> standing(event, date)).collect(ImmutableList.toImmutableList());
    }

    /** The events in force on a day, restrictions or not. What may be in force, {@link #bindingOn} says. */
    public List<PolicyEvent> inForceOn(LocalDate date) {
        return standingsOn(date).stream()
                .filter(standing -> standing.status() == EventStatus.IN_FORCE)
                .map(Standing::event)
                .collect(ImmutableList.toImmutableList());
    }

    /** Which restrictions bind on a day on what is asked about, which may, and which do not. */
    public Binding bindingOn(LocalDate date, Scope question) {
        requireNonNull(date, "date is required");
        requireNonNull(question, "question is required");
        return binding(date, question, event -> true);
    }

    private Binding binding(LocalDate date, Scope question, Predicate<PolicyEvent> among) {
        List<Standing> binds = new ArrayList<>();
        List<Standing> mayBind = new ArrayList<>();
        List<Standing> doesNotBind = new ArrayList<>();
        for (PolicyEvent event : events()) {
            if (event.instrument().restricts() && event.scope().overlaps(question, date) && among.test(event)) {
                Standing standing = withExemptions(standing(event, date), question);
                boolean mayBeExempt = !event.scope().untranscribed().isEmpty();
                switch (standing.force()) {
                    case APPLIES -> (mayBeExempt ? mayBind : binds).add(standing);
                    case MAY_APPLY -> mayBind.add(standing);
                    case DOES_NOT_APPLY -> doesNotBind.add(standing);
                }
            }
        }
        return new Binding(date, question, binds, mayBind, doesNotBind, remarks(date));
    }

    private List<String> remarks(LocalDate date) {
        return coverage != null && date.isAfter(coverage.readableUntil())
                ? ImmutableList.of(coverage.toString())
                : ImmutableList.of();
    }

    private static Standing withExemptions(Standing standing, Scope question) {
        Scope scope = standing.event().scope();
        StringBuilder reason = new StringBuilder(standing.reason());
        for (Scope exemption : scope.exemptionsWithin(question, standing.date())) {
            reason.append("; exempt: ").append(exemption);
        }
        for (String words : scope.untranscribed()) {
            reason.append("; exempts what is not transcribed here: ").append(words);
        }
        return new Standing(
                standing.event(), standing.date(), standing.status(), reason.toString(), standing.preliminary());
    }

    /**
     * On whom restrictions bind on a day: the answer of {@link #bindingOn} for each destination and end use. The
     * destinations are those of the question; if it names none, those that any restriction on it names or exempts, and
     * all others as one. The end uses are those of the question, or military, dual and civil.
     */
    public BindingGrid bindingGridOn(LocalDate date, Scope question) {
        Set<Parties> destinations = new LinkedHashSet<>();
        question.destinations().single().forEach(destinations::add);
        if (destinations.isEmpty()) {
            Binding all = bindingOn(date, question);
            Stream.of(all.binds(), all.mayBind(), all.doesNotBind())
                    .flatMap(List::stream)
                    .flatMap(standing -> standing.event().scope().namedDestinations())
                    .forEach(destinations::add);
            destinations.add(Parties.ALL);
        }
        ImmutableList.Builder<BindingGrid.Cell> cells = ImmutableList.builder();
        for (Parties destination : destinations) {
            for (EndUse use : question.endUses().isEmpty() ? KINDS_OF_USE : question.endUses()) {
                Predicate<PolicyEvent> among = event ->
                        !destination.isAll() || event.scope().destinations().isAll();
                cells.add(new BindingGrid.Cell(
                        destination, use, binding(date, question.to(destination).forUse(use), among)));
            }
        }
        return new BindingGrid(date, question, cells.build());
    }

    /**
     * Every change of a status on the days from {@code first} to {@code last}, both included, by date and then in the
     * order of the events.
     *
     * @throws IllegalArgumentException if {@code last} lies before {@code first}
     */
    public List<Change> changesBetween(LocalDate first, LocalDate last) {
        checkArgument(!last.isBefore(first), "last must not lie before first, but %s lies before %s", last, first);
        return changes(daysOfChange().subSet(first, true, last, true), false);
    }

    /**
     * The changes of events whose scope overlaps the question's on the day of the change.
     *
     * @throws IllegalArgumentException if {@code last} lies before {@code first}
     */
    public List<Change> changesBetween(LocalDate first, LocalDate last, Scope question) {
        return about(question, changesBetween(first, last));
    }

    private static List<Change> about(Scope question, List<Change> changes) {
        requireNonNull(question, "question is required");
        return changes.stream()
                .filter(change -> change.event().scope().overlaps(question, change.date()))
                .collect(ImmutableList.toImmutableList());
    }

    private List<Change> changes(Set<LocalDate> days, boolean withSteps) {
        ImmutableList.Builder<Change> changes = ImmutableList.builder();
        for (LocalDate day : days) {
            for (PolicyEvent event : events()) {
                EventStatus before = ledger.standing(event, day.minusDays(1)).status();
                EventStatus after = ledger.standing(event, day).status();
                String step = withSteps && after == EventStatus.IN_FORCE
                        ? event.instrument().steps().getOrDefault(day, "")
                        : "";
                if (before != after || !step.isEmpty()) {
                    changes.add(new Change(standing(event, day.minusDays(1)), standing(event, day), step));
                }
            }
        }
        return changes.build();
    }

    /** {@return the days on which the status of an event may change, a new set; between two of them none does} */
    public NavigableSet<LocalDate> daysOfChange() {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (PolicyEvent event : events()) {
            event.announced().ifPresent(days::add);
            event.from().ifPresent(days::add);
            event.until().map(until -> until.plusDays(1)).ifPresent(days::add);
        }
        return days;
    }

    /**
     * The cliffs ahead of a day, by what was known on it: the later days on which something changes without anyone
     * acting, by date and then in the order of the events. A term runs out, an announced act comes into force, a rate
     * or a quota has its next step. A preliminary event that would change one, an extension that was only spoken of, is
     * named in its standing.
     */
    public List<Change> cliffsAhead(LocalDate today) {
        PolicyTimeline known = knownBy(today);
        NavigableSet<LocalDate> days = known.daysOfChange();
        known.events().forEach(event -> days.addAll(event.instrument().steps().keySet()));
        return known.changes(days.tailSet(today, false), true);
    }

    /** The cliffs ahead whose event has a scope that overlaps the question's on the day of the change. */
    public List<Change> cliffsAhead(LocalDate today, Scope question) {
        return about(question, cliffsAhead(today));
    }

    /** The events that do not stand the same on two days, in status or reason, in the order of the events. */
    public List<Change> differencesBetween(LocalDate first, LocalDate second) {
        return differences(
                events().stream().map(event -> new Change(standing(event, first), standing(event, second), "")));
    }

    /**
     * The events that do not stand the same on a day in this timeline and in another one: with another status or
     * reason, edited, or only in one of them. Those of this timeline come first.
     */
    public List<Change> differencesTo(PolicyTimeline other, LocalDate date) {
        Set<String> ids = new LinkedHashSet<>(ledger.events().keySet());
        ids.addAll(other.ledger.events().keySet());
        return differences(ids.stream()
                .map(id -> new Change(
                        find(id).map(event -> standing(event, date)).orElseGet(() -> absent(other.event(id), date)),
                        other.find(id)
                                .map(event -> other.standing(event, date))
                                .orElseGet(() -> absent(event(id), date)),
                        "")));
    }

    private static List<Change> differences(Stream<Change> changes) {
        return changes.filter(Change::isReal).collect(ImmutableList.toImmutableList());
    }

    private static Standing absent(PolicyEvent event, LocalDate date) {
        return Standing.of(event, date, EventStatus.NOT_ANNOUNCED, "not in this timeline");
    }

    private Standing standing(PolicyEvent event, LocalDate date) {
        Standing now = ledger.standing(event, date);
        ImmutableList.Builder<Prospect> prospects = ImmutableList.builder();
        for (Hypothesis hypothesis : single) {
            prospect(now, hypothesis, hypothesis.signed().get(0)).ifPresent(prospects::add);
        }
        if (prospects.build().isEmpty() && !joint.isEmpty()) {
            addJoint(now, prospects);
        }
        return new Standing(event, date, now.status(), now.reason(), prospects.build());
    }

    /** Events that change a standing only together: those without which the others would not. */
    private void addJoint(Standing now, ImmutableList.Builder<Prospect> prospects) {
        Hypothesis all = joint.get(0);
        for (int i = 0; i < all.signed().size(); i++) {
            Optional<Prospect> withAll = prospect(now, all, all.signed().get(i));
            Optional<Prospect> withoutIt =
                    prospect(now, joint.get(i + 1), all.signed().get(i));
            if (!withAll.equals(withoutIt)) {
                withAll.ifPresent(prospects::add);
            }
        }
    }

    private static Optional<Prospect> prospect(Standing now, Hypothesis hypothesis, PolicyEvent preliminary) {
        if (hypothesis.signed().contains(now.event()) || preliminary.firstDay().isAfter(now.date())) {
            return Optional.empty();
        }
        Standing then = hypothesis.ledger().standing(now.event(), now.date());
        return then.saysTheSameAs(now)
                ? Optional.empty()
                : Optional.of(new Prospect(preliminary, then.status(), then.reason()));
    }

    /**
     * How many events there are, and until when they can speak: {@code 42 policy events; texts could be read until
     * ...}.
     */
    @Override
    public String toString() {
        return events().size() + " policy events"
                + coverage().map(known -> "; " + known).orElse("");
    }
}
