package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.scenario.Reason;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.io.chart.Chart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scenario answers. A page of text, a chapter of HTML and a CSV file are views of it.
 *
 * @param name a short name, as of a file
 * @param title the scenario
 * @param question what is asked, and what kind of answer it is
 * @param findings what follows, in sentences
 * @param grids the numbers
 * @param assumptions what was assumed, and what it does
 * @param bindsFirst what binds first, and why
 * @param doNotBind levers and limits that change nothing
 * @param unknown what is not known, and what that hides
 * @param chart the one chart
 * @param sources where the figures are from
 */
public record Answer(
        String name,
        String title,
        String question,
        List<String> findings,
        List<Grid> grids,
        List<Assumption> assumptions,
        String bindsFirst,
        List<String> doNotBind,
        List<String> unknown,
        Chart chart,
        List<String> sources) {

    private static final int WIDTH = 110;

    /**
     * Something that was assumed.
     *
     * @param what what
     * @param taken the value that was taken
     * @param effect what another value would do
     */
    public record Assumption(String what, String taken, String effect) {
        /** In one line. */
        @Override
        public String toString() {
            return what + ": " + taken + ". " + effect;
        }
    }

    /** Keeps copies. */
    public Answer {
        findings = ImmutableList.copyOf(findings);
        grids = ImmutableList.copyOf(grids);
        assumptions = ImmutableList.copyOf(assumptions);
        doNotBind = ImmutableList.copyOf(doNotBind);
        unknown = ImmutableList.copyOf(unknown);
        sources = ImmutableList.copyOf(sources);
    }

    /**
     * An answer of which the question is known and nothing else yet.
     *
     * @param name a short name, as of a file
     * @param title the scenario
     * @param question what is asked
     * @param chart the chart
     * @return the answer
     */
    public static Answer of(String name, String title, String question, Chart chart) {
        List<String> none = ImmutableList.of();
        return new Answer(
                name, title, question, none, ImmutableList.of(), ImmutableList.of(), "", none, none, chart, none);
    }

    private static <T> List<T> plus(List<T> some, T more) {
        return ImmutableList.<T>builder().addAll(some).add(more).build();
    }

    Answer finding(String sentence) {
        return new Answer(
                name,
                title,
                question,
                plus(findings, sentence),
                grids,
                assumptions,
                bindsFirst,
                doNotBind,
                unknown,
                chart,
                sources);
    }

    Answer grid(Grid grid) {
        return new Answer(
                name,
                title,
                question,
                findings,
                plus(grids, grid),
                assumptions,
                bindsFirst,
                doNotBind,
                unknown,
                chart,
                sources);
    }

    Answer assuming(String what, String taken, String effect) {
        return new Answer(
                name,
                title,
                question,
                findings,
                grids,
                plus(assumptions, new Assumption(what, taken, effect)),
                bindsFirst,
                doNotBind,
                unknown,
                chart,
                sources);
    }

    /** The first of the days on end, up to one, on which the same bound a plant. */
    static LocalDate since(Run run, String plant, Stage stage, LocalDate day) {
        Reason reason = run.reason(plant, stage, day);
        LocalDate first = day;
        while (first.isAfter(run.simulation().start()) && run.reason(plant, stage, first.minusDays(1)) == reason) {
            first = first.minusDays(1);
        }
        return first;
    }

    Answer bindsFirst(String reason) {
        return new Answer(
                name, title, question, findings, grids, assumptions, reason, doNotBind, unknown, chart, sources);
    }

    Answer doesNotBind(String lever) {
        return new Answer(
                name,
                title,
                question,
                findings,
                grids,
                assumptions,
                bindsFirst,
                plus(doNotBind, lever),
                unknown,
                chart,
                sources);
    }

    Answer notKnown(String sentence) {
        return new Answer(
                name,
                title,
                question,
                findings,
                grids,
                assumptions,
                bindsFirst,
                doNotBind,
                plus(unknown, sentence),
                chart,
                sources);
    }

    Answer source(String source) {
        return new Answer(
                name,
                title,
                question,
                findings,
                grids,
                assumptions,
                bindsFirst,
                doNotBind,
                unknown,
                chart,
                plus(sources, source));
    }

    /** As a chart's label shows it: to one decimal. */
    static double tenths(double value) {
        return Math.rint(10 * value) / 10;
    }

    /** {@return the answer as a page of text} */
    public String toText() {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.add("");
        wrap(lines, "", question);
        part(lines, "What it says", findings);
        for (Grid grid : grids) {
            lines.add("");
            lines.addAll(grid.lines());
        }
        part(lines, "Binds first", ImmutableList.of(bindsFirst));
        part(lines, "Changes nothing", doNotBind);
        part(lines, "Assumed", assumptions.stream().map(Assumption::toString).toList());
        part(lines, "Not known", unknown);
        part(lines, "Figures", sources);
        return String.join("\n", lines) + "\n";
    }

    private static void part(List<String> lines, String heading, List<String> items) {
        lines.add("");
        lines.add(heading + ":");
        if (items.isEmpty()) {
            lines.add("  none");
        }
        items.forEach(item -> wrap(lines, "  - ", item));
    }

    private static void wrap(List<String> lines, String start, String text) {
        StringBuilder line = new StringBuilder(start);
        for (String word : text.split(" ", -1)) {
            if (line.length() > start.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(start.length()));
            }
            line.append(line.length() > start.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
    }

    /** {@return every number and sentence as a row of part, item, column and value} */
    public String toCsv() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(ImmutableList.of("part", "item", "column", "value"));
        texts(rows, "finding", findings);
        for (Grid grid : grids) {
            for (Grid.Row row : grid.rows()) {
                for (int c = 0; c < row.cells().size(); c++) {
                    rows.add(ImmutableList.of(
                            grid.caption(),
                            row.label(),
                            grid.header().get(c + 1),
                            row.cells().get(c).bare()));
                }
            }
        }
        rows.add(ImmutableList.of("binds first", "", "", bindsFirst));
        texts(rows, "changes nothing", doNotBind);
        assumptions.forEach(each -> rows.add(ImmutableList.of("assumed", each.what(), each.taken(), each.effect())));
        texts(rows, "not known", unknown);
        texts(rows, "figures", sources);
        StringBuilder csv = new StringBuilder();
        rows.forEach(row -> csv.append(
                        String.join(",", row.stream().map(Answer::quoted).toList()))
                .append('\n'));
        return csv.toString();
    }

    private static void texts(List<List<String>> rows, String part, List<String> items) {
        items.forEach(item -> rows.add(ImmutableList.of(part, "", "", item)));
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
