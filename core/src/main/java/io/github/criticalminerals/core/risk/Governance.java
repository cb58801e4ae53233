package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.uncertainty.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The governance weights of a table on a method's scale, and what is done where there is none. */
final class Governance {

    private static final ImmutableList<GovernanceDimension> ALL = ImmutableList.copyOf(GovernanceDimension.values());
    private static final double DEFAULT_OF_GEOPOLRISK = 0.5;

    final GovernanceTable table;
    final GovernanceScale scale;
    final MissingGovernance policy;
    private final String symbol;
    private final ImmutableList<GovernanceDimension> dimensions;
    private final ImmutableMap<Country, Rating> ratings;
    private final Interval range;

    Governance(GovernanceTable table, GovernanceScale scale, MissingGovernance policy) {
        this.table = table;
        this.scale = scale;
        this.policy = policy;
        this.symbol = scale == GovernanceScale.EU ? "w" : "g";
        this.dimensions = scale == GovernanceScale.EU ? ALL : ImmutableList.of(GovernanceDimension.POLITICAL_STABILITY);
        ImmutableMap.Builder<Country, Rating> known = ImmutableMap.builder();
        for (Country country : table.countries()) {
            estimate(country).ifPresent(estimate -> known.put(country, known(country, estimate)));
        }
        this.ratings = known.build();
        this.range = ratings.values().stream()
                .map(rating -> rating.value)
                .reduce(Interval::hull)
                .orElse(scale.range());
    }

    boolean isMissing(Country country) {
        return !ratings.containsKey(country);
    }

    /** The weight of a country, or empty if the policy leaves it out. */
    Optional<Rating> find(Country country) {
        Rating known = ratings.get(country);
        if (known != null) {
            return Optional.of(known);
        }
        return switch (policy) {
            case EXCLUDE -> Optional.empty();
            case UNKNOWN ->
                Optional.of(input(country.name(), range, "no score; the least to the greatest of " + table.edition()));
            case METHOD_DEFAULT -> Optional.of(methodDefault(country));
            case REGIONAL_MEDIAN -> Optional.of(regionalMedian(country));
        };
    }

    /** The weight of a country that is not named. */
    Rating anyone(String who) {
        return input(who, range, "countries not named; the least to the greatest of " + table.edition());
    }

    /** The weight of a partner in trade, or empty if the policy leaves it out; areas that nobody names have no score. */
    Optional<Rating> ofPartner(Producer partner) {
        if (partner instanceof Country country) {
            return find(country);
        }
        if (policy == MissingGovernance.EXCLUDE) {
            return Optional.empty();
        }
        return Optional.of(
                policy == MissingGovernance.METHOD_DEFAULT ? methodDefault(partner) : anyone(partner.name()));
    }

    private Rating input(String who, Interval value, String note) {
        return Rating.input(symbol, who, value, unit(), table.sources(), note);
    }

    private String unit() {
        return scale == GovernanceScale.EU ? "0..10, 10 is worst" : "fraction, 0..1, 1 is worst";
    }

    private Optional<Double> estimate(Country country) {
        return scale == GovernanceScale.EU
                ? table.mean(country)
                : table.find(country, GovernanceDimension.POLITICAL_STABILITY).map(GovernanceScore::estimate);
    }

    private Rating known(Country country, double estimate) {
        double variance = 0;
        for (GovernanceDimension dimension : dimensions) {
            double error = table.get(country, dimension).standardError().orElse(0.0) / dimensions.size();
            variance += error * error;
        }
        Distribution drawn =
                variance > 0 ? Distribution.normal(estimate, Math.sqrt(variance)) : Distribution.point(estimate);
        return Rating.computed(
                symbol, country.name(), scale.of(estimate), unit(), () -> term(country, estimate), drawn, scale::of);
    }

    private Term term(Country country, double estimate) {
        List<Term> scores = new ArrayList<>();
        for (GovernanceDimension dimension : dimensions) {
            String label = dimension.label() + ", " + country.name() + ", " + table.year() + ", " + table.edition();
            scores.add(Term.input(
                    dimensions.size() == 1 ? "PV" : "e",
                    label,
                    Interval.exact(table.get(country, dimension).estimate()),
                    "WGI units",
                    table.sources()));
        }
        if (dimensions.size() > 1) {
            scores = ImmutableList.of(Term.computed(
                    "WGI",
                    "mean of the six estimates, " + country.name(),
                    Interval.exact(estimate),
                    "WGI units",
                    "mean(e)",
                    scores));
        }
        return Term.computed(
                symbol, country.name(), Interval.exact(scale.of(estimate)), unit(), scale.formula(), scores);
    }

    private Rating methodDefault(Producer country) {
        if (scale == GovernanceScale.GEOPOLRISK) {
            return input(
                    country.name(),
                    Interval.exact(DEFAULT_OF_GEOPOLRISK),
                    "no score; the method's default (METHOD_DEFAULT)");
        }
        throw new IllegalArgumentException("the method states no default for a missing governance score, and "
                + table.edition() + " has none of " + country.name()
                + "; choose EXCLUDE, REGIONAL_MEDIAN or UNKNOWN");
    }

    private Rating regionalMedian(Country country) {
        Optional<String> region = Regions.find(country);
        double[] weights = ratings.entrySet().stream()
                .filter(other ->
                        region.isPresent() && Regions.find(other.getKey()).equals(region))
                .mapToDouble(other -> other.getValue().value.exactValue())
                .sorted()
                .toArray();
        if (weights.length == 0) {
            throw new IllegalArgumentException("the regional median needs a country with a score in "
                    + region.orElse("a region") + ", but " + table.edition() + " has none for " + country.name());
        }
        int half = weights.length / 2;
        double median = weights.length % 2 == 1 ? weights[half] : (weights[half - 1] + weights[half]) / 2;
        return input(
                country.name(),
                Interval.exact(median),
                "no score; the median of " + weights.length + " countries of " + region.orElse("")
                        + " (REGIONAL_MEDIAN)");
    }
}
