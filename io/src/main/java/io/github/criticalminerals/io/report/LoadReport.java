package io.github.criticalminerals.io.report;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.PartAndWholeException;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Issue.Severity;
import io.github.criticalminerals.core.issue.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a load went: what became of every row, every issue with its place, and what was changed on the way.
 *
 * <ul>
 *   <li>{@code rowsRead = rowsKept + rowsRejected}, always; header and blank lines are no rows.
 *   <li>{@link #sums()} holds the sum of every number column as it lies in the file, so that a truncated download
 *       shows.
 *   <li>Nothing is left out: a load ends with a {@link LoadException} at the issue after the {@value #MOST_ISSUES}th.
 *   <li>A file without a row has a warning, {@code no-rows}. One of which no row could be kept says so: {@link
 *       #keptNothing}.
 * </ul>
 *
 * <p>Its JSON is written for others and not read back.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.NONE,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class LoadReport {
    /** The most issues a report holds; with one more the load gives up. */
    public static final int MOST_ISSUES = 10_000;

    private final String source;
    private final String format;

    @JsonProperty
    private final @Nullable String edition;

    private final @Nullable Supplier<String> sha256;

    @JsonProperty
    private final @Nullable String licence;

    @JsonProperty
    private final @Nullable String citation;

    private final long rowsRead;
    private final long rowsKept;
    private final long blankLines;
    private final ImmutableList<Issue> issues;
    private final ImmutableMap<String, BigDecimal> sums;
    private final ImmutableMap<String, String> aliases;
    private final ImmutableSet<String> errata;
    private final ImmutableList<Reconciliation> reconciliations;

    private LoadReport(Builder builder) {
        this.source = builder.source;
        this.format = builder.format;
        this.edition = builder.edition;
        this.sha256 = builder.sha256;
        this.licence = builder.licence;
        this.citation = builder.citation;
        this.rowsRead = builder.rowsRead - builder.blankRows;
        this.rowsKept = rowsRead - builder.rowsRejected;
        this.blankLines = builder.blankLines + builder.blankRows;
        this.issues = ImmutableList.copyOf(builder.issues);
        this.sums = ImmutableMap.copyOf(builder.sums);
        this.aliases = ImmutableMap.copyOf(builder.aliases);
        this.errata = ImmutableSet.copyOf(builder.errata);
        this.reconciliations = ImmutableList.copyOf(builder.reconciliations);
    }

    /**
     * Starts a report.
     *
     * @param source the name of what is loaded, not blank
     * @param format the layout it was recognised as, not blank
     * @return a builder
     */
    public static Builder builder(String source, String format) {
        return new Builder(source, format);
    }

    /** {@return the name of what was loaded} */
    @JsonProperty
    public String source() {
        return source;
    }

    /** {@return the layout it was recognised as} */
    @JsonProperty
    public String format() {
        return format;
    }

    /** {@return the edition, such as {@code MCS 2025}, or empty if the file does not say} */
    public Optional<String> edition() {
        return Optional.ofNullable(edition);
    }

    /** {@return the sha256 of the bytes as they lie in the source, in hexadecimal, or empty if it was not taken} */
    public Optional<String> sha256() {
        return sha256 == null ? Optional.empty() : Optional.of(sha256.get());
    }

    /** {@return the terms under which the publisher gives the data, or empty if they are not known} */
    public Optional<String> licence() {
        return Optional.ofNullable(licence);
    }

    /** {@return how to cite the data, or empty if that is not known} */
    public Optional<String> citation() {
        return Optional.ofNullable(citation);
    }

    /** {@return the rows in the file, header and blank lines not counted} */
    @JsonProperty
    public long rowsRead() {
        return rowsRead;
    }

    /** {@return the rows that the value was made of} */
    @JsonProperty
    public long rowsKept() {
        return rowsKept;
    }

    /** {@return the rows that were left out, each with an issue of severity error} */
    @JsonProperty
    public long rowsRejected() {
        return rowsRead - rowsKept;
    }

    /** {@return whether there were rows and none could be kept, so that nothing was loaded} */
    public boolean keptNothing() {
        return rowsRead > 0 && rowsKept == 0;
    }

    /** {@return the lines without any character or with separators only, which were skipped} */
    @JsonProperty
    public long blankLines() {
        return blankLines;
    }

    /** {@return every issue in the order it was found} */
    @JsonProperty
    public List<Issue> issues() {
        return issues;
    }

    /** {@return the issues with severity error} */
    public List<Issue> errors() {
        ImmutableList.Builder<Issue> errors = ImmutableList.builder();
        for (Issue issue : issues) {
            if (issue.severity() == Severity.ERROR) {
                errors.add(issue);
            }
        }
        return errors.build();
    }

    /** {@return how many issues there are of each code, in the order of the codes} */
    public Map<String, Long> issuesByCode() {
        Map<String, Long> counts = new TreeMap<>();
        issues.forEach(issue -> counts.merge(issue.code(), 1L, Long::sum));
        return ImmutableMap.copyOf(counts);
    }

    /** {@return the sum of the plain numbers of each number column, rejected rows included, in the file's own units} */
    @JsonProperty
    public Map<String, BigDecimal> sums() {
        return sums;
    }

    /** {@return each name of the file that was read as another name, with that name} */
    @JsonProperty
    public Map<String, String> aliases() {
        return aliases;
    }

    /** {@return the publisher's known errors that were corrected, by the names of the corrections} */
    @JsonProperty
    public Set<String> errata() {
        return errata;
    }

    /** {@return for each table with a printed total, how the sum of its rows compares} */
    @JsonProperty
    public List<Reconciliation> reconciliations() {
        return reconciliations;
    }

    /** {@return the report for people: a line for each thing it holds} */
    public String toText() {
        StringBuilder text = new StringBuilder();
        line(text, "source", source);
        line(text, "format", format);
        edition().ifPresent(value -> line(text, "edition", value));
        sha256().ifPresent(value -> line(text, "sha256", value));
        licence().ifPresent(value -> line(text, "licence", value));
        citation().ifPresent(value -> line(text, "citation", value));
        line(text, "rows", rowsRead + " read, " + rowsKept + " kept, " + rowsRejected() + " rejected");
        line(text, "blank lines", Long.toString(blankLines));
        sums.forEach((column, sum) -> line(text, "sum of " + column, sum.toPlainString()));
        errata.forEach(erratum -> line(text, "erratum", erratum));
        aliases.forEach((from, to) -> line(text, "read as", from + " -> " + to));
        reconciliations.forEach(each -> line(text, "reconciled", each.toString()));
        issuesByCode().forEach((code, count) -> line(text, "issues", count + " " + code));
        issues.forEach(issue -> line(text, "issue", issue.toString()));
        return text.toString();
    }

    @JsonProperty("sha256")
    private @Nullable String sha256InJson() {
        return sha256().orElse(null);
    }

    /** {@return this for people: its text} */
    public String inWords() {
        return toString();
    }

    /** For people: source, format and rows on one line. */
    @Override
    public String toString() {
        return source + ": " + format + ", " + rowsRead + " rows read, " + rowsKept + " kept, " + rowsRejected()
                + " rejected, " + issues.size() + " issues";
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    /**
     * Collects a report while a file is read: open from the first row, so that a limit acts where it is crossed.
     *
     * <p>Every method that is called for a row or an issue ends the load, with a {@link LoadException} of the code
     * {@code interrupted}, if the thread was interrupted. Methods that say, count or add something return this.
     */
    public static final class Builder {
        /** The most names that are listed as read as others; with one more the load gives up. */
        private static final int MOST_ALIASES = 10_000;

        private final String source;
        private final String format;
        private @Nullable String edition;
        private @Nullable Supplier<String> sha256;
        private @Nullable String licence;
        private @Nullable String citation;
        private long rowsRead;
        private long rowsRejected;
        private long blankLines;
        private long blankRows;
        private OptionalLong expectedRows = OptionalLong.empty();
        private final List<Issue> issues = new ArrayList<>();
        private final Map<String, BigDecimal> sums = new LinkedHashMap<>();
        private final Map<String, String> aliases = new LinkedHashMap<>();
        private final Set<String> errata = new LinkedHashSet<>();
        private final List<Reconciliation> reconciliations = new ArrayList<>();

        private Builder(String source, String format) {
            this.source = requireText("source", source);
            this.format = requireText("format", format);
        }

        /** {@return the place of the whole source} */
        public Place place() {
            return Place.of(source);
        }

        /** Says the edition, such as {@code MCS 2025}. */
        public Builder edition(String newEdition) {
            edition = requireText("edition", newEdition);
            return this;
        }

        /** Says the sha256: 64 hexadecimal digits. */
        public Builder sha256(String hex) {
            return sha256(Suppliers.ofInstance(requireText("sha256", hex)));
        }

        /** Says the sha256 by what computes it when it is first asked for, the same each time. */
        public Builder sha256(Supplier<String> hex) {
            sha256 = Objects.requireNonNull(hex, "hex is required");
            return this;
        }

        /** Says the terms, such as {@code CC0 1.0}. */
        public Builder licence(String newLicence) {
            licence = requireText("licence", newLicence);
            return this;
        }

        /** Says how to cite the data: author, title, year, DOI. */
        public Builder citation(String newCitation) {
            citation = requireText("citation", newCitation);
            return this;
        }

        /** Counts rows that were read, at least 0. */
        public Builder rowsRead(long count) {
            rowsRead += requireCount(count);
            return this;
        }

        /** Counts lines without any character, at least 0. */
        public Builder blankLines(long count) {
            blankLines += requireCount(count);
            return this;
        }

        /** Counts one of the rows that are read, of separators and spaces only, as a blank line and no row. */
        public Builder blankRow() {
            blankRows++;
            return this;
        }

        /** Says how many rows there must be, empty for any number; others end the load: {@code wrong-row-count}. */
        public Builder expectRows(OptionalLong rows) {
            expectedRows = rows;
            return this;
        }

        /**
         * Goes on, unless the thread was interrupted: for loops that add nothing here.
         *
         * @throws LoadException {@code interrupted} if it was; the thread stays so
         */
        public void goOn() {
            LoadException.ifInterrupted(source);
        }

        /**
         * Opens a row: what is found in it is told to this report when the row ends.
         *
         * @param cells the row
         * @param columns the index of a column by its name
         * @return the row, open
         */
        public OpenRow open(Cells cells, ToIntFunction<String> columns) {
            goOn();
            return new OpenRow(this, cells, columns);
        }

        /**
         * Opens a row whose columns have no names.
         *
         * @param cells the row
         * @return the row, open
         */
        public OpenRow open(Cells cells) {
            return open(cells, name -> {
                throw new IllegalArgumentException("column must be an index, but was " + name);
            });
        }

        /**
         * Counts one of the rows that were read as rejected, with all its issues.
         *
         * @param reasons what is wrong with the row, at least one issue with severity error
         */
        public Builder reject(List<Issue> reasons) {
            if (reasons.stream().noneMatch(issue -> issue.severity() == Severity.ERROR)) {
                throw new IllegalArgumentException(
                        "reasons must hold an issue with severity error, but was " + reasons);
            }
            rowsRejected++;
            reasons.forEach(this::issue);
            return this;
        }

        /**
         * Makes a table of what was read. A country beside a group that it is in makes none, for the sum may count it
         * twice: an issue says so, and the other tables of the file are read.
         *
         * @param rows what was read
         * @param place where the table is
         * @return the table, or empty
         */
        public Optional<SupplyTable> table(SupplyTableBuilder rows, Place place) {
            goOn();
            try {
                return Optional.of(rows.build());
            } catch (PartAndWholeException e) {
                issue(Issue.error(
                        "part-and-whole",
                        place,
                        Objects.requireNonNull(e.getMessage()),
                        e.part().name()));
                return Optional.empty();
            }
        }

        /**
         * Adds an issue.
         *
         * @param issue what was found
         * @throws LoadException if there are more than {@value LoadReport#MOST_ISSUES}
         */
        public Builder issue(Issue issue) {
            goOn();
            if (issues.size() == MOST_ISSUES) {
                throw LoadException.of(
                        "too-many-issues",
                        Place.of(source),
                        "expected at most " + MOST_ISSUES + " issues, found more; the first is " + issues.get(0));
            }
            issues.add(Objects.requireNonNull(issue, "issue is required"));
            return this;
        }

        /**
         * Adds an issue of severity info, where no text of the file is to be shown.
         *
         * @param code the kind of issue, in kebab-case
         * @param place where it stands
         * @param message what there is to know
         */
        public Builder info(String code, Place place, String message) {
            return issue(Issue.info(code, place, message, ""));
        }

        /**
         * Adds an issue of severity warning, where no text of the file is to be shown.
         *
         * @param code the kind of issue, in kebab-case
         * @param place where it stands
         * @param message what was expected and what was found
         */
        public Builder warning(String code, Place place, String message) {
            return issue(Issue.warning(code, place, message, ""));
        }

        /** Adds a number as it lies in the file to the sum of a column. */
        public Builder addToSum(String column, BigDecimal value) {
            sums.merge(column, value, BigDecimal::add);
            return this;
        }

        /**
         * Says that a name was read as another one. The same name twice is one alias. More than ten thousand end the
         * load.
         *
         * @param from the name as the file has it
         * @param to the name it was read as
         */
        public Builder alias(String from, String to) {
            if (!from.equals(to)) {
                aliases.put(Issue.shown(from), to);
            }
            if (aliases.size() > MOST_ALIASES) {
                throw LoadException.of(
                        "too-many-aliases",
                        Place.of(source),
                        "expected at most " + MOST_ALIASES + " names that are read as others, found more",
                        from);
            }
            return this;
        }

        /**
         * Says that a known error of the publisher was corrected. The same erratum twice is one.
         *
         * @param name the erratum: a short name, then what was changed and why
         */
        public Builder erratum(String name) {
            errata.add(requireText("erratum", name));
            return this;
        }

        /** Says how the rows of a table compare with its printed total. */
        public Builder reconciliation(Reconciliation reconciliation) {
            goOn();
            reconciliations.add(Objects.requireNonNull(reconciliation, "reconciliation is required"));
            return this;
        }

        /**
         * The report.
         *
         * @return what was collected
         * @throws IllegalStateException if more rows were rejected than read
         */
        public LoadReport build() {
            long rows = rowsRead - blankRows;
            if (rowsRejected > rows) {
                throw new IllegalStateException(
                        "rowsRejected must be at most rowsRead, " + rows + ", but was " + rowsRejected);
            }
            if (expectedRows.isPresent() && expectedRows.getAsLong() != rows) {
                throw LoadException.of(
                        "wrong-row-count",
                        Place.of(source),
                        "expected " + expectedRows.getAsLong() + " rows, found " + rows);
            }
            if (rows == 0) {
                issue(Issue.warning("no-rows", Place.of(source), "expected rows, found none", ""));
            }
            return new LoadReport(this);
        }

        private static String requireText(String name, String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException(name + " must say something, but was blank");
            }
            return text;
        }

        private static long requireCount(long count) {
            if (count < 0) {
                throw new IllegalArgumentException("count must be at least 0, but was " + count);
            }
            return count;
        }
    }
}
