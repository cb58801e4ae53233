package io.github.criticalminerals.examples.reference;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import io.github.criticalminerals.io.reference.EuAssessment;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.reference.SupplyShares;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The EU's supply risk of 2023 computed again from the bundled shares, with both sides and the printed import
 * reliance, recycling
 * and substitution, beside the published score; and where it misses, by how much each term would have to be another.
 *
 * <p>The study's governance scores are averages of its own period; here they are those of 2023. Shares are as wide as
 * their
 * rounding, and what they leave to 100 % may be anyone's.
 */
public final class EuScoreComparison {
    private static final double NOTHING = 1e-9;

    /**
     * One material at one stage.
     *
     * @param assessment what is published
     * @param computed the score from the shares (EU scale, from 0)
     * @param world the weighted index of the world's shares (0..10), if they are bundled
     * @param eu the weighted index of the EU's shares (0..10), if they are bundled
     * @param explanation what the difference is made of, or that there is none
     * @param terms for a score that misses, each term of the formula; else empty
     */
    public record Line(
            EuAssessment assessment,
            Interval computed,
            Optional<Interval> world,
            Optional<Interval> eu,
            String explanation,
            ImmutableList<Term> terms) {

        /**
         * {@return whether the published score, its rounding counted, and the computed one have no number in common}
         */
        public boolean misses() {
            return assessment.supplyRisk().intersection(computed).isEmpty();
        }
    }

    /**
     * One term of a score that misses.
     *
     * @param name the term: H_GS, H_EU, IR, EoL_RIR or SI_SR
     * @param ours the value in our result
     * @param published the value the study prints, or that it prints none
     * @param implied the value that would make the scores agree, the others left as they are
     * @param sentence what the term says of the difference
     */
    public record Term(String name, String ours, String published, String implied, String sentence) {}

    private EuScoreComparison() {}

    /**
     * Prints the table.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.print(table(lines(ReferenceData.load())));
    }

    /** Every stage of the study of 2023 that has a score and the shares of the sides it uses. */
    static List<Line> lines(ReferenceData data) {
        GovernanceTable governance = data.governance(2023, "WGI 2024");
        List<Line> lines = new ArrayList<>();
        for (EuAssessment assessment : data.euAssessments()) {
            if (assessment.edition().edition().equals("2023")
                    && assessment.supplyRisk().isBounded()
                    && Interval.UNIT.width() > assessment.substitution().width()) {
                line(data, governance, assessment).ifPresent(lines::add);
            }
        }
        return ImmutableList.copyOf(lines);
    }

    private static Optional<Line> line(ReferenceData data, GovernanceTable governance, EuAssessment assessment) {
        boolean needsWorld = assessment.sides() != EuSupplyRiskResult.Sides.EU_ONLY;
        boolean needsEu = assessment.sides() != EuSupplyRiskResult.Sides.GLOBAL_ONLY;
        Optional<SupplyShares> world =
                needsWorld ? shares(data, assessment, SupplyShares.Buyer.WORLD) : Optional.empty();
        Optional<SupplyShares> eu = needsEu ? shares(data, assessment, SupplyShares.Buyer.EU) : Optional.empty();
        if ((needsWorld && world.isEmpty()) || (needsEu && eu.isEmpty())) {
            return Optional.empty();
        }
        EuSupplyRisk both = calculator(governance, world, eu);
        if (needsWorld && needsEu) {
            both = both.withImportReliance(assessment.stages(), assessment.importReliance());
        }
        Interval left = assessment.recycling().complement().fraction();
        Interval index = both.withRecycling(io.github.criticalminerals.core.quantity.Share.of(0))
                .withSubstitution(1)
                .result()
                .value();
        Interval computed = index.times(left).times(assessment.substitution());
        Optional<Interval> worldIndex = world.map(each -> alone(governance, each));
        Optional<Interval> euIndex = eu.map(each -> alone(governance, each));
        return Optional.of(new Line(
                assessment,
                computed,
                worldIndex,
                euIndex,
                explanation(assessment, computed, left, worldIndex, euIndex, world, eu),
                terms(assessment, computed, left, worldIndex, euIndex, world, eu)));
    }

    private static Optional<SupplyShares> shares(
            ReferenceData data, EuAssessment assessment, SupplyShares.Buyer buyer) {
        return data.shares(assessment.commodity().name()).stream()
                .filter(each -> each.buyer() == buyer && each.stages().equals(assessment.stages()))
                .findFirst();
    }

