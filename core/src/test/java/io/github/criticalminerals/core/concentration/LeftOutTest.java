package io.github.criticalminerals.core.concentration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.End;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.uncertainty.Distribution;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What results say that they are without, and what they refuse to compare. */
class LeftOutTest {
    private static final String WITHOUT = "without United States: withheld";
    private static final Producer BOTH = Producer.parse("China and Burma");

    private static SupplyTableBuilder lithium(int year) {
        return SupplyTable.builder("lithium", Stage.MINING, year, Basis.METAL)
                .add("Australia", 88_000)
                .add("Chile", 49_000)
                .addUnknown("United States", Mark.WITHHELD);
    }

    @Test
    void everyResultNamesARowThatIsWithheld() throws Exception {
        SupplyTable table = lithium(2024).build();
        Concentration concentration = Concentration.of(table);
        IndexResult hhi = concentration.hhi();
        ConcentrationSeries series =
                ConcentrationSeries.of(List.of(lithium(2023).build(), table), Index.HHI);
        for (Object result : List.of(
                hhi,
                concentration,
                concentration.uncertainty(Distribution.Rule.UNIFORM),
                StageProfile.of(List.of(table)),
                series,
                ConcentrationChange.between(Concentration.of(lithium(2023).build()), concentration))) {
            assertThat(result.toString()).contains(WITHOUT);
        }
        assertThat(hhi.omissions()).containsExactly(WITHOUT);
        assertThat(hhi.explain()).contains(WITHOUT);
        assertThat(series.notes()).contains("2024: " + WITHOUT);
        String json = new ObjectMapper().writeValueAsString(hhi);
        assertThat(json).contains("\"omissions\":[\"" + WITHOUT + "\"]");
        assertThat(new ObjectMapper().readValue(json, IndexResult.class)).isEqualTo(hhi);
    }

