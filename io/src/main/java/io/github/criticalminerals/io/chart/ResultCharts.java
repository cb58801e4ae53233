package io.github.criticalminerals.io.chart;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.concentration.StageProfile;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.policy.EventStatus;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.policy.StatusChange;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.SideBySide;
import io.github.criticalminerals.core.scenario.Corners;
import io.github.criticalminerals.core.scenario.Month;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.uncertainty.Sensitivity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What a result's chart shows: its numbers, what they are without, and their sources. */
final class ResultCharts {

    /** An act in one of these has an effect, or may have one; the others are not drawn. */
    private static final Set<EventStatus> DRAWN = EnumSet.of(
            EventStatus.ANNOUNCED,
            EventStatus.PRELIMINARY,
            EventStatus.IN_FORCE,
            EventStatus.SUSPENDED,
            EventStatus.UNKNOWN);

    /** The day on which a month's amount is drawn. */
    private static final int MIDDLE = 15;

    private ResultCharts() {}

    static Chart stages(StageProfile profile) {
        Map<String, Interval> rows = new LinkedHashMap<>();
        Set<String> notes = new LinkedHashSet<>();
        Set<Source> sources = new LinkedHashSet<>();
        profile.of(Index.HHI).forEach((stages, result) -> {
            String label = names(stages);
            rows.put(label, result.points());
            result.omissions().forEach(note -> notes.add(label + ": " + note + "."));
            sources.addAll(result.term().allSources());
        });
        if (!profile.unknownStages().isEmpty()) {
            notes.add("Not known: " + names(profile.unknownStages()) + ".");
        }
        return told(
                Chart.intervals("Concentration by stage: " + profile, "HHI, points (0 to 10,000)", rows),
                notes,
                sources.stream().map(Source::toString).toList());
    }

    private static String names(Set<Stage> stages) {
        return stages.stream().map(Stage::name).collect(joining(" and "));
    }

    static Chart run(Run run) {
        Map<String, SortedMap<LocalDate, Double>> lines = new LinkedHashMap<>();
        add(lines, "needed", run, Month::need);
        add(lines, "used", run, Month::used);
        add(lines, "lacked", run, Month::gap);
        add(lines, "in stock at the end of the month", run, Month::stock);
        return scenario("Need, supply, stock and gap: ", run, lines);
    }

    static Chart corners(Corners corners) {
        Map<String, SortedMap<LocalDate, Double>> lines = new LinkedHashMap<>();
        add(lines, "used, hopeful", corners.hopeful(), Month::used);
        add(lines, "used, cautious", corners.cautious(), Month::used);
        add(lines, "lacked, hopeful", corners.hopeful(), Month::gap);
        add(lines, "lacked, cautious", corners.cautious(), Month::gap);
        return scenario("Supply and gap at both ends of all ranges: ", corners.cautious(), lines)
                .withNote(
                        "Two runs, which are no bounds: what lies between their inputs may lie beyond their outcomes.");
    }

    private static void add(
            Map<String, SortedMap<LocalDate, Double>> lines, String label, Run run, ToDoubleFunction<Month> amount) {
        SortedMap<LocalDate, Double> line = new TreeMap<>();
        run.months().forEach(month -> line.put(month.month().atDay(MIDDLE), amount.applyAsDouble(month)));
        lines.put(label, line);
    }

    /** The marks are the days on which shocks set in. */
    private static Chart scenario(String title, Run run, Map<String, SortedMap<LocalDate, Double>> lines) {
        Set<String> notes = new LinkedHashSet<>();
        Set<LocalDate> marked = new LinkedHashSet<>();
        for (Shock shock : run.shocks()) {
            if (!shock.from().isBefore(run.from()) && !shock.from().isAfter(run.to())) {
                marked.add(shock.from());
            }
            notes.add("From " + shock.from()
                    + shock.until().map(day -> " to " + day).orElse("") + ": " + shock.name() + ".");
        }
        run.notes().forEach(note -> notes.add(note + "."));
        Basis basis = run.gap().basis();
        String unit = "t a month, " + (basis.equals(Basis.UNSTATED) ? "basis unstated" : basis.name())
                + ", each drawn at its middle" + (marked.isEmpty() ? "" : "; upright: a shock sets in");
        return told(
                Chart.lines(title + commodity(run) + ", " + run.from() + " to " + run.to(), unit, lines, marked),
                notes,
                run.simulation().chain().sources().stream()
                        .map(Source::toString)
                        .toList());
    }

