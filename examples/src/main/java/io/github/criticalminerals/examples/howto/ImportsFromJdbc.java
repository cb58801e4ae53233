package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.trade.ImportProfiles;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** My trade rows are in Parquet, CSV or a database: from a query to import dependence, without holding a row. */
final class ImportsFromJdbc {
    public static void main(String[] args) throws SQLException {
        String query = "SELECT 2023 AS t, i, 392 AS j, '850511' AS k, sum(v) AS v"
                + " FROM (VALUES (156, 131.25), (156, 100), (608, 60.5), (704, 20)) AS mine(i, v) GROUP BY i";
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            profiles(rows).forEach(System.out::println);
        }
    }

    private static ImportProfiles profiles(ResultSet rows) throws SQLException {
        ImportProfiles.Accumulator sums = ImportProfiles.accumulator(ImportProfiles.LEADERS);
        while (rows.next()) { // values in thousand USD, countries by BACI's codes
            sums.add(
                    rows.getInt("t"),
                    Producer.parse(rows.getString("i"), "BACI"),
                    Producer.parse(rows.getString("j"), "BACI"),
                    HsCode.of(rows.getString("k")),
                    1000 * rows.getDouble("v"));
        }
        return sums.finish();
    }
}
