package io.github.criticalminerals.io.report;

import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.issue.Severity;

/** The cells of a row, of whatever kind of file it is; columns are counted from 0. */
public interface Cells {
    /** {@return the line the row starts on, counted from 1} */
    long line();

    /** {@return the place of the row} */
    Place place();

    /**
     * What a cell holds.
     *
     * @param column the column
     * @return the text as the file has it; may be empty
     */
    String text(int column);

    /**
     * What a cell holds, without white space at its ends.
     *
     * @param column the column
     * @return the text; may be empty
     */
    String trimmed(int column);

    /**
     * What a cell holds, with single spaces for all white space in it and none at its ends.
     *
     * @param column the column
     * @return the text; may be empty
     */
    default String spaced(int column) {
        return trimmed(column).replaceAll("[\\s\\h\\p{Zs}]+", " ").strip();
    }

    /**
     * The place of a cell.
     *
     * @param column the column
     * @return its line and column
     */
    Place place(int column);

    /**
     * A fault of a cell.
     *
     * @param code the kind of issue, in kebab-case
     * @param column the column
     * @param expected what was expected; what was found is added to it
     * @return an issue with severity error at the cell
     */
    default Issue error(String code, int column, String expected) {
        return issue(Severity.ERROR, code, column, expected);
    }

    /**
     * What is to be said of a cell.
     *
     * @param severity how bad it is
     * @param code the kind of issue, in kebab-case
     * @param column the column
     * @param expected what was expected; what was found is added to it
     * @return an issue at the cell
     */
    default Issue issue(Severity severity, String code, int column, String expected) {
        String found = text(column);
        String shown = found.isBlank() ? "nothing" : Issue.shown(found);
        return new Issue(severity, code, place(column), expected + ", found " + shown, found);
    }
}
