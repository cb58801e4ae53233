package io.github.criticalminerals.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.policy.Amendment.Effect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of the status over random events, where each event may amend those before it. */
class PolicyTimelineProperties {
    private static final LocalDate START = LocalDate.of(2031, 1, 1);
    private static final int DAYS = 40;

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfTheEventsDoesNotMatter(@ForAll("timelines") PolicyTimeline timeline, @ForAll Random random) {
        List<PolicyEvent> shuffled = new ArrayList<>(timeline.events());
        Collections.shuffle(shuffled, random);
        assertThat(statuses(PolicyTimeline.of(shuffled))).isEqualTo(statuses(timeline));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theChangesLeadFromTheFirstDayToTheLast(@ForAll("timelines") PolicyTimeline timeline) {
        LocalDate last = START.plusDays(DAYS);
        Map<String, EventStatus> replayed = new TreeMap<>();
        timeline.standingsOn(START.minusDays(1))
                .forEach(standing -> replayed.put(standing.event().id(), standing.status()));
        for (Change change : timeline.changesBetween(START, last)) {
            assertThat(replayed.put(change.event().id(), change.after().status()))
                    .isEqualTo(change.before().status());
        }
        timeline.standingsOn(last)
                .forEach(standing ->
                        assertThat(replayed.get(standing.event().id())).isEqualTo(standing.status()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsKnownByADayStandsOnItAsInTheWhole(
            @ForAll("timelines") PolicyTimeline timeline, @ForAll @IntRange(max = DAYS) int day) {
        LocalDate date = START.plusDays(day);
        for (Standing known : timeline.knownBy(date).standingsOn(date)) {
            assertThat(known).isEqualTo(timeline.standingOn(known.event().id(), date));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatHasEndedStaysEnded(@ForAll("timelines") PolicyTimeline timeline) {
        for (Change change : timeline.changesBetween(START, START.plusDays(DAYS))) {
            assertThat(change.before().status()).isNotEqualTo(EventStatus.ENDED);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void onlyWhatIsInForceBinds(@ForAll("timelines") PolicyTimeline timeline, @ForAll @IntRange(max = DAYS) int day) {
        LocalDate date = START.plusDays(day);
        assertThat(timeline.inForceOn(date))
                .containsAll(timeline.bindingOn(date, Scope.ALL).binds().stream()
                        .map(Standing::event)
                        .toList());
        timeline.inForceOn(date).forEach(event -> {
            assertThat(event.signed()).isTrue();
            assertThat(event.from().orElseThrow()).isBeforeOrEqualTo(date);
        });
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void readsBackFromJson(@ForAll("timelines") PolicyTimeline timeline) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readValue(json.writeValueAsString(timeline), PolicyTimeline.class)
                        .events())
                .isEqualTo(timeline.events());
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void everyStatusIsReached(@ForAll Random random) {
        EnumSet<EventStatus> seen = EnumSet.noneOf(EventStatus.class);
        var generator = timelines().generator(1000);
        for (int i = 0; i < 200; i++) {
            seen.addAll(statuses(generator.next(random).value()).values());
        }
        assertThat(seen).isEqualTo(EnumSet.allOf(EventStatus.class));
    }

    private static Map<String, EventStatus> statuses(PolicyTimeline timeline) {
        Map<String, EventStatus> statuses = new TreeMap<>();
        for (int day = -1; day <= DAYS; day++) {
            LocalDate date = START.plusDays(day);
            timeline.standingsOn(date)
                    .forEach(standing ->
                            statuses.put(date + " " + standing.event().id(), standing.status()));
        }
        return statuses;
    }

    @Provide
    Arbitrary<PolicyTimeline> timelines() {
        return sketches().list().ofMinSize(1).ofMaxSize(6).map(PolicyTimelineProperties::timeline);
    }

    /** The days of an event after START (a negative one is not given), what it does and to which event before it. */
    private record Sketch(int announced, int lag, int length, boolean signed, Effect effect, List<Integer> targets) {}

    private static Arbitrary<Sketch> sketches() {
        return Combinators.combine(
                        Arbitraries.integers().between(-3, 20),
                        Arbitraries.integers().between(-2, 9),
                        Arbitraries.integers().between(-4, 13),
                        Arbitraries.integers().between(0, 5).map(die -> die > 0),
                        Arbitraries.of(Effect.class),
                        Arbitraries.integers().between(0, 5).list().ofMaxSize(2))
                .as(Sketch::new);
    }

    private static PolicyTimeline timeline(List<Sketch> sketches) {
        List<PolicyEvent> events = new ArrayList<>();
        for (Sketch sketch : sketches) {
            PolicyEvent.Builder event = Events.event("E" + events.size());
            LocalDate first = START.plusDays(Math.abs(sketch.announced()));
            boolean hasFrom = sketch.lag() >= 0;
            if (sketch.announced() >= 0 || !hasFrom) {
                event.announced(first);
            }
            if (hasFrom) {
                event.from(first.plusDays(sketch.lag()));
                if (sketch.length() >= 0) {
                    event.until(first.plusDays(sketch.lag() + sketch.length()));
                }
            }
            if (!sketch.signed()) {
                event.unsigned();
            }
            if (hasFrom) {
                sketch.targets().stream()
                        .filter(target -> target < events.size())
                        .forEach(target -> event.amends(sketch.effect(), "E" + target));
            }
            events.add(event.build());
        }
        return PolicyTimeline.of(events);
    }
}
