package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One load of a data release: what its layouts share. */
class ReleaseLoad {
    private static final Pattern EDITION = Pattern.compile("(?i)MCS[ _-]?([12]\\d{3})");

    /**
     * A release is held until its last row says what the first ones mean: so much of it (bytes of memory, about). The
     * largest published one takes 7 million.
     */
    private static final long MOST_BYTES = 32L << 20;

    /** What a field takes besides its characters. */
    private static final int FIELD_BYTES = 48;

    final CsvRows rows;
    final LoadReport.Builder report;
    final List<UsgsStatistic> statistics = new ArrayList<>();
    final Drafts drafts = new Drafts();
    /** The columns that errata may correct, by index. */
    final Map<Integer, String> correctable = new LinkedHashMap<>();

    Edition edition = Edition.of("MCS", "unknown");
    private final Set<List<String>> seen = new HashSet<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final Set<String> incomplete = new HashSet<>();
    private @Nullable String printedYear;

    ReleaseLoad(CsvRows rows, String format) {
        this.rows = rows;
        this.report = rows.report(format).licence(Release.LICENCE);
    }

    /** The tables so far, made. */
    List<UsgsTable> tables() {
        return drafts.build(edition, Release.source(edition), report);
    }

    Loaded<UsgsData> loaded(List<UsgsTable> tables) {
        return new Loaded<>(new UsgsData(ImmutableList.of(edition), tables, statistics), report.build());
    }

    String text(CsvRow row, String column) {
        return row.spaced(rows.column(column));
    }

    Issue error(String code, CsvRow row, String column, String expected) {
        return row.error(code, rows.column(column), expected);
    }

    /** Gives every row that is not blank to a reader, up to what may be held of them. */
    void forEach(Consumer<CsvRow> reader) {
        long bytes = 0;
        for (CsvRow row : rows) {
            if (row.isBlank()) {
                report.blankRow();
                continue;
            }
            for (String field : row.fields()) {
                bytes += FIELD_BYTES + field.length();
            }
            if (bytes > MOST_BYTES) {
                throw LoadException.of(
                        "too-much-text",
                        row.place(),
                        "expected a release that takes at most " + MOST_BYTES + " bytes of memory, found more");
            }
            reader.accept(row);
        }
    }

    /** The column of a name, in another case if there is none in this one; -1 if there is none. */
    static int find(List<String> header, String name) {
        int same = header.indexOf(name);
        for (int i = 0; same < 0 && i < header.size(); i++) {
            same = header.get(i).equalsIgnoreCase(name) ? i : -1;
        }
        return same;
    }

    /** The column of one of several names; -1 if there is none. */
    static int findAny(List<String> header, List<String> names) {
        return names.stream().mapToInt(name -> find(header, name)).max().orElse(-1);
    }

    /** The names that a header has not. */
    static List<String> missing(List<String> names, List<String> header) {
        List<String> missing = new ArrayList<>(names);
        missing.removeIf(name -> find(header, name) >= 0);
        return missing;
    }

    /** The year of the edition that the rows print. */
    Optional<String> printedYear() {
        return Optional.ofNullable(printedYear);
    }

    /** The edition that the rows so far print, as errata name it. */
    String printedEdition() {
        return "MCS " + printedYear;
    }

    /** Decides the edition. */
    void decide(String year) {
        edition = Edition.of("MCS", year);
        report.edition(edition.toString()).citation(Release.source(edition).toString());
    }

    /** Decides the edition: the one that the rows print, or else that of the year after the last one. */
    void decide(int lastYear, Optional<CsvRow> first, int source, String last) {
        String expected = lastYear == 0 ? "unknown" : Integer.toString(lastYear + 1);
        if (printedYear == null && first.isPresent()) {
            report.info(
                    "missing-edition",
                    first.get().place(source),
                    "expected MCS and the year of the edition, found nothing in any row; taken for that of " + expected
                            + ", the year after the last " + last + "'s");
        }
        decide(printedYear == null ? expected : printedYear);
    }

    /** Reads the edition that a row prints; one more fault if it is another one, or none where there must be one. */
    void edition(CsvRow row, int column, boolean mayBeEmpty, List<Issue> faults) {
        String cited = row.spaced(column);
        Matcher release = EDITION.matcher(cited);
        if (release.matches() && (printedYear == null || printedYear.equals(release.group(1)))) {
            printedYear = release.group(1);
        } else if (!cited.isEmpty() || !mayBeEmpty) {
            String or = mayBeEmpty ? ", or nothing" : "";
            String expected = "expected MCS and the year of the edition, the same in all rows" + or;
            faults.add(row.error("wrong-edition", column, expected));
        }
    }

    /** A row with the cells that its publisher meant, and the errata that say so, by column. */
    record Corrected(CsvRow row, Map<Integer, Erratum> errata) {}

