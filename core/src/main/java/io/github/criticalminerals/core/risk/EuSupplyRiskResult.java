package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Explained;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The EU supply risk of a material.
 *
 * @param material the material
 * @param stages the risk of each stage, in chain order
 * @param value the risk of the material, that of its bottleneck (EU scale, from 0; 1 or more counts as critical)
 * @param bottleneck the sets of stages that may be the bottleneck, in chain order; more than one if intervals overlap
 *     or tie
 * @param term the tree of numbers that the value was computed of
 */
public record EuSupplyRiskResult(
        Commodity material, List<StageRisk> stages, Interval value, List<Set<Stage>> bottleneck, Term term)
        implements Explained {

    /** From which sides a stage's risk was computed. */
    public enum Sides {
        /** Global supply and the EU's sourcing, blended by import reliance. */
        GLOBAL_AND_EU,
        /** Global supply alone. */
        GLOBAL_ONLY,
        /** The EU's sourcing alone. */
        EU_ONLY;

        @JsonCreator
        static Sides ofJson(String name) {
            return Json.constant(values(), "side", name);
        }
    }

    /**
     * The risk of one stage.
     *
     * @param stages the stages that the tables cover together
     * @param side which sides were usable
     * @param value the risk (EU scale, from 0)
     * @param coverage what each side was computed of, and what it lacks
     * @param term the tree of numbers that the value was computed of
     */
    public record StageRisk(Set<Stage> stages, Sides side, Interval value, List<RiskCoverage> coverage, Term term)
            implements Worded {

        public StageRisk {
            stages = ImmutableSet.copyOf(stages);
            Objects.requireNonNull(side, "side is required");
            Objects.requireNonNull(value, "value is required");
            coverage = ImmutableList.copyOf(coverage);
            Objects.requireNonNull(term, "term is required");
        }

        @Override
        public String toString() {
            return String.join(" and ", stages.stream().map(Stage::name).toList()) + ": " + value.inWords(3)
                    + " (EU scale, from 0)" + Text.behind(term.omissions());
        }
    }

    public EuSupplyRiskResult {
        Objects.requireNonNull(material, "material is required");
        stages = ImmutableList.copyOf(stages);
        Objects.requireNonNull(value, "value is required");
        bottleneck = ImmutableList.copyOf(bottleneck);
        Objects.requireNonNull(term, "term is required");
    }

    /** The bottleneck rule: the highest of the stages, at each end of what is known of them. */
    static Node highest(Commodity material, List<Node> stages) {
        return stages.size() == 1
                ? stages.get(0)
                : Node.computed(
                        "SR",
                        "EU supply risk of " + material + ", the highest stage",
                        EuSupplyRisk.SCALE,
                        Expression.of("SR").largest(),
                        stages);
    }

    static EuSupplyRiskResult of(Commodity material, List<StageRisk> stages, Node score, List<String> notes) {
        List<Set<Stage>> bottleneck = stages.stream()
                .filter(stage -> stage.value().upper() >= score.value().lower())
                .map(StageRisk::stages)
                .toList();
        return new EuSupplyRiskResult(
                material,
                stages,
                score.value(),
                bottleneck,
                score.withNotes(notes).term());
    }

    /**
     * {@return the value for people: {@code EU supply risk of rare earths 2.13 to 3.08; highest at mining}: ends of a
     * range with three digits, outward}
     */
    @Override
    public String inWords() {
        return name() + " of " + material + " " + value.inWords(3) + "; highest at "
                + String.join(
                        " or ",
                        bottleneck.stream()
                                .map(set -> String.join(
                                        " and ", set.stream().map(Stage::name).toList()))
                                .toList())
                + without();
    }

    @Override
    public String toString() {
        return name() + " of " + material + " " + value + ", bottleneck " + bottleneck + without();
    }

    private String name() {
        boolean whole = stages.stream().allMatch(stage -> stage.side() == Sides.GLOBAL_AND_EU);
        boolean world = stages.stream().allMatch(stage -> stage.side() == Sides.GLOBAL_ONLY);
        return whole ? "EU supply risk" : world ? "EU formula on world supply only" : "EU formula on one side";
    }

    private String without() {
        return Text.behind(term.omissions());
    }
}
