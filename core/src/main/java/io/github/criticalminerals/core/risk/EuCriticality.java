package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a raw material is critical by the EU's rule of 2023: supply risk at least 1.0 and economic importance at
 * least 2.8, or strategic (copper and nickel miss the first threshold). The study publishes one decimal; nothing is
 * rounded here.
 *
 * <p>Reference: study 2023, doi 10.2873/725585.
 *
 * @param material its name
 * @param supplyRisk SR (EU scale, from 0)
 * @param economicImportance EI (EU scale, 0..10)
 * @param strategic whether it is on the list of strategic raw materials
 */
public record EuCriticality(String material, Term supplyRisk, Term economicImportance, boolean strategic)
        implements Worded {

    /** The least supply risk that is critical (EU scale). */
    public static final double SUPPLY_RISK_THRESHOLD = 1.0;

    /** The least economic importance that is critical (EU scale). */
    public static final double IMPORTANCE_THRESHOLD = 2.8;

    /** What the rule says. */
    public enum Verdict {
        /** Critical: both thresholds are met. */
        BY_THRESHOLDS,
        /** Critical: strategic, and a threshold is not met or may not be. */
        AS_STRATEGIC,
        /** Not critical: a threshold is not met. */
        NOT_CRITICAL,
        /** What is known leaves it open. */
        UNDECIDED;

        @JsonCreator
        static Verdict ofJson(String name) {
            return Json.constant(values(), "verdict", name);
        }
    }

    public EuCriticality {
        Objects.requireNonNull(material, "material is required");
        Objects.requireNonNull(supplyRisk, "supplyRisk is required");
        Objects.requireNonNull(economicImportance, "economicImportance is required");
    }

    /**
     * A material of which both figures are given, for example as published.
     *
     * @param supplyRisk SR (EU scale, from 0)
     * @param economicImportance EI (EU scale, 0..10)
     * @param strategic whether it is on the list of strategic raw materials
     */
    public static EuCriticality of(
            String material, Interval supplyRisk, Interval economicImportance, boolean strategic) {
        return new EuCriticality(
                material,
                Term.input("SR", "EU supply risk of " + material, supplyRisk, "EU scale, from 0", ImmutableList.of()),
                Term.input(
                        "EI",
                        "EU economic importance of " + material,
                        economicImportance,
                        "EU scale, 0..10",
                        ImmutableList.of()),
                strategic);
    }

    /**
     * A group of elements (heavy or light rare earths, platinum metals): the mean over its elements, each with the
     * supply risk of its own bottleneck. It is not the highest of the stages' means.
     *
     * @param elements its elements, one or more
     * @param strategic whether the group is on the list of strategic raw materials
     * @throws IllegalArgumentException if there is no element
     */
    public static EuCriticality group(String name, List<EuCriticality> elements, boolean strategic) {
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("a group must have an element, but " + name + " has none");
        }
        return new EuCriticality(
                name,
                mean("SR", "EU supply risk of " + name + ", mean of its elements", elements, EuCriticality::supplyRisk),
                mean(
                        "EI",
                        "EU economic importance of " + name + ", mean of its elements",
                        elements,
                        EuCriticality::economicImportance),
                strategic);
    }

    private static Term mean(
            String symbol, String label, List<EuCriticality> elements, Function<EuCriticality, Term> figure) {
        List<Node> figures = elements.stream()
                .map(element -> Node.of(figure.apply(element)).named(symbol))
                .toList();
        return Node.computed(
                        symbol,
                        label,
                        figures.get(0).unit(),
                        Expression.of(symbol).mean(),
                        figures)
                .term();
    }

    /** {@return what the rule says of it: the verdict; undecided if a range spans a threshold} */
    public Verdict verdict() {
        Interval risk = supplyRisk.value();
        Interval importance = economicImportance.value();
        if (risk.lower() >= SUPPLY_RISK_THRESHOLD && importance.lower() >= IMPORTANCE_THRESHOLD) {
            return Verdict.BY_THRESHOLDS;
        }
        if (strategic) {
            return Verdict.AS_STRATEGIC;
        }
        return risk.upper() < SUPPLY_RISK_THRESHOLD || importance.upper() < IMPORTANCE_THRESHOLD
                ? Verdict.NOT_CRITICAL
                : Verdict.UNDECIDED;
    }

    /** {@return this for people: both figures with three digits, the verdict, and what they are without} */
    @Override
    public String inWords() {
        return material + ": supply risk " + supplyRisk.value().inWords(3) + ", economic importance "
                + economicImportance.value().inWords(3) + ", "
                + verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + Text.behind(Iterables.concat(supplyRisk.omissions(), economicImportance.omissions()));
    }

    @Override
    public String toString() {
        return material + ": SR " + supplyRisk.value() + ", EI " + economicImportance.value() + ", " + verdict()
                + Text.behind(Iterables.concat(supplyRisk.omissions(), economicImportance.omissions()));
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static EuCriticality ofJson(
            @JsonProperty("material") Json.@Nullable Words material,
            @JsonProperty("supplyRisk") @Nullable Term supplyRisk,
            @JsonProperty("economicImportance") @Nullable Term economicImportance,
            @JsonProperty("strategic") Json.@Nullable Flag strategic) {
        return new EuCriticality(
                Json.required(material, "material"),
                supplyRisk,
                economicImportance,
                Json.required(strategic, "strategic"));
    }
}
