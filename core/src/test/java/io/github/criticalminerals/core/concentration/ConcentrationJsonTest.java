package io.github.criticalminerals.core.concentration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.PublicTypes;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.WrongScalars;
import io.github.criticalminerals.core.index.End;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.Profile;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.trade.ImportProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calculators, results and their parts go to JSON and back in a bare mapper. */
class ConcentrationJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static SupplyTableBuilder table(int year, String edition) {
        return SupplyTable.builder("rare earths", Stage.MINING, year, Basis.REO)
                .edition(Edition.parse(edition))
                .add("China", Interval.of(60, 70))
                .add("Australia", 20)
                .add(Aggregate.of("Two", Country.of("MMR"), Country.of("THA")), Mass.ofTonnes(5, Basis.REO));
    }

    private static SupplyTable ranged() {
        return table(2023, "MCS 2025")
                .addUnknown("India")
                .remainder(11)
                .printedTotal(110)
                .build();
    }

    private static Concentration exact(int china) {
        return Concentration.of(SupplyTable.builder("gallium", Stage.REFINING, 2023, Basis.METAL)
                .add("China", china)
                .add("Japan", 7)
                .build());
    }

    static List<Concentration> calculators() {
        ShareClaims claims =
                ShareClaims.of("China", Share.ofPercent(80, 100)).and("United States", Share.ofPercent(2, 9));
        return List.of(
                Concentration.of(ranged()),
                Concentration.of(ranged())
                        .withRemainder(Concentration.Remainder.AS_ONE)
                        .withDenominator(Concentration.Denominator.PRINTED_TOTAL)
                        .withUnknownRows(Concentration.UnknownRows.LEAVE_OUT),
                Concentration.of(ranged())
                        .withOthers(Concentration.Others.BELOW_THE_NAMED)
                        .withMostUnnamed(40)
                        .withBloc("Quad", Set.of(Country.of("AUS"), Country.of("IND"))),
                Concentration.of(claims),
                Concentration.of(claims).withUnlimitedUnnamed(),
                Concentration.of(
                        ShareClaims.of("China", Share.ofPercent(20, 100)).withoutOthers()),
                Concentration.of(ShareClaims.ofLargest(3, Share.ofPercent(63))),
                exact(93));
    }

    /** At least one value of every record. */
    static List<Object> values() {
        Concentration ranges = Concentration.of(ranged());
        IndexResult hhi = ranges.hhi();
        SupplyTable later = table(2024, "MCS 2026").build();
        GroupDecomposition groups = exact(93).decomposition(producer -> producer.name(), Zeros.KEPT);
        ConcentrationChange change = ConcentrationChange.between(ranges, Concentration.of(later));
        ConcentrationSeries series = ConcentrationSeries.of(List.of(ranged(), later), Index.gini(Zeros.DROPPED));
        return new ArrayList<>(List.of(
                ShareClaims.of("China", Share.ofPercent(80, 100)).claims().get(0),
                ShareClaims.ofLargest(3, Share.ofPercent(63)),
                hhi.completion(Side.LOW),
                hhi.completion(Side.HIGH).unnamed().get(0),
                change,
                change.parts().get(0),
                series,
                series.points().get(1),
                ranges.contributions().get(0),
                hhi.coverage(),
                new End(End.Kind.OUTER, 0.25),
                groups,
                groups.groups().get(0),
                new ImportProfile.Leader(Country.CHINA, 7, Share.of(0.5)),
                Profile.of(0.5, 0.3, 0.2),
                StageProfile.of(List.of(ranged()), Set.of(Stage.MINING, Stage.REFINING))
                        .bottleneck(Index.HHI)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueComesBackEqual(Object value) throws IOException {
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(value), value.getClass()))
                .isEqualTo(value)
                .hasSameHashCodeAs(value);
    }

    /** What a result shows of its calculator is not read, so not of results. */
    @Test
    void aScalarOfAnotherKindIsRefused() throws IOException {
        WrongScalars.areRefusedBy(exact(93));
        for (Object value : values()) {
            if (!(value instanceof ConcentrationSeries || value instanceof ConcentrationSeries.Point)) {
                WrongScalars.areRefusedBy(value);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calculators")
    void aCalculatorComesBackAndComputesTheSame(Concentration calculator) throws IOException {
        Concentration read = MAPPER.readValue(MAPPER.writeValueAsString(calculator), Concentration.class);
        assertThat(read).isEqualTo(calculator).hasSameHashCodeAs(calculator).hasToString(calculator.toString());
        for (Index index : List.of(Index.HHI, Index.concentrationRatio(2), Index.EFFECTIVE_NUMBER)) {
            IndexResult result = calculator.of(index);
            String json = MAPPER.writeValueAsString(result);
            IndexResult again = MAPPER.readValue(json, IndexResult.class);
            assertThat(again).isEqualTo(result).hasSameHashCodeAs(result).hasToString(result.toString());
            assertThat(again.explain()).isEqualTo(result.explain());
            assertThat(MAPPER.writeValueAsString(again)).isEqualTo(json);
            JsonNode tree = MAPPER.readTree(json);
            assertThat(tree.get("index").textValue()).isEqualTo(index.toString());
            assertThat(MAPPER.treeToValue(tree.get("value"), Interval.class)).isEqualTo(result.value());
            assertThat(MAPPER.treeToValue(tree.get("lowerEnd"), End.class)).isEqualTo(result.end(Side.LOW));
            assertThat(MAPPER.treeToValue(tree.get("upperEnd"), End.class)).isEqualTo(result.end(Side.HIGH));
        }
        assertThat(calculators().stream().filter(calculator::equals)).hasSize(1);
        assertThat(calculator.hhi())
                .isNotEqualTo(calculator.nMinus1())
                .isNotEqualTo(exact(94).hhi());
    }

    @Test
    void completionsDifferInAnyPart() throws IOException {
        Completion most = Concentration.of(ranged()).hhi().completion(Side.HIGH);
        for (String part : List.of("named", "unnamed", "crumbs")) {
            ObjectNode other = MAPPER.valueToTree(most);
            if (part.equals("crumbs")) {
                other.put(part, 0.25);
            } else {
                other.putArray(part);
            }
            assertThat(MAPPER.treeToValue(other, Completion.class)).as(part).isNotEqualTo(most);
        }
    }

    @Test
    void nothingThatIsLackingIsReadAsZero() throws IOException {
        List<Object> all = values();
        all.add(exact(93));
        all.add(exact(93).hhi());
        for (Object value : all) {
            ObjectNode whole = (ObjectNode) MAPPER.valueToTree(value);
            for (String name : (Iterable<String>) whole::fieldNames) {
                boolean mayLack = value instanceof Concentration
                        ? !name.equals("table")
                        : value instanceof ShareClaims
                                ? name.equals("largest")
                                : value instanceof IndexResult
                                        && !List.of("index", "of").contains(name);
                for (boolean isNull : new boolean[] {true, false}) {
                    ObjectNode less = whole.deepCopy();
                    if (isNull) {
                        less.putNull(name);
                    } else {
                        less.remove(name);
                    }
                    if (!mayLack) {
                        assertThatThrownBy(() -> MAPPER.treeToValue(less, value.getClass()))
                                .as(value.getClass() + " without " + name)
                                .isInstanceOf(JsonProcessingException.class);
                    } else if (!name.equals("largest")) {
                        assertThat(MAPPER.treeToValue(less, value.getClass())).isEqualTo(value);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"claims\":{\"claims\":[],\"othersExist\":true}}",
                "{\"claims\":{\"claims\":[{\"producer\":\"CHN\",\"share\":\"80"
                        + " %\"}],\"othersExist\":true,\"largest\":-1}}",
                "{\"claims\":{\"claims\":[{\"producer\":\"CHN\",\"share\":\"80"
                        + " %\"}],\"othersExist\":true},\"mostUnnamed\":0}",
                "{\"claims\":{\"claims\":[{\"producer\":\"CHN\",\"share\":\"80"
                        + " %\"}],\"othersExist\":true},\"mostUnnamed\":\"many\"}",
                "{\"claims\":{\"claims\":[{\"producer\":\"CHN\",\"share\":\"80 %\"}],\"othersExist\":true},"
                        + "\"denominator\":\"PRINTED_TOTAL\"}"
            })
    void whatCannotBeIsRefused(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Concentration.class))
                .isInstanceOfAny(ValueInstantiationException.class, MismatchedInputException.class);
    }

    @Test
    void everyConstantComesBackEqual() throws Exception {
        for (Class<?> type : PublicTypes.besides(Concentration.class)) {
            for (Object constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
                assertThat(MAPPER.readValue(MAPPER.writeValueAsString(constant), type))
                        .isEqualTo(constant);
            }
        }
    }

    /** A new record of the package must be among the values above. */
    @Test
    void everyRecordIsAmongTheValues() throws Exception {
        Stream<Class<?>> records =
                PublicTypes.besides(Concentration.class).stream().filter(Class::isRecord);
        assertThat(records).allSatisfy(type -> assertThat(values()).hasAtLeastOneElementOfType(type));
    }
}
