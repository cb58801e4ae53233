package io.github.criticalminerals.core.substitution;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.criticalminerals.core.domain.ReferenceCases;
import io.github.criticalminerals.core.domain.ReferenceCases.Shape;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.ClosedForms;
import java.io.IOException;
import java.util.EnumSet;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The {@link ReferenceCases} of substitution, to 1e-12 where 15 or more digits are printed: {@code delta, sigma, x ->
 * Q} and {@code delta, sigma, p -> P} (constant elasticity), {@code share_removed, eps_demand, eps_supply ->
 * price_ratio, quantity_ratio} (the price is infinite or none where nothing is left), {@code gap_share,
 * stock_days_of_demand -> days_until_empty} (infinite or none where there is no gap).
 */
@Tag("shared")
class SubstitutionVectorsReferenceTest {

    private static final double RELATIVE = 1e-12;
    private static final Source CASE = Source.of("reference case", "inputs");

    @Test
    void everyKnownCaseOfEveryFileIsReproduced() throws IOException {
        ReferenceCases cases = ReferenceCases.of("substitution");
        cases.run(EnumSet.of(Shape.SUBSTITUTION, Shape.CUT, Shape.STOCK), (shape, testCase, file) -> {
            JsonNode in = ReferenceCases.in(testCase);
            cases.compareEach(testCase, RELATIVE, output -> switch (shape) {
                case SUBSTITUTION -> substitution(in, output);
                case CUT -> cut(in, output);
                default -> stock(in, output);
            });
            return true;
        });
        cases.finish();
    }

    private static OptionalDouble substitution(JsonNode in, String output) {
        double[] weights = in.path("delta").isArray()
                ? ReferenceCases.numbers(in.path("delta"))
                : first(ReferenceCases.number(in.path("delta")));
        double sigma = ReferenceCases.number(in.path("sigma"));
        if (output.equals("Q") && in.has("x")) {
            return OptionalDouble.of(Ces.quantity(weights, sigma, ReferenceCases.numbers(in.path("x"))));
        }
        return output.equals("P") && in.has("p")
                ? OptionalDouble.of(Ces.price(weights, sigma, ReferenceCases.numbers(in.path("p"))))
                : OptionalDouble.empty();
    }

    private static double[] first(double weight) {
        return new double[] {weight, 1 - weight};
    }

    private static OptionalDouble cut(JsonNode in, String output) {
        double removed = ReferenceCases.number(in.path("share_removed"));
        double demand = ReferenceCases.number(in.path("eps_demand"));
        double supply = ReferenceCases.number(in.path("eps_supply"));
        MarketShock shock = new MarketShock(
                Share.of(removed),
                new Elasticity(Interval.exact(demand), CASE),
                new Elasticity(Interval.exact(supply), CASE));
        return switch (output) {
            case "price_ratio" -> {
                if (removed == 1) {
                    refused(shock::priceRatio).hasMessage("without any supply there is no price");
                    yield OptionalDouble.of(Double.POSITIVE_INFINITY);
                }
                yield OptionalDouble.of(shock.priceRatio().exactValue());
            }
            case "quantity_ratio" -> OptionalDouble.of(shock.quantityRatio().exactValue());
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble stock(JsonNode in, String output) {
        Share gap = Share.of(ReferenceCases.number(in.path("gap_share")));
        Interval cover = Interval.exact(ReferenceCases.number(in.path("stock_days_of_demand")));
        if (!output.equals("days_until_empty")) {
            return OptionalDouble.empty();
        }
        if (gap.fraction().upper() == 0) {
            assertThatThrownBy(() -> ClosedForms.daysToStockOut(cover, gap)).hasMessageContaining("the gap is 0");
            return OptionalDouble.of(Double.POSITIVE_INFINITY);
        }
        return OptionalDouble.of(ClosedForms.daysToStockOut(cover, gap).exactValue());
    }
}
