package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import io.github.criticalminerals.examples.report.EuRisks.Kind;
import io.github.criticalminerals.io.reference.EuAssessment;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * What stands in for an element is a range over the materials that it may be, all named, or not known. A made-up study
 * has any number of materials of each element, some without score; the slow answer takes one material for each element
 * in every way.
 */
class ProxyProperties {

    private static final ReferenceData DATA = ReferenceData.load();
    private static final Source SOURCE = Source.of("test", "made up");
    private static final List<Element> ELEMENTS = ImmutableList.of(Element.of("Ca"), Element.of("Na"), Element.of("K"));
    private static final Commodity REPLACED = Commodity.named("what is replaced");
    private static final Interval REPLACED_RISK = Interval.of(2, 2.5);

    /** The scores of the materials of each element, 0.. where the study has none. */
    @Provide
    Arbitrary<List<List<Interval>>> scores() {
        Arbitrary<Interval> score = Combinators.combine(Arbitraries.integers().between(0, 8), widths())
                .as((low, width) -> Interval.of(low / 2.0, low / 2.0 + width / 4.0));
        return Arbitraries.frequencyOf(Tuple.of(9, score), Tuple.of(1, Arbitraries.just(Interval.NON_NEGATIVE)))
                .list()
                .ofMaxSize(4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(ELEMENTS.size());
    }

    private static Arbitrary<Integer> widths() {
        return Arbitraries.integers().between(0, 4);
    }

    @Property(tries = 300)
    void theRangeIsThatOfEveryChoiceAndNamesIt(@ForAll("scores") List<List<Interval>> scores) {
        Substitutes.Row row = row(scores);
        EuRisks.Risk own = row.own();
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (List<Interval> choice : choices(scores)) {
            low = Math.min(
                    low, choice.stream().mapToDouble(Interval::lower).max().orElseThrow());
            high = Math.max(
                    high, choice.stream().mapToDouble(Interval::upper).max().orElseThrow());
        }
        assertThat(own.value()).as("%s", own.of()).isEqualTo(Interval.of(low, high));
        assertThat(own.kind() == Kind.UNKNOWN
                        || own.value().isBounded()
                        || own.value().lower() > 0)
                .as("what has neither end is called not known: %s", own)
                .isTrue();
        for (int element = 0; element < scores.size(); element++) {
            List<Interval> materials = scores.get(element);
            for (int material = 0; material < materials.size(); material++) {
                if (scores.size() == 1
                        || materials.get(material).upper() > own.value().lower()) {
                    assertThat(own.of()).contains(name(element, material));
                }
            }
            if (materials.isEmpty()) {
                assertThat(own.of())
                        .contains("neither shares nor a score of "
                                + ELEMENTS.get(element).name());
            }
            if (own.kind() == Kind.PUBLISHED && own.of().startsWith(name(element, 0))) {
                assertThat(materials).as("a point stands for one material only").hasSize(1);
            }
        }
        assertThat(own.kind()).isNotEqualTo(Kind.COMPUTED);
    }

    @Property(tries = 300)
    void theVerdictHoldsForEveryChoice(@ForAll("scores") List<List<Interval>> scores) {
        Substitutes.Row row = row(scores);
        boolean lower = true;
        boolean higher = true;
        boolean farBelow = true;
        boolean farAbove = true;
        for (List<Interval> choice : choices(scores)) {
            lower &= choice.stream().allMatch(each -> each.upper() <= REPLACED_RISK.lower());
            higher &= choice.stream().anyMatch(each -> each.lower() >= REPLACED_RISK.upper());
            farBelow &= choice.stream().allMatch(each -> each.upper() < REPLACED_RISK.lower());
            farAbove &= choice.stream().anyMatch(each -> each.lower() > REPLACED_RISK.upper());
        }
        if (farBelow || farAbove) {
            assertThat(row.lowers()).as("%s", row.own()).isEqualTo(farBelow ? "yes" : "no");
        }
        if (row.lowers().equals("yes")) {
            assertThat(lower).as("%s", row.own()).isTrue();
        } else if (row.lowers().equals("no")) {
            assertThat(higher).as("%s", row.own()).isTrue();
        } else {
            assertThat(row.lowers()).isIn("perhaps", "not known");
        }
        if (row.own().kind() == Kind.UNKNOWN) {
            assertThat(row.lowers()).isEqualTo("not known");
            assertThat(row.why()).isEqualTo(row.own().of()).contains("neither shares nor a score of ");
        }
    }

    @Property(tries = 300)
    void anotherPossibilityNeverNarrows(
            @ForAll("scores") List<List<Interval>> scores, @ForAll("scores") List<List<Interval>> others) {
        List<List<Interval>> more = new ArrayList<>(scores);
        int last = scores.size() - 1;
        more.set(
                last,
                ImmutableList.<Interval>builder()
                        .addAll(scores.get(last))
                        .addAll(others.get(0))
                        .build());
        Interval before = row(scores).own().value();
        Interval after = row(more).own().value();
        if (!scores.get(last).isEmpty()) {
            assertThat(after.contains(before)).as("%s in %s", before, after).isTrue();
        }
    }

    /** The bundled study with any part of its materials: the range is that of each material asked by itself. */
    @Property(tries = 40)
    void anElementOfTheStudyIsWhatItsMaterialsAre(@ForAll long which) {
        List<EuAssessment> all = DATA.euAssessments();
        List<Commodity> materials = all.stream()
                .filter(each -> each.commodity().elements().size() == 1
                        && each.edition().toString().equals(EuRisks.STUDY))
                .map(EuAssessment::commodity)
                .distinct()
                .toList();
        Element element =
                materials.get(Math.floorMod(which, materials.size())).elements().get(0);
        List<Commodity> kept = materials.stream()
                .filter(each -> each.elements().contains(element) && (which >> materials.indexOf(each) % 60) % 2 != 0)
                .toList();
        List<EuAssessment> part =
                all.stream().filter(each -> kept.contains(each.commodity())).toList();
        EuRisks.Risk own = own(part, Commodity.named("an alloy").withElements(ImmutableList.of(element)));
        if (kept.isEmpty()) {
            assertThat(own.kind()).isEqualTo(Kind.UNKNOWN);
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Commodity material : kept) {
            EuRisks.Risk alone = own(part, material);
            low = Math.min(low, alone.value().lower());
            high = Math.max(high, alone.value().upper());
            assertThat(alone.kind()).as("%s", material).isIn(Kind.COMPUTED, Kind.PUBLISHED);
            assertThat(own.of()).contains(alone.of());
        }
        assertThat(own.value()).isEqualTo(Interval.of(low, high));
        assertThat(own.kind() == Kind.RANGE).isEqualTo(kept.size() > 1);
    }

    private static EuRisks.Risk own(List<EuAssessment> study, Commodity material) {
        return new Substitutes(DATA, study, ImmutableList.of(replacedBy(material)))
                .rows()
                .get(0)
                .own();
    }

    private static Substitutes.Row row(List<List<Interval>> scores) {
        ImmutableList.Builder<EuAssessment> study = ImmutableList.builder();
        study.add(assessment(REPLACED, REPLACED_RISK));
        for (int element = 0; element < scores.size(); element++) {
            for (int material = 0; material < scores.get(element).size(); material++) {
                study.add(assessment(
                        Commodity.named(name(element, material)).withElements(ELEMENTS.subList(element, element + 1)),
                        scores.get(element).get(material)));
            }
        }
        Commodity alloy = Commodity.named("an alloy").withElements(ELEMENTS.subList(0, scores.size()));
        return new Substitutes(DATA, study.build(), ImmutableList.of(replacedBy(alloy)))
                .rows()
                .get(0);
    }

    private static String name(int element, int material) {
        return ELEMENTS.get(element).name() + " form " + "ABCDEFGH".charAt(material);
    }

    private static Substitute replacedBy(Commodity material) {
        return Substitute.of(
                new Application(REPLACED, "magnets", Share.UNKNOWN, SOURCE),
                new Replacement.Material(material),
                SOURCE);
    }

    private static EuAssessment assessment(Commodity commodity, Interval score) {
        return new EuAssessment(
                Edition.parse(EuRisks.STUDY),
                commodity,
                commodity.name(),
                Set.of(Stage.MINING),
                true,
                EuSupplyRiskResult.Sides.GLOBAL_ONLY,
                score,
                Interval.of(0, 10),
                Share.UNKNOWN,
                Share.UNKNOWN,
                Interval.UNIT,
                Interval.UNIT,
                null,
                null,
                SOURCE);
    }

    /** One material for each element, in every way; an element without any may be anything. */
    private static List<List<Interval>> choices(List<List<Interval>> scores) {
        return Lists.cartesianProduct(scores.stream()
                .map(each -> each.isEmpty() ? ImmutableList.of(Interval.NON_NEGATIVE) : each)
                .toList());
    }
}
