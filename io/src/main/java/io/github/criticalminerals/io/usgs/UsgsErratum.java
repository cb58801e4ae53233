package io.github.criticalminerals.io.usgs;

/**
 * Errors in the published files that the loader corrects, each by a check that only that file's error passes. How each was
 * found: by comparing the file with its own totals, with the editions before and after, or with the printed report.
 */
public enum UsgsErratum {
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
    /** Yttrium, the world's production. */
    MCS_2026_YTTRIUM_SHIFTED(
            "the last cells of the row are shifted by one column to the left and the chapter's name is one of"
                    + " them");

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
