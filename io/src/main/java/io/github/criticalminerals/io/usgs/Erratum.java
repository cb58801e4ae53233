package io.github.criticalminerals.io.usgs;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.Figure;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.source.DataSource;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An error in a published file that is corrected: a row of {@code errata.csv}, to which each year's are added. How each
 * was found: by comparing the file with its own totals, with the editions before and after, or with the printed report.
 *
 * <p>The first five columns and {@code printed} say where it stands; each may give several texts between bars, and
 * {@code *} in one stands for any text. The type is what the rows of a table say they count (of the long data, what
 * they are a statistic of; of salient statistics, the year); the country is a name of the library, or {@code World
 * total}. The column is that of the file, and {@code printed} and {@code corrected} what its cell says and ought to
 * say; or it is one of these, which no cell holds:
 *
 * <ul>
 *   <li>{@code unit of OUTPUT}, or of another measure: the symbols of the unit as the column's name or the rows have
 *       it;
 *   <li>{@code measure} and {@code commodity of RESERVES}: what a table is of;
 *   <li>{@code all names}: the right names of all columns in order, an underscore for a column that is empty; read so
 *       only if every column is empty or filled as these names say;
 *   <li>{@code unit}: that beside a row of a workbook.
 * </ul>
 *
 * <p>A corrected figure is taken only if the rows then add up to the printed total, where there is one.
 */
record Erratum(
        Pattern edition,
        Pattern chapter,
        Pattern type,
        Pattern country,
        Pattern column,
        Pattern printed,
        String corrected,
        String name,
        String why) {

    /**
     * Read when the first file of the publisher is loaded; not by a class, whose start an interrupt would end for good.
     */
    private static final Supplier<ImmutableList<Erratum>> TABLE = Suppliers.memoize(Erratum::read);

    private static ImmutableList<Erratum> read() {
        InputStream table = Erratum.class.getResourceAsStream("errata.csv");
        if (table == null) {
            throw new IllegalStateException("errata.csv must be on the class path, but is not");
        }
        ImmutableList.Builder<Erratum> errata = ImmutableList.builder();
        try (CsvRows rows = StrictCsv.of(DataSource.of("errata.csv", table)).open()) {
            for (CsvRow row : rows) {
                errata.add(new Erratum(
                        pattern(row.text(rows.column("edition"))),
                        pattern(row.text(rows.column("chapter"))),
                        pattern(row.text(rows.column("type"))),
                        pattern(row.text(rows.column("country"))),
                        pattern(row.text(rows.column("column"))),
                        pattern(row.text(rows.column("printed"))),
                        row.text(rows.column("corrected")),
                        row.text(rows.column("name")),
                        row.text(rows.column("why"))));
            }
        }
        return errata.build();
    }

    private static Pattern pattern(String cell) {
        return Pattern.compile(
                Arrays.stream(cell.split("\\|", -1))
                        .map(text -> Arrays.stream(text.split("\\*", -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".*")))
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    }

    /** What is wrong with what is printed in a column; the country is empty where none is asked for. */
    static Optional<Erratum> find(
            String edition, String chapter, String type, String country, String column, String printed) {
        for (Erratum each : TABLE.get()) {
            if (each.edition.matcher(edition).matches()
                    && each.column.matcher(column).matches()
                    && each.printed.matcher(printed).matches()
                    && each.chapter.matcher(chapter).matches()
                    && each.type.matcher(type).matches()
                    && each.country.matcher(country).matches()
                    && !each.corrected.equals(printed)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The figure that was meant; that of stocks that shrank is less than zero. */
    Figure figure() {
        if (corrected.startsWith("-")) {
            Interval fall = Interval.exact(Double.parseDouble(corrected));
            return new Figure(fall, fall, ImmutableSet.of());
        }
        return Figure.find(corrected, ImmutableMap.of()).orElseThrow();
    }

    /** The right names of columns, with what is wrong with the printed ones. */
    List<String> names() {
        return Arrays.stream(corrected.split(" ", -1))
                .map(each -> each.equals("_") ? "" : each)
                .toList();
    }

    /** For people: name and explanation. */
    @Override
    public String toString() {
        return name + ": " + why;
    }
}
