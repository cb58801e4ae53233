package io.github.criticalminerals.io.reference;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.source.DataSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The governance scores that come with the library. The file {@code governance.csv} beside this class has a line for
 * each
 * edition, year and country, and two columns for each dimension: the estimate and its standard error, in all their
 * digits and
 * WGI units; both are empty where there is no estimate.
 */
final class GovernanceData {
    private static final String FILE = "governance.csv";

    /** Read once, when first asked for. */
    private static final class Bundled {
        private static final ImmutableList<GovernanceTable> TABLES =
                read(DataSource.of(FILE, Objects.requireNonNull(GovernanceData.class.getResourceAsStream(FILE), FILE)));
    }

    private record Key(String edition, int year) {}

    private GovernanceData() {}

    static List<GovernanceTable> load() {
        return Bundled.TABLES;
    }

    static ImmutableList<GovernanceTable> read(DataSource source) {
        Map<Key, GovernanceTable.Builder> tables = new LinkedHashMap<>();
        try (CsvRows rows = StrictCsv.of(source).open()) {
            for (CsvRow row : rows) {
                Key key = new Key(row.text(rows.column("edition")), Integer.parseInt(row.text(rows.column("year"))));
                GovernanceTable.Builder table = tables.computeIfAbsent(key, GovernanceData::start);
                Country country = Country.of(row.text(rows.column("country")));
                for (GovernanceDimension dimension : GovernanceDimension.values()) {
                    String estimate = row.text(rows.column(dimension.code()));
                    String error = row.text(rows.column(dimension.code() + "_error"));
                    if (!estimate.isEmpty()) {
                        table.add(
                                country,
                                dimension,
                                GovernanceScore.of(Double.parseDouble(estimate), Double.parseDouble(error)));
                    }
                }
            }
        }
        return tables.values().stream().map(GovernanceTable.Builder::build).collect(ImmutableList.toImmutableList());
    }

    private static GovernanceTable.Builder start(Key key) {
        Edition edition = Edition.parse(key.edition());
        return GovernanceTable.builder(key.year(), edition)
                .source(Source.of("World Bank", "Worldwide Governance Indicators, " + edition.edition() + " update")
                        .withUrl("https://www.govindicators.org")
                        .withLicence("CC BY 4.0")
                        .withNote("estimates and standard errors; the edition has ranks and numbers of sources too"));
    }
}
