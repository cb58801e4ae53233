package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.ShareClaims;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.core.quantity.Money;
import io.github.criticalminerals.core.quantity.Share;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A null is refused where it is handed over, by the name of what it should have been. */
class NullTextTest {

    static Stream<Arguments> readers() {
        return Stream.of(
                reader("commodity must not be null", Commodity::parse),
                reader("commodity must not be null", Commodity::of),
                reader("commodity must not be null", Commodity::find),
                reader("country must not be null", Country::parse),
                reader("element must not be null", Element::parse),
                reader("element must not be null", Element::of),
                reader("HS code must not be null", HsCode::parse),
                reader("stage must not be null", Stage::parse),
                reader("stages must not be null", Stage::parseSet),
                reader("edition must not be null", Edition::parse),
                reader("publisher of a source must not be null", text -> Source.of(text, "title")),
                reader("title of a source must not be null", text -> Source.of("publisher", text)),
                reader("interval must not be null", Interval::parse),
                reader("share must not be null", Share::parse),
                reader("mass must not be null", Mass::parse),
                reader("unit of mass must not be null", MassUnit::parse),
                reader("money must not be null", Money::parse),
                reader("commodity must not be null", text -> SupplyTable.builder(text, Stage.MINING, 2024, Basis.REO)));
    }

    private static Arguments reader(String message, Function<String, Object> reader) {
        return Arguments.of(message, reader);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void isRefusedByName(String message, Function<String, Object> reader) {
        assertThatNullPointerException().isThrownBy(() -> reader.apply(null)).withMessage(message);
    }

    @ParameterizedTest
    @MethodSource("others")
    void isRefusedByNameWhereItIsNoText(String message, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessage(message);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("stage must not be null", (Runnable)
                        () -> SupplyTable.builder("cobalt", null, 2024, Basis.METAL)),
                Arguments.of("measure must not be null", (Runnable)
                        () -> SupplyTable.builder("cobalt", Stage.MINING, 2024, Basis.METAL)
                                .measure(null)),
                Arguments.of("table must not be null", (Runnable) () -> Concentration.of((SupplyTable) null)),
                Arguments.of("claims must not be null", (Runnable) () -> Concentration.of((ShareClaims) null)));
    }
}
