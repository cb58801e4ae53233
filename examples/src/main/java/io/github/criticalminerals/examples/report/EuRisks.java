package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import io.github.criticalminerals.io.reference.EuAssessment;
import io.github.criticalminerals.io.reference.EuScore;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.reference.SupplyShares;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The EU's supply risk of a material: by its formula from shares of the material itself, and as published. */
final class EuRisks {

    static final int GOVERNANCE_YEAR = 2023;
    static final String GOVERNANCE_EDITION = "WGI 2024";
    /** The study whose shares, recycling and substitution indices are used. */
    static final String STUDY = "EU CRM 2023";

    private static final int STUDY_YEAR = 2023;

    /** How a risk is known. */
    enum Kind {
        /** Computed of shares of the material itself. */
        COMPUTED,
        /** One of several materials or elements, which are named. */
        RANGE,
        /** The published score itself, nothing computed. */
        PUBLISHED,
        /** Not known: neither shares nor a score. */
        UNKNOWN
    }

    /**
     * The risk of one material's supply (EU scale, from 0; without upper end where a part of it is not known).
     *
     * @param of of whose shares it is, or why it is not known
     */
    record Risk(Interval value, String of, Kind kind) {
        boolean isKnown() {
            return kind != Kind.UNKNOWN;
        }
    }

    private final ReferenceData data;
    private final GovernanceTable governance;
    private final ImmutableList<EuAssessment> study;
    /** What is asked again for every product of which the material is a part. */
    private final Map<Commodity, Optional<Risk>> direct = new HashMap<>();

    EuRisks(ReferenceData data) {
        this(data, data.euAssessments());
    }

    /** With other assessments than the bundled ones; shares, and scores of the list, stay those of the data. */
    EuRisks(ReferenceData data, List<EuAssessment> assessments) {
        this.data = data;
        this.study = assessments.stream()
                .filter(each -> each.edition().toString().equals(STUDY))
                .collect(ImmutableList.toImmutableList());
        this.governance = data.governance(GOVERNANCE_YEAR, GOVERNANCE_EDITION);
    }

    /** Of its own shares, else its published score, else the highest of its elements'. */
    Risk risk(Commodity material) {
        return direct(material)
                .orElseGet(() -> material.elements().isEmpty()
                        ? missing(material.name())
                        : highest(material.elements().stream().map(this::risk).toList()));
    }

    private Optional<Risk> direct(Commodity material) {
        return direct.computeIfAbsent(material, each -> ofShares(each).or(() -> score(each)
                .map(score -> new Risk(score, each + ", published score, " + STUDY, Kind.PUBLISHED))));
    }

    /**
     * Of the materials that the study knows of this element alone: which of them it is, is not known. Nor is the risk,
     * if that of one of them is not.
     */
    private Risk risk(Element element) {
        List<Risk> possible = materialsOf(element).stream()
                .map(each -> direct(each).orElseGet(() -> missing(each.name())))
                .toList();
        if (possible.size() < 2) {
            return possible.stream().findFirst().orElseGet(() -> missing(element.name()));
        }
        return new Risk(
                possible.stream().map(Risk::value).reduce(Interval::hull).orElseThrow(),
                "one of: " + String.join("; ", possible.stream().map(Risk::of).toList()),
                possible.stream().allMatch(Risk::isKnown) ? Kind.RANGE : Kind.UNKNOWN);
    }

    private List<Commodity> materialsOf(Element element) {
        return assessments(each -> each.commodity().elements().equals(ImmutableList.of(element))).stream()
                .map(EuAssessment::commodity)
                .distinct()
                .toList();
    }

    private static Risk missing(String name) {
        return new Risk(Interval.NON_NEGATIVE, "neither shares nor a score of " + name + " in " + STUDY, Kind.UNKNOWN);
    }

    /** The highest of some risks; one of them, if that is the highest for certain. */
    private static Risk highest(List<Risk> parts) {
        for (Risk part : parts) {
            if (parts.stream()
                    .allMatch(other -> other.equals(part)
                            || other.value().upper() <= part.value().lower())) {
                return part;
            }
        }
        double low =
                parts.stream().mapToDouble(part -> part.value().lower()).max().orElse(0);
        double high =
                parts.stream().mapToDouble(part -> part.value().upper()).max().orElse(0);
        return new Risk(
                Interval.of(low, high),
                "the highest of: "
                        + String.join("; ", parts.stream().map(Risk::of).toList()),
                low > 0 || high < Double.POSITIVE_INFINITY ? Kind.RANGE : Kind.UNKNOWN);
    }

