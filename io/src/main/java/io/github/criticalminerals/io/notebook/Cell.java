package io.github.criticalminerals.io.notebook;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.concentration.IndexResult;
import io.github.criticalminerals.core.concentration.StageProfile;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The HTML of one object. */
final class Cell {
    private final Html html = new Html();
    private final int mostRows;
    private final int openLevels;

    Cell(int mostRows, int openLevels) {
        this.mostRows = mostRows;
        this.openLevels = openLevels;
    }

    String html() {
        return html.toString();
    }

    void show(Object shown) {
        if (shown instanceof Chart chart) {
            chart(chart);
        } else if (shown instanceof SupplyTable table) {
            supply(table);
        } else if (shown instanceof Term term) {
            tree(term, 0);
        } else if (shown instanceof StageProfile profile) {
            profile(profile);
        } else if (shown instanceof Run run) {
            run(run);
        } else if (shown instanceof PolicyTimeline timeline) {
            timeline(timeline);
        } else if (shown instanceof LoadReport report) {
            report(report);
        } else if (shown instanceof Loaded<?> loaded) {
            together(ImmutableList.of(loaded.value(), loaded.report()));
        } else if (shown instanceof Optional<?> optional && optional.isPresent()) {
            show(optional.get());
        } else if (shown instanceof Collection<?> all) {
            collection(all);
        } else if (shown instanceof Map<?, ?> map) {
            table("", ImmutableList.of(), map.size(), Iterables.transform(map.entrySet(), entry -> {
                return ImmutableList.of(Value.of(entry.getKey()), Value.of(entry.getValue()));
            }));
        } else {
            other(shown);
        }
    }

    /** A result shows its sentence and its tree; a table its rows; a record its components; anything else its text. */
    private void other(Object shown) {
        Optional<Term> term = Members.term(shown);
        Optional<List<?>> rows = Members.rows(shown, mostRows);
        if (shown instanceof Interval || shown instanceof Share || shown instanceof Mass) {
            Value value = Value.of(shown);
            html.element("span", value.text(), "title", value.title());
        } else if (term.isPresent()) {
            html.open("div");
            Value value = new Value(Members.sentence(shown), term.get().value().toString())
                    .from(term.get().allSources());
            html.element("p", value.text(), "title", value.title());
            tree(term.get(), 0);
            html.close();
        } else if (rows.isPresent()) {
            html.open("div");
            html.element("p", Members.sentence(shown));
            collection(rows.get());
            html.close();
        } else if (Members.isPublicRecord(shown)) {
            record(shown);
        } else {
            html.element("pre", Members.sentence(shown));
        }
    }

    /** Components in a table, and below it a table for each that is a list of records. */
    private void record(Object shown) {
        List<RecordComponent> lists = new ArrayList<>();
        List<List<Value>> rows = new ArrayList<>();
        for (RecordComponent component : Members.components(shown.getClass())) {
            Object value = Members.of(shown, component);
            if (value instanceof Collection<?> all && Members.areRecords(all, mostRows) && !isShort(all)) {
                lists.add(component);
            } else if (!Value.of(value).text().isEmpty()) {
                rows.add(ImmutableList.of(Value.ofText(words(component.getName())), Value.of(value)));
            }
        }
        html.open("div");
        table(Members.sentence(shown), ImmutableList.of(), rows.size(), rows);
        for (RecordComponent component : lists) {
            if (Members.of(shown, component) instanceof Collection<?> all) {
                records(words(component.getName()), all);
            }
        }
        html.close();
    }

    private void chart(Chart chart) {
        String picture = Base64.getEncoder().encodeToString(chart.toSvg().getBytes(StandardCharsets.UTF_8));
        html.open("figure")
                .empty(
                        "img",
                        "alt",
                        chart.title() + ". " + chart.inWords(),
                        "title",
                        chart.title(),
                        "src",
                        "data:image/svg+xml;base64," + picture)
                .element("figcaption", chart.toString())
                .close();
    }

    private void supply(SupplyTable table) {
        List<SupplyRow> rows = new ArrayList<>(table.rows());
        table.remainder().ifPresent(rows::add);
        html.open("div");
        table(
                table.toString(),
                ImmutableList.of("", "t " + table.basis().name(), "share", "marks"),
                rows.size(),
                Iterables.transform(
                        rows,
                        row -> ImmutableList.of(
                                Value.of(row.producer().name()),
                                new Value(
                                                row.hasFigure()
                                                        ? row.amount().tonnes().inWords()
                                                        : "no figure",
                                                row.amount().toString())
                                        .from(table.sources()),
                                row.hasFigure()
                                        ? Value.of(table.shareOf(row.producer()))
                                                .from(table.sources())
                                        : Value.NONE,
                                Value.of(row.marks()))));
        List<String> below = new ArrayList<>();
        table.printedTotal().ifPresent(total -> below.add("printed total: " + total));
        below.addAll(table.notes());
        below.addAll(table.errata());
        below.addAll(table.omissions());
        table.sources().forEach(source -> below.add("source: " + source));
        folded("notes and sources", below);
        html.close();
    }

