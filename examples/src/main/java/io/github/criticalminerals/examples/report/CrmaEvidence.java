package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.Answer;
import io.github.criticalminerals.core.risk.CrmaBenchmarks.Kind;
import io.github.criticalminerals.io.reference.EuAssessment;
import io.github.criticalminerals.io.reference.SupplyShares;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a source says of a benchmark. What the Joint Research Centre states is taken as stated. Of the EU's shares of its
 * own supply of about 2016 to 2020, what reaches a benchmark meets it, since supply is production and imports and what
 * is exported again is not taken off: a lower bound of the share of consumption. What does not reach it proves nothing.
 * The same holds for one country's share that exceeds 65 %: that is not met for sure.
 *
 * @param answer what follows
 * @param words the figure in words
 * @param years the year or years it is of
 * @param stated whether the source itself speaks of the benchmark
 * @param source who says it
 */
record CrmaEvidence(Answer answer, String words, String years, boolean stated, String source) {

    static final Source JRC = Source.of(
                    "Joint Research Centre of the European Commission",
                    "Delivering the EU Green Deal: progress towards targets (2025), chapter on Regulation (EU) 2024/1252")
            .withNote("bands in words, read in a transcription, not in the report itself");

    /** What the study calls materials of the list, where the names differ; groups it has no shares of are left out. */
    private static final ImmutableMap<String, String> NAMES =
            ImmutableMap.of("bauxite, alumina and aluminum", "aluminum");

    /** All that is known of a material's benchmark. */
    static List<CrmaEvidence> of(ReportInput input, CriticalList.Entry entry, Kind kind, Set<Country> members) {
        String name = entry.commodity().name();
        boolean byGrade = entry.printed().contains(" - ");
        Stream<CrmaEvidence> stated = input.statements().stream()
                .filter(each -> each.material().equals(name) && each.benchmark() == kind)
                .map(each -> new CrmaEvidence(each.answer(), each.words(), each.years(), true, JRC.toString()));
        String own = NAMES.getOrDefault(name, name);
        Stream<CrmaEvidence> computed = kind == Kind.RECYCLING
                ? recycling(input, own).stream()
                : shares(input, own, kind).stream()
                        .map(shares ->
                                kind == Kind.ONE_COUNTRY ? oneCountry(shares, members) : own(shares, kind, members));
        return Stream.concat(stated, computed.map(each -> byGrade ? each.ofAllGrades() : each))
                .collect(ImmutableList.toImmutableList());
    }

    private CrmaEvidence ofAllGrades() {
        return new CrmaEvidence(
                Answer.UNKNOWN, words + " of all grades, the benchmark is of one", years, stated, source);
    }

    private static List<SupplyShares> shares(ReportInput input, String name, Kind kind) {
        return input.reference().shares(name).stream()
                .filter(shares -> shares.buyer() == SupplyShares.Buyer.EU
                        && shares.edition().toString().equals(EuRisks.STUDY)
                        && (kind == Kind.ONE_COUNTRY
                                || shares.stages().contains(Stage.MINING) == (kind == Kind.EXTRACTION)))
                .toList();
    }

    private static boolean isCopied(SupplyShares shares) {
        return shares.doubts().stream().anyMatch(doubt -> doubt.startsWith("the shares repeat those of the world"));
    }

    private static CrmaEvidence own(SupplyShares shares, Kind kind, Set<Country> members) {
        double low = 0;
        double high = 0;
        for (SupplyShares.Row row : shares.rows()) {
            if (row.who() instanceof Country country && members.contains(country)) {
                low += row.share().fraction().lower();
                high += row.share().fraction().upper();
            }
        }
        Answer answer = !isCopied(shares) && low >= kind.share() ? Answer.YES : Answer.UNKNOWN;
        return ofShares(
                shares,
                answer,
                "the EU makes " + Texts.percent(Interval.of(low, Math.min(1, high))) + " of its supply");
    }

    private static CrmaEvidence oneCountry(SupplyShares shares, Set<Country> members) {
        SupplyShares.Row largest = shares.rows().stream()
                .filter(row -> row.who() instanceof Country country && !members.contains(country))
                .max(Comparator.comparingDouble(row -> row.share().fraction().lower()))
                .orElseGet(() -> shares.rows().get(0));
        boolean outside = largest.who() instanceof Country country && !members.contains(country);
        Answer answer =
                outside && !isCopied(shares) && largest.share().fraction().lower() > Kind.ONE_COUNTRY.share()
                        ? Answer.NO
                        : Answer.UNKNOWN;
        return ofShares(
                shares,
                answer,
                outside
                        ? largest.who().name() + " "
                                + Texts.percent(largest.share().fraction()) + " of the EU's supply"
                        : "no third country has a row");
    }

    private static CrmaEvidence ofShares(SupplyShares shares, Answer answer, String words) {
        String stage = String.join(
                " and ", shares.stages().stream().map(Stage::toString).toList());
        return new CrmaEvidence(
                answer,
                words + " (" + shares.form() + ", " + stage + ")"
                        + (isCopied(shares) ? ", the world's shares, copied: no figures of the EU" : ""),
                shares.period(),
                false,
                shares.edition().toString());
    }

    /** The rate of input from old scrap: with new scrap it would be more. */
    private static List<CrmaEvidence> recycling(ReportInput input, String name) {
        return input.reference().euAssessments().stream()
                .filter(each -> each.edition().toString().equals(EuRisks.STUDY)
                        && each.commodity().name().equals(name)
                        && each.decides())
                .map(EuAssessment::recycling)
                .filter(rate -> rate.fraction().width() < 1)
                .map(rate -> new CrmaEvidence(
                        rate.fraction().lower() >= Kind.RECYCLING.share() ? Answer.YES : Answer.UNKNOWN,
                        Texts.percent(rate.fraction()) + " of input from old scrap",
                        "about 2016 to 2020",
                        false,
                        EuRisks.STUDY))
                .toList();
    }

    /** In one line: {@code the EU makes 76.5 to 77.5 % of its supply (EU CRM 2023, about 2016 to 2020)}. */
    String inWords() {
        return words + " (" + (stated ? "stated by the JRC" : source) + ", " + years + ")";
    }

    /** What all evidence comes to; unknown if sources contradict each other. */
    static Answer together(List<CrmaEvidence> all, Answer otherwise) {
        List<Answer> answers = all.stream()
                .map(CrmaEvidence::answer)
                .filter(answer -> answer != Answer.UNKNOWN)
                .distinct()
                .toList();
        return answers.isEmpty() ? otherwise : answers.size() == 1 ? answers.get(0) : Answer.UNKNOWN;
    }
}
