package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.examples.report.HalvedSupply.Case;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HalvedAndSubstituteTest {

    private static final ReportInput INPUT = ReportInput.load(ReportInput.USUAL_DATE, ReportInput.USUAL_COMMODITY);
    private static final ReferenceData DATA = INPUT.reference();
    private static final HalvedSupply HALVED = new HalvedSupply(DATA);
    private static final List<Stage> MINING = List.of(Stage.MINING);
    private static final List<Stage> REFINING = List.of(Stage.REFINING);
    private static final List<Stage> BOTH = List.of(Stage.MINING, Stage.REFINING);
    private static final Producer AUSTRALIA = Country.of("AUS");
    private static final Producer MYANMAR = Country.of("MMR");

    private static Case of(HalvedSupply halved, List<Stage> stages, Ramp ramp, int years) {
        return halved.cases(stages).stream()
                .filter(each -> each.ramp() == ramp && each.years() == years)
                .findFirst()
                .orElseThrow();
    }

    /** The data with one figure changed. */
    private static ReferenceData with(ReferenceData data, Stage stage, int year, Producer producer, double tonnes) {
        SupplyTable table = new HalvedSupply(data).table(stage, year);
        SupplyTableBuilder builder = SupplyTable.builder(table.commodity(), table.stages(), table.year(), table.basis())
                .edition(table.edition().orElseThrow())
                .remainder(table.remainder().orElseThrow());
        table.sources().forEach(builder::source);
        for (SupplyRow row : table.rows()) {
            builder.add(
                    row.producer().equals(producer)
                            ? SupplyRow.of(producer, Mass.ofTonnes(tonnes, table.basis()))
                            : row);
        }
        return data.with(builder.build());
    }

    private static double in(int year, Stage stage, Producer producer) {
        return HalvedSupply.tonnes(HALVED.table(stage, year), producer);
    }

    @Test
    void whatIsFilledAndWhatIsNotAddUpToTheCut() {
        for (Case each : HALVED.cases()) {
            assertThat(each.cut()).isCloseTo(in(2024, each.last(), HalvedSupply.CHINA) / 2, within(0.002));
            assertThat(each.filled() + each.unmet()).isCloseTo(each.cut(), within(0.01));
            assertThat(each.unmet()).isBetween(0.0, each.unmetIfDemandGrows());
            assertThat(each.unmetIfSubstituted()).isLessThanOrEqualTo(each.unmet());
            assertThat(each.hhiAfter().upper()).isLessThan(each.hhiBefore().lower());
        }
        assertThat(HALVED.cases()).hasSize(18);
    }

    @Test
    void othersAddWhatTheOutlookProjectsInEqualSteps() {
        double by2030 = in(2030, Stage.MINING, AUSTRALIA) - in(2024, Stage.MINING, AUSTRALIA);
        double by2035 = in(2035, Stage.MINING, AUSTRALIA) - in(2030, Stage.MINING, AUSTRALIA);
        assertThat(of(HALVED, MINING, Ramp.OUTLOOK, 3).fills().get(AUSTRALIA)).isCloseTo(by2030 / 2, within(0.002));
        assertThat(of(HALVED, MINING, Ramp.OUTLOOK, 7).fills().get(AUSTRALIA))
                .isCloseTo(by2030 + by2035 / 5, within(0.002));
        assertThat(HALVED.added(Stage.MINING, AUSTRALIA, Ramp.OUTLOOK, 20)).isCloseTo(by2030 + by2035, within(1e-6));
        double falls = in(2030, Stage.MINING, MYANMAR) - in(2024, Stage.MINING, MYANMAR);
        assertThat(falls).isNegative();
        assertThat(of(HALVED, MINING, Ramp.OUTLOOK, 3).fills().get(MYANMAR)).isCloseTo(falls / 2, within(0.002));
    }

    @Test
    void afterTheCrisisOthersTogetherAddFourPercentOfTheMarketAYear() {
        Case each = of(HALVED, REFINING, Ramp.CRISIS, 3);
        assertThat(each.filled()).isCloseTo(0.04 * 3 * each.demand(), within(0.01));
        assertThat(each.fills().get(AUSTRALIA)).isZero();
        Case mining = of(HALVED, MINING, Ramp.CRISIS, 1);
        double outside = mining.demand() - in(2024, Stage.MINING, HalvedSupply.CHINA);
        assertThat(mining.fills().get(MYANMAR) / mining.filled())
                .isCloseTo(in(2024, Stage.MINING, MYANMAR) / outside, within(1e-5));
        assertThat(mining.unmet() - mining.unmetIfSubstituted()).isCloseTo(0.1 * mining.demand(), within(0.01));
        assertThat(of(HALVED, MINING, Ramp.CRISIS, 7).unmetIfSubstituted()).isZero();
    }

    @Test
    void inTheChainRefiningIsWhatLacks() {
        for (Case each : HALVED.cases(BOTH)) {
            assertThat(each.unmet())
                    .isEqualTo(of(HALVED, REFINING, each.ramp(), each.years()).unmet());
            assertThat(each.worth(Stage.MINING)).isEqualTo(Interval.ZERO);
            assertThat(each.worth(Stage.REFINING)).isEqualTo(Interval.ONE);
            assertThat(each.room(Stage.MINING)).isGreaterThan(each.flow(Stage.MINING) + HALVED.balance());
            assertThat(each.pivotal()).anyMatch(loss -> loss.producer().equals(HalvedSupply.CHINA));
        }
    }

    @Test
    void oneNumberChangedChangesWhoFillsAndWhatIsUnmet() {
        ReferenceData changed = with(DATA, Stage.REFINING, 2030, AUSTRALIA, in(2030, Stage.REFINING, AUSTRALIA) + 3000);
        HalvedSupply more = new HalvedSupply(changed);
        assertThat(of(HALVED, REFINING, Ramp.OUTLOOK, 3).unmet()
                        - of(more, REFINING, Ramp.OUTLOOK, 3).unmet())
                .isCloseTo(1500, within(0.01));
        assertThat(of(more, MINING, Ramp.OUTLOOK, 3).unmet())
                .isEqualTo(of(HALVED, MINING, Ramp.OUTLOOK, 3).unmet());
        assertThat(of(more, REFINING, Ramp.CRISIS, 3).unmet())
                .isEqualTo(of(HALVED, REFINING, Ramp.CRISIS, 3).unmet());
        Map<String, String> before = new HalvedChapter(INPUT).files();
        Map<String, String> after = new HalvedChapter(INPUT.withReference(changed)).files();
        assertThat(after.get("halved.csv")).isNotEqualTo(before.get("halved.csv"));
        assertThat(after.get("halved-summary.csv")).isNotEqualTo(before.get("halved-summary.csv"));
        assertThat(new SubstituteChapter(INPUT.withReference(changed)).files())
                .isEqualTo(new SubstituteChapter(INPUT).files());
    }

    @Test
    void moreThanEnoughClosesTheGapAndThenMiningLacks() {
        HalvedSupply plenty = new HalvedSupply(with(DATA, Stage.REFINING, 2030, AUSTRALIA, 90_000));
        Case refining = of(plenty, REFINING, Ramp.OUTLOOK, 7);
        assertThat(refining.unmet()).isZero();
        assertThat(refining.filled()).isCloseTo(refining.cut(), within(0.01));
        assertThat(refining.pivotal())
                .extracting(loss -> loss.producer().name())
                .containsExactly("Australia");
        Case both = of(plenty, BOTH, Ramp.OUTLOOK, 7);
        assertThat(both.worth(Stage.MINING)).isEqualTo(Interval.ONE);
        assertThat(both.worth(Stage.REFINING)).isEqualTo(Interval.ZERO);
        assertThat(both.unmet()).isCloseTo(of(plenty, MINING, Ramp.OUTLOOK, 7).unmet(), within(0.01));
    }

    @Test
    void theRowsOfTheFileAddUp() {
        List<HalvedPart> parts = new HalvedChapter(INPUT).table().rows();
        assertThat(parts.stream().map(HalvedPart::of).distinct()).hasSize(18);
        for (Case each : parts.stream().map(HalvedPart::of).distinct().toList()) {
            assertThat(sum(parts, each, "fills") + sum(parts, each, "unmet"))
                    .isCloseTo(sum(parts, each, "cut"), within(0.01));
        }
    }

    private static double sum(List<HalvedPart> parts, Case of, String role) {
        return parts.stream()
                .filter(part -> part.of().equals(of) && part.role().equals(role))
                .mapToDouble(part -> part.tonnes().orElseThrow())
                .sum();
    }

    private static Substitute row(String material, Replacement replacement) {
        Source source = Source.of("test", "made up");
        return Substitute.of(
                new Application(Commodity.of(material), "magnets", Share.UNKNOWN, source), replacement, source);
    }

    private static Replacement material(String name, String... elements) {
        return new Replacement.Material(
                elements.length == 0
                        ? Commodity.of(name)
                        : Commodity.named(name)
                                .withElements(
                                        Stream.of(elements).map(Element::of).toList()));
    }

    private static Substitutes.Row only(Substitute row) {
        return new Substitutes(DATA, List.of(row)).rows().get(0);
    }

    @Test
    void aRareEarthHasTheRiskOfItsOwnShares() {
        Substitutes.Row terbium = only(row("dysprosium", material("terbium")));
        assertThat(terbium.lowers()).isEqualTo("yes");
        assertThat(terbium.own().kind()).isEqualTo(EuRisks.Kind.COMPUTED);
        assertThat(terbium.own().of()).startsWith("terbium, ").contains("shares of separation");
        assertThat(terbium.publishedSign()).isEqualTo("yes");
        assertThat(only(row("terbium", material("dysprosium"))).lowers()).isEqualTo("no");
        Substitutes.Row praseodymium = only(row("neodymium", material("praseodymium")));
        assertThat(praseodymium.lowers())
                .as("the study has one and the same shares for both")
                .isEqualTo("perhaps");
    }

    @Test
    void aCompoundHasTheHighestRiskOfItsElements() {
        Substitutes.Row cobalt = only(row("dysprosium", material("cobalt")));
        Substitutes.Row samarium = only(row("dysprosium", material("samarium")));
        assertThat(only(row("dysprosium", material("samarium-cobalt", "Sm", "Co")))
                        .own())
                .isEqualTo(samarium.own());
        assertThat(cobalt.own().value().upper())
                .isLessThan(samarium.own().value().lower());
        assertThat(only(row("dysprosium", new Replacement.Technology("induction motors")))
                        .lowers())
                .isEqualTo("technology");
    }

    @Test
    void anElementOfSeveralMaterialsIsTheRangeOfThemAndListsThem() {
        Substitutes.Row titanium = only(row("cobalt", material("an alloy", "Ti")));
        assertThat(titanium.own().kind()).isEqualTo(EuRisks.Kind.RANGE);
        assertThat(titanium.own().of()).startsWith("one of: titanium").contains("; titanium metal");
        Interval ore = only(row("cobalt", material("titanium"))).own().value();
        Interval metal = only(row("cobalt", material("titanium metal"))).own().value();
        assertThat(titanium.own().value()).isEqualTo(ore.hull(metal));
    }

    @Test
    void withoutSharesOrScoreTheRiskIsNotKnownAndSaysWhatIsMissing() {
        Substitutes.Row calcium = only(row("lithium", material("calcium", "Ca")));
        assertThat(calcium.own().kind()).isEqualTo(EuRisks.Kind.UNKNOWN);
        assertThat(calcium.own().value().isBounded()).as("never 0 to 10").isFalse();
        assertThat(calcium.lowers()).isEqualTo("not known");
        assertThat(calcium.why()).isEqualTo("neither shares nor a score of calcium in EU CRM 2023");
        Substitutes.Row part = only(row("lithium", material("calcium magnesium", "Ca", "Mg")));
        assertThat(part.own().value().isBounded()).as("at least magnesium's").isFalse();
        assertThat(part.own().value().lower()).isPositive();
        assertThat(new SubstituteChapter(INPUT, List.of(calcium.substitute()))
                        .table()
                        .toCsv())
                .contains("own_risk_low,own_risk_high,own_risk_of")
                .contains(",,,neither shares nor a score of calcium in EU CRM 2023,,,not known,");
    }

    /** Of the 22 verdicts that the published scores can judge: before, 9 had the opposite sign. */
    @Test
    void noVerdictIsAgainstThePublishedSignWithoutItsReason() {
        List<Substitutes.Row> rows = new Substitutes(DATA, Substitute.all()).rows();
        int judged = 0;
        for (Substitutes.Row row : rows) {
            boolean verdict = row.lowers().equals("yes") || row.lowers().equals("no");
            if (verdict && !row.publishedSign().isEmpty()) {
                judged++;
                if (!row.publishedSign().equals(row.lowers())) {
                    assertThat(row.why()).as("%s", row.substitute()).contains("; the published scores say ");
                }
            }
            if (verdict) {
                boolean repeats = row.replaced().kind() == EuRisks.Kind.PUBLISHED
                        && row.own().kind() == EuRisks.Kind.PUBLISHED;
                assertThat(row.why().contains("only repeats the published scores"))
                        .isEqualTo(repeats);
            }
        }
        assertThat(judged).isGreaterThanOrEqualTo(17);
        Map<String, String> opposite = Map.of(
                "dysprosium > terbium", "yes",
                "dysprosium > niobium", "yes",
                "dysprosium > cobalt", "yes",
                "dysprosium > cerium with cobalt", "yes",
                "neodymium > lanthanum and cerium", "perhaps",
                "neodymium > praseodymium", "perhaps",
                "cobalt > cerium", "no",
                "lithium > zinc", "yes");
        opposite.forEach((name, lowers) -> assertThat(rows)
                .filteredOn(row -> (row.substitute().application().material() + " > "
                                + row.substitute().replacement().name())
                        .equals(name))
                .isNotEmpty()
                .allMatch(row -> row.lowers().equals(lowers)));
    }

    @Test
    void aSubstituteWithSubstitutesOfItsOwnMayLeaveLess() {
        Substitutes two = new Substitutes(
                DATA,
                List.of(
                        row("dysprosium", material("terbium")),
                        row("terbium", new Replacement.Technology("induction motors"))));
        Substitutes.Row terbium = two.rows().get(0);
        assertThat(terbium.left())
                .isEqualTo(Interval.of(0, terbium.own().value().upper()));
        assertThat(terbium.why()).contains("; its own substitutes leave 0..");
    }

    @Test
    void theSummaryIsShortAndNamesWhatDoesNotHelp() {
        List<String> lines = new HalvedChapter(INPUT).summary();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).isEqualTo("  mining: 26.1 to 26.5 %, 17.3 to 18.5 %, 2.5 to 3.4 %");
        assertThat(new SubstituteChapter(INPUT).summary())
                .containsExactly(
                        "Instead of dysprosium, no lower risk: none; lower: terbium, niobium, cobalt, cerium with"
                                + " cobalt; not known: none");
        assertThat(new SubstituteChapter(INPUT, List.of()).summary())
                .containsExactly("Instead of dysprosium, no lower risk: none; lower: none; not known: none");
    }

    @Test
    void thePageSaysWhatTheCatalogueLacks() {
        Page page = Page.titled("t");
        new HalvedChapter(INPUT).addTo(page);
        new SubstituteChapter(INPUT, List.of(row("dysprosium", material("terbium")))).addTo(page);
        assertThat(page.toHtml())
                .contains("No row of the catalogue names a substitute for neodymium, praseodymium, terbium.")
                .contains("as much is unmet as with refining cut alone in 6 of 6 cases")
                .contains("1 rows of 1");
    }
}