    @Test
    void oneCallBoundsWhatIsWithheldAndAnotherTakesAFigureOfOnesOwn() {
        SupplyTable table = lithium(2024).build();
        IndexResult bounded = Concentration.of(table)
                .withUnknownRows(Concentration.UnknownRows.UNBOUNDED)
                .hhi();
        assertThat(bounded.value().upper()).isEqualTo(1);
        assertThat(bounded.omissions()).isEmpty();
        SupplyTable own =
                table.withOwnFigure(Country.UNITED_STATES, Mass.of(Interval.of(0, 5000), MassUnit.TONNE, Basis.METAL));
        IndexResult narrow = Concentration.of(own).hhi();
        assertThat(narrow.omissions()).isEmpty();
        assertThat(narrow.value().width()).isPositive().isLessThan(0.05);
        assertThat(own.notes()).containsExactly("own figure of United States: 0 to 5,000 t contained metal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.withOwnFigure(Country.CHINA, Mass.ofTonnes(1, Basis.METAL)));
    }

    @Test
    void aPrintedTotalThatTheRowsMissIsSaid() {
        SupplyTable table = SupplyTable.builder("lithium", Stage.MINING, 2024, Basis.METAL)
                .add("Australia", 88_000)
                .add("Chile", 49_000)
                .printedTotal(240_000)
                .build();
        assertThat(Concentration.of(table).hhi().toString())
                .contains(
                        "the rows add up to 137,000 t contained metal, the printed total is 240,000 t contained metal");
    }

    // ---- comparing

    private static Concentration of(String what, Stage stage, Measure measure, Basis basis, int year) {
        return Concentration.of(SupplyTable.builder(what, stage, year, basis)
                .measure(measure)
                .add("China", 50)
                .add("Chile", 30)
                .build());
    }

    @Test
    void whatIsOfDifferentThingsIsNotCompared() {
        Concentration metal = of("lithium", Stage.MINING, Measure.OUTPUT, Basis.METAL, 2023);
        assertThatThrownBy(() -> ConcentrationChange.between(
                        of("lithium", Stage.MINING, Measure.OUTPUT, Basis.GROSS, 2022), metal))
                .isInstanceOf(MixedBasisException.class);
        for (Concentration other : List.of(
                of("lithium", Stage.MINING, Measure.RESERVES, Basis.METAL, 2023),
                of("lithium", Stage.REFINING, Measure.OUTPUT, Basis.METAL, 2023),
                of("cobalt", Stage.MINING, Measure.OUTPUT, Basis.METAL, 2023))) {
            assertThatThrownBy(() -> ConcentrationChange.between(metal, other))
                    .isInstanceOf(MixedSourcesException.class);
        }
        SupplyTable gross = SupplyTable.builder("lithium", Stage.MINING, 2022, Basis.GROSS)
                .add("China", 50)
                .build();
        assertThatThrownBy(() ->
                        ConcentrationSeries.of(List.of(gross, lithium(2023).build()), Index.HHI))
                .isInstanceOf(MixedBasisException.class);
    }

    @Test
    void aStateThatIsNoMoreIsANote() {
        SupplyTable before = SupplyTable.builder("nickel", Stage.MINING, 1991, Basis.METAL)
                .add("Soviet Union", 50)
                .add("Canada", 50)
                .build();
        SupplyTable after = SupplyTable.builder("nickel", Stage.MINING, 1992, Basis.METAL)
                .add("Russia", 30)
                .add("Kazakhstan", 20)
                .add("Canada", 50)
                .build();
        ConcentrationChange change = ConcentrationChange.between(Concentration.of(before), Concentration.of(after));
        assertThat(change.notes()).anyMatch(note -> note.contains("is no more, and only the table before names it"));
        assertThat(ConcentrationSeries.of(List.of(before, after), Index.HHI).notes())
                .anyMatch(note -> note.startsWith("1992: "));
    }

    // ---- part and whole

    @Test
    void aCountryAndAGroupThatItIsInAreAClaimOnTheOtherMembers() {
        ShareClaims claims = ShareClaims.of("China", Share.of(0.3)).and(BOTH, Share.of(0.4));
        IndexResult hhi = Concentration.of(claims).hhi();
        // Burma 0.1, and 0.6 of 248 others or of one
        assertThat(hhi.value().lower()).isCloseTo(0.09 + 0.01 + 0.36 / 248, within(1e-12));
        assertThat(hhi.value().upper()).isCloseTo(0.46, within(1e-12));
        assertThat(hhi.end(Side.HIGH).kind()).isEqualTo(End.Kind.ATTAINED);
        Interval largest = Concentration.of(claims).concentrationRatio(1).value();
        assertThat(largest.lower()).isCloseTo(0.3, within(1e-12));
        assertThat(largest.upper()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void printedSharesOfAPartAndItsWholeAreBoundedFromOutside() {
        ShareClaims claims = ShareClaims.of("China", Share.parse("69 %")).and(BOTH, Share.parse("78 %"));
        IndexResult hhi = Concentration.of(claims).hhi();
        assertThat(hhi.end(Side.LOW).kind()).isEqualTo(End.Kind.OUTER);
        assertThat(hhi.value().contains(0.69 * 0.69 + 0.09 * 0.09 + 0.22 * 0.22))
                .isTrue();
        assertThat(hhi.value().upper()).isLessThan(0.56);
    }

    @Test
    void aPartThatExceedsItsWholeIsAContradiction() {
        for (ShareClaims claims : List.of(
                ShareClaims.of("China", Share.of(0.3)).and(BOTH, Share.of(0.2)),
                ShareClaims.of(eu(), Share.of(0.05)).and("Germany", Share.of(0.5)))) {
            assertThatThrownBy(() -> Concentration.of(claims).hhi())
                    .isInstanceOf(ContradictoryClaimsException.class)
                    .hasMessageContaining("a part exceeds its whole");
        }
        ShareClaims all = ShareClaims.of("China", Share.of(0.3))
                .and("Burma", Share.of(0.1))
                .and(BOTH, Share.of(0.5));
        assertThatThrownBy(() -> Concentration.of(all).hhi()).isInstanceOf(ContradictoryClaimsException.class);
    }

    private static Aggregate eu() {
        return new Aggregate("EU", ImmutableList.copyOf(CountryGroup.EU.membersOn(LocalDate.of(2024, 1, 1))));
    }

    @Test
    void aMemberOfALargeGroupIsNoContradiction() {
        ShareClaims claims = ShareClaims.of(eu(), Share.of(0.55)).and("Germany", Share.of(0.5));
        Interval hhi = Concentration.of(claims).hhi().value();
        assertThat(hhi.upper()).isCloseTo(0.25 + 0.0025 + 0.45 * 0.45, within(1e-12));
        assertThat(hhi.lower()).isCloseTo(0.25 + 0.0025 / 26 + 0.45 * 0.45 / 223, within(1e-9));
    }

    @Test
    void groupsThatShareAMemberAreRefusedByName() {
        ShareClaims claims =
                ShareClaims.of(BOTH, Share.of(0.6)).and(Producer.parse("China and Vietnam"), Share.of(0.6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Concentration.of(claims).hhi())
                .withMessage("claims must be on producers that are apart, but members of China and Burma are in"
                        + " China and Vietnam too; claim the members instead");
    }
}
