package io.github.criticalminerals.io.chart;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.concentration.StageProfile;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.EuCriticality;
import io.github.criticalminerals.core.risk.SideBySide;
import io.github.criticalminerals.core.uncertainty.Sensitivity;
import io.github.criticalminerals.core.uncertainty.Tornado;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a result's chart shows: its numbers, what they are without, and their sources. */
final class ResultCharts {

    /** Below this part of the sum those in a table are drawn as one. */
    static final double SMALL = 0.02;

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
        SupplyTable first = profile.tables().get(0);
        return told(
                Chart.intervals("Concentration by stage: " + profile, "HHI, points (0 to 10,000)", rows)
                        .withSays(Says.of(String.valueOf(first.year()), edition(first))),
                notes,
                sources.stream().map(Source::toString).toList());
    }

    private static String names(Set<Stage> stages) {
        return stages.stream().map(Stage::name).collect(joining(" and "));
    }

    /** Who has what part. */
    static Chart supply(SupplyTable table) {
        List<SupplyRow> rows = new ArrayList<>(table.rows());
        table.remainder().ifPresent(rows::add);
        boolean exact = rows.stream().allMatch(row -> row.amount().tonnes().isExact());
        double sum = table.sumOfRows().tonnes().lower();
        String basis = table.basis().equals(Basis.UNSTATED)
                ? "t, basis unstated"
                : "t " + table.basis().name();
        String common = names(table.stages()) + ", " + table.year();
        String edition = edition(table);
        String title = table.commodity().name() + ": "
                + table.measure().name().toLowerCase(Locale.ROOT) + " of " + common
                + (edition.isEmpty() ? "" : " (" + edition + ")");
        Map<String, Double> amounts = new LinkedHashMap<>();
        Map<String, Interval> shares = new LinkedHashMap<>();
        Map<String, String> masses = new LinkedHashMap<>();
        for (SupplyRow row : rows) {
            String label = row.producer().name();
            amounts.put(label, row.amount().tonnes().lower());
            shares.put(label, table.shareOf(row.producer()).fraction().scaledBy(100));
            masses.put(label, row.hasFigure() ? Texts.interval(row.amount().tonnes()) + " " + basis : "no figure");
        }
        Chart chart;
        if (exact && sum > 0) {
            chart = Chart.shares(title, basis, amounts, SMALL).withSays(Says.of(common, edition));
        } else if (exact) {
            chart = Chart.bars(title, basis, amounts)
                    .withSays(Says.of(common, edition))
                    .withNote("All amounts are 0.");
        } else {
            Says says = Says.of(common, edition);
            chart = Chart.intervals(title, "%; a range where a figure is rounded or withheld", shares)
                    .withSays((label, value, more) -> says.of(label, value, masses.getOrDefault(label, more)));
        }
        List<String> notes = new ArrayList<>();
        table.omissions().forEach(note -> notes.add(note + "."));
        notes.addAll(table.notes());
        table.errata().forEach(erratum -> notes.add("Erratum: " + erratum));
        return told(chart, notes, table.sources().stream().map(Source::toString).toList());
    }

    private static String edition(SupplyTable table) {
        return table.edition().map(Edition::toString).orElse("");
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

    static Chart tornado(Tornado tornado) {
        checkArgument(!tornado.swings().isEmpty(), "swings must not be empty");
        ImmutableList<Swings.Row> rows = tornado.swings().stream()
                .map(swing -> new Swings.Row(
                        swing.input(),
                        Texts.number(swing.range().lower()),
                        Texts.number(swing.range().upper()),
                        swing.atLow(),
                        swing.atHigh()))
                .collect(ImmutableList.toImmutableList());
        return told(
                new Chart(
                        "What " + tornado.outcome() + " hangs on",
                        tornado.unit() + "; one input at a time, upright: the base case, "
                                + Texts.number(tornado.base()),
                        new Swings(tornado.base(), rows)),
                tornado.omissions().stream().map(note -> note + ".").toList(),
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

    static Chart criticality(List<EuCriticality> materials) {
        List<Content.Point> points = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Set<Source> sources = new LinkedHashSet<>();
        for (EuCriticality material : materials) {
            Interval importance = material.economicImportance().value();
            Interval risk = material.supplyRisk().value();
            if (importance.isBounded() && risk.isBounded()) {
                String verdict =
                        material.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                points.add(new Content.Point(material.material(), verdict, importance, risk));
                notes.add(points.size() + " " + material.inWords() + ".");
            } else {
                notes.add("Not drawn, for a figure has no upper end: " + material.inWords() + ".");
            }
            sources.addAll(material.supplyRisk().allSources());
            sources.addAll(material.economicImportance().allSources());
        }
        checkArgument(!points.isEmpty(), "materials must hold one with both figures bounded, but were %s", materials);
        return told(
                new Chart(
                        "Criticality by the rule of the EU",
                        "numbered as below; upright and level lines: the thresholds; a range is a line",
                        new Content.Matrix(
                                ImmutableList.copyOf(points),
                                "economic importance (EU scale, 0 to 10)",
                                EuCriticality.IMPORTANCE_THRESHOLD,
                                "supply risk (EU scale, from 0)",
                                EuCriticality.SUPPLY_RISK_THRESHOLD)),
                notes,
                sources.stream().map(Source::toString).toList());
    }

    static Chart told(Chart chart, Iterable<String> notes, Iterable<String> sources) {
        return chart.withNotes(notes).withNotes(Iterables.transform(sources, source -> "Source: " + source));
    }
}
