package io.github.criticalminerals.io.tables;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Loads the CSV that charts of Our World in Data offer, and its older one without codes. CC BY 4.0, with the terms of
 * the sources that the chart names.
 *
 * <pre>{@code
 * Entity,Code,Year,Rare earths (production; tonnes)
 * China,CHN,2023,240000
 * World,OWID_WRL,2023,376000
 * Other countries,,2023,1440
 * }</pre>
 *
 * <ul>
 *   <li>{@code Entity}, {@code Code} (may be missing) and {@code Year}, and a column for an indicator; its name says
 *       what is counted and in which unit, and is kept as it is. Known from the code of its readers and not from a
 *       file.
 *   <li>An empty cell is no figure. A code is alpha-3, {@code OWID_} and letters, or empty; an alpha-3 one that is no
 *       country is a fault. A negative number is read: an indicator may be a change.
 *   <li>A row is rejected for {@code missing-text}, {@code unknown-country}, {@code not-a-year}, {@code not-a-number}
 *       and {@code duplicate-row} (an entity and year twice).
 * </ul>
 */
public final class OwidCsv {
    private static final String FORMAT = "Our World in Data, CSV of a chart";
    private static final ImmutableList<String> NEEDED = ImmutableList.of("Entity", "Year");

    private OwidCsv() {}

    /**
     * Loads a file.
     *
     * @param source the file, under any name
     * @return its figures in the order of the file, and how the load went
     * @throws LoadException if the file is damaged or lacks a column
     */
    public static Loaded<List<OwidFigure>> load(DataSource source) {
        StrictCsv.require(source, recognise(source).get(0));
        try (CsvRows rows =
                StrictCsv.of(source).withIndexColumn().withOpenLastLine().open()) {
            Load load = new Load(rows);
            rows.forEach(load::read);
            return new Loaded<>(ImmutableList.copyOf(load.figures), load.report.build());
        }
    }

    /**
     * Looks at the header of a file.
     *
     * @param source the file
     * @return what the header misses
     * @throws LoadException if the file has no header
     */
    public static List<Recognition> recognise(DataSource source) {
        List<String> header = StrictCsv.headerOf(source);
        Recognition columns = Recognition.ofColumns(FORMAT, NEEDED, header);
        boolean alone =
                columns.fits() && header.size() < 3 + (header.stream().anyMatch("Code"::equalsIgnoreCase) ? 1 : 0);
        return ImmutableList.of(alone ? new Recognition(FORMAT, ImmutableList.of("an indicator")) : columns);
    }

    /** One load. */
    private static final class Load {
        private final CsvRows rows;
        private final LoadReport.Builder report;
        private final int entity;
        private final OptionalInt code;
        private final int year;
        private final List<Integer> indicators = new ArrayList<>();
        private final Map<String, Long> lines = new HashMap<>();
        private final List<OwidFigure> figures = new ArrayList<>();

        Load(CsvRows rows) {
            this.rows = rows;
            this.report = rows.report(FORMAT).licence("CC BY 4.0, with the terms of the sources that the chart names");
            this.entity = rows.column("Entity");
            this.code = rows.findColumn("Code");
            this.year = rows.column("Year");
            for (int i = 0; i < rows.header().size(); i++) {
                boolean named = !rows.header().get(i).isEmpty() && !rows.isIndex(i);
                if (i != entity && i != year && i != code.orElse(-1) && named) {
                    indicators.add(i);
                }
            }
        }

        void read(CsvRow cells) {
            OpenRow row = rows.open(cells);
            String who = cells.spaced(entity);
            if (who.isEmpty()) {
                row.error("missing-text", entity, "expected a country or group");
            }
            String key = code.isPresent() ? cells.trimmed(code.getAsInt()) : "";
            boolean known = key.isEmpty()
                    || key.startsWith("OWID_")
                    || Country.find(key).isPresent();
            if (!known) {
                row.error("unknown-country", code.getAsInt(), "expected the code of a country, OWID_..., or nothing");
            }
            if (!cells.trimmed(year).matches("[1-9][0-9]{0,3}")) {
                row.error("not-a-year", year, "expected a year");
            }
            List<OwidFigure> found = new ArrayList<>();
            for (int column : indicators) {
                String cell = cells.trimmed(column);
                Optional<BigDecimal> number = PlainNumber.find(cell);
                if (number.isPresent()) {
                    report.addToSum(rows.header().get(column), number.get());
                    if (row.isGood()) {
                        found.add(new OwidFigure(
                                who,
                                key,
                                Integer.parseInt(cells.trimmed(year)),
                                rows.header().get(column),
                                number.get().doubleValue()));
                    }
                } else if (!cell.isEmpty()) {
                    row.error("not-a-number", column, "expected a number or an empty cell");
                }
            }
            row.once(lines, who + "\n" + cells.trimmed(year), "duplicate-row", "Entity", "entity and year");
            if (row.end()) {
                figures.addAll(found);
            }
        }
    }
}
