package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import java.util.List;

/**
 * Loads the data releases of the Mineral Commodity Summaries. Published by the U.S. Geological Survey, public domain (CC0
 * 1.0).
 *
 * <p><b>Combined world data</b> (2025: {@code MCS2025_World_Data.csv}). UTF-8 with a byte order mark, 13 columns, one row for
 * a country in a table:
 *
 * <pre>{@code
 * SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_EST_ 2024,PROD_NOTES,CAP_2023,CAP_EST_ 2024,CAP_NOTES,RESERVES_2024,RESERVE_NOTES
 * MCS2025,Rare earths,China,"Mine production, rare-earth-oxide equivalent",metric tons,255000,270000,Production quota; ...,,,,44000000,
 * }</pre>
 *
 * <ul>
 *   <li>What is withheld or not available is an empty cell, and the notes say so ({@code W for 23-24}, {@code NA}). An empty
 *       cell without such a note may be zero or unknown; it is read as unknown, with the mark BLANK and an issue {@code
 *       blank-cell}.
 *   <li>The second year is an estimate. So is the first where {@code TYPE} or the notes say it.
 *   <li>Reserves may be in another unit than {@code UNIT_MEAS}; the notes of some rows say so for the whole table.
 *   <li>Words in brackets behind a country are a note: {@code Brazil (beneficiated)}. Two such rows of one country are added.
 * </ul>
 *
 * <p><b>Long data</b> (2026: {@code MCS2026_Commodities_Data.csv}). Windows-1252, 12 columns, one row for a figure:
 *
 * <pre>{@code
 * MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes,Is critical mineral 2025,Other notes
 * RARE EARTHS,World Mine Production and Reserves,Rare Earths,China,Production,Mine production,metric tons,2025,"270,000",Estimated.,Yes,(Data in ...
 * }</pre>
 *
 * <ul>
 *   <li>A dash is zero, {@code s} less than half a unit, {@code W} withheld, {@code NA} not available, {@code XX} not
 *       applicable, {@code E} a net exporter; bounds and ranges are intervals.
 *   <li>Tables are the sections whose name starts with {@code World}; the rest are statistics. Where a table has several world
 *       totals, each is a table, told apart by {@code Statistics_detail}.
 *   <li>The file is the first posting of February 2026; later versions of the report changed the rare earths (version 1.1,
 *       March 2026: no quota note; version 1.3, May 2026: reserves of Brazil 11,000,000 t, world more than 75,000,000 t). The
 *       file's figures are kept and the tables carry a note.
 * </ul>
 *
 * <p>Errors of the publisher are corrected by the errata in {@link UsgsErratum}, each named in the table and in the report.
 * Amounts by volume are statistics, as there is no mass without a density.
 */
public final class UsgsWorldData {
    private static final ImmutableList<Layout> LAYOUTS = ImmutableList.of(new CombinedLayout(), new LongLayout());

    private UsgsWorldData() {}

    /**
     * Loads a file.
     *
     * @param source the file, under any name
     * @return its tables and statistics, and how the load went
     * @throws LoadException if the file is damaged or its layout is not known; the message names the layouts tried and the
     *     columns each of them misses
     */
    public static Loaded<UsgsData> load(DataSource source) {
        List<String> header = StrictCsv.headerOf(source);
        for (Layout layout : LAYOUTS) {
            if (layout.missing(header).isEmpty()) {
                return layout.load(source);
            }
        }
        throw Recognition.unknownLayout(Place.of(source.name()).atLine(1), recognise(source), String.join(",", header));
    }

    /**
     * Looks at the header of a file.
     *
     * @param source the file, under any name
     * @return for each layout of a release, what the header misses
     * @throws LoadException if the file has no header
     */
    public static List<Recognition> recognise(DataSource source) {
        List<String> header = StrictCsv.headerOf(source);
        return LAYOUTS.stream()
                .map(layout -> new Recognition(layout.format(), layout.missing(header)))
                .collect(ImmutableList.toImmutableList());
    }

    /** A layout of a release. */
    interface Layout {
        /** Its name, for people. */
        String format();

        /** The columns it needs and a header has not. */
        List<String> missing(List<String> header);

        Loaded<UsgsData> load(DataSource source);
    }
}
