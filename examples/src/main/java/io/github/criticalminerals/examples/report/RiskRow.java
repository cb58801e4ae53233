package io.github.criticalminerals.examples.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One result of the risk chapter, or what is missing for it. */
final class RiskRow {
    static final int DIGITS = 3;
    /** The file of all results. */
    static final String FILE = "risk.csv";

    final RiskMaterial material;
    final String consumer;
    final RiskMethod method;
    private final @Nullable Term score;
    private final @Nullable Interval likely;
    private final String answer;
    private final String coverage;
    private final String missing;

    private RiskRow(
            RiskMaterial material,
            String consumer,
            RiskMethod method,
            @Nullable Term score,
            @Nullable Interval likely,
            String answer,
            String coverage,
            String missing) {
        this.material = material;
        this.consumer = consumer;
        this.method = method;
        this.score = score;
        this.likely = likely;
        this.answer = answer;
        this.coverage = coverage;
        this.missing = missing;
    }

    static RiskRow of(
            RiskMaterial material, String consumer, RiskMethod method, Term score, String coverage, String missing) {
        return new RiskRow(material, consumer, method, score, null, "", coverage, missing);
    }

    /** A result in words, or none at all. */
    static RiskRow inWords(
            RiskMaterial material, String consumer, RiskMethod method, String answer, String coverage, String missing) {
        return new RiskRow(material, consumer, method, null, null, answer, coverage, missing);
    }

    RiskRow withLikely(Interval range) {
        return new RiskRow(material, consumer, method, score, range, answer, coverage, missing);
    }

    Optional<Term> score() {
        return Optional.ofNullable(score);
    }

    Optional<Interval> likely() {
        return Optional.ofNullable(likely);
    }

    String missing() {
        return missing;
    }

    /** For the page: the range with three digits, the answer, or what is missing. */
    String inBrief() {
        if (score != null) {
            return Texts.range(score.value(), DIGITS);
        }
        return answer.isEmpty() ? "missing: " + missing : answer;
    }

    /** All results, as the file has them. */
    static Table<RiskRow> table(List<RiskRow> rows) {
        return Table.of(FILE, "Results", rows)
                .column("material", row -> row.material.name())
                .column("consumer", row -> row.consumer)
                .column("method", row -> row.method.toString())
                .column("stage", row -> row.material.stage())
                .column("edition", row -> row.material.edition())
                .range("value", "value", row -> row.score().map(Term::value), value -> Texts.range(value, DIGITS))
                .range("likely", "likely", RiskRow::likely, likely -> Texts.range(likely, DIGITS))
                .column("unit", row -> row.score().map(Term::unit).orElse(""))
                .column("answer", row -> row.answer)
                .column("coverage", row -> row.coverage)
                .column("missing", row -> row.missing)
                .column("assumptions", row -> Joiner.on(' ').join(row.assumptions()))
                .column("sources", row -> Joiner.on("; ").join(row.sources()));
    }

    /** The ids of what was assumed. */
    List<String> assumptions() {
        boolean secondHand = !material.edition().equals(ReportInput.EDITION);
        return Stream.concat(
                        method.assumptions().stream(),
                        Stream.of(secondHand ? RiskAssumption.SECOND_HAND : RiskAssumption.ESTIMATES))
                .map(RiskAssumption::id)
                .toList();
    }

    private List<String> sources() {
        boolean governed = method.assumptions().contains(RiskAssumption.GOVERNANCE);
        return ImmutableList.of(
                        material.table().edition().map(Edition::toString).orElse(""),
                        governed ? RiskScores.GOVERNANCE_EDITION : "",
                        method.source())
                .stream()
                .filter(source -> !source.isEmpty())
                .toList();
    }
}