    private static String commodity(Run run) {
        return run.simulation().chain().commodity().name();
    }

    static Chart sensitivity(Sensitivity sensitivity) {
        checkArgument(!sensitivity.inputs().isEmpty(), "inputs must not be empty");
        Map<String, Double> rows = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        sensitivity.inputs().stream()
                .sorted(Comparator.comparingDouble(Sensitivity.FirstOrder::index)
                        .reversed())
                .forEach(input -> {
                    rows.put(input.input(), 100 * input.index());
                    notes.add(input.input() + ": standard error "
                            + Interval.exact(input.standardError()).inPercent() + ".");
                });
        notes.add("Estimated from " + sensitivity.draws()
                + " draws. What is missing to 100 % is made by inputs together.");
        return told(
                Chart.bars("What makes the outcome uncertain", "% of the variance that an input makes by itself", rows),
                Iterables.concat(notes, sensitivity.omissions()),
                ImmutableList.of());
    }

    static Chart methods(SideBySide methods) {
        Map<String, Interval> rows = new LinkedHashMap<>();
        Set<String> omissions = new LinkedHashSet<>();
        methods.rows().stream()
                .sorted(Comparator.comparing(SideBySide.Row::material))
                .forEach(row -> {
                    rows.put(
                            row.material() + ", " + row.method() + " ("
                                    + row.value().inWords(3) + ")",
                            row.rank());
                    row.omissions().forEach(omission -> omissions.add(row.material() + ": " + omission));
                });
        Set<String> notes = new LinkedHashSet<>();
        methods.missing().forEach(missing -> notes.add("Not scored: " + missing + "."));
        return told(
                Chart.intervals(
                        "Methods side by side: " + String.join(", ", methods.methods()),
                        "rank among the materials of a method, 1 the riskiest; in brackets the score",
                        rows),
                Iterables.concat(notes, omissions),
                ImmutableList.of());
    }

    static Chart timeline(PolicyTimeline timeline, Scope question, LocalDate first, LocalDate last) {
        List<StatusChange> changes = timeline.changesBetween(first, last, question);
        List<Span> spans = new ArrayList<>();
        for (PolicyEvent event : timeline.events()) {
            if (!event.scope().overlaps(question, first) && !event.scope().overlaps(question, last)) {
                continue;
            }
            EventStatus status = timeline.statusOn(event.id(), first);
            LocalDate from = first;
            for (StatusChange change : changes) {
                if (change.event().equals(event) && change.date().isAfter(first)) {
                    add(spans, event, status, from, change.date().minusDays(1));
                    status = change.after();
                    from = change.date();
                }
            }
            add(spans, event, status, from, last);
        }
        checkArgument(
                !spans.isEmpty(),
                "an event must be announced or in force between first and last, but none is of %s from %s to %s",
                question,
                first,
                last);
        return Chart.timeline("Restrictions by status, " + question + ", " + first + " to " + last, spans)
                .withNote(
                        "The status of each day follows from dates and amendments that are known; what is not announced,"
                                + " has run out or was repealed is not drawn.");
    }

    private static void add(List<Span> spans, PolicyEvent event, EventStatus status, LocalDate from, LocalDate until) {
        if (DRAWN.contains(status)) {
            String words = status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            spans.add(Span.of(words + ": " + event.title(), words, from, until));
        }
    }

    private static Chart told(Chart chart, Iterable<String> notes, Iterable<String> sources) {
        Chart told = chart;
        for (String note : notes) {
            told = told.withNote(note);
        }
        for (String source : sources) {
            told = told.withSource(source);
        }
        return told;
    }
}
