package io.github.criticalminerals.examples.newcomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.ConcentrationChange;
import io.github.criticalminerals.core.concentration.ConcentrationSeries;
import io.github.criticalminerals.core.concentration.ConcentrationUncertainty;
import io.github.criticalminerals.core.concentration.IndexResult;
import io.github.criticalminerals.core.concentration.StageProfile;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.risk.CrmaBenchmarks;
import io.github.criticalminerals.core.risk.EuCriticality;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import io.github.criticalminerals.core.risk.GeoPolRisk;
import io.github.criticalminerals.core.risk.GeoPolRiskTable;
import io.github.criticalminerals.core.risk.Imports;
import io.github.criticalminerals.core.risk.NMinusOne;
import io.github.criticalminerals.core.risk.RiskUncertainty;
import io.github.criticalminerals.core.risk.SideBySide;
import io.github.criticalminerals.core.risk.UsgsSupplyRisk;
import io.github.criticalminerals.core.risk.UsgsSupplyRiskResult;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.io.notebook.Display;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What was left out is part of every value: each result type of the library is made of a table with a withheld row, a
 * total that the rows miss, and a rejected row of a user's file; its text names them, and so do its JSON, its sentence
 * and its cell in a notebook.
 */
class WithheldRowTest {

    private static final String WITHHELD = "without United States: withheld";
    private static final String TOTAL = "the printed total is 240,000 t contained metal";
    private static final String REJECTED = "2 rows of own.csv were rejected";
    private static final Commodity LITHIUM = Commodity.of("lithium");
    private static final GovernanceTable SCORES =
            governance(Map.of("Australia", 1.5, "Chile", 0.5, "United States", 1.0, "Japan", 1.25, "China", -0.5));

    /**
     * Types that say what is put in, what a word means, or what is computed of no table of supply: each with its kind.
     */
    private static final ImmutableMap<String, String> NO_RESULTS = ImmutableMap.<String, String>builder()
            .put(
                    "options",
                    "Remainder Denominator UnknownRows Others Zeros Rule MissingGovernance Kind"
                            + " Direction Of View CostPerformance Availability Builder Sides")
            .put(
                    "inputs",
                    "ShareClaims Claim Dirichlet Distribution Point Uniform Triangular Normal TruncatedNormal"
                            + " RevisionWidth Variables MonteCarlo Purchase Imports Flows Industry Cap"
                            + " Recycling Elasticity Cut Addition Part")
            .put("words", "HhiScheme Level Change Answer Verdict Mismatch End Index Missing")
            .put("exceptions", "ContradictoryClaimsException MixedSourcesException MismatchException")
            .put("of a simulation of a chain, which has no withheld row", "Tornado Swing")
            .put("kernels", "Herfindahl SharpBounds Bound Ces")
            .put("calculators whose results say it", "EuSupplyRisk CrmaBenchmarks Benchmark")
            .put("a part of a result that says it", "Unnamed Group FirstOrder")
            .put(
                    "of the numbers that a caller types in",
                    "TripleCheck Profile NetImportReliance EuSubstitution EuEconomicImportance Armington Response"
                            + " MarketShock MaterialSubstitution MaterialResult Use Effect")
            .put(
                    "of a chain, every plant of which must have a figure",
                    "Reallocation Allocation Delivery Constraint Loss")
            .build();

    /** Calculators. */
    private static final ImmutableSet<String> WITHOUT_JSON = ImmutableSet.of(
            "StageProfile", "ConcentrationUncertainty", "RiskUncertainty", "UsgsSupplyRisk", "GeoPolRisk", "NMinusOne");

    private static GovernanceTable governance(Map<String, Double> scores) {
        GovernanceTable.Builder table = GovernanceTable.builder(2023, Edition.of("WGI", "2024"))
                .source(Source.of("World Bank", "Worldwide Governance Indicators"));
        scores.forEach((country, score) -> {
            for (GovernanceDimension dimension : GovernanceDimension.values()) {
                table.add(Country.parse(country), dimension, GovernanceScore.of(score));
            }
        });
        return table.build();
    }