    private static EuSupplyRisk calculator(
            GovernanceTable governance, Optional<SupplyShares> world, Optional<SupplyShares> eu) {
        EuSupplyRisk risk = EuSupplyRisk.of(governance);
        for (SupplyShares each : world.stream().toList()) {
            risk = withParameters(risk.withGlobalSupply(each.table()), each);
        }
        for (SupplyShares each : eu.stream().toList()) {
            risk = withParameters(risk.withEuSourcing(each.table()), each);
        }
        return risk;
    }

    private static EuSupplyRisk withParameters(EuSupplyRisk risk, SupplyShares shares) {
        EuSupplyRisk changed = risk;
        for (var each : shares.tradeParameters().entrySet()) {
            changed = changed.withTradeParameter(each.getKey(), Interval.exact(each.getValue()));
        }
        return changed;
    }

    private static Interval alone(GovernanceTable governance, SupplyShares shares) {
        return calculator(governance, Optional.of(shares), Optional.empty())
                .withRecycling(io.github.criticalminerals.core.quantity.Share.of(0))
                .withSubstitution(1)
                .result()
                .value();
    }

    /** By what each term, the others left as they are, would have to be multiplied or what it would have to be. */
    private static String explanation(
            EuAssessment assessment,
            Interval computed,
            Interval left,
            Optional<Interval> world,
            Optional<Interval> eu,
            Optional<SupplyShares> worldShares,
            Optional<SupplyShares> euShares) {
        if (assessment.supplyRisk().intersection(computed).isPresent()) {
            return "within rounding and unknown shares";
        }
        Side near = nearer(computed, assessment);
        double wanted = assessment.supplyRisk().at(near.opposite());
        double nearest = computed.at(near);
        List<String> terms = new ArrayList<>();
        double factors = left.at(near) * assessment.substitution().at(near);
        double index = wanted / factors;
        double ir = assessment.importReliance().fraction().midpoint();
        if (world.isPresent() && eu.isPresent()) {
            double gs = world.get().at(near);
            double own = eu.get().at(near);
            if (ir > NOTHING) {
                term(terms, "H_GS", gs, (index - own * (1 - ir / 2)) / (ir / 2), 12);
            }
            term(terms, "H_EU", own, (index - gs * ir / 2) / (1 - ir / 2), 12);
            if (Math.abs(gs - own) > NOTHING) {
                term(terms, "IR", ir, 2 * (index - own) / (gs - own), 1);
            }
        } else {
            term(
                    terms,
                    world.isPresent() ? "H_GS" : "H_EU",
                    world.or(() -> eu).orElseThrow().at(near),
                    index,
                    12);
        }
        double substitution = assessment.substitution().midpoint();
        double recycling = left.midpoint();
        term(terms, "1 - EoL_RIR", recycling, recycling * wanted / nearest, 1);
        term(terms, "SI_SR", substitution, substitution * wanted / nearest, 1);
        List<String> doubts = new ArrayList<>();
        worldShares.ifPresent(each -> doubts.addAll(each.doubts()));
        euShares.ifPresent(each -> doubts.addAll(each.doubts()));
        return "too " + (near == Side.HIGH ? "low" : "high") + " by " + number(Math.abs(wanted - nearest))
                + "; it would take "
                + String.join(" or ", terms)
                + (doubts.isEmpty()
                        ? "; no doubt on the shares is known; the governance scores are of 2023 and not of the years of the study"
                        : "; doubts: " + doubts.stream().distinct().collect(Collectors.joining("; ")));
    }

    /** The five terms of a score that misses, one by one. */
    private static ImmutableList<Term> terms(
            EuAssessment assessment,
            Interval computed,
            Interval left,
            Optional<Interval> world,
            Optional<Interval> eu,
            Optional<SupplyShares> worldShares,
            Optional<SupplyShares> euShares) {
        if (assessment.supplyRisk().intersection(computed).isPresent()) {
            return ImmutableList.of();
        }
        Side near = nearer(computed, assessment);
        double wanted = assessment.supplyRisk().at(near.opposite());
        double nearest = computed.at(near);
        double index = wanted / (left.at(near) * assessment.substitution().at(near));
        double ir = assessment.importReliance().fraction().midpoint();
        boolean both = world.isPresent() && eu.isPresent();
        double ofWorld = both ? ir / 2 : world.isPresent() ? 1 : 0;
        double gs = world.map(each -> each.at(near)).orElse(0.0);
        double own = eu.map(each -> each.at(near)).orElse(0.0);
        double factor = wanted / nearest;
        return ImmutableList.of(
                index("H_GS", world, (index - own * (1 - ofWorld)) / ofWorld, worldShares),
                index("H_EU", eu, (index - gs * ofWorld) / (1 - ofWorld), euShares),
                both
                        ? printed(
                                "IR",
                                assessment.importReliance().toString(),
                                Math.abs(gs - own) > NOTHING ? 2 * (index - own) / (gs - own) : Double.NaN)
                        : new Term(
                                "IR",
                                "not used",
                                assessment.importReliance().toString(),
                                "",
                                "explains nothing: with one side only the import reliance is not in the formula"),
                printed("EoL_RIR", assessment.recycling().toString(), 1 - left.at(near) * factor),
                printed(
                        "SI_SR",
                        range(assessment.substitution()),
                        assessment.substitution().at(near) * factor));
    }