    private void profile(StageProfile profile) {
        Map<Set<Stage>, IndexResult> results = profile.of(Index.HHI);
        html.open("div");
        table(
                profile.toString(),
                ImmutableList.of("stage", "HHI, points", "in words"),
                results.size(),
                Iterables.transform(results.entrySet(), entry -> {
                    IndexResult result = entry.getValue();
                    return ImmutableList.of(
                            Value.of(entry.getKey()),
                            Value.of(result.points()).from(result.term().allSources()),
                            Value.ofText(result.inWords()));
                }));
        html.element("p", profile.bottleneck(Index.HHI).toString()).close();
    }

    private void run(Run run) {
        html.open("div").element("p", Members.sentence(run), "title", run.toString());
        records("months, in t", run.months());
        folded("notes", run.notes());
        html.close();
    }

    private void timeline(PolicyTimeline timeline) {
        table(
                timeline.toString(),
                ImmutableList.of("from", "until", "title", "issuer", "instrument"),
                timeline.events().size(),
                Iterables.transform(timeline.events(), Cell::event));
    }

    private static List<Value> event(PolicyEvent event) {
        return ImmutableList.of(
                Value.of(event.from()),
                Value.of(event.until()),
                new Value(event.title(), event.id()).from(event.sources()),
                Value.of(event.issuer()),
                Value.of(event.instrument()));
    }

    private void report(LoadReport report) {
        html.open("div").element("p", report.toString());
        if (!report.issues().isEmpty()) {
            table(
                    "",
                    ImmutableList.of("severity", "code", "place", "message"),
                    report.issues().size(),
                    Iterables.transform(
                            report.issues(),
                            issue -> ImmutableList.of(
                                    Value.of(issue.severity()),
                                    Value.of(issue.code()),
                                    Value.of(issue.place()),
                                    Value.of(issue.message()))));
        }
        List<String> below = new ArrayList<>();
        report.citation().ifPresent(citation -> below.add("cite as: " + citation));
        report.licence().ifPresent(licence -> below.add("terms: " + licence));
        report.sha256().ifPresent(sum -> below.add("sha256: " + sum));
        folded("source", below);
        html.close();
    }

    private void folded(String summary, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        html.open("details").element("summary", summary).open("ul");
        lines.forEach(line -> html.element("li", line));
        html.close().close();
    }

    private void collection(Collection<?> all) {
        if (Members.areRecords(all, mostRows)
                && !isShort(all)
                && !(all.iterator().next() instanceof Loaded<?>)) {
            records("", all);
        } else {
            together(all);
        }
    }

    /** A table with a column for each component. */
    private void records(String caption, Collection<?> all) {
        List<RecordComponent> columns = Members.components(all.iterator().next().getClass());
        table(
                caption,
                columns.stream().map(column -> words(column.getName())).toList(),
                all.size(),
                Iterables.transform(all, row -> columns.stream()
                        .map(column -> Value.of(Members.of(row, column)))
                        .toList()));
    }

    /** Of the values that a line says. */
    private static boolean isShort(Collection<?> all) {
        Object first = all.iterator().next();
        return first instanceof Interval
                || first instanceof Share
                || first instanceof Mass
                || first instanceof Source
                || first instanceof Stage;
    }

    /** {@code shareBefore} as {@code share before}. */
    private static String words(String name) {
        StringBuilder words = new StringBuilder();
        name.chars().forEach(c -> {
            if (Character.isUpperCase(c)) {
                words.append(' ');
            }
            words.append((char) Character.toLowerCase(c));
        });
        return words.toString();
    }

    private void together(Collection<?> all) {
        html.open("div");
        all.stream().limit(mostRows).forEach(this::show);
        cut(all.size());
        html.close();
    }

    private void cut(int size) {
        if (size > mostRows) {
            html.element("p", "the first " + mostRows + " of " + size);
        }
    }

    private void table(String caption, List<String> columns, int size, Iterable<? extends List<Value>> rows) {
        html.open("div").open("table");
        if (!caption.isEmpty()) {
            html.element("caption", caption);
        }
        if (!columns.isEmpty()) {
            html.open("thead").open("tr");
            columns.forEach(column -> html.element("th", column));
            html.close().close();
        }
        html.open("tbody");
        for (List<Value> row : Iterables.limit(rows, mostRows)) {
            html.open("tr");
            for (Value cell : row) {
                if (cell.title().isEmpty()) {
                    html.element("td", cell.text());
                } else {
                    html.element("td", cell.text(), "title", cell.title());
                }
            }
            html.close();
        }
        html.close().close();
        cut(size);
        html.close();
    }

    /**
     * A term's line, its notes and sources where the mouse rests, and the terms it was made of below it: the upper
     * levels in sight, the others folded.
     */
    private void tree(Term term, int level) {
        List<String> about = new ArrayList<>(term.notes());
        term.sources().forEach(source -> about.add(source.toString()));
        String title = about.isEmpty() ? term.value().toString() : term.value() + "; " + String.join("; ", about);
        boolean folded = !term.children().isEmpty() && level >= openLevels;
        html.open(folded ? "details" : "div").element(folded ? "summary" : "span", term.toString(), "title", title);
        if (!term.children().isEmpty()) {
            html.open("ul");
            term.notes().forEach(note -> html.element("li", note));
            for (Term child : Iterables.limit(term.children(), mostRows)) {
                html.open("li");
                tree(child, level + 1);
                html.close();
            }
            html.close();
            cut(term.children().size());
        }
        html.close();
    }
}
