package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import io.github.criticalminerals.core.substitution.MaterialResult;
import io.github.criticalminerals.core.substitution.MaterialSubstitution;
import io.github.criticalminerals.io.reference.EuAssessment;
import io.github.criticalminerals.io.reference.EuScore;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.reference.SupplyShares;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What each substitute does once its own supply risk counts, by shares of the material itself. */
final class Substitutes {

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

    /**
     * One row of the catalogue.
     *
     * @param replaced the risk of what is replaced
     * @param own the risk of what replaces it
     * @param lowers {@code yes}, {@code no}, {@code perhaps}, {@code not known} or {@code technology}
     * @param why why, in words
     * @param left its risk after its own substitutes in the same use
     * @param published the published score of what is replaced
     * @param publishedOwn the published score of what replaces it
     */
    record Row(
            Substitute substitute,
            Risk replaced,
            Risk own,
            String lowers,
            String why,
            Interval left,
            Optional<Interval> published,
            Optional<Interval> publishedOwn) {

        /** What the published scores say: {@code yes}, {@code no}, {@code the same} or nothing. */
        String publishedSign() {
            return Substitutes.publishedSign(published, publishedOwn);
        }
    }

    private final ReferenceData data;
    private final GovernanceTable governance;
    private final ImmutableList<EuAssessment> study;
    private final Map<Commodity, Risk> risks = new LinkedHashMap<>();
    private final List<Row> rows;

    Substitutes(ReferenceData data, List<Substitute> catalogue) {
        this(data, data.euAssessments(), catalogue);
    }

    /** With other assessments than the bundled ones; shares, and scores of the list, stay those of the data. */
    Substitutes(ReferenceData data, List<EuAssessment> assessments, List<Substitute> catalogue) {
        this.data = data;
        this.study = assessments.stream()
                .filter(each -> each.edition().toString().equals(STUDY))
                .collect(ImmutableList.toImmutableList());
        this.governance = data.governance(GOVERNANCE_YEAR, GOVERNANCE_EDITION);
        for (Substitute row : catalogue) {
            risks.computeIfAbsent(row.application().material(), this::risk);
            if (row.replacement() instanceof Replacement.Material other) {
                risks.computeIfAbsent(other.commodity(), this::risk);
            }
        }
        MaterialSubstitution together = calculator(catalogue);
        Map<Commodity, MaterialResult> results = new LinkedHashMap<>();
        ImmutableList.Builder<Row> all = ImmutableList.builder();
        for (Substitute row : catalogue) {
            all.add(row(row, together, results));
        }
        this.rows = all.build();
    }

    private Row row(Substitute row, MaterialSubstitution together, Map<Commodity, MaterialResult> results) {
        Commodity material = row.application().material();
        Risk replaced = Objects.requireNonNull(risks.get(material));
        Optional<Interval> published = published(material);
        if (!(row.replacement() instanceof Replacement.Material other)) {
            Risk none = new Risk(Interval.ZERO, "a technology: none is counted", Kind.COMPUTED);
            String why = "no supply risk of its own is counted";
            return new Row(row, replaced, none, "technology", why, Interval.ZERO, published, Optional.empty());
        }
        Risk own = Objects.requireNonNull(risks.get(other.commodity()));
        Optional<Interval> publishedOwn = published(other.commodity());
        if (!replaced.isKnown() || !own.isKnown() || !replaced.value().isBounded()) {
            String why = (replaced.isKnown() && replaced.value().isBounded() ? own : replaced).of();
            return new Row(row, replaced, own, "not known", why, own.value(), published, publishedOwn);
        }
        MaterialResult.Effect alone =
                calculator(ImmutableList.of(row)).of(material).effects().get(0);
        Interval left = results.computeIfAbsent(material, together::of).effects().stream()
                .filter(each -> each.substitute().equals(row))
                .findFirst()
                .orElseThrow()
                .ownRisk();
        String lowers =
                switch (alone.verdict()) {
                    case HELPS -> "yes";
                    case DOES_NOT_HELP -> "no";
                    case MAY_HELP -> "perhaps";
                };
        List<String> why = new ArrayList<>();
        why.add(Texts.shortened(alone.reason()));
        if (!left.equals(own.value())) {
            why.add("its own substitutes leave " + Texts.rounded(left) + " of it");
        }
        if (replaced.kind() == Kind.PUBLISHED && own.kind() == Kind.PUBLISHED) {
            why.add("this only repeats the published scores");
        } else if (replaced.kind() == Kind.PUBLISHED || own.kind() == Kind.PUBLISHED) {
            why.add("one of the two is the published score itself");
        }
        String sign = publishedSign(published, publishedOwn);
        if (!lowers.equals("perhaps") && !sign.isEmpty() && !sign.equals(lowers)) {
            why.add("the published scores say " + sign + " ("
                    + published.map(Texts::rounded).orElse("") + " and "
                    + publishedOwn.map(Texts::rounded).orElse("") + "): the study weighs the same shares with the"
                    + " governance of its own years, here it is that of " + GOVERNANCE_YEAR);
        }
        return new Row(row, replaced, own, lowers, String.join("; ", why), left, published, publishedOwn);
    }

    private static String publishedSign(Optional<Interval> replaced, Optional<Interval> own) {
        if (replaced.isEmpty() || own.isEmpty()) {
            return "";
        }
        boolean below = own.get().upper() <= replaced.get().lower();
        boolean above = own.get().lower() >= replaced.get().upper();
        return below ? "yes" : above ? "no" : "the same";
    }

    private MaterialSubstitution calculator(List<Substitute> rows) {
        Map<String, Application> uses = new LinkedHashMap<>();
        for (Substitute row : rows) {
            Application use = row.application();
            uses.putIfAbsent((use.material() + " in " + use.name()).toLowerCase(Locale.ROOT), use);
        }
        Map<Commodity, Interval> known = new LinkedHashMap<>();
        risks.forEach((material, risk) -> known.put(material, risk.value()));
        return MaterialSubstitution.of(ImmutableList.copyOf(uses.values()), rows, known);
    }

    /** In the order of the catalogue. */
    List<Row> rows() {
        return rows;
    }

    /** Of its own shares, else its published score, else the highest of its elements'. */
    private Risk risk(Commodity material) {
        return direct(material)
                .orElseGet(() -> material.elements().isEmpty()
                        ? missing(material.name())
                        : highest(material.elements().stream().map(this::risk).toList()));
    }

    private Optional<Risk> direct(Commodity material) {
        return ofShares(material).or(() -> score(material)
                .map(score -> new Risk(score, material + ", published score, " + STUDY, Kind.PUBLISHED)));
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
    private Optional<Interval> published(Commodity material) {
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
        return parts.stream().reduce(Substitutes::higher);
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
                        .reduce(Substitutes::higher)
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
            if (stage.sides() == (world ? EuSupplyRiskResult.Side.EU_ONLY : EuSupplyRiskResult.Side.GLOBAL_ONLY)) {
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
                stage.sides() == EuSupplyRiskResult.Side.GLOBAL_AND_EU
                        ? risk.withImportReliance(stage.stages(), stage.importReliance())
                        : risk);
    }
}
