package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;

/** I have a file of countries and amounts of my own. */
final class OwnFile {
    public static void main(String[] args) {
        DataSource file = DataSource.ofText("mine.csv", "country,amount\nChina,\"270,000\"\nUSA,45000\nBurma,\n");
        Loaded<SupplyTable> mine = SupplyTables.countryAmounts(
                file, SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO), MassUnit.TONNE);
        mine.report().issues().forEach(System.out::println);
        System.out.println(mine.value());
        System.out.println(Concentration.of(mine.value()).hhi().inWords());
    }
}
