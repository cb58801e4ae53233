package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.ElementGroup;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.Binding;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.policy.Standing;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.examples.report.ScreeningRow.Figures;
import io.github.criticalminerals.examples.report.ScreeningRow.Imported;
import io.github.criticalminerals.examples.report.ScreeningRow.Origin;
import io.github.criticalminerals.examples.report.ScreeningRow.Printed;
import io.github.criticalminerals.examples.report.ScreeningRow.World;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.reference.SupplyShares;
import io.github.criticalminerals.io.reference.UsStatistic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The minerals of the list of the United States of 2025, each in one row. */
final class Screening {

    private static final int YEAR = 2025;
    /** What the shares of the EU call minerals of the list that have another name there. */
    private static final ImmutableMap<String, String> NAMES = ImmutableMap.of("metallurgical coal", "coking coal");

    private static final String RARE_EARTHS = "rare earths";

    private final ReferenceData data;
    private final ImmutableList<SupplyTable> tables;
    private final EuRisks eu;
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
                reliance(mineral),
                imports(mineral),
                forName(
                        mineral,
                        name -> name.equals(RARE_EARTHS)
                                ? Optional.empty()
                                : printed(named(name, data::prices), mineral, name)),
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

    /** Of the mineral, or of all rare earths where only they have a figure. */
    private Optional<Printed> reliance(Commodity mineral) {
        return forName(
                mineral,
                name -> printed(
                        named(name, data::statistics).stream()
                                .filter(each -> each.kind() == UsStatistic.Kind.NET_IMPORT_RELIANCE)
                                .toList(),
                        mineral,
                        name));
    }

    private Optional<Imported> imports(Commodity mineral) {
        return forName(mineral, name -> imports(named(name, data::shares), mineral, name));
    }

    private interface ByName<T> {
        Optional<T> find(String name);
    }

    private static <T> Optional<T> forName(Commodity mineral, ByName<T> figures) {
        return figures.find(mineral.name())
                .or(() -> figures.find(mineral.name() + " metal"))
                .or(() -> isRareEarth(mineral) ? figures.find(RARE_EARTHS) : Optional.empty());
    }

    /** What there is of a name, nothing of one that no data know. */
    private static <T> List<T> named(String name, Function<String, List<T>> figures) {
        return Commodity.find(name).isEmpty() ? ImmutableList.of() : figures.apply(name);
    }

    private static boolean isRareEarth(Commodity mineral) {
        List<Element> elements = mineral.elements();
        return !elements.isEmpty() && ElementGroup.RARE_EARTHS.elements().containsAll(elements);
    }

    /** The total of the newest year that has figures, else the first that is printed. */
    private static Optional<Printed> printed(List<UsStatistic> statistics, Commodity mineral, String name) {
        List<UsStatistic> known = statistics.stream()
                .filter(each -> each.hasFigure() || each.isNetExporter())
                .toList();
        int year = known.stream().mapToInt(UsStatistic::year).max().orElse(0);
        List<UsStatistic> newest =
                known.stream().filter(each -> each.year() == year).toList();
        return first(newest, each -> each.detail().replaceAll(".*: ", ""))
                .map(each -> new Printed(
                        each.isNetExporter() ? "net exporter" : each.printed(),
                        each.value(),
                        ofName(mineral, name) + what(each),
                        year,
                        newest.size() - 1));
    }

    private static String ofName(Commodity mineral, String name) {
        return name.equals(mineral.name()) ? "" : name.equals(RARE_EARTHS) ? "all rare earths together: " : name + ": ";
    }

    private static String what(UsStatistic statistic) {
        String detail = statistic.detail().replaceAll("\\s+", " ").replaceFirst("^Price[,:] ", "");
        String reliance = detail.replaceFirst("(?i)^net import reliance ?as a ", "");
        return statistic.kind() == UsStatistic.Kind.PRICE
                        && !detail.toLowerCase(Locale.ROOT).contains(statistic.unit())
                ? statistic.unit() + ", " + detail
                : reliance;
    }

    private static Optional<Imported> imports(List<SupplyShares> shares, Commodity mineral, String name) {
        List<SupplyShares> forms = shares.stream()
                .filter(each -> each.buyer() == SupplyShares.Buyer.UNITED_STATES)
                .toList();
        return first(forms, SupplyShares::form).map(each -> {
            SupplyShares.Row largest = each.rows().stream()
                    .filter(row -> !row.who().name().startsWith("Other"))
                    .max(Comparator.comparingDouble(
                            row -> row.share().fraction().lower()))
                    .orElseThrow();
            return new Imported(
                    ofName(mineral, name) + each.form(),
                    each.period(),
                    largest.who().name(),
                    largest.share().fraction(),
                    Concentration.of(each.tableOf(Stage.parseSet("mining")))
                            .hhi()
                            .points(),
                    forms.size() - 1);
        });
    }

    /** What is of all forms, else of the refined one, else the first. */
    private static <T> Optional<T> first(List<T> figures, Function<T, String> form) {
        return Stream.of("(all|total|combined total|.*principal).*", ".*refined.*", ".*")
                .flatMap(words -> figures.stream()
                        .filter(each ->
                                form.apply(each).toLowerCase(Locale.ROOT).matches(words)))
                .findFirst();
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
