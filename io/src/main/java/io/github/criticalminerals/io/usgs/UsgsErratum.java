package io.github.criticalminerals.io.usgs;

/**
 * Errors in the published files that the loader corrects, each by a check that only that file's error passes. How each was
 * found: by comparing the file with its own totals, with the editions before and after, or with the printed report.
 */
public enum UsgsErratum {
    /** Zinc, reserves of Australia. */
    MCS_2023_ZINC_AUSTRALIA_RESERVES(
            "the reserves of Australia, 1,166,000, are 66,000 behind the footnote mark 11: with them the rows add up to the"
                    + " printed total"),
    /** Cobalt, reserves of Australia, in the world table that stands under the name of the salient statistics. */
    MCS_2024_COBALT_AUSTRALIA_RESERVES(
            "the reserves of Australia, 101600000, are 1,600,000 behind the footnote mark 10: with them the rows add up to"
                    + " the printed total"),
    /** Figures in thousands of tons under a column name that says tons: twelve files of the first version, some of both. */
    MCS_2024_THOUSAND_TONS(
            "the unit is thousand metric tons, not metric tons: as in the printed report and in the second version of the"
                    + " release"),
    /** Clinker in the per-commodity files of 2022 to 2024. */
    CLINKER_CAPACITY("the capacities stand in the columns of production, as the type says"),
    /** Asbestos, imports of 2023, and tellurium, exports of 2020, in the salient statistics. */
    MCS_2024_FOOTNOTE_FOR_NEGATIVE(
            "a small negative number where a footnote in brackets stood says nothing of the amount, which is not known"),
    /** Feldspar, salient statistics from consumption to net import reliance. */
    MCS_2024_FELDSPAR_SALIENT_SHIFTED(
            "an empty column stands before the consumption of feldspar, so that this and all that follows stand one column too"
                    + " far to the right: as the edition of 2026 shows"),
    /** Fluorspar, names of the salient statistics. */
    MCS_2024_FLUORSPAR_SALIENT_NAMES(
            "the columns are those of the printed table, and one empty one before them; their names are not: as the edition of"
                    + " 2026 shows"),
    /** Selenium, reserves. */
    MCS_2024_SELENIUM_RESERVES_UNIT(
            "the unit of the reserves is metric tons, not thousand metric tons: as in the edition of 2025"),
    /** Rare earths, production of Canada, Greenland, South Africa and Tanzania. */
    MCS_2025_RARE_EARTHS_BLANK_IS_ZERO("an empty cell is zero: the printed report has a dash there"),
    /** Kaolin, world total of 2024. */
    MCS_2025_KAOLIN_TOTAL("the world total of 2024, 4400, is 44,000: the rows add up to 44,240"),
    /** Titanium mineral concentrates, all figures. */
    MCS_2025_TITANIUM_CONCENTRATES_UNIT("the unit is thousand metric tons, not metric tons: as in the edition of 2026"),
    /** Titanium mineral concentrates, Sierra Leone. */
    MCS_2025_SIERRA_LEONE_UNIT("the empty unit is that of the other rows of the table"),
    /** Industrial sand and gravel, all figures. */
    MCS_2025_SAND_AND_GRAVEL_UNIT("the unit is thousand metric tons, not metric tons: as in the edition of 2026"),
    /** Soda ash, the row of the United States. */
    MCS_2025_SODA_ASH_TYPE(
            "the United States stand under another type than the rest of the table, and its total holds them"),
    /** Cobalt, the row of the United States. */
    MCS_2025_COBALT_TYPE(
            "the United States stand under another type than the rest of the table, and its total holds them"),
    /** Talc, the row of the United States. */
    MCS_2025_TALC_COMMODITY(
            "the United States stand under another commodity than the rest of the table, and its total holds them"),
    /** Clinker, all figures. */
    MCS_2025_CLINKER_CAPACITY("the capacities stand in the columns of production, as the type says"),
    /** Platinum-group metals, reserves. */
    MCS_2025_PLATINUM_GROUP_RESERVES("reserves beside palladium are those of all platinum-group metals, as printed"),
    /** Magnesium metal, reserves. */
    MCS_2025_MAGNESIUM_METAL_RESERVES(
            "the column of reserves repeats the capacities, as the file's own note says; there is no table of reserves"),
    /** Stockpile shipments of niobium and tantalum. */
    MCS_2026_LOST_MINUS_SIGN("a question mark before a change of stocks stands for a lost minus sign"),
    /** Vanadium, reserves. */
    MCS_2026_VANADIUM_RESERVES_UNIT(
            "the unit of the reserves is thousand metric tons, not metric tons: as in the edition of 2025"),
    /** Yttrium, the world's production. */
    MCS_2026_YTTRIUM_SHIFTED(
            "the last cells of the row are shifted by one column to the left and the chapter's name is one of"
                    + " them"),
    /** Rare earths in the Minerals Yearbook of 2022, price of mischmetal in table 1. */
    MYB_2022_MISCHMETAL_PRICE_UNIT(
            "the unit of the price of mischmetal is dollars per kilogram, not metric tons: as in the Mineral Commodity"
                    + " Summaries of 2024");

    private final String explanation;

    UsgsErratum(String explanation) {
        this.explanation = explanation;
    }

    /** {@return what is corrected and why} */
    public String explanation() {
        return explanation;
    }

    /** For people: name and explanation. */
    @Override
    public String toString() {
        return name() + ": " + explanation;
    }
}
