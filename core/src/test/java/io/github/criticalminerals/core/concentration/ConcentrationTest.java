package io.github.criticalminerals.core.concentration;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.concentration.Concentration.Denominator;
import io.github.criticalminerals.core.concentration.Concentration.Others;
import io.github.criticalminerals.core.concentration.Concentration.Remainder;
import io.github.criticalminerals.core.concentration.Concentration.UnknownRows;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.index.End;
import io.github.criticalminerals.core.index.Family;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConcentrationTest {

    /** Rare earth mine production 2024 (t REO): USGS, Mineral Commodity Summaries 2025, p. 145. */
    private static SupplyTableBuilder rareEarths() {
        return SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                .edition(Edition.parse("MCS 2025"))
                .source(Source.of("U.S. Geological Survey", "Mineral Commodity Summaries 2025"))
                .add("United States", 45_000)
                .add("Australia", 13_000)
                .add("Brazil", 20)
                .add("Burma", 31_000)
                .add("Canada", 0)
                .add("China", 270_000)
                .add("Greenland", 0)
                .add("India", 2_900)
                .add("Madagascar", 2_000)
                .add("Malaysia", 130)
                .add("Nigeria", 13_000)
                .add("Russia", 2_500)
                .add("South Africa", 0)
                .add("Tanzania", 0)
                .add("Thailand", 13_000)
                .add("Vietnam", 300)
                .remainder(1_100)
                .printedTotal(390_000);
    }

    private static SupplyTableBuilder gallium() {
        return SupplyTable.builder("gallium", Stage.REFINING, 2023, Basis.METAL).add("China", 53);
    }

    private static SupplyTableBuilder small() {
        return gallium().add("Japan", 29).add("Russia", 11);
    }

    private static Concentration of(SupplyTableBuilder rows) {
        return Concentration.of(rows.build());
    }

    @Test
    void rareEarthsAreAsPublished() {
        Concentration concentration = of(rareEarths());
        Interval points = concentration.hhi().points();
        assertThat(points.lower()).isCloseTo(4923.5467, within(5e-5));
        assertThat(points.upper()).isCloseTo(4923.6244, within(5e-5));
        assertThat(concentration.hhi().end(Side.LOW)).isEqualTo(new End(End.Kind.ATTAINED, 0));
        assertThat(concentration.hhi().end(Side.HIGH)).isEqualTo(new End(End.Kind.ATTAINED, 0));
        assertThat(concentration.concentrationRatio(3).value().exactValue()).isCloseTo(0.878284, within(5e-7));
        assertThat(concentration.nMinus1().value().exactValue()).isCloseTo(1 - 0.685366, within(5e-7));
        assertThat(concentration.of(Index.EFFECTIVE_NUMBER).value().lower()).isCloseTo(2.031024, within(5e-7));
        assertThat(concentration.hhi().levels(HhiScheme.DOJ_FTC_2010))
                .containsExactly(HhiScheme.Level.HIGHLY_CONCENTRATED);
        assertThat(concentration.hhi().coverage().sumOfShares()).isEqualTo(Interval.ONE);
        assertThat(concentration.hhi().coverage().omissions()).isEmpty();
        assertThat(concentration.hhi().coverage().counted()).hasSize(16);
        assertThat(concentration.hhi().coverage().unsplit()).hasSize(1);
    }

    @Test
    void remainderIsSplitOrOneOrLeftOut() {
        Concentration concentration = of(rareEarths());
        IndexResult asOne = concentration.withRemainder(Remainder.AS_ONE).hhi();
        assertThat(asOne.points().exactValue()).isCloseTo(4923.6244, within(5e-5));
        assertThat(asOne.notes())
                .containsExactly(
                        "shares of output of rare earths, 2024, MCS 2025", "counted as one producer: Other countries");
        IndexResult without = concentration.withRemainder(Remainder.EXCLUDED).hhi();
        assertThat(without.points().exactValue()).isCloseTo(4923.5464 * Math.pow(393950.0 / 392850, 2), within(1e-4));
        assertThat(without.coverage().excluded()).containsExactly(Aggregate.of("Other countries"));
        assertThat(without.notes()).contains("left out on request: Other countries");
        IndexResult crumbs = concentration.withUnlimitedUnnamed().hhi();
        assertThat(crumbs.points().lower()).isCloseTo(4923.5464, within(5e-5));
        assertThat(crumbs.end(Side.LOW).kind()).isEqualTo(End.Kind.LIMIT);
        assertThat(crumbs.completion(Side.LOW).crumbs()).isCloseTo(1100.0 / 393950, within(1e-15));
        assertThat(concentration.withMostUnnamed(1).hhi().value()).isEqualTo(asOne.value());
    }

    @Test
    void printedTotalReproducesOthersNumbers() {
        Concentration asOne = of(rareEarths()).withRemainder(Remainder.AS_ONE);
        Concentration ofPrinted = asOne.withDenominator(Denominator.PRINTED_TOTAL);
        IndexResult printed = ofPrinted.hhi();
        assertThat(printed.points().exactValue()).isCloseTo(5023.8644, within(5e-5));
        assertThat(printed.coverage().sumOfShares().exactValue()).isCloseTo(1.0101, within(5e-5));
        assertThat(printed.notes())
                .contains("shares are of the printed total and sum to 1.01; the index is exempt from its range");
        // With the remainder spread over ever more producers its share of 1,100 / 390,000 squared is gone
        IndexResult spread = of(rareEarths())
                .withUnlimitedUnnamed()
                .withDenominator(Denominator.PRINTED_TOTAL)
                .hhi();
        assertThat(spread.points().upper()).isCloseTo(5023.8644, within(5e-5));
        assertThat(spread.points().lower()).isCloseTo(5023.8644 - 121 / 39.0 / 39, within(5e-5));
        assertThat(spread.index()).isEqualTo(Index.HHI);
        assertThat(spread.completion(Side.HIGH).unnamed())
                .containsExactly(new Completion.Unnamed(Aggregate.of("Other countries"), 1, 1100 / 390_000.0));
        assertThat(spread.completion(Side.LOW).crumbs()).isCloseTo(1100 / 390_000.0, within(1e-15));
        IndexResult rounded =
                asOne.withDenominator(Denominator.PRINTED_TOTAL_ROUNDED).hhi();
        assertThat(rounded.points().lower()).isCloseTo(4897.5, within(0.05));
        assertThat(rounded.points().upper()).isCloseTo(5155.2, within(0.05));
        assertThat(rounded.points().contains(asOne.hhi().points())).isTrue();
        assertThat(rounded.points().contains(printed.points())).isTrue();
        assertThat(ofPrinted.nMinus1().value().exactValue()).isCloseTo(1 - 270.0 / 390, within(1e-15));
        assertThat(ofPrinted.of(Index.EFFECTIVE_NUMBER).value().exactValue()).isCloseTo(1 / 0.50238644, within(1e-7));
        TermRecalculation.check(printed.term());
        TermRecalculation.check(rounded.term());
    }

    @Test
    void printedTotalKeepsToWhatItServes() {
        Concentration printed = of(rareEarths()).withDenominator(Denominator.PRINTED_TOTAL);
        refused(() -> printed.of(Index.gini(Zeros.KEPT)))
                .hasMessage("shares of a printed total do not sum to one; they serve hhi, effectiveNumber, cr(k) and"
                        + " nMinus1, but was asked for gini(kept)");
        refused(() -> printed.of(Index.normalisedHhi(Zeros.KEPT)))
                .hasMessageContaining("but was asked for normalisedHhi(kept)");
        refused(() -> of(small()).withDenominator(Denominator.PRINTED_TOTAL))
                .hasMessage("denominator must be SUM_OF_ROWS where no total was printed, but was PRINTED_TOTAL");
        Concentration open = of(small().add("Ukraine", Interval.atLeast(3)).printedTotal(97));
        refused(() -> open.withDenominator(Denominator.PRINTED_TOTAL).hhi())
                .hasMessage("shares of a printed total need amounts with an upper bound");
        Interval largest = of(small().printedTotal(new Mass(Interval.atLeast(90), Basis.METAL)))
                .withDenominator(Denominator.PRINTED_TOTAL)
                .concentrationRatio(1)
                .value();
        assertThat(largest.lower()).isZero();
        assertThat(largest.upper()).isCloseTo(53.0 / 90, within(1e-15));
    }

    @Test
    void rowsWithoutFigureAreNamedOrUnbounded() {
        Concentration concentration = of(small().addUnknown("Ukraine", Mark.WITHHELD));
        IndexResult known = concentration.hhi();
        assertThat(known.value().exactValue()).isCloseTo((53 * 53 + 29 * 29 + 121) / (93.0 * 93), within(1e-15));
        assertThat(known.coverage().withoutFigure()).containsExactly(Country.of("UKR"));
        assertThat(known.coverage().omissions()).isNotEmpty();
        assertThat(known.notes()).contains("without Ukraine: withheld");
        Concentration unbounded = concentration.withUnknownRows(UnknownRows.UNBOUNDED);
        IndexResult open = unbounded.hhi();
        assertThat(open.value().upper()).isEqualTo(1);
        assertThat(open.end(Side.HIGH).kind()).isEqualTo(End.Kind.LIMIT);
        assertThat(open.completion(Side.HIGH).named()).containsEntry(Country.of("UKR"), 1.0);
        // Least where the unknown amount equals the mean weighted by the known ones
        double level = (53 * 53 + 29 * 29 + 121) / 93.0;
        assertThat(open.value().lower())
                .isCloseTo((level * level + 93 * level) / Math.pow(93 + level, 2), within(1e-15));
        assertThat(open.coverage().omissions()).isEmpty();
        assertThat(unbounded.concentrationRatio(4).value()).isEqualTo(Interval.ONE);
        TermRecalculation.check(open.term());
    }

    @Test
    void remainderWithoutFigureMayBeAnything() {
        Concentration table =
                of(small().remainder(SupplyRow.of(Aggregate.of("Other countries"), Mass.unknown(Basis.METAL))));
        assertThat(table.hhi().value().isExact()).isTrue();
        Concentration unbounded = table.withUnknownRows(UnknownRows.UNBOUNDED);
        IndexResult open = unbounded.withMostUnnamed(97).hhi();
        assertThat(open.value().upper()).isEqualTo(1);
        assertThat(open.completion(Side.HIGH).unnamed())
                .containsExactly(new Completion.Unnamed(Aggregate.of("Other countries"), 1, 1));
        double level = (53 * 53 + 29 * 29 + 121) / 93.0;
        assertThat(open.value().lower())
                .isCloseTo((97 * level * level + 93 * level) / Math.pow(93 + 97 * level, 2), within(1e-15));
        IndexResult dust = unbounded.withUnlimitedUnnamed().hhi();
        assertThat(dust.value()).isEqualTo(Interval.UNIT);
        assertThat(dust.end(Side.LOW).kind()).isEqualTo(End.Kind.LIMIT);
        assertThat(dust.completion(Side.LOW).crumbs()).isEqualTo(1);
    }

    @Test
    void aggregatesAreSplitAmongTheirMembers() {
        Aggregate pair = Aggregate.of("United States and Canada", Country.of("USA"), Country.of("CAN"));
        Concentration table = of(small().add(pair, Mass.ofTonnes(7, Basis.METAL)));
        IndexResult split = table.hhi();
        assertThat(split.value().lower()).isCloseTo((53 * 53 + 29 * 29 + 121 + 24.5) / 1e4, within(1e-15));
        assertThat(split.value().upper()).isCloseTo((53 * 53 + 29 * 29 + 121 + 49) / 1e4, within(1e-15));
        assertThat(split.completion(Side.LOW).unnamed()).containsExactly(new Completion.Unnamed(pair, 2, 0.035));
        assertThat(split.completion(Side.LOW))
                .hasToString("China 0.53, Japan 0.29, Russia 0.11, United States and Canada 2 x 0.035");
        assertThat(split.completion(Side.LOW).shares()).containsExactly(0.53, 0.29, 0.11, 0.035, 0.035);
        assertThat(table.withRemainder(Remainder.AS_ONE).hhi().value())
                .isEqualTo(Interval.exact(split.value().upper()));
        assertThat(table.withRemainder(Remainder.EXCLUDED).hhi().value()).isEqualTo(split.value());
        // 250 countries less three named and two members
        Concentration more = of(small().add(pair, Mass.ofTonnes(7, Basis.METAL)).remainder(13));
        assertThat(more.hhi().completion(Side.LOW).unnamed())
                .extracting(Completion.Unnamed::producers)
                .containsExactly(2L, 245L);
    }

    @Test
    void topListsCapTheUnnamed() {
        Concentration open = of(small().remainder(25));
        Concentration capped = open.withOthers(Others.BELOW_THE_NAMED);
        double total = 118;
        assertThat(capped.hhi().value().upper())
                .isCloseTo((53 * 53 + 29 * 29 + 121 + 121 + 121 + 9) / (total * total), within(1e-15));
        assertThat(capped.hhi().completion(Side.HIGH).unnamed())
                .extracting(Completion.Unnamed::producers)
                .containsExactly(2L, 1L);
        assertThat(open.hhi().value().upper())
                .isCloseTo((53 * 53 + 29 * 29 + 121 + 625) / (total * total), within(1e-15));
        refused(() -> capped.withMostUnnamed(2).hhi())
                .hasMessage(
                        "an unsplit part of at least 25.0 cannot be split among at most 2 producers of at most 11.0");
        // A named producer with nothing caps no one
        assertThat(of(small().add("Canada", 0).remainder(25))
                        .withOthers(Others.BELOW_THE_NAMED)
                        .hhi()
                        .value()
                        .upper())
                .isEqualTo(capped.hhi().value().upper());
    }

    @Test
    void allIndicesOfATableExplainThemselves() {
        for (SupplyTable table : List.of(
                rareEarths().build(),
                small().build(),
                small().add("Ukraine", Interval.of(3, 17)).remainder(7).build())) {
            for (Index index : Family.all(Zeros.DROPPED)) {
                IndexResult result = Concentration.of(table).of(index);
                TermRecalculation.Outcome outcome = TermRecalculation.check(result.term());
                assertThat(outcome.recomputed()).as(index.toString()).isPositive();
                assertThat(result.explain()).isEqualTo(result.term().toText());
                boolean exact = result.value().isExact();
                boolean ends = result.end(Side.LOW).kind() == End.Kind.ATTAINED;
                assertThat(result.toString()).startsWith(index + " " + result.value());
                assertThat(result.toString().contains("(ATTAINED")).isEqualTo(!exact && ends);
            }
        }
    }

    /** A limit is the formula of the shares that are approached where what vanishes adds nothing, else a number. */
    @Test
    void termsOfLimitsSayThatTheyAreLimits() {
        Concentration open = of(small().remainder(7)).withUnlimitedUnnamed();
        String note = "the limit of completions that come ever nearer";
        for (Index index : List.of(Index.HHI, Index.concentrationRatio(4))) {
            Term low = open.of(index).term().children().get(0);
            assertThat(low.label()).isEqualTo("lower end, limit");
            assertThat(low.notes()).doesNotContain(note);
            assertThat(low.children()).isNotEmpty();
        }
        for (Index index : List.of(Index.HALL_TIDEMAN, Index.normalisedHhi(Zeros.DROPPED), Index.gini(Zeros.DROPPED))) {
            IndexResult result = open.of(index);
            int limit = result.end(Side.LOW).kind() == End.Kind.LIMIT ? 0 : 1;
            Term end = result.term().children().get(limit);
            assertThat(end.label()).isEqualTo((limit == 0 ? "lower" : "upper") + " end, limit");
            assertThat(end.notes()).contains(note);
            assertThat(end.children()).isEmpty();
        }
        assertThat(open.of(Index.HHI).term().children().get(1).label()).isEqualTo("upper end, attained");
        assertThat(open.of(Index.hill(0.5)).value().isBounded()).isFalse();
    }

    @Test
    void optionsAreNamedWithTheSource() {
        Concentration plain = of(small());
        assertThat(plain).hasToString("gallium, 2023; UNSPLIT, SUM_OF_ROWS, LEAVE_OUT, MAY_EXCEED_THE_NAMED");
        assertThat(of(small().source(Source.of("Publisher", "Title"))))
                .hasToString(plain + "; " + Source.of("Publisher", "Title"));
    }

    @Test
    void termsNameProducersAmountsAndSources() {
        IndexResult exact = of(small().source(Source.of("Publisher", "Title"))).hhi();
        assertThat(exact.explain())
                .isEqualTo(
                        """
                        H = 0.4360041623309054 (fraction, 0..1) = sum(s^2) [Herfindahl-Hirschman index]
                        ! shares of output of gallium, 2023
                          s = 0.5698924731182796 (fraction, 0..1) = x / X [China]
                            x = 53 (t contained metal) [China] @1
                            X = 93 (t contained metal) [sum of the rows] @1
                          s = 0.3118279569892473 (fraction, 0..1) = x / X [Japan]
                            x = 29 (t contained metal) [Japan] @1
                            X = 93 (t contained metal) [sum of the rows] @1
                          s = 0.11827956989247312 (fraction, 0..1) = x / X [Russia]
                            x = 11 (t contained metal) [Russia] @1
                            X = 93 (t contained metal) [sum of the rows] @1
                        @1 Publisher, Title
                        """);
        Term ratio = of(small()).concentrationRatio(2).term();
        assertThat(ratio.children().stream().map(Term::label)).containsExactly("China", "Japan");
        assertThat(ratio.formula()).map(Object::toString).contains("sum(s)");
        Term gini = of(small().add("Canada", 0)).of(Index.gini(Zeros.KEPT)).term();
        assertThat(gini.children().get(0).toString()).isEqualTo("n = 4 (number) [producers counted]");
        assertThat(gini.formula()).map(Object::toString).contains("1 + (1 - 2*sum(r*s)) / n");
    }

    @Test
    void unlimitedEntropyHasNoUpperEnd() {
        Concentration open = of(small().remainder(7)).withUnlimitedUnnamed();
        IndexResult entropy = open.of(Index.SHANNON);
        assertThat(entropy.value().isBounded()).isFalse();
        assertThat(entropy.end(Side.HIGH).kind()).isEqualTo(End.Kind.LIMIT);
        assertThat(entropy.term().notes()).contains("there is no upper end: completions exceed every number");
        IndexResult ranked = open.of(Index.HALL_TIDEMAN);
        assertThat(ranked.value().lower()).isZero();
        assertThat(TermRecalculation.check(ranked.term()).faults()).isEmpty();
        assertThat(open.of(Index.gini(Zeros.DROPPED)).value().upper()).isEqualTo(1);
        assertThat(open.of(Index.gini(Zeros.DROPPED)).end(Side.HIGH).kind()).isEqualTo(End.Kind.LIMIT);
        assertThat(open.of(Index.theilL(Zeros.DROPPED)).value().isBounded()).isFalse();
        // Spread ever thinner, the remainder leaves the others' HHI as the normalised one
        IndexResult normalised = open.of(Index.normalisedHhi(Zeros.DROPPED));
        assertThat(normalised.value().lower()).isLessThanOrEqualTo((53 * 53 + 29 * 29 + 121) / 1e4);
        assertThat(open.of(Index.evenness(Zeros.DROPPED)).value().lower()).isZero();
    }

    @Test
    void impossibleQuestionsAreRefused() {
        SupplyTable zero = SupplyTable.builder("gallium", Stage.REFINING, 2023, Basis.METAL)
                .add("China", 0)
                .build();
        refused(() -> Concentration.of(zero).hhi())
                .hasMessage("at least one producer must have something, but all have nothing");
        Concentration one = of(gallium());
        refused(() -> one.of(Index.normalisedHhi(Zeros.KEPT)))
                .hasMessage("normalisedHhi(kept) is undefined for one producer");
        refused(() -> of(small().add("Canada", 0)).of(Index.theilL(Zeros.KEPT)))
                .hasMessage("theilL(kept) is infinite where a producer that counts has nothing; drop the zeros");
        refused(() -> one.withMostUnnamed(0)).hasMessage("most unnamed producers must be at least 1, but was 0");
        assertThatThrownBy(() -> one.concentrationRatio(1).points())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("only hhi has points, this is cr(1)");
        assertThatThrownBy(() -> one.concentrationRatio(1).levels(HhiScheme.DOJ_FTC_2023))
                .hasMessage("only hhi has classes, this is cr(1)");
    }

    @Test
    void monopolyHasNoOneToCompareWith() {
        Concentration one = of(gallium());
        for (Index index : Family.all(Zeros.KEPT)) {
            boolean needsTwo = index.toString().matches("(normalisedHhi|evenness).*");
            if (!needsTwo) {
                double value = one.of(index).value().exactValue();
                boolean nothing = index.toString().contains("kept")
                        || index.toString().matches("nMinus1|shannon|renyi.*|tsallis.*");
                assertThat(value).as(index.toString()).isEqualTo(nothing ? 0 : 1);
            }
        }
    }

    @Test
    void contributionsAndMergers() {
        Concentration exact = of(small());
        List<Contribution> parts = exact.contributions();
        assertThat(parts.stream()
                        .mapToDouble(part -> part.squared().exactValue())
                        .sum())
                .isCloseTo(exact.hhi().value().exactValue(), within(1e-15));
        assertThat(parts.get(0))
                .isEqualTo(new Contribution(
                        Country.of("CHN"),
                        Interval.exact(53.0 / 93),
                        Interval.exact(53.0 / 93).times(Interval.exact(53.0 / 93)),
                        List.of()));
        Producer china = Country.of("CHN");
        Producer japan = Country.of("JPN");
        assertThat(exact.addedByMerging(china, japan).exactValue()).isCloseTo(2 * 53 * 29 / (93.0 * 93), within(1e-15));
        refused(() -> exact.addedByMerging(china, china))
                .hasMessage("producers that merge must be two, but both were China");
        refused(() -> exact.addedByMerging(china, Country.of("CAN")))
                .hasMessage("producer must be one that is counted by name, but was Canada");
        Concentration open = of(small().remainder(7));
        Contribution rest = open.contributions().get(3);
        assertThat(rest.share()).isEqualTo(Interval.exact(0.07));
        assertThat(rest.squared().lower()).isCloseTo(0.0049 / 247, within(1e-15));
        assertThat(rest.squared().upper()).isCloseTo(0.0049, within(1e-15));
        Concentration half = of(small().add("Ukraine", Interval.of(7, 47)));
        Interval share = half.contributions().get(3).share();
        assertThat(share.lower()).isCloseTo(0.07, within(1e-15));
        assertThat(share.upper()).isCloseTo(47.0 / 140, within(1e-15));
        assertThat(half.contributions().get(0).share()).isEqualTo(Interval.of(53.0 / 140, 0.53));
        Concentration without = of(small().add("Ukraine", Interval.atLeast(7)));
        assertThat(without.contributions().get(3).share()).isEqualTo(Interval.of(0.07, 1));
        assertThat(without.contributions().get(0).share().lower()).isZero();
        // What others have at least is in the whole as well, the remainder among them
        Concentration between = of(small().add("Ukraine", Interval.of(7, 47)).remainder(13));
        assertThat(between.contributions().get(3).share()).isEqualTo(Interval.of(7.0 / 113, 47.0 / 153));
        assertThat(between.contributions().get(4).share()).isEqualTo(Interval.of(13.0 / 153, 13.0 / 113));
        Concentration two = of(small().add("Ukraine", Interval.atLeast(7)).add("Poland", Interval.atLeast(5)));
        assertThat(two.contributions().get(3).share()).isEqualTo(Interval.of(0, 1));
        assertThat(two.contributions().get(4).share()).isEqualTo(Interval.of(0, 1));
        Concentration printed = of(small().printedTotal(100)).withDenominator(Denominator.PRINTED_TOTAL);
        assertThat(printed.contributions().get(0).share()).isEqualTo(Interval.exact(0.53));
    }

    @Test
    void blocsCountAsOne() {
        Concentration mined = of(rareEarths()).withRemainder(Remainder.AS_ONE);
        Concentration quad = mined.withBloc("Quad", CountryGroup.QUAD.membersOn(LocalDate.of(2024, 12, 31)));
        double together = (45_000 + 13_000 + 2_900) / 393_950.0;
        double apart = (45_000.0 * 45_000 + 13_000.0 * 13_000 + 2_900 * 2_900) / (393_950.0 * 393_950);
        assertThat(quad.hhi().value().exactValue() - mined.hhi().value().exactValue())
                .isCloseTo(together * together - apart, within(1e-12));
        assertThat(quad.hhi().coverage().counted().stream().map(Producer::name).collect(Collectors.toSet()))
                .contains("Quad")
                .doesNotContain("India");
        refused(() -> quad.withBloc("Mine", Set.of(Country.of("IND"))))
                .hasMessage("a country must be in one bloc, but India is in Quad");
        assertThat(quad.toString()).contains("rare earths, 2024; AS_ONE, SUM_OF_ROWS, LEAVE_OUT");
    }

    @Test
    void groupsAreDecomposedExactly() {
        Concentration mined = of(rareEarths()).withRemainder(Remainder.AS_ONE);
        GroupDecomposition parts = mined.decomposition(
                producer -> producer instanceof Country c && CountryGroup.QUAD.contains(c, LocalDate.of(2024, 12, 31))
                        ? "Quad"
                        : "others",
                Zeros.KEPT);
        assertThat(parts.groups()).extracting(GroupDecomposition.Group::name).containsExactly("Quad", "others");
        assertThat(parts.groups())
                .extracting(GroupDecomposition.Group::producers)
                .containsExactly(3, 14);
        assertThat(parts.hhi()).isCloseTo(mined.hhi().value().exactValue(), within(1e-15));
        assertThat(parts.groups().stream()
                        .mapToDouble(GroupDecomposition.Group::hhiAdded)
                        .sum())
                .isCloseTo(parts.hhi(), within(1e-15));
        GroupDecomposition.Group quad = parts.groups().get(0);
        assertThat(quad.share()).isCloseTo(60_900 / 393_950.0, within(1e-15));
        assertThat(quad.hhiAdded()).isCloseTo(quad.share() * quad.share() * quad.hhiWithin(), within(1e-15));
        assertThat(parts.theilT()).isCloseTo(parts.theilWithin() + parts.theilBetween(), within(1e-14));
        assertThat(parts.theilT())
                .isCloseTo(mined.of(Index.theilT(Zeros.KEPT)).value().exactValue(), within(1e-14));
        assertThat(parts.theilBetween()).isPositive();
        GroupDecomposition dropped = mined.decomposition(Producer::name, Zeros.DROPPED);
        assertThat(dropped.groups()).hasSize(13);
        assertThat(dropped.theilWithin()).isZero();
        assertThat(mined.decomposition(Producer::name, Zeros.KEPT).groups()).hasSize(13);
        refused(() -> of(rareEarths()).decomposition(Producer::name, Zeros.KEPT))
                .hasMessage("a decomposition needs every producer; count as one or leave out: Other countries");
        refused(() -> of(small().add("Ukraine", Interval.of(3, 5))).decomposition(Producer::name, Zeros.KEPT))
                .hasMessage("a decomposition needs exact amounts, but Ukraine has 3..5");
    }

    @Test
    void changeIsAttributedToProducers() {
        Concentration before = of(small().edition(Edition.parse("MCS 2024")));
        Concentration after = of(SupplyTable.builder("gallium", Stage.REFINING, 2024, Basis.METAL)
                .edition(Edition.parse("MCS 2025"))
                .add("China", 71)
                .add("Japan", 29)
                .add("Canada", 5));
        ConcentrationChange change = ConcentrationChange.between(before, after);
        assertThat(change.parts())
                .extracting(part -> part.producer().name())
                .containsExactly("China", "Japan", "Russia", "Canada");
        assertThat(change.parts().stream()
                        .mapToDouble(part -> part.change().exactValue())
                        .sum())
                .isCloseTo(change.change().exactValue(), within(1e-15));
        assertThat(change.change().exactValue())
                .isCloseTo(change.after().exactValue() - change.before().exactValue(), within(1e-15));
        assertThat(change.parts().get(2).shareAfter()).isEqualTo(Interval.ZERO);
        assertThat(change.notes()).containsExactly("the edition changes from MCS 2024 to MCS 2025");
        // With a remainder, a producer that is not named may be in it
        ConcentrationChange open = ConcentrationChange.between(of(small().remainder(7)), after);
        ConcentrationChange.Part canada = open.parts().get(4);
        assertThat(canada.producer()).isEqualTo(Country.of("CAN"));
        assertThat(canada.shareBefore()).isEqualTo(Interval.of(0, 0.07));
        Interval sum =
                open.parts().stream().map(ConcentrationChange.Part::change).reduce(Interval.ZERO, Interval::plus);
        assertThat(sum.contains(open.change())).isTrue();
        assertThat(ConcentrationChange.between(before, before).notes()).isEmpty();
        // Claims have no edition that could change
        Concentration claimed = Concentration.of(ShareClaims.of("China", Share.ofPercent(60, 70)));
        assertThat(ConcentrationChange.between(before, claimed).notes()).isEmpty();
    }
}
