package io.github.criticalminerals.io.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.policy.Change;
import io.github.criticalminerals.core.policy.EventStatus;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a policy timeline's chart shows. */
final class PolicyCharts {

    /** An act in one of these has an effect, or may have one; the others are not drawn. */
    private static final Set<EventStatus> DRAWN = EnumSet.of(
            EventStatus.ANNOUNCED,
            EventStatus.PRELIMINARY,
            EventStatus.IN_FORCE,
            EventStatus.SUSPENDED,
            EventStatus.UNKNOWN);

    private PolicyCharts() {}

    static Chart timeline(PolicyTimeline timeline, Scope question, LocalDate first, LocalDate last) {
        List<Change> changes = timeline.changesBetween(first, last, question);
        List<Span> spans = new ArrayList<>();
        Map<String, String> sources = new LinkedHashMap<>();
        for (PolicyEvent event : timeline.events()) {
            if (!event.scope().overlaps(question, first) && !event.scope().overlaps(question, last)) {
                continue;
            }
            EventStatus status = timeline.statusOn(event.id(), first);
            LocalDate from = first;
            for (Change change : changes) {
                if (change.event().equals(event) && change.date().isAfter(first)) {
                    add(spans, sources, event, status, from, change.date().minusDays(1));
                    status = change.after().status();
                    from = change.date();
                }
            }
            add(spans, sources, event, status, from, last);
        }
        checkArgument(
                !spans.isEmpty(),
                "an event must be announced or in force between first and last, but none is of %s from %s to %s",
                question,
                first,
                last);
        Map<String, String> cited = ImmutableMap.copyOf(sources);
        return Chart.timeline("Restrictions by status, " + question + ", " + first + " to " + last, spans)
                .withSays((days, label, status) ->
                        Says.of("", cited.getOrDefault(label, "")).of(days, label, status))
                .withNote(
                        "The status of each day follows from dates and amendments that are known; what is not announced,"
                                + " has run out or was repealed is not drawn.");
    }

    private static void add(
            List<Span> spans,
            Map<String, String> sources,
            PolicyEvent event,
            EventStatus status,
            LocalDate from,
            LocalDate until) {
        if (DRAWN.contains(status)) {
            String words = status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            String label = words + ": " + event.title();
            spans.add(Span.of(label, words, from, until));
            event.sources().stream()
                    .findFirst()
                    .ifPresent(source -> sources.put(Texts.apart(label), source.toString()));
        }
    }
}