    private static SupplyTableBuilder lithium(Stage stage, int year) {
        return SupplyTable.builder("lithium", stage, year, Basis.METAL)
                .add("Australia", 88_000)
                .add("Chile", 49_000)
                .addUnknown("United States", Mark.WITHHELD)
                .printedTotal(240_000)
                .omission(REJECTED);
    }

    static List<Object> results() {
        SupplyTable table = lithium(Stage.MINING, 2023).build();
        Concentration of = Concentration.of(table);
        IndexResult hhi = of.hhi();
        StageProfile profile =
                StageProfile.of(List.of(table, lithium(Stage.REFINING, 2023).build()));
        ConcentrationSeries series =
                ConcentrationSeries.of(List.of(lithium(Stage.MINING, 2022).build(), table), Index.HHI);
        ConcentrationChange change = ConcentrationChange.between(
                Concentration.of(lithium(Stage.MINING, 2022).build()), of);
        ConcentrationUncertainty drawn = of.uncertainty(Distribution.Rule.UNIFORM);
        MonteCarlo run = MonteCarlo.of(100, 7);
        EuSupplyRisk eu = EuSupplyRisk.of(table, SCORES);
        EuSupplyRiskResult euResult = eu.result();
        UsgsSupplyRiskResult usgs = UsgsSupplyRisk.of(table).result();
        GeoPolRisk geo = GeoPolRisk.of(table, SCORES);
        Imports bought = Imports.builder(Country.of("JPN"), LITHIUM, Set.of(Stage.MINING), 2023, Basis.METAL)
                .add("Chile", 30, 900)
                .build();
        GeoPolRiskTable many = GeoPolRiskTable.of(List.of(geo), List.of(bought));
        EuCriticality critical = new EuCriticality(
                "lithium", euResult.term(), Term.input("EI", "", Interval.exact(3), "", List.of()), false);
        SideBySide.Builder compared = SideBySide.builder();
        for (String method : List.of("EU", "USGS")) {
            double[] score = {1, 3, 2};
            for (int i = 0; i < 3; i++) {
                double value = method.equals("EU") ? score[i] : -score[i];
                compared.add(
                        method,
                        "m" + i,
                        Term.input("x", "", Interval.exact(value), "", List.of())
                                .withOmissions(hhi.omissions()));
            }
        }
        SideBySide side = compared.build();
        List<Object> results = new ArrayList<>(List.of(
                of,
                hhi,
                hhi.coverage(),
                hhi.term(),
                hhi.completion(Side.LOW),
                of.contributions().get(0),
                of.decomposition(Producer::name, Zeros.KEPT),
                profile,
                profile.bottleneck(Index.HHI),
                profile.bottleneck(Index.HHI, c -> c.uncertainty(Distribution.Rule.UNIFORM), run),
                series,
                series.points().get(0),
                change,
                drawn,
                drawn.of(Index.HHI, run),
                euResult,
                euResult.stages().get(0),
                euResult.stages().get(0).coverage().get(0),
                eu.uncertainty(Distribution.Rule.UNIFORM),
                eu.uncertainty(Distribution.Rule.UNIFORM).of(run),
                eu.uncertainty(Distribution.Rule.UNIFORM).sensitivity(MonteCarlo.of(7, 7)),
                RiskUncertainty.compare(Map.of("a", eu.uncertainty(Distribution.Rule.UNIFORM)), run),
                UsgsSupplyRisk.of(table),
                usgs,
                geo,
                geo.of(bought),
                many,
                many.rows().get(0),
                NMinusOne.of(table),
                NMinusOne.of(table).result(),
                NMinusOne.of(table)
                        .withDemand(
                                Mass.ofTonnes(200_000, Basis.METAL),
                                Map.of(Country.of("AUS"), Mass.ofTonnes(7, Basis.METAL)))
                        .result(),
                critical,
                side,
                side.rows().get(0),
                side.agreements().get(0),
                side.disagreements(1).get(0)));
        return results;
    }

