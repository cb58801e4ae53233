package io.github.criticalminerals.io.iea;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Edition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A sheet of figures.
 *
 * @param edition the edition, such as {@code IEA CMDE 2023}
 * @param sheet the name of the sheet, such as {@code 2.2 Wind}
 * @param title its title, such as {@code Mineral demand for wind (kt)}
 * @param figures the figures row by row
 */
public record IeaTable(Edition edition, String sheet, String title, List<IeaFigure> figures) {
    /** Copies the figures. */
    public IeaTable {
        Objects.requireNonNull(edition, "edition is required");
        Objects.requireNonNull(sheet, "sheet is required");
        Objects.requireNonNull(title, "title is required");
        figures = ImmutableList.copyOf(figures);
    }

    /**
     * A figure.
     *
     * @param block the title of the block, empty if the sheet has none
     * @param label the name of the row
     * @param scenario the scenario, or {@link IeaFigure#BASE_YEAR}
     * @param year the year
     * @return the figure, or empty if the sheet has none
     */
    public Optional<IeaFigure> find(String block, String label, String scenario, int year) {
        return figures.stream()
                .filter(figure -> figure.block().equals(block)
                        && figure.label().equals(label)
                        && figure.scenario().equals(scenario)
                        && figure.year() == year)
                .findFirst();
    }
}
