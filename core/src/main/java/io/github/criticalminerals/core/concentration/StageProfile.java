package io.github.criticalminerals.core.concentration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.uncertainty.Comparison;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The concentration of each stage of one chain within one source, and where the bottleneck is.
 *
 * <p>Tables are of one commodity, year, measure and edition: stages of two sources count different things and are not
 * ranked. A stage of the chain that no table covers is unknown, and the bottleneck says so.
 */
@Json.OnlyAnnotated
public final class StageProfile implements Worded {

    private final ImmutableList<SupplyTable> tables;
    private final ImmutableSet<Stage> chain;
    private final UnaryOperator<Concentration> options;

    private StageProfile(
            ImmutableList<SupplyTable> tables, ImmutableSet<Stage> chain, UnaryOperator<Concentration> options) {
        this.tables = tables;
        this.chain = chain;
        this.options = options;
    }

    /**
     * The profile of the stages that tables cover.
     *
     * @param tables one for each set of stages, of one source
     * @return the profile, in chain order
     * @throws MixedSourcesException if the tables differ in commodity, year, measure or edition
     * @throws IllegalArgumentException if there is no table, or two cover the same stage
     */
    public static StageProfile of(List<SupplyTable> tables) {
        return of(tables, ImmutableSet.of());
    }

    /**
     * The profile of a chain of which tables cover some stages.
     *
     * @param tables one for each set of stages, of one source
     * @param chain the stages that the chain has; those that no table covers are unknown
     * @return the profile, in chain order
     * @throws MixedSourcesException if the tables differ in commodity, year, measure or edition
     * @throws IllegalArgumentException if there is no table, or two cover the same stage
     */
    public static StageProfile of(List<SupplyTable> tables, Set<Stage> chain) {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("tables must not be empty");
        }
        SupplyTable first = tables.get(0);
        Map<Stage, SupplyTable> covered = new LinkedHashMap<>();
        for (SupplyTable table : tables) {
            Scope.same("commodity", first, table, t -> t.commodity().name());
            Scope.same("year", first, table, t -> String.valueOf(t.year()));
            Scope.same("measure", first, table, t -> t.measure().toString());
            Scope.same("source", first, table, Scope::source);
            for (Stage stage : table.stages()) {
                if (covered.put(stage, table) != null) {
                    throw new IllegalArgumentException("stage must be covered by one table, but two cover " + stage);
                }
            }
        }
        ImmutableList<SupplyTable> inOrder = tables.stream()
                .sorted((a, b) -> a.stages()
                        .iterator()
                        .next()
                        .compareTo(b.stages().iterator().next()))
                .collect(ImmutableList.toImmutableList());
        return new StageProfile(inOrder, ImmutableSet.copyOf(Stage.inOrder(chain)), UnaryOperator.identity());
    }

    /** {@return the profile for people: what {@link #toString()} says, and the HHI of each stage} */
    @Override
    public String inWords() {
        return this
                + of(Index.HHI).entrySet().stream()
                        .map(each -> "; " + Bottleneck.words(each.getKey()) + ": "
                                + each.getValue().inWords())
                        .collect(Collectors.joining());
    }

    /**
     * The commodity, the measure, the edition and the stages: {@code cobalt, output 2024 (MCS 2025): mining; refining}.
     */
    @Override
    public String toString() {
        SupplyTable first = tables.get(0);
        return first.commodity().name() + ", " + first.measure().name().toLowerCase(Locale.ROOT) + " " + first.year()
                + " (" + Scope.source(first) + "): "
                + tables.stream()
                        .map(table -> String.join(
                                        " and ",
                                        table.stages().stream().map(Stage::name).toList())
                                + (table.omissions().isEmpty()
                                        ? ""
                                        : " (" + String.join("; ", table.omissions()) + ")"))
                        .collect(Collectors.joining("; "))
                + (unknownStages().isEmpty()
                        ? ""
                        : "; unknown: "
                                + unknownStages().stream().map(Stage::name).collect(Collectors.joining(", ")));
    }

    /** {@return the tables, in chain order} */
    public List<SupplyTable> tables() {
        return tables;
    }

    /**
     * Returns a copy with options for the calculator of every stage, for example {@code c ->
     * c.withUnlimitedUnnamed()}.
     */
    public StageProfile with(UnaryOperator<Concentration> change) {
        return new StageProfile(tables, chain, concentration -> change.apply(options.apply(concentration)));
    }

    /** {@return an index of every stage that a table covers, by set of stages, in chain order} */
    public Map<Set<Stage>, IndexResult> of(Index index) {
        ImmutableMap.Builder<Set<Stage>, IndexResult> results = ImmutableMap.builder();
        for (SupplyTable table : tables) {
            results.put(table.stages(), options.apply(Concentration.of(table)).of(index));
        }
        return results.build();
    }

    /** {@return the stages of the chain that no table covers, in chain order} */
    @JsonProperty
    public Set<Stage> unknownStages() {
        return chain.stream()
                .filter(stage ->
                        tables.stream().noneMatch(table -> table.stages().contains(stage)))
                .collect(ImmutableSet.toImmutableSet());
    }

    @JsonProperty("hhi")
    private List<IndexResult> hhiInJson() {
        return ImmutableList.copyOf(of(Index.HHI).values());
    }

    @JsonProperty("bottleneck")
    private Bottleneck bottleneckInJson() {
        return bottleneck(Index.HHI);
    }

    /** {@return the stages that may be the most concentrated one by an index, and those that are unknown} */
    public Bottleneck bottleneck(Index index) {
        Map<Set<Stage>, IndexResult> results = of(index);
        boolean rising = index.risesWithConcentration();
        double sure = results.values().stream()
                .mapToDouble(r -> rising ? r.value().lower() : -r.value().upper())
                .max()
                .orElseThrow();
        ImmutableList<Set<Stage>> candidates = results.entrySet().stream()
                .filter(e -> (rising
                                ? e.getValue().value().upper()
                                : -e.getValue().value().lower())
                        >= sure)
                .map(Map.Entry::getKey)
                .collect(ImmutableList.toImmutableList());
        boolean tie = candidates.size() > 1
                && candidates.stream()
                                .map(results::get)
                                .map(IndexResult::value)
                                .distinct()
                                .count()
                        == 1
                && candidates.stream()
                        .map(results::get)
                        .allMatch(r -> r != null && r.value().isExact());
        ImmutableList.Builder<String> omissions = ImmutableList.builder();
        results.forEach((stages, result) ->
                result.omissions().forEach(omission -> omissions.add(Bottleneck.words(stages) + ": " + omission)));
        return new Bottleneck(index, candidates, tie, unknownStages(), omissions.build());
    }

    /**
     * How likely each stage is the most concentrated one, where ranges overlap. Stages that no table covers are not
     * among them.
     *
     * @param assumptions how the figures of a stage are drawn, for example {@code c ->
     *     c.uncertainty(Distribution.Rule.UNIFORM).withSplit(Dirichlet.even(5))}
     * @param run how often, and with which seed
     * @return for each set of stages, by its words, the summary and the probability of each rank; see {@link
     *     ConcentrationUncertainty#compare}
     */
    public Comparison bottleneck(
            Index index, Function<Concentration, ConcentrationUncertainty> assumptions, MonteCarlo run) {
        ImmutableMap.Builder<String, ConcentrationUncertainty> cases = ImmutableMap.builder();
        for (SupplyTable table : tables) {
            cases.put(Bottleneck.words(table.stages()), assumptions.apply(options.apply(Concentration.of(table))));
        }
        return ConcentrationUncertainty.compare(cases.build(), index, run);
    }

    /**
     * Where a chain is most concentrated.
     *
     * @param index by which index
     * @param candidates the sets of stages that may be the most concentrated, in chain order; more than one if their
     *     intervals overlap or they tie
     * @param tie whether the candidates have one exact value
     * @param unknown stages of the chain of which nothing is known, and which may be more concentrated
     * @param omissions what the stages' values are without, in words, each behind its stages
     */
    public record Bottleneck(
            Index index, List<Set<Stage>> candidates, boolean tie, Set<Stage> unknown, List<String> omissions)
            implements Worded {

        public Bottleneck {
            Objects.requireNonNull(index, "index is required");
            candidates = ImmutableList.copyOf(candidates);
            unknown = ImmutableSet.copyOf(unknown);
            omissions = ImmutableList.copyOf(omissions);
        }

        @JsonCreator
        static Bottleneck ofJson(
                @JsonProperty("index") @Nullable Index index,
                @JsonProperty("candidates") @Nullable List<Set<Stage>> candidates,
                @JsonProperty("tie") Json.@Nullable Flag tie,
                @JsonProperty("unknown") @Nullable Set<Stage> unknown,
                @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
            return new Bottleneck(
                    Objects.requireNonNull(index, "index is required"),
                    Objects.requireNonNull(candidates, "candidates is required"),
                    Json.required(tie, "tie"),
                    Objects.requireNonNull(unknown, "unknown is required"),
                    Json.required(omissions, "omissions"));
        }

        /** The candidates, what is open, and what the values are without. */
        @Override
        public String toString() {
            String stages = candidates.stream().map(Bottleneck::words).collect(Collectors.joining(" or "));
            return "bottleneck by " + index + ": " + stages + (tie ? " (tie)" : "")
                    + (unknown.isEmpty() ? "" : "; unknown: " + words(unknown))
                    + Text.behind(omissions);
        }

        private static String words(Set<Stage> stages) {
            return stages.stream().map(Stage::toString).collect(Collectors.joining(", "));
        }
    }
}