    @TestFactory
    Stream<DynamicTest> everyTextNamesWhatIsLeftOut() {
        return results().stream()
                .map(result -> DynamicTest.dynamicTest(result.getClass().getSimpleName(), () -> {
                    assertThat(result.toString()).contains(WITHHELD, TOTAL, REJECTED);
                    Method explain = find(result, "explain");
                    if (explain != null) {
                        assertThat((String) explain.invoke(result)).contains(WITHHELD, TOTAL, REJECTED);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyJsonNamesWhatIsLeftOut() {
        ObjectMapper mapper = new ObjectMapper();
        return results().stream()
                .filter(result -> !WITHOUT_JSON.contains(result.getClass().getSimpleName()))
                .map(result -> DynamicTest.dynamicTest(
                        result.getClass().getSimpleName(), () -> assertThat(mapper.writeValueAsString(result))
                                .containsPattern("United States|USA")
                                .contains(REJECTED)));
    }

    /** Calculators that compute nothing but with more options are no results: they have no sentence of their own. */
    @TestFactory
    Stream<DynamicTest> everySentenceNamesWhatIsLeftOut() {
        return results().stream()
                .filter(result -> find(result, "inWords") != null)
                .map(result ->
                        DynamicTest.dynamicTest(result.getClass().getSimpleName(), () -> assertThat(words(result))
                                .contains(WITHHELD, TOTAL, REJECTED)));
    }

    /** The cell of a notebook. */
    @TestFactory
    Stream<DynamicTest> everyCellNamesWhatIsLeftOut() {
        return results().stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.getClass().getSimpleName(),
                        () -> assertThat(Display.of(result).toHtml()).contains(WITHHELD, TOTAL, REJECTED)));
    }

    /** One third country may have any amount; the benchmark names it as the one that may be the largest. */
    @Test
    void aBenchmarkCountsWhatIsWithheldAsAnyAmount() {
        CrmaBenchmarks.Benchmark one = CrmaBenchmarks.of(LITHIUM, Mass.ofTonnes(100_000, Basis.METAL))
                .withSourcing(lithium(Stage.MINING, 2023).build())
                .result()
                .get(3);
        assertThat(one.toString()).contains("United States", TOTAL, REJECTED);
        assertThat(one.amount().isBounded()).isFalse();
    }

    @Test
    void oneCallBoundsIt() {
        SupplyTable table = lithium(Stage.MINING, 2023).build();
        SupplyTable own = table.withOwnFigure(Country.UNITED_STATES, new Mass(Interval.of(0, 5000), Basis.METAL));
        assertThat(EuSupplyRisk.of(own, SCORES).result().toString()).doesNotContain("withheld");
        assertThat(Concentration.of(own).hhi().value().width()).isPositive();
    }

    /** A new type of these packages must be among the results above or be named with what it is instead. */
    @Test
    void everyTypeIsAResultOrNamedForWhatItIs() {
        Set<String> named = NO_RESULTS.values().stream()
                .flatMap(names -> Stream.of(names.split(" ")))
                .collect(ImmutableSet.toImmutableSet());
        Set<Class<?>> shown = results().stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(publicTypes("concentration", "index", "uncertainty", "risk", "substitution")
                        .filter(type -> !shown.contains(type) && !named.contains(type.getSimpleName())))
                .isEmpty();
    }

    /** The public types of core's packages, nested ones too. */
    static Stream<Class<?>> publicTypes(String... packages) {
        List<String> names = Stream.of(packages)
                .map(name -> "io.github.criticalminerals.core." + name)
                .toList();
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(names).stream()
                        .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> isPublic(type) && names.contains(type.getPackageName()));
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    static String words(Object result) throws ReflectiveOperationException {
        return (String) result.getClass().getMethod("inWords").invoke(result);
    }

    private static @Nullable Method find(Object result, String name) {
        return Stream.of(result.getClass().getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
                .findFirst()
                .orElse(null);
    }
}
