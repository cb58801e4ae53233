package io.github.criticalminerals.core.concentration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What differs in basis, measure, stages or commodity is compared by nothing; what differs in year or edition is. */
class ComparisonProperties {

    /** What a table is of. */
    record Of(String commodity, Set<Stage> stages, Measure measure, Basis basis, int year, String edition) {
        SupplyTable table(double china) {
            return SupplyTable.builder(Commodity.of(commodity), stages, year, basis)
                    .measure(measure)
                    .edition(Edition.parse(edition))
                    .add("China", china)
                    .add("Chile", 30)
                    .build();
        }
    }

    @Provide
    Arbitrary<Of> tables() {
        return Combinators.combine(
                        Arbitraries.of("lithium", "cobalt"),
                        Arbitraries.of(
                                Set.of(Stage.MINING), Set.of(Stage.REFINING), Set.of(Stage.SEPARATION, Stage.REFINING)),
                        Arbitraries.of(Measure.OUTPUT, Measure.RESERVES),
                        Arbitraries.of(Basis.METAL, Basis.GROSS),
                        Arbitraries.integers().between(2020, 2022),
                        Arbitraries.of("MCS 2024", "MCS 2025"))
                .as(Of::new);
    }

    @Property(tries = 300)
    void onlyOneThingIsComparedWithItself(@ForAll("tables") Of first, @ForAll("tables") Of second) {
        boolean same = first.commodity.equals(second.commodity)
                && first.stages.equals(second.stages)
                && first.measure == second.measure;
        boolean alike = same && first.basis.equals(second.basis);
        SupplyTable before = first.table(50);
        SupplyTable after = second.table(70);
        Throwable change =
                catchThrowable(() -> ConcentrationChange.between(Concentration.of(before), Concentration.of(after)));
        check(change, alike);
        if (first.year != second.year) {
            check(catchThrowable(() -> ConcentrationSeries.of(List.of(before, after), Index.HHI)), alike);
        }
        if (alike) {
            ConcentrationChange made = ConcentrationChange.between(Concentration.of(before), Concentration.of(after));
            assertThat(made.change().exactValue()).isPositive();
            assertThat(made.notes().stream().anyMatch(note -> note.startsWith("the edition changes")))
                    .isEqualTo(!first.edition.equals(second.edition));
        }
    }

    private static void check(Throwable thrown, boolean alike) {
        if (alike) {
            assertThat(thrown).isNull();
        } else {
            assertThat(thrown).isInstanceOfAny(MixedBasisException.class, MixedSourcesException.class);
        }
    }
}
