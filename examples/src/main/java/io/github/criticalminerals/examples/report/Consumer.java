package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Money;
import io.github.criticalminerals.core.risk.Imports;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whose risk it is.
 *
 * @param name its name
 * @param members its countries
 */
record Consumer(String name, Set<Country> members) {

    static final Consumer UNITED_STATES = new Consumer("United States", ImmutableSet.of(Country.of("USA")));
    static final Consumer JAPAN = new Consumer("Japan", ImmutableSet.of(Country.of("JPN")));

    /** The EU as it was at the end of a year. */
    static Consumer eu(int year) {
        return new Consumer("EU", CountryGroup.EU.membersOn(LocalDate.of(year, 12, 31)));
    }

    /** The three of the report. */
    static List<Consumer> all(int year) {
        return ImmutableList.of(eu(year), UNITED_STATES, JAPAN);
    }

    boolean isEu() {
        return members.size() > 1;
    }

    /** Bought from every producer in proportion to its output. */
    Imports likeTheWorld(SupplyTable table) {
        Imports.Builder imports = imports(table);
        for (SupplyRow row : foreign(table)) {
            imports.add(purchase(row, row.amount().tonnes()));
        }
        return imports.build();
    }

    /**
     * Bought from every producer between nothing and all that it makes; from one without figure at most the sum of the
     * rows.
     */
    Imports anyhow(SupplyTable table) {
        Imports.Builder imports = imports(table);
        double sum = table.sumOfRows().tonnes().upper();
        for (SupplyRow row : foreign(table)) {
            double most = row.hasFigure() ? row.amount().tonnes().upper() : sum;
            imports.add(purchase(row, Interval.of(0, most)));
        }
        return imports.build();
    }

    private List<SupplyRow> foreign(SupplyTable table) {
        return Stream.concat(table.rows().stream(), table.remainder().stream())
                .filter(row -> !(row.producer() instanceof Country country && members.contains(country)))
                .toList();
    }

    private static Imports.Purchase purchase(SupplyRow row, Interval tonnes) {
        return new Imports.Purchase(
                row.producer(), new Mass(tonnes, row.amount().basis()), new Money(Interval.NON_NEGATIVE, "USD"));
    }

    private Imports.Builder imports(SupplyTable table) {
        Imports.Builder imports = isEu()
                ? Imports.builder(
                        CountryGroup.EU,
                        LocalDate.of(table.year(), 12, 31),
                        table.commodity(),
                        table.stages(),
                        table.year(),
                        table.basis())
                : Imports.builder(
                        members.iterator().next(), table.commodity(), table.stages(), table.year(), table.basis());
        table.sources().forEach(imports::source);
        return imports;
    }
}
