package io.github.criticalminerals.io.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Issue.Severity;
import io.github.criticalminerals.core.issue.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A row while it is read: its cells by the names of their columns, and what is found in them, which is told to the
 * report when it is known whether the row is kept; what is found later is told at once. Not for use by several threads.
 */
public final class OpenRow {
    private final LoadReport.Builder report;
    private final Cells cells;
    private final ToIntFunction<String> columns;
    private List<Issue> found = new ArrayList<>(0);
    private boolean good = true;
    private boolean ended;

    OpenRow(LoadReport.Builder report, Cells cells, ToIntFunction<String> columns) {
        this.report = report;
        this.cells = cells;
        this.columns = columns;
    }

    /** {@return the line the row starts on, counted from 1} */
    public long line() {
        return cells.line();
    }

    /** {@return the place of the row} */
    public Place place() {
        return cells.place();
    }

    /**
     * {@return the place of a cell}
     *
     * @param column the name of its column
     */
    public Place place(String column) {
        return cells.place(columns.applyAsInt(column));
    }

    /**
     * {@return what a cell holds, as the file has it}
     *
     * @param column the name of its column
     */
    public String text(String column) {
        return cells.text(columns.applyAsInt(column));
    }

    /**
     * {@return what a cell holds, without white space at its ends}
     *
     * @param column the name of its column
     */
    public String trimmed(String column) {
        return cells.trimmed(columns.applyAsInt(column));
    }

    /**
     * {@return what a cell holds, with single spaces for all white space in it and none at its ends}
     *
     * @param column the name of its column
     */
    public String spaced(String column) {
        return cells.spaced(columns.applyAsInt(column));
    }

    /**
     * Says that a cell is wrong, for which the row is rejected.
     *
     * @param code the kind of issue, in kebab-case
     * @param column the name of its column
     * @param expected what was expected; what was found is added to it
     */
    public void error(String code, String column, String expected) {
        error(code, columns.applyAsInt(column), expected);
    }

    /**
     * Says that a cell is wrong, for which the row is rejected.
     *
     * @param code the kind of issue, in kebab-case
     * @param column its column, counted from 0
     * @param expected what was expected; what was found is added to it
     */
    public void error(String code, int column, String expected) {
        add(cells.error(code, column, expected));
    }

    /**
     * Says that a cell is doubtful.
     *
     * @param code the kind of issue, in kebab-case
     * @param column the name of its column
     * @param expected what was expected; what was found is added to it
     */
    public void warning(String code, String column, String expected) {
        add(cells.issue(Severity.WARNING, code, columns.applyAsInt(column), expected));
    }

    /**
     * Reads a cell.
     *
     * @param <T> what it says
     * @param column the name of its column
     * @param code the kind of issue if it cannot be read, in kebab-case
     * @param reader reads the text as the file has it; the message of its {@link IllegalArgumentException} is the
     *     issue's
     * @return what it says, or empty if it cannot be read
     */
    public <T> Optional<T> read(String column, String code, Function<String, T> reader) {
        String text = text(column);
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            String message = e.getMessage() == null ? "cannot be read" : e.getMessage();
            add(Issue.error(code, place(column), message, text));
            return Optional.empty();
        }
    }

    /**
     * Says, of a row that is good so far, that there was another one of its kind.
     *
     * @param <K> what tells rows apart
     * @param lines the lines of the rows so far, to which this one is added
     * @param key what tells this row from others
     * @param code the kind of issue, in kebab-case
     * @param column the name of the column that names the row
     * @param what what the row is, such as {@code policy}
     */
    public <K> void once(Map<K, Long> lines, K key, String code, String column, String what) {
        Long before = good ? lines.putIfAbsent(key, line()) : null;
        if (before != null) {
            add(Issue.error(
                    code,
                    place(column),
                    "expected every " + what + " once, found it in line " + before + " too",
                    text(column)));
        }
    }

    /**
     * Adds an issue.
     *
     * @param issue what was found; an error rejects the row, unless it has ended
     */
    public void add(Issue issue) {
        if (ended) {
            report.issue(issue);
            return;
        }
        found.add(issue);
        good &= issue.severity() != Severity.ERROR;
    }

    /** {@return whether nothing is wrong with the row so far} */
    public boolean isGood() {
        return good;
    }

    /** {@return what was found so far as a refusal of the whole file} */
    public LoadException refusal() {
        return new LoadException(found);
    }

    /**
     * Ends the row: the report is told what was found, and that the row is rejected if anything is wrong with it.
     *
     * @return whether it is kept
     */
    public boolean end() {
        ended = true;
        List<Issue> all = found;
        found = ImmutableList.of();
        if (good) {
            all.forEach(report::issue);
        } else {
            report.reject(all);
        }
        return good;
    }
}
