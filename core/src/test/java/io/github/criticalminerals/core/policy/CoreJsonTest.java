package io.github.criticalminerals.core.policy;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.JointProduct;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.PriceSeries;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.ElementGroup;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.JsonOfAPackage;
import io.github.criticalminerals.core.domain.Oxide;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.PublicTypes;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.domain.TradedForm;
import io.github.criticalminerals.core.domain.WrongScalars;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Money;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Wording;
import io.github.criticalminerals.core.trade.TradeTable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value and table of the packages below goes to JSON and back in a bare mapper. */
class CoreJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final LocalDate DAY = LocalDate.of(2023, 2, 1);
    private static final Source SOURCE =
            Source.of("Made up", "A title").withPublished(DAY).withUrl("https://example.org/");
    private static final Commodity ORES = Commodity.of("rare earths");
    private static final Application MAGNETS = new Application(ORES, "permanent magnets", Share.ofPercent(29), SOURCE);
    private static final SupplyTable SUPPLY = SupplyTable.builder("rare earths", Stage.MINING, 2023, Basis.REO)
            .edition(Edition.of("MCS", "2025"))
            .source(SOURCE)
            .add("China", 7)
            .addUnknown("Peru", Mark.WITHHELD)
            .remainder(5)
            .printedTotal(13)
            .note("a note")
            .erratum("an erratum")
            .build();
    private static final TradeTable TRADE = TradeTable.builder()
            .source(SOURCE)
            .note("a note")
            .add(2023, "China", "Japan", "010121", 3, 5)
            .build();
    private static final GovernanceTable GOVERNANCE = GovernanceTable.builder(2023, Edition.of("WGI", "2024"))
            .add("China", GovernanceDimension.POLITICAL_STABILITY, -0.5)
            .source(SOURCE)
            .note("a note")
            .build();
    private static final SupplyChain CHAIN = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
            .add(Plant.of(Country.of("CHN"), Stage.MINING, Mass.ofTonnes(17, Basis.REO)))
            .add(new Route(
                    Stage.MINING, "China", "Japan", Mass.ofTonnes(11, Basis.REO), Mass.ofTonnes(13, Basis.REO), 3))
            .add(Buyer.of("Japan", Mass.ofTonnes(7, Basis.REO)).withPriority(2))
            .add(new JointProduct(Stage.MINING, "cerium", Interval.exact(3)))
            .build();
    private static final PolicyEvent EVENT = PolicyEvent.builder("XX-2023-1")
            .title("A ban")
            .issuer("A ministry", Country.of("CHN"))
            .scope(Scope.ALL.of(Element.of("Ga")).under(HsCode.of("010121")))
            .instrument(new Instrument.Ban(Instrument.Ban.Reach.TOTAL))
            .announced(DAY)
            .from(DAY.plusDays(3))
            .until(DAY.plusDays(99))
            .amends(Amendment.Effect.REPEALS, "XX-2022-1")
            .verification(Verification.ACT)
            .source(SOURCE)
            .note("a note")
            .build();
    private static final Standing STANDING = new Standing(
            EVENT,
            DAY,
            EventStatus.ANNOUNCED,
            "a reason",
            List.of(new Standing.Prospect(EVENT, EventStatus.ENDED, "another reason")));
    private static final Binding BINDING =
            new Binding(DAY, Scope.ALL, List.of(STANDING), List.of(), List.of(STANDING), List.of("a remark"));

    /** What is no value of its own: it is thrown, called, or worked out of values that go to JSON. */
    private static final Set<String> NOT_VALUES = Set.of(
            "Progress",
            "Node", // a calculation; its term is a value
            "MixedBasisException",
            "UnknownNameException",
            "DuplicateFlowException",
            "ImportProfile", // of profiles, which travel as an accumulator
            "ImportProfiles",
            "PartAndWholeException",
            "Json",
            "Text",
            "Csv",
            "Explained", // what results are
            "SupplyTableBuilder",
            "TradeTableBuilder",
            "SupplyChainBuilder",
            "Ownership", // worked out of a table and the owners that the user brings
            "PolicyTimeline"); // its events are a list

    /** At least one value of every type. */
    static List<Object> values() {
        List<Object> values = new ArrayList<>(List.of(
                Place.of("a.csv").atLine(3).atColumn("x").atByte(7),
                Issue.warning("a-code", Place.of("a.csv"), "a message", "raw"),
                Basis.of("WO3 content"),
                Interval.of(3, 7),
                Interval.NON_NEGATIVE,
                Mass.ofTonnes(13, Basis.REO),
                Mass.unknown(Basis.METAL),
                Money.of(17, "USD"),
                Wording.CONVENTION,
                Share.ofPercent(69.2),
                Share.UNKNOWN,
                Aggregate.of("Made-up countries", Country.of("CHN"), Country.of("PER")),
                ORES,
                Commodity.named("unobtainium").withElements(List.of(Element.of("Nd"))),
                Country.of("CIV"),
                CountryGroup.EU,
                CriticalList.US_2022,
                Element.of("Dy"),
                ElementGroup.RARE_EARTHS,
                new EndUse("wind turbines", EndUse.Kind.CIVIL),
                HsCode.of("010121"),
                Oxide.parse("Nd2O3"),
                SOURCE.withDoi("10.1000/x")
                        .withLicence("CC0 1.0")
                        .withLocator("p. 3")
                        .withNote("a note"),
                Stage.MAGNET,
                Stage.of("alloy", 45),
                MAGNETS,
                new Substitute(
                        MAGNETS,
                        new Replacement.Material(Commodity.of("terbium")),
                        Interval.of(0.5, 0.7),
                        Substitute.UNKNOWN_COST_RATIO,
                        Substitute.UNKNOWN_READINESS,
                        Share.UNKNOWN,
                        Substitute.UNKNOWN_YEARS,
                        SOURCE),
                new Replacement.Material(Commodity.of("terbium")),
                Term.input("c", "China", Interval.of(2, 3), "t", List.of(SOURCE)),
                TradedForm.all().get(0),
                Edition.of("MCS", "2025"),
                new PriceSeries(
                        "A mine",
                        "AUD/share",
                        PriceSeries.Adjustment.SPLITS,
                        new java.util.TreeMap<>(java.util.Map.of(DAY, 5.0))),
                SUPPLY,
                SUPPLY.rows().get(1),
                TRADE,
                TRADE.rows().get(0),
                GOVERNANCE,
                GOVERNANCE.rows().get(0),
                GOVERNANCE.rows().get(0).score(),
                CHAIN,
                CHAIN.plants().get(0),
                CHAIN.routes().get(0),
                CHAIN.buyers().get(0),
                CHAIN.jointProducts().get(0),
                EVENT,
                EVENT.amendments().get(0),
                Parties.of(CountryGroup.EU),
                EVENT.scope(),
                EVENT.scope()
                        .except(Scope.ALL.of(Element.of("Ga")).under(HsCode.of("010121")))
                        .exceptUntranscribed("Annex II"),
                EVENT.scope().withGoodsAndTechnology(),
                STANDING,
                new Change(STANDING, STANDING, "rate 0.1 (fraction)"),
                new PolicyTimeline.Coverage(DAY, DAY.plusDays(3)),
                BINDING,
                new BindingGrid(DAY, Scope.ALL, List.of(new BindingGrid.Cell(Parties.ALL, EndUse.CIVIL, BINDING)))));
        InstrumentTest.instruments().map(arguments -> arguments.get()[0]).forEach(values::add);
        return values;
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueComesBackEqual(Object value) throws IOException {
        Class<?> type = value instanceof Instrument || value instanceof Replacement
                ? value.getClass().getInterfaces()[0]
                : value.getClass();
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(value), type)).isEqualTo(value);
        if (value instanceof Producer) {
            assertThat(MAPPER.readValue(MAPPER.writeValueAsString(value), Producer.class))
                    .isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void aScalarOfAnotherKindIsRefused(Object value) throws IOException {
        WrongScalars.areRefusedBy(value);
    }

    @Test
    void anExpressionComesBackEqual() throws IOException {
        Expression expression =
                Expression.of("VA").times("EXP").over("OP").summed().over(2.5);
        String json = MAPPER.writeValueAsString(expression);
        assertThat(json).isEqualTo("[\"over\",[\"sum\",[\"over\",[\"times\",\"VA\",\"EXP\"],\"OP\"]],2.5]");
        assertThat(MAPPER.readValue(json, Expression.class)).isEqualTo(expression);
        assertThat(MAPPER.readValue("\"H\"", Expression.class)).isEqualTo(Expression.of("H"));
        refused("[\"plus\",\"H\"]", Expression.class)
                .hasMessageContaining("PLUS takes another number of operands, but had [H]");
    }

    @Test
    void everyConstantComesBackEqual() throws Exception {
        assertThat(JsonOfAPackage.constantsThatComeBack(publicTypes())).isGreaterThan(40);
    }

    /** A new type of these packages must be among the values above, or be named as what is none. */
    @Test
    void everyTypeIsAmongTheValues() throws Exception {
        Set<String> covered = new LinkedHashSet<>(NOT_VALUES);
        covered.add("Expression");
        for (Object value : values()) {
            for (Class<?> type = value.getClass(); type != null; type = type.getEnclosingClass()) {
                covered.add(type.getSimpleName());
            }
            Stream.of(value.getClass().getInterfaces()).forEach(type -> covered.add(type.getSimpleName()));
        }
        assertThat(publicTypes().stream()
                        .filter(type -> !type.isEnum() && type.getEnclosingClass() == null)
                        .map(Class::getSimpleName))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(covered).contains(name));
    }

    private static List<Class<?>> publicTypes() throws Exception {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> one : List.of(
                Issue.class, Mass.class, Country.class, SupplyTable.class, TradeTable.class, PolicyEvent.class)) {
            types.addAll(PublicTypes.besides(one));
        }
        return types;
    }
}
