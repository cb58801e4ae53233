package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** My figures are in a database, or in files that DuckDB reads. Needs the driver, such as org.duckdb:duckdb_jdbc. */
final class RowsFromJdbc {
    public static void main(String[] args) throws SQLException {
        String sql = "SELECT * FROM (VALUES ('China', 270000), ('USA', 45000), ('Burma', NULL)) AS t(country, tonnes)";
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            SupplyTable mined = table(rows);
            System.out.println(mined);
            System.out.println(Concentration.of(mined).hhi().inWords());
        }
    }

    private static SupplyTable table(ResultSet rows) throws SQLException {
        SupplyTableBuilder table = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO);
        while (rows.next()) {
            double tonnes = rows.getDouble("tonnes");
            if (rows.wasNull()) { // missing is never zero
                table.addUnknown(rows.getString("country"), Mark.WITHHELD);
            } else {
                table.add(rows.getString("country"), tonnes);
            }
        }
        return table.build();
    }
}
