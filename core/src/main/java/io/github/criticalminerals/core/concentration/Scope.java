package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What tables must have in common to be compared, and what is to be said where they have not all. */
final class Scope {
    private Scope() {}

    /**
     * Refuses tables of different things.
     *
     * @throws MixedSourcesException if they differ in commodity, measure or stages
     * @throws MixedBasisException if their amounts are on different bases
     */
    static void check(SupplyTable left, SupplyTable right) {
        same("commodity, measure and set of stages", left, right, Scope::words);
        left.basis().requireSame(right.basis());
    }

    static void same(String what, SupplyTable left, SupplyTable right, Function<SupplyTable, String> of) {
        if (!Objects.equals(of.apply(left), of.apply(right))) {
            throw new MixedSourcesException(what, of.apply(left), of.apply(right));
        }
    }

    private static String words(SupplyTable table) {
        return table.commodity().name() + " " + table.measure() + " "
                + table.stages().stream().map(Stage::toString).collect(Collectors.joining(", "));
    }

    static String source(SupplyTable table) {
        return table.edition()
                .map(Edition::toString)
                .or(() ->
                        table.sources().stream().findFirst().map(source -> source.publisher() + ", " + source.title()))
                .orElse("no stated source");
    }

    /**
     * A state that is no more stands in one table, and those that followed it in the other: that is no change of
     * supply.
     */
    static List<String> dissolved(SupplyTable before, SupplyTable after) {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        Set<Producer> earlier = producers(before);
        Set<Producer> later = producers(after);
        for (Producer producer :
                ImmutableList.<Producer>builder().addAll(earlier).addAll(later).build()) {
            boolean inBoth = earlier.contains(producer) && later.contains(producer);
            if (producer instanceof Country country && country.kind() == Country.Kind.FORMER && !inBoth) {
                notes.add(country.name() + " is no more, and only the table "
                        + (earlier.contains(producer) ? "before" : "after")
                        + " names it: a part of the change is that its supply stands under other names");
            }
        }
        return notes.build();
    }

    private static Set<Producer> producers(SupplyTable table) {
        return table.rows().stream().map(SupplyRow::producer).collect(Collectors.toSet());
    }
}