    /** The published score, of a compound the highest of its elements', if each is one number. */
    Optional<Interval> published(Commodity material) {
        Optional<Interval> own = score(material);
        if (own.isPresent() || material.elements().isEmpty()) {
            return own;
        }
        List<Interval> parts = new ArrayList<>();
        for (Element element : material.elements()) {
            List<Interval> scores = materialsOf(element).stream()
                    .flatMap(each -> score(each).stream())
                    .toList();
            if (scores.size() != 1) {
                return Optional.empty();
            }
            parts.add(scores.get(0));
        }
        return parts.stream().reduce(EuRisks::higher);
    }

    /** That of the stage that decides; of what has none in the annex, that of the list. */
    private Optional<Interval> score(Commodity material) {
        return assessments(each -> each.commodity().equals(material) && each.decides()).stream()
                .map(EuAssessment::supplyRisk)
                .filter(Interval::isBounded)
                .findFirst()
                .or(() -> data.euScores().stream()
                        .filter(each -> each.commodity().equals(material) && each.year() == STUDY_YEAR)
                        .findFirst()
                        .flatMap(EuScore::supplyRisk));
    }

    private List<EuAssessment> assessments(Predicate<EuAssessment> wanted) {
        return study.stream().filter(wanted).toList();
    }

    /** By the whole formula, the inputs as printed; of two stages the higher. */
    private Optional<Risk> ofShares(Commodity material) {
        List<EuAssessment> stages = assessments(each -> each.commodity().equals(material));
        List<Interval> risks = new ArrayList<>();
        List<String> words = new ArrayList<>();
        boolean computed = false;
        for (EuAssessment stage : stages) {
            Optional<EuSupplyRisk> risk = ofStage(stage);
            computed |= risk.isPresent();
            words.add((risk.isPresent() ? "shares of " : "published score of ")
                    + String.join(
                            " and ",
                            stage.stages().stream().map(Object::toString).toList()));
            risks.add(risk.map(each -> each.result().value()).orElseGet(stage::supplyRisk));
        }
        return computed
                ? risks.stream()
                        .reduce(EuRisks::higher)
                        .map(value -> new Risk(value, material + ", " + String.join("; ", words), Kind.COMPUTED))
                : Optional.empty();
    }

    private static Interval higher(Interval a, Interval b) {
        return Interval.of(Math.max(a.lower(), b.lower()), Math.max(a.upper(), b.upper()));
    }

    private Optional<EuSupplyRisk> ofStage(EuAssessment stage) {
        Function<SupplyShares.Buyer, Optional<SupplyShares>> shares =
                buyer -> data.shares(stage.commodity().name()).stream()
                        .filter(each -> each.buyer() == buyer
                                && each.edition().equals(stage.edition())
                                && each.stages().equals(stage.stages()))
                        .findFirst();
        EuSupplyRisk risk = EuSupplyRisk.of(governance)
                .withRecycling(stage.recycling())
                .withSubstitution(Term.input(
                        "SI_SR",
                        "substitution index",
                        stage.substitution(),
                        "0..1, 1 if nothing can substitute",
                        ImmutableList.of(stage.source())));
        for (SupplyShares.Buyer buyer : ImmutableList.of(SupplyShares.Buyer.WORLD, SupplyShares.Buyer.EU)) {
            boolean world = buyer == SupplyShares.Buyer.WORLD;
            if (stage.sides() == (world ? EuSupplyRiskResult.Sides.EU_ONLY : EuSupplyRiskResult.Sides.GLOBAL_ONLY)) {
                continue;
            }
            Optional<SupplyShares> found = shares.apply(buyer);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            risk = world
                    ? risk.withGlobalSupply(found.get().table())
                    : risk.withEuSourcing(found.get().table());
            for (Map.Entry<Country, Double> each : found.get().tradeParameters().entrySet()) {
                risk = risk.withTradeParameter(each.getKey(), Interval.exact(each.getValue()));
            }
        }
        return Optional.of(
                stage.sides() == EuSupplyRiskResult.Sides.GLOBAL_AND_EU
                        ? risk.withImportReliance(stage.stages(), stage.importReliance())
                        : risk);
    }
}
