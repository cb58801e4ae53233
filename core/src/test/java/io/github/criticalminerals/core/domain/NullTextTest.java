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
                reader("commodity is required", Commodity::parse),
                reader("commodity is required", Commodity::of),
                reader("commodity is required", Commodity::find),
                reader("country is required", Country::parse),
                reader("element is required", Element::parse),
                reader("element is required", Element::of),
                reader("HS code is required", HsCode::parse),
                reader("stage is required", Stage::parse),
                reader("stages is required", Stage::parseSet),
                reader("edition is required", Edition::parse),
                reader("publisher of a source is required", text -> Source.of(text, "title")),
                reader("title of a source is required", text -> Source.of("publisher", text)),
                reader("interval is required", Interval::parse),
                reader("share is required", Share::parse),
                reader("mass is required", Mass::parse),
                reader("unit of mass is required", MassUnit::parse),
                reader("money is required", Money::parse),
                reader("commodity is required", text -> SupplyTable.builder(text, Stage.MINING, 2024, Basis.REO)));
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
                Arguments.of(
                        "stage is required", (Runnable) () -> SupplyTable.builder("cobalt", null, 2024, Basis.METAL)),
                Arguments.of("measure is required", (Runnable)
                        () -> SupplyTable.builder("cobalt", Stage.MINING, 2024, Basis.METAL)
                                .measure(null)),
                Arguments.of("table is required", (Runnable) () -> Concentration.of((SupplyTable) null)),
                Arguments.of("claims is required", (Runnable) () -> Concentration.of((ShareClaims) null)));
    }
}
