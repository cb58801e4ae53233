package io.github.criticalminerals.core.substitution;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What buyers take from each origin after prices change, from the shares before alone (Armington 1969, doi
 * 10.2307/3866403, in ratios to the state before):
 *
 * <pre>{@code
 * P   = (sum w_i p_i^(1-s))^(1/(1-s))
 * x_i = (P/p_i)^s
 * w_i' = w_i (p_i/P)^(1-s)
 * }</pre>
 *
 * {@code w} are shares in value, {@code p} prices, {@code P} the price of the bundle, {@code x} the amounts for the
 * same bundle. The limits are those of {@link Ces}: at {@code s = 0} amounts stay, at 1 shares stay, with perfect
 * substitutes only the cheapest origins are bought, all by the same factor.
 *
 * @param shares each origin's share of what is bought, in value (fraction, above 0, sum 1)
 * @param substitution the elasticity of substitution between origins (0 to unbounded)
 */
public record Armington(Map<String, Double> shares, Elasticity substitution) {

    /**
     * Keeps a copy.
     *
     * @throws IllegalArgumentException if a share is not above 0 or they do not sum to 1
     */
    public Armington {
        shares = ImmutableMap.copyOf(Objects.requireNonNull(shares, "shares is required"));
        Objects.requireNonNull(substitution, "substitution is required");
        double[] weights = values(shares);
        Ces.price(weights, 1, weights);
    }

    /**
     * What prices do at one elasticity.
     *
     * @param elasticity the elasticity of substitution (0 to infinite)
     * @param price the price of the bundle (ratio to the one before)
     * @param amounts what is bought of each origin for the same bundle (ratio to before)
     * @param shares each origin's share in value (fraction, 0..1)
     */
    public record Response(double elasticity, double price, Map<String, Double> amounts, Map<String, Double> shares)
            implements Worded {

        public Response {
            amounts = ImmutableMap.copyOf(amounts);
            shares = ImmutableMap.copyOf(shares);
        }

        @JsonCreator
        static Response ofJson(
                @JsonProperty("elasticity") Json.@Nullable Decimal elasticity,
                @JsonProperty("price") Json.@Nullable Decimal price,
                @JsonProperty("amounts") @Nullable Map<String, Json.Decimal> amounts,
                @JsonProperty("shares") @Nullable Map<String, Json.Decimal> shares) {
            return new Response(
                    Json.required(elasticity, "elasticity"),
                    Json.required(price, "price"),
                    Json.required(amounts, "amounts"),
                    Json.required(shares, "shares"));
        }

        /** One line: the price and what each origin sells, as ratios to before. */
        @Override
        public String toString() {
            return "at elasticity " + (Double.isInfinite(elasticity) ? "without limit" : words(elasticity)) + " price "
                    + words(price) + " times that before; amounts: "
                    + amounts.entrySet().stream()
                            .map(each -> each.getKey() + " " + words(each.getValue()))
                            .collect(Collectors.joining(", "))
                    + " times those before";
        }

        private static String words(double ratio) {
            return Interval.exact(ratio).inWords();
        }
    }

    /**
     * What prices do.
     *
     * @param prices the price of each origin after the change (ratio to the one before, above 0); others keep theirs
     * @return the responses at the lower and the upper end of the elasticity, one if it is exact; what lies between
     *     need not lie between these
     * @throws IllegalArgumentException if a price is not above 0 or of no origin
     */
    public List<Response> after(Map<String, Double> prices) {
        for (String origin : prices.keySet()) {
            if (!shares.containsKey(origin)) {
                throw new IllegalArgumentException("origin must be one of " + shares.keySet() + ", but was " + origin);
            }
        }
        double[] ratios = shares.keySet().stream()
                .mapToDouble(origin -> prices.getOrDefault(origin, 1.0))
                .toArray();
        Interval range = substitution.value();
        return range.isExact()
                ? ImmutableList.of(response(range.lower(), ratios))
                : ImmutableList.of(response(range.lower(), ratios), response(range.upper(), ratios));
    }

    private Response response(double elasticity, double[] ratios) {
        double[] weights = values(shares);
        double price = Ces.mean(weights, ratios, 1 - elasticity);
        double cheapest = 0;
        for (int i = 0; i < ratios.length; i++) {
            cheapest += ratios[i] == price ? weights[i] : 0;
        }
        ImmutableMap.Builder<String, Double> amounts = ImmutableMap.builder();
        ImmutableMap.Builder<String, Double> after = ImmutableMap.builder();
        int i = 0;
        for (String origin : shares.keySet()) {
            boolean perfect = Double.isInfinite(elasticity);
            double amount = !perfect ? Math.pow(price / ratios[i], elasticity) : ratios[i] == price ? 1 / cheapest : 0;
            amounts.put(origin, amount);
            after.put(origin, weights[i] * amount * ratios[i] / price);
            i++;
        }
        return new Response(elasticity, price, amounts.build(), after.build());
    }

    private static double[] values(Map<String, Double> map) {
        return map.values().stream().mapToDouble(value -> value).toArray();
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Armington ofJson(
            @JsonProperty("shares") @Nullable Map<String, Json.Decimal> shares,
            @JsonProperty("substitution") @Nullable Elasticity substitution) {
        return new Armington(Json.required(shares, "shares"), substitution);
    }
}
