package io.github.criticalminerals.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Oxide;
import io.github.criticalminerals.core.domain.PublicTypes;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.TradedForm;
import io.github.criticalminerals.core.domain.WrongScalars;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.policy.EventStatus;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.core.quantity.Money;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.risk.RiskCoverage;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.substitution.Allocation;
import io.github.criticalminerals.core.trade.ImportProfile;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.Summary;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A bare mapper makes 2024 of 2024.5 and a measure of 1; no type of these packages lets it. */
class JsonScalarsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Source SOURCE = Source.of("A publisher", "A yearbook")
            .withPublished(LocalDate.of(2025, 1, 31))
            .withDoi("10.1234/abc")
            .withLicence("CC0")
            .withLocator("p. 17")
            .withNote("by hand")
            .withUrl("https://example.org/");

    private static final List<Object> SAMPLES = ImmutableList.of(
            Interval.of(3, 5),
            Share.of(0.3, 0.5),
            Mass.ofTonnes(7, Basis.REO),
            Money.of(7, "USD"),
            Basis.REO,
            SOURCE,
            Edition.of("MCS", "2025"),
            Country.CHINA,
            Aggregate.of("two", Country.CHINA, Country.UNITED_STATES),
            CountryGroup.G7,
            CriticalList.all().get(0),
            Commodity.named("unobtainium").withAliases(ImmutableList.of("unob")),
            Element.of("Nd"),
            Oxide.parse("Nd2O3"),
            Stage.MINING,
            new EndUse("a use", EndUse.Kind.DUAL),
            HsCode.of("280530"),
            TradedForm.all().get(0),
            Place.of("a.csv").atLine(3).atColumn("B").atByte(5),
            Issue.error("a-code", Place.of("a.csv"), "message", "raw"),
            SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                    .edition(Edition.of("MCS", "2025"))
                    .source(SOURCE)
                    .note("a note")
                    .erratum("an erratum")
                    .omission("a row")
                    .add(new SupplyRow(
                            Country.CHINA,
                            Mass.ofTonnes(7, Basis.REO),
                            ImmutableSet.of(Mark.QUOTA),
                            ImmutableList.of("a footnote")))
                    .remainder(3)
                    .printedTotal(11)
                    .build(),
            GovernanceTable.builder(2023, Edition.of("WGI", "2024"))
                    .add(
                            Country.CHINA,
                            GovernanceDimension.CONTROL_OF_CORRUPTION,
                            GovernanceScore.of(Map.ofEntries(
                                    Map.entry(Figure.ESTIMATE, 0.5),
                                    Map.entry(Figure.STANDARD_ERROR, 0.25),
                                    Map.entry(Figure.ESTIMATE_LOW, 0.25),
                                    Map.entry(Figure.ESTIMATE_HIGH, 0.75),
                                    Map.entry(Figure.SOURCES, 7.0),
                                    Map.entry(Figure.PERCENTILE_RANK, 31.5),
                                    Map.entry(Figure.PERCENTILE_LOW, 29.0),
                                    Map.entry(Figure.PERCENTILE_HIGH, 37.0),
                                    Map.entry(Figure.SCORE100, 53.5),
                                    Map.entry(Figure.SCORE100_STANDARD_ERROR, 2.5),
                                    Map.entry(Figure.SCORE100_LOW, 47.0),
                                    Map.entry(Figure.SCORE100_HIGH, 59.0))))
                    .note("a note")
                    .build(),
            new PriceSeries(
                    "a share",
                    "USD/share",
                    PriceSeries.Adjustment.SPLITS,
                    new java.util.TreeMap<>(java.util.Map.of(LocalDate.of(2025, 1, 31), 7.5))),
            TradeTable.builder()
                    .edition(Edition.of("BACI", "2025"))
                    .note("a note")
                    .add(2023, "China", "Japan", "280530", 7.5, 3)
                    .build(),
            new ImportProfile.Leader(Country.CHINA, 7.5, Share.of(0.5)),
            new Dirichlet(3, 0.5),
            Distribution.point(7.5),
            Distribution.Rule.UNIFORM.of(Interval.of(2, 3)),
            new Distribution.Triangular(Interval.of(2, 3), 2.5),
            new Distribution.Normal(7.5, 0.5),
            Summary.of(2.5, 3.5));

    @TestFactory
    Stream<DynamicTest> refusesEveryScalarOfAnotherKind() {
        return SAMPLES.stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getClass().getSimpleName(), () -> WrongScalars.areRefusedBy(sample)));
    }

    @Test
    void constantsAreReadByTheirNamesAndNotByTheirPlace() throws Exception {
        for (Class<?> type : constants()) {
            for (String json : ImmutableList.of("0", "1", "\"1\"", "1.0", "true", "\"\"")) {
                assertThatThrownBy(() -> MAPPER.readValue(json, type))
                        .as(type + " " + json)
                        .isInstanceOf(JsonProcessingException.class);
            }
        }
        assertThatThrownBy(() -> MAPPER.readValue("1", Measure.class))
                .hasMessageContaining("measure must be one of OUTPUT, CAPACITY, RESERVES, IMPORTS, but was \"1\"");
    }

    /** All that a creator takes. */
    private static Set<Class<?>> constants() throws Exception {
        Set<Class<?>> constants = new LinkedHashSet<>(ImmutableList.of(MassUnit.class, Side.class));
        for (Class<?> type : readTypes()) {
            for (Executable creator : creators(type)) {
                for (Class<?> parameter : creator.getParameterTypes()) {
                    if (parameter.isEnum()) {
                        constants.add(parameter);
                    }
                }
            }
        }
        assertThat(constants).contains(Measure.class, EventStatus.class, Concentration.Others.class);
        return constants;
    }

    @Test
    void aTableWithoutRowsIsNone() throws Exception {
        SupplyTable empty = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                .build();
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(empty), SupplyTable.class))
                .isEqualTo(empty);
        assertThatThrownBy(() -> MAPPER.readValue(
                        "{\"commodity\":\"rare earths\",\"stages\":[\"mining\"],\"measure\":\"OUTPUT\",\"year\":2024,"
                                + "\"basis\":\"REO\"}",
                        SupplyTable.class))
                .hasMessageContaining("rows is required");
        assertThatThrownBy(() -> MAPPER.readValue(
                        "{\"commodity\":\"rare earths\",\"stages\":[\"mining\"],\"measure\":\"OUTPUT\",\"year\":2024.5,"
                                + "\"basis\":\"REO\",\"rows\":[]}",
                        SupplyTable.class))
                .hasMessageContaining("value must be a whole number, but was 2024.5")
                .hasMessageContaining("SupplyTable[\"year\"]");
    }

    /** Also of the types that the samples above do not name. */
    @Test
    void noCreatorTakesAScalarThatAMapperBends() throws Exception {
        List<String> bending = new ArrayList<>();
        for (Class<?> type : readTypes()) {
            for (Executable creator : creators(type)) {
                boolean ofRecord = !creator.isAnnotationPresent(JsonCreator.class);
                for (Parameter parameter : creator.getParameters()) {
                    if ((ofRecord || parameter.isAnnotationPresent(JsonProperty.class))
                            && bends(parameter.getParameterizedType())) {
                        bending.add(type.getSimpleName() + "." + parameter.getName());
                    }
                }
            }
        }
        assertThat(bending).isEmpty();
    }

    /** The public types of the packages whose values are read. */
    private static List<Class<?>> readTypes() throws Exception {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> one : ImmutableList.of(
                Issue.class,
                Interval.class,
                Country.class,
                SupplyTable.class,
                TradeTable.class,
                Summary.class,
                Index.class,
                Concentration.class,
                RiskCoverage.class,
                Allocation.class,
                PolicyEvent.class,
                Shock.class)) {
            types.addAll(PublicTypes.besides(one));
        }
        return types;
    }

    /** Of a record that is read without a creator of its own the constructor with all components. */
    private static List<Executable> creators(Class<?> type) {
        List<Executable> named = Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                .filter(each -> each.isAnnotationPresent(JsonCreator.class))
                .toList();
        boolean isRead = type.getPackageName().matches(".*[.](policy|concentration|risk|substitution)")
                && type != Instrument.Figure.class;
        return named.isEmpty() && type.isRecord() && isRead
                ? ImmutableList.copyOf(type.getDeclaredConstructors())
                : named;
    }

    private static boolean bends(Type type) {
        if (type instanceof ParameterizedType of) {
            return Arrays.stream(of.getActualTypeArguments())
                    .skip(of.getActualTypeArguments().length - 1)
                    .anyMatch(JsonScalarsTest::bends);
        }
        return type instanceof Class<?> plain
                && (plain.isPrimitive()
                        || plain.isArray()
                        || plain == String.class
                        || plain == Boolean.class
                        || Number.class.isAssignableFrom(plain));
    }
}
