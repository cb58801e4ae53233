package io.github.criticalminerals.io.report;

import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Issue.Severity;
import io.github.criticalminerals.core.issue.Place;

/** The cells of a row, of whatever kind of file it is; columns are counted from 0. */
@FunctionalInterface
public interface Cells {
    /**
     * A cell.
     *
     * @param text the text as the file has it; may be empty
     * @param place its line and column
     */
    record Cell(String text, Place place) {}

    /** {@return a cell} */
    Cell cell(int column);

    /** {@return the place of the row} */
    default Place place() {
        return place(0);
    }

    /** {@return the line the row starts on, counted from 1} */
    default long line() {
        return place().line().orElse(0);
    }

    /** {@return the place of a cell} */
    default Place place(int column) {
        return cell(column).place();
    }

    /** {@return what a cell holds, as the file has it} */
    default String text(int column) {
        return cell(column).text();
    }

    /** {@return what a cell holds, without white space at its ends} */
    default String trimmed(int column) {
        return text(column).strip();
    }

    /** {@return what a cell holds, with single spaces for all white space in it and none at its ends} */
    default String spaced(int column) {
        return trimmed(column).replaceAll("[\\s\\h\\p{Zs}]+", " ").strip();
    }

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
