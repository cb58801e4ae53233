package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.ElementGroup;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.examples.report.ScreeningRow.Imported;
import io.github.criticalminerals.examples.report.ScreeningRow.Printed;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.reference.SupplyShares;
import io.github.criticalminerals.io.reference.UsStatistic;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the U.S. Geological Survey prints of the United States on a mineral: reliance, sources of imports, price. */
final class UsFigures {

    private static final String RARE_EARTHS = "rare earths";

    private final ReferenceData data;

    UsFigures(ReferenceData data) {
        this.data = data;
    }

    /** The price of the mineral itself. */
    Optional<Printed> price(Commodity mineral) {
        return forName(
                mineral,
                name -> name.equals(RARE_EARTHS)
                        ? Optional.empty()
                        : printed(named(name, data::prices), mineral, name));
    }

    /** Of the mineral, or of all rare earths where only they have a figure. */
    Optional<Printed> reliance(Commodity mineral) {
        return forName(
                mineral,
                name -> printed(
                        named(name, data::statistics).stream()
                                .filter(each -> each.kind() == UsStatistic.Kind.NET_IMPORT_RELIANCE)
                                .toList(),
                        mineral,
                        name));
    }

    /** By the form of all, else the refined one, else the first that is printed. */
    Optional<Imported> imports(Commodity mineral) {
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
}
