package io.github.criticalminerals.examples.benchmark;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;
import java.nio.file.Path;

/**
 * From the start of the JVM to the HHI of a small CSV with the columns country and amount: to be timed as a whole
 * process, with the library's own run-time class path.
 */
public final class StartUp {

    private StartUp() {}

    /**
     * Prints the HHI (points).
     *
     * @param args the file
     */
    public static void main(String[] args) {
        SupplyTable table = SupplyTables.countryAmounts(
                        DataSource.of(Path.of(args[0])),
                        SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO),
                        MassUnit.TONNE)
                .orElseThrow();
        System.out.println(Concentration.of(table).hhi().points().lower());
    }
}
