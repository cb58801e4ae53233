package io.github.criticalminerals.io.reference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.quantity.Basis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question for one supply table, parts of which may be open, and the words for an answer that is none: what there
 * is, what
 * would decide between several, and which other commodity has what was asked for.
 */
record Choices(
        String commodity,
        @Nullable Set<Stage> stages,
        @Nullable Measure measure,
        int year,
        @Nullable Edition edition,
        @Nullable Basis basis) {
    private static final int SHOWN = 12;

    /** The only table that fits, in the newest edition if none is named. */
    SupplyTable only(ReferenceData data) {
        Collection<SupplyTable> known = edition == null ? data.tables() : data.ofEdition(edition);
        List<SupplyTable> found = known.stream().filter(this::fits).collect(ImmutableList.toImmutableList());
        if (edition == null) {
            found = newest(found);
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new IllegalArgumentException(
                found.isEmpty()
                        ? nothing(data)
                        : "table must be one of " + names(found) + ", " + decides(found) + ", but was " + this);
    }

    boolean fits(SupplyTable table) {
        return isOf(table) && missed(table) == 0;
    }

    private boolean isOf(SupplyTable table) {
        return table.commodity().name().equals(commodity)
                || Commodity.find(commodity).equals(Optional.of(table.commodity()));
    }

    /** In how many of its parts, but for the commodity, a table is another than was asked for. */
    private int missed(SupplyTable table) {
        return differs(stages, table.stages())
                + differs(measure, table.measure())
                + (table.year() == year ? 0 : 1)
                + differs(edition, table.edition().orElse(null))
                + differs(basis, table.basis());
    }

    private static int differs(@Nullable Object wanted, @Nullable Object is) {
        return wanted == null || wanted.equals(is) ? 0 : 1;
    }

    /** Of tables that differ in nothing but the edition the newest, which says so; of two series none. */
    private List<SupplyTable> newest(List<SupplyTable> found) {
        Set<String> series = found.stream()
                .flatMap(table -> table.edition().map(Edition::series).stream())
                .collect(ImmutableSet.toImmutableSet());
        if (series.size() > 1) {
            throw new IllegalArgumentException("edition must be named where several publishers have the figure, one of "
                    + names(found) + ", but was not: " + this);
        }
        List<Edition> editions = found.stream()
                .flatMap(table -> table.edition().stream())
                .distinct()
                .sorted()
                .toList();
        if (editions.size() < 2) {
            return found;
        }
        Edition last = Collections.max(editions);
        return found.stream()
                .filter(table -> table.edition().equals(Optional.of(last)))
                .map(table -> table.toBuilder()
                        .note("asked for without an edition: " + last + " is the newest of "
                                + editions.stream().map(Edition::toString).collect(Collectors.joining(", ")) + " here")
                        .build())
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Refuses a name of a commodity by which publishers mean different things.
     *
     * @throws UnknownNameException with what it may mean
     */
    static void requireClear(String commodity) {
        try {
            Commodity.parse(commodity);
        } catch (UnknownNameException e) {
            if (e.reason().isPresent()) {
                throw e;
            }
        }
    }

    private String nothing(ReferenceData data) {
        List<SupplyTable> all = data.tables();
        Optional<Commodity> wanted = all.stream()
                .map(SupplyTable::commodity)
                .filter(each -> each.name().equals(commodity))
                .findFirst()
                .or(() -> Commodity.find(commodity));
        if (wanted.isEmpty()) {
            requireClear(commodity);
            throw UnknownNameException.of(
                    "commodity",
                    commodity,
                    all.stream().map(table -> table.commodity().name()).toList());
        }
        String others = others(all, wanted.get());
        List<SupplyTable> own = all.stream().filter(this::isOf).toList();
        int least = own.stream().mapToInt(this::missed).min().orElse(0);
        List<SupplyTable> nearest =
                own.stream().filter(table -> missed(table) == least).toList();
        if (!nearest.isEmpty()) {
            return "table must be one of " + names(nearest) + others + ", but was " + this;
        }
        String why = data.notBundled().entrySet().stream()
                .filter(table -> table.getKey().startsWith(wanted.get().name() + ", "))
                .map(Map.Entry::getValue)
                .distinct()
                .collect(Collectors.joining("; "));
        return "table must be of one of the commodities "
                + all.stream()
                        .map(table -> table.commodity().name())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("; "))
                + others + ", but was " + this + (why.isEmpty() ? "" : "; it is not bundled: " + why);
    }

    /** Other commodities of the same elements that have what was asked for. */
    private String others(List<SupplyTable> all, Commodity wanted) {
        Predicate<SupplyTable> related = table -> !isOf(table)
                && table.commodity().elements().stream()
                        .anyMatch(element -> wanted.elements().contains(element));
        List<SupplyTable> fit = all.stream()
                .filter(related)
                .filter(table -> differs(stages, table.stages()) == 0 && differs(measure, table.measure()) == 0)
                .toList();
        int least = fit.stream().mapToInt(this::missed).min().orElse(0);
        List<SupplyTable> nearest =
                fit.stream().filter(table -> missed(table) == least).toList();
        return nearest.isEmpty() ? "" : " (or, of another commodity, " + names(nearest) + ")";
    }

    private static String names(List<SupplyTable> tables) {
        List<String> names = tables.stream().map(Choices::name).distinct().toList();
        if (names.size() < tables.size()) {
            names = tables.stream()
                    .map(table -> name(table) + ", " + table.basis())
                    .toList();
        }
        return names.stream().limit(SHOWN).collect(Collectors.joining("; "))
                + (names.size() > SHOWN ? "; and " + (names.size() - SHOWN) + " more" : "");
    }

    private static String decides(List<SupplyTable> found) {
        Map<String, Function<SupplyTable, Object>> parts = new LinkedHashMap<>();
        parts.put("stage", SupplyTable::stages);
        parts.put("measure", SupplyTable::measure);
        parts.put("year", SupplyTable::year);
        parts.put("edition", SupplyTable::edition);
        parts.put("basis", SupplyTable::basis);
        List<String> differing = new ArrayList<>();
        parts.forEach((word, part) -> {
            if (found.stream().map(part).distinct().count() > 1) {
                differing.add(word);
            }
        });
        return "which the " + String.join(" and the ", differing) + (differing.size() == 1 ? " decides" : " decide");
    }

    static String name(SupplyTable table) {
        return table.commodity() + ", " + words(table.stages()) + ", " + table.measure() + ", " + table.year()
                + table.edition().map(edition -> " (" + edition + ")").orElse("");
    }

    private static String words(Set<Stage> stages) {
        return stages.stream().map(Stage::toString).collect(Collectors.joining(" and "));
    }

    /** What was asked for, the open parts left out. */
    @Override
    public String toString() {
        return commodity + (stages == null ? "" : ", " + words(stages)) + (measure == null ? "" : ", " + measure) + ", "
                + year + (edition == null ? "" : " (" + edition + ")") + (basis == null ? "" : ", " + basis);
    }
}
