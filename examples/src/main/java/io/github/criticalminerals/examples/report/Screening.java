package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.Binding;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.policy.Standing;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.examples.report.ScreeningRow.Figures;
import io.github.criticalminerals.examples.report.ScreeningRow.Origin;
import io.github.criticalminerals.examples.report.ScreeningRow.World;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.reference.SupplyShares;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The minerals of the list of the United States of 2025, each in one row. */
final class Screening {

    private static final int YEAR = 2025;
    /** What the shares of the EU call minerals of the list that have another name there. */
    private static final ImmutableMap<String, String> NAMES = ImmutableMap.of("metallurgical coal", "coking coal");

    private final ReferenceData data;
    private final ImmutableList<SupplyTable> tables;
    private final EuRisks eu;
    private final UsFigures us;
    private final ReportInput input;
    private final ImmutableList<ScreeningRow> rows;

    Screening(ReportInput input) {
        this.input = input;
        this.data = input.reference();
        this.tables = data.tables().stream()
                .filter(table -> table.measure() == Measure.OUTPUT)
                .filter(table -> isOf(table, ReportInput.LATER_EDITION, YEAR) || isShares(table))
                .collect(ImmutableList.toImmutableList());
        this.eu = new EuRisks(data);
        this.us = new UsFigures(data);
        this.rows = CriticalList.US_2025.members().stream().map(this::row).collect(ImmutableList.toImmutableList());
    }

    /** In the order of the list. */
    ImmutableList<ScreeningRow> rows() {
        return rows;
    }

    private ScreeningRow row(Commodity mineral) {
        Binding binding = input.timeline().bindingOn(input.date(), Scope.ALL.of(mineral));
        return new ScreeningRow(
                mineral.name(),
                !CriticalList.US_2022.contains(mineral),
                world(mineral),
                us.reliance(mineral),
                us.imports(mineral),
                us.price(mineral),
                controls(binding.binds()),
                controls(binding.mayBind()),
                eu.published(mineral),
                Optional.of(eu.risk(mineral))
                        .filter(risk -> risk.kind() == EuRisks.Kind.COMPUTED)
                        .map(EuRisks.Risk::value));
    }

    private World world(Commodity mineral) {
        Predicate<SupplyTable> itself = table -> table.commodity().equals(mineral);
        Predicate<SupplyTable> form = table -> table.commodity().elements().equals(mineral.elements())
                && table.commodity().name().startsWith(mineral.name() + " ");
        Predicate<SupplyTable> otherName =
                table -> table.commodity().name().equals(NAMES.getOrDefault(mineral.name(), mineral.name()));
        Predicate<SupplyTable> shares = Screening::isShares;
        return most(Origin.OWN_TABLE, shares.negate().and(itself))
                .or(() -> most(Origin.EU_SHARES, shares.and(otherName)))
                .or(() -> most(Origin.TABLE_OF_A_FORM, shares.negate().and(form)))
                .orElseGet(() -> new World(
                        Origin.NONE,
                        "neither a table in " + ReportInput.LATER_EDITION + " nor shares in " + EuRisks.STUDY,
                        "",
                        "",
                        "",
                        Optional.empty()));
    }

    /** Of the tables the one that is concentrated most for certain. */
    private Optional<World> most(Origin origin, Predicate<SupplyTable> wanted) {
        return tables.stream()
                .filter(wanted)
                .map(table -> world(origin, table))
                .max(Comparator.comparingDouble(
                        world -> world.figures().orElseThrow().hhi().lower()));
    }

    private World world(Origin origin, SupplyTable table) {
        SupplyRow largest = table.rows().stream()
                .filter(SupplyRow::hasFigure)
                .max(Comparator.comparingDouble(row -> row.amount().tonnes().lower()))
                .orElseThrow();
        Interval share = table.shareOf(largest.producer()).fraction();
        List<String> rivals = table.rows().stream()
                .filter(row -> !row.equals(largest)
                        && row.amount().tonnes().upper()
                                > largest.amount().tonnes().lower())
                .map(row -> row.producer().name())
                .toList();
        Concentration concentration = Concentration.of(table);
        return new World(
                origin,
                table.commodity().name(),
                table.stages().stream().map(Stage::toString).collect(Collectors.joining(" and ")),
                period(table),
                table.edition().map(Edition::toString).orElse(""),
                Optional.of(new Figures(
                        largest.producer().name(),
                        rivals,
                        share,
                        concentration.hhi().points(),
                        concentration.nMinus1().value())));
    }

    /** The year, or the years that shares are averages of. */
    private String period(SupplyTable table) {
        return data.shares(table.commodity().name()).stream()
                .filter(shares -> isShares(table)
                        && shares.buyer() == SupplyShares.Buyer.WORLD
                        && shares.stages().equals(table.stages()))
                .map(SupplyShares::period)
                .findFirst()
                .orElse(Integer.toString(table.year()));
    }

    /** Controls that name what is asked about; tariffs and what is of all goods aside. */
    private static List<Standing> controls(List<Standing> standings) {
        List<Standing> controls = new ArrayList<>();
        for (Standing standing : standings) {
            Scope scope = standing.event().scope();
            boolean named = !scope.commodities().isEmpty() || !scope.elements().isEmpty();
            if (named && !(standing.event().instrument() instanceof Instrument.Tariff)) {
                controls.add(standing);
            }
        }
        return controls;
    }

    private static boolean isShares(SupplyTable table) {
        return table.basis().equals(SupplyShares.PER_HUNDRED);
    }

    private static boolean isOf(SupplyTable table, String edition, int year) {
        return table.year() == year && table.edition().map(Edition::toString).equals(Optional.of(edition));
    }

    /** How many rows have their figures from where. */
    Map<Origin, Long> counts() {
        ImmutableMap.Builder<Origin, Long> counts = ImmutableMap.builder();
        for (Origin origin : Origin.values()) {
            counts.put(
                    origin,
                    rows.stream().filter(row -> row.world().origin() == origin).count());
        }
        return counts.buildOrThrow();
    }
}
