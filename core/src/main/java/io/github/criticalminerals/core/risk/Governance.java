package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The governance weights of a table on a method's scale, and what is done where there is none. */
final class Governance {

    private static final String UNITS = "WGI units";
    private static final double DEFAULT_OF_GEOPOLRISK = 0.5;

    /** The weights made so far of each scale and table, as long as somebody holds the table. */
    private static final Map<GovernanceTable, Map<GovernanceScale, Map<Country, Node>>> WEIGHTS = new WeakHashMap<>();

    final GovernanceTable table;
    final GovernanceScale scale;
    final MissingGovernance policy;
    private final String when;
    /** The weights asked for so far of countries with a score; one table serves many calculators. */
    private final Map<Country, Node> known;

    Governance(GovernanceTable table, GovernanceScale scale, MissingGovernance policy) {
        this.table = table;
        this.scale = scale;
        this.policy = policy;
        this.when = ", " + table.year() + ", " + table.edition();
        synchronized (WEIGHTS) {
            this.known = WEIGHTS.computeIfAbsent(table, any -> new EnumMap<>(GovernanceScale.class))
                    .computeIfAbsent(scale, any -> new ConcurrentHashMap<>(Country.MOST));
        }
    }

    /** The weights of all countries with a score that a condition holds for. */
    private Stream<Interval> weights(Predicate<Country> condition) {
        return table.countries().stream()
                .filter(condition)
                .flatMap(country -> Stream.ofNullable(known(country)))
                .map(Node::value);
    }

    private Interval range() {
        return weights(country -> true).reduce(Interval::hull).orElse(scale.range());
    }

    boolean isMissing(Country country) {
        return known(country) == null;
    }

    /** The weight of a country, or empty if the policy leaves it out. */
    Optional<Node> find(Country country) {
        Node weight = known(country);
        if (weight != null) {
            return Optional.of(weight);
        }
        return switch (policy) {
            case EXCLUDE -> Optional.empty();
            case UNKNOWN ->
                Optional.of(
                        input(country.name(), range(), "no score; the least to the greatest of " + table.edition()));
            case METHOD_DEFAULT -> Optional.of(methodDefault(country));
            case REGIONAL_MEDIAN -> Optional.of(regionalMedian(country));
        };
    }

    /** The weight of a country that is not named. */
    Node anyone(String who) {
        return input(who, range(), "countries not named; the least to the greatest of " + table.edition());
    }

    /**
     * The weight of a partner in trade, or empty if the policy leaves it out; areas that nobody names have no score.
     */
    Optional<Node> ofPartner(Producer partner) {
        if (partner instanceof Country country) {
            return find(country);
        }
        if (policy == MissingGovernance.EXCLUDE) {
            return Optional.empty();
        }
        return Optional.of(
                policy == MissingGovernance.METHOD_DEFAULT ? methodDefault(partner) : anyone(partner.name()));
    }

    private Node input(String who, Interval value, String note) {
        return Node.input(scale.symbol, who, value, scale.unit, table.sources())
                .withIdentity(scale.symbol + " of " + who)
                .withNotes(ImmutableList.of(note));
    }

    private boolean hasScores(Country country) {
        for (GovernanceDimension dimension : scale.dimensions) {
            if (table.find(country, dimension).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The weight of a country with a score, if it has one. */
    @Nullable
    Node known(Country country) {
        Node weight = known.get(country);
        return weight != null || !hasScores(country) ? weight : known.computeIfAbsent(country, this::computed);
    }

    /** What the scale makes of the estimate, which is drawn with its error. */
    private Node computed(Country country) {
        List<GovernanceDimension> dimensions = scale.dimensions;
        List<Node> scores = new ArrayList<>();
        double variance = 0;
        for (GovernanceDimension dimension : dimensions) {
            GovernanceScore score = table.get(country, dimension);
            scores.add(Node.input(
                    dimensions.size() == 1 ? "PV" : "e",
                    dimension.label() + ", " + country.name() + when,
                    Interval.exact(score.estimate()),
                    UNITS,
                    table.sources()));
            double error = score.standardError().orElse(0.0) / dimensions.size();
            variance += error * error;
        }
        Node estimate = dimensions.size() == 1
                ? scores.get(0)
                : Node.computed(
                        "WGI",
                        "mean of the six estimates, " + country.name(),
                        UNITS,
                        Expression.of("e").mean(),
                        scores);
        return Node.computed(
                scale.symbol,
                country.name(),
                scale.unit,
                scale.formula(),
                estimate.withIdentity(scale.symbol + " of " + country.name()).withStandardError(Math.sqrt(variance)));
    }

    private Node methodDefault(Producer country) {
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

    private Node regionalMedian(Country country) {
        Optional<String> region = Regions.find(country);
        double[] scored = weights(
                        other -> region.isPresent() && Regions.find(other).equals(region))
                .mapToDouble(Interval::exactValue)
                .sorted()
                .toArray();
        if (scored.length == 0) {
            throw new IllegalArgumentException("the regional median needs a country with a score in "
                    + region.orElse("a region") + ", but " + table.edition() + " has none for " + country.name());
        }
        int half = scored.length / 2;
        double median = scored.length % 2 == 1 ? scored[half] : (scored[half - 1] + scored[half]) / 2;
        return input(
                country.name(),
                Interval.exact(median),
                "no score; the median of " + scored.length + " countries of " + region.orElse("")
                        + " (REGIONAL_MEDIAN)");
    }
}