    /** Corrects cells that are printed wrongly, by what three columns say. */
    Corrected corrected(CsvRow row, String edition, String chapter, String type, String country) {
        CsvRow corrected = row;
        Map<Integer, Erratum> errata = new LinkedHashMap<>();
        for (Map.Entry<Integer, String> column : correctable.entrySet()) {
            Optional<Erratum> erratum = Erratum.find(
                    edition,
                    text(row, chapter),
                    text(row, type),
                    text(row, country),
                    column.getValue(),
                    row.spaced(column.getKey()));
            if (erratum.isPresent()) {
                errata.put(column.getKey(), erratum.get());
                corrected = corrected.with(column.getKey(), erratum.get().corrected());
            }
        }
        return new Corrected(corrected, errata);
    }

    /** Whose row it is; an unknown name is one more fault. */
    static Optional<Party> party(CsvRow row, int column, List<Issue> faults) {
        Optional<Party> party = Party.find(row.spaced(column));
        if (party.isEmpty()) {
            faults.add(row.error("unknown-country", column, "expected a country, other countries or the world total"));
        }
        return party;
    }

    /**
     * Whether a row is kept: one without a fault, that was not there before, and is the only one of its producer where
     * it stands; else its table is incomplete.
     *
     * @param where what the rows have in common among which a producer stands once; empty if it may stand there again
     */
    boolean keeps(CsvRow row, List<Issue> faults, Optional<Party> party, int country, String table, String where) {
        if (!faults.isEmpty()) {
            report.reject(faults);
            incomplete.add(table);
            return false;
        }
        Party who = party.orElseThrow();
        if (!isNew(row)) {
            return false;
        }
        String key = where + "\n" + who.producer().id() + "\n" + who.qualifier();
        Long before = where.isEmpty() ? null : lines.putIfAbsent(key, row.line());
        if (before != null) {
            again(row, country, before);
            incomplete.add(table);
            return false;
        }
        alias(row, country, who);
        return true;
    }

    /** Whether a row of a table was rejected. */
    boolean isIncomplete(String table) {
        return incomplete.contains(table);
    }

    /**
     * Whether a row was not there before with the same cells, as where a file was put together twice; else it is
     * rejected.
     */
    boolean isNew(CsvRow row) {
        if (seen.add(row.fields())) {
            return true;
        }
        report.reject(List.of(Issue.error(
                "duplicate-row",
                row.place(),
                "expected every row once, found one that is there before with the same cells",
                String.join(",", row.fields()))));
        return false;
    }

    /** Rejects a second row of a producer that its table cannot tell from the first. */
    void again(CsvRow row, int country, long before) {
        report.reject(List.of(Issue.error(
                "duplicate-producer",
                row.place(country),
                "expected every producer once in a table, found " + Issue.shown(row.trimmed(country)) + " in line "
                        + before + " too",
                row.text(country))));
    }

    /** Says what a producer's name was read as. */
    void alias(CsvRow row, int country, Party party) {
        if (!party.mark().isEmpty()
                || (party.kind() == Party.Kind.PRODUCER && party.qualifier().isEmpty())) {
            report.alias(row.spaced(country), party.producer().name());
        }
    }

    /** The year in the name of a column, as tables take it. */
    int year(int column, String text) {
        int year = Integer.parseInt(text);
        if (year < 1000) {
            throw LoadException.of(
                    "not-a-year",
                    rows.place(column),
                    "expected a year of 1000 to 9999 in the name of a column, found " + text,
                    rows.header().get(column));
        }
        return year;
    }

    /** What is said beside a figure: the cells of these columns that are not empty. */
    static List<String> notes(CsvRow row, Collection<Integer> columns) {
        List<String> notes = new ArrayList<>();
        for (int column : columns) {
            if (column >= 0 && !row.spaced(column).isEmpty()) {
                notes.add(row.spaced(column));
            }
        }
        return notes;
    }

    /** A figure of a table that is none: a statistic. */
    void statistic(Draft.Entry entry, Draft of, String chapter, String area, String detail, String unit) {
        statistics.add(new UsgsStatistic(
                edition,
                chapter,
                "",
                chapter,
                area,
                of.measure().name(),
                detail,
                unit,
                Integer.toString(of.year()),
                entry.figure().value(),
                entry.figure().marks(),
                entry.text(),
                entry.notes()));
    }

    /** Says of a table that none of its rows says anything. */
    void emptyTable(CsvRow first, int column, String instead, String what, int size) {
        report.issue(Issue.info(
                "empty-table",
                first.place(column),
                "expected a figure or a " + instead + " in place of one in some row of " + what + ", found none in "
                        + size + " rows",
                first.text(column)));
    }

    /** What is to be said of a cell of words that the loader does not know. */
    static Issue words(Place place, String cell) {
        return Issue.warning(
                "unknown-words",
                place,
                "expected a number or a known mark, found " + Issue.shown(cell)
                        + "; read as words in place of a number",
                cell);
    }
}