    /** A weighted index, which the study does not print: what is known of the shares that it is made of. */
    private static Term index(String name, Optional<Interval> ours, double implied, Optional<SupplyShares> shares) {
        if (ours.isEmpty()) {
            return new Term(name, "not used", "not printed", "", "explains nothing: this side is not in the score");
        }
        boolean possible = implied >= 0 && implied <= 12;
        List<String> doubts = shares.stream()
                .flatMap(each -> each.doubts().stream())
                .distinct()
                .toList();
        String sentence = !possible
                ? "cannot explain it alone: no index has the implied value"
                : doubts.isEmpty()
                        ? "not explained by any printed term: the study prints no index, and no doubt on the shares is known"
                        : "may explain it, a doubt on the shares being known: " + String.join("; ", doubts);
        return new Term(name, range(ours.get()), "not printed", number(implied), sentence);
    }

    /** A term that is taken as the study prints it, its rounding counted. */
    private static Term printed(String name, String value, double implied) {
        if (Double.isNaN(implied)) {
            return new Term(name, value, value, "", "explains nothing: both sides have one index");
        }
        return new Term(
                name,
                value,
                value,
                number(implied),
                implied < 0 || implied > 1
                        ? "does not explain it: taken as printed, and the implied value is impossible"
                        : "does not explain it: taken as printed, and the implied value is another than the printed one");
    }

    /** The terms of all scores that miss as text: tab-separated, three decimals. */
    static String termTable(List<Line> lines) {
        StringBuilder table = new StringBuilder(
                "material\tstages\tpublished score\tour score\tterm\tours\tpublished\timplied\tsentence\n");
        for (Line line : lines) {
            EuAssessment each = line.assessment();
            for (Term term : line.terms()) {
                table.append(String.join(
                                "\t",
                                each.material(),
                                each.stages().stream().map(Stage::toString).collect(Collectors.joining(" and ")),
                                range(each.supplyRisk()),
                                range(line.computed()),
                                term.name(),
                                term.ours(),
                                term.published(),
                                term.implied(),
                                term.sentence()))
                        .append('\n');
            }
        }
        return table.toString();
    }

    /** Which end of what is computed lies next to a printed score that it misses. */
    private static Side nearer(Interval computed, EuAssessment assessment) {
        return computed.upper() < assessment.supplyRisk().lower() ? Side.HIGH : Side.LOW;
    }

    private static void term(List<String> terms, String name, double is, double wanted, double most) {
        terms.add(name + " " + number(wanted) + " for " + number(is)
                + (wanted < 0 || wanted > most ? " (impossible)" : ""));
    }

    /** The table as text: tab-separated, three decimals. */
    static String table(List<Line> lines) {
        StringBuilder table = new StringBuilder(
                "material\tstages\tsides\tpublished\tcomputed\tH_GS\tH_EU\tIR\tEoL_RIR\tSI_SR\tmisses\texplanation\n");
        for (Line line : lines) {
            EuAssessment each = line.assessment();
            table.append(String.join(
                            "\t",
                            each.material(),
                            each.stages().stream().map(Stage::toString).collect(Collectors.joining(" and ")),
                            each.sides().toString(),
                            range(each.supplyRisk()),
                            range(line.computed()),
                            line.world().map(EuScoreComparison::range).orElse(""),
                            line.eu().map(EuScoreComparison::range).orElse(""),
                            each.importReliance().toString(),
                            each.recycling().toString(),
                            range(each.substitution()),
                            line.misses() ? "yes" : "no",
                            line.explanation()))
                    .append('\n');
        }
        return table.toString();
    }

    private static String range(Interval interval) {
        return interval.isExact()
                ? number(interval.lower())
                : number(interval.lower()) + ".." + number(interval.upper());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
