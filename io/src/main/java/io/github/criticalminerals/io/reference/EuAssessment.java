package io.github.criticalminerals.io.reference;

import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the Commission prints of a material at a stage: the score and what it was computed from. Every figure is as
 * wide as its
 * rounding.
 *
 * @param edition the study, {@code EU CRM 2017} or {@code EU CRM 2023}
 * @param commodity the material
 * @param material the material as printed
 * @param stages the stage: mining for extraction, separation of rare earths, separation and refining of what else is
 *     processed
 * @param decides whether the material's score is that of this stage
 * @param sides which supply was used
 * @param supplyRisk the score of the stage (EU scale, from 0); 0.. where the transcription has none
 * @param economicImportance the material's importance (EU scale, 0..10)
 * @param importReliance IR (fraction, 0..1); unknown where none is printed
 * @param recycling EoL_RIR (fraction, 0..1); unknown where none is printed
 * @param substitution SI_SR (0..1); 0..1 where none is printed
 * @param substitutionImportance SI_EI (0..1); 0..1 where none is printed
 * @param worldIndexOrNull the weighted index of global supply (from 0), or null if it is not printed
 * @param euIndexOrNull the weighted index of the EU's supply (from 0), or null if it is not printed
 * @param source where it is from, and on what terms
 */
public record EuAssessment(
        Edition edition,
        Commodity commodity,
        String material,
        Set<Stage> stages,
        boolean decides,
        EuSupplyRiskResult.Sides sides,
        Interval supplyRisk,
        Interval economicImportance,
        Share importReliance,
        Share recycling,
        Interval substitution,
        Interval substitutionImportance,
        @Nullable Interval worldIndexOrNull,
        @Nullable Interval euIndexOrNull,
        Source source) {
    public EuAssessment {
        Objects.requireNonNull(edition, "edition is required");
        Objects.requireNonNull(commodity, "commodity is required");
        Objects.requireNonNull(sides, "sides is required");
        stages = Stage.inOrder(stages);
    }

    /** {@return the weighted index of global supply (from 0), as wide as its rounding} */
    public Optional<Interval> worldIndex() {
        return Optional.ofNullable(worldIndexOrNull);
    }

    /** {@return the weighted index of the EU's supply (from 0), as wide as its rounding} */
    public Optional<Interval> euIndex() {
        return Optional.ofNullable(euIndexOrNull);
    }

    /**
     * The score that the printed inputs allow, their rounding counted: the lowest and the highest that {@link
     * EuSupplyRisk#ofIndices} gives within it.
     *
     * @return the supply risk (EU scale, from 0), or empty if an index that the sides need is not printed
     */
    public Optional<Interval> supplyRiskOfInputs() {
        boolean world = sides != EuSupplyRiskResult.Sides.EU_ONLY;
        boolean eu = sides != EuSupplyRiskResult.Sides.GLOBAL_ONLY;
        if ((world && worldIndexOrNull == null) || (eu && euIndexOrNull == null)) {
            return Optional.empty();
        }
        Interval first = world ? Objects.requireNonNull(worldIndexOrNull) : Objects.requireNonNull(euIndexOrNull);
        Interval second = eu ? Objects.requireNonNull(euIndexOrNull) : first;
        return Optional.of(EuSupplyRisk.ofIndices(material, first, second, importReliance, recycling, substitution)
                .value());
    }

    /** For people: material, stage, score and the sides used. */
    @Override
    public String toString() {
        return material + ", " + stages + ": supply risk " + supplyRisk + ", " + sides + " (" + edition + ")";
    }
}
