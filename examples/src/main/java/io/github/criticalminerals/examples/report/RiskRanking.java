package io.github.criticalminerals.examples.report;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.risk.SideBySide;
import io.github.criticalminerals.core.risk.SideBySide.Agreement;
import io.github.criticalminerals.core.risk.SideBySide.Disagreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The materials of one edition and one consumer, ranked by every method: never two editions in one ranking.
 *
 * @param edition what the figures are of
 * @param consumer whose risk it is
 * @param table scores, ranks and agreement
 */
record RiskRanking(String edition, String consumer, SideBySide table) {

    /** How many ranks two methods must be apart to be a disagreement. */
    private static final double APART = 2;

    private static final String SCORES = "risk-side-by-side.csv";

    /**
     * The ranking of the rows that hold for a consumer; the EU's formula once, at its upper end, which orders alike.
     */
    static RiskRanking of(String edition, String consumer, List<RiskRow> rows) {
        SideBySide.Builder table = SideBySide.builder();
        for (RiskRow row : rows) {
            if ((!row.consumer.equals(RiskScores.ANYONE) && !row.consumer.equals(consumer))
                    || row.method == RiskMethod.OWN
                    || row.method == RiskMethod.EU_SUPPLY_RISK) {
                continue;
            }
            String method = row.method.toString();
            String material = row.material.name();
            if (row.score().isPresent()) {
                table.add(
                        method,
                        material,
                        row.score().get(),
                        row.method == RiskMethod.N_MINUS_1
                                ? SideBySide.Direction.LOWER_IS_RISKIER
                                : SideBySide.Direction.HIGHER_IS_RISKIER);
            } else {
                table.missing(method, material, row.missing());
            }
        }
        return new RiskRanking(edition, consumer, table.build());
    }

    /** One score with its rank, or why there is none. */
    private record Ranked(
            RiskRanking ranking, String method, String material, Optional<SideBySide.Row> row, String missing) {}

    static Table<?> scores(List<RiskRanking> rankings) {
        List<Ranked> scores = new ArrayList<>();
        for (RiskRanking ranking : rankings) {
            for (SideBySide.Row row : ranking.table.rows()) {
                scores.add(new Ranked(
                        ranking, row.method(), row.material(), Optional.of(row), String.join("; ", row.omissions())));
            }
            for (SideBySide.Missing missing : ranking.table.missing()) {
                scores.add(new Ranked(ranking, missing.method(), missing.material(), Optional.empty(), missing.why()));
            }
        }
        return Table.of(SCORES, "Scores and ranks", scores)
                .inFile("edition", score -> score.ranking().edition)
                .inFile("consumer", score -> score.ranking().consumer)
                .inFile("method", Ranked::method)
                .inFile("material", Ranked::material)
                .inFile("low", score -> Texts.end(score.row().map(SideBySide.Row::value), Side.LOW))
                .inFile("high", score -> Texts.end(score.row().map(SideBySide.Row::value), Side.HIGH))
                .inFile("unit", score -> score.row().map(SideBySide.Row::unit).orElse(""))
                .inFile("rank_low", score -> Texts.end(score.row().map(SideBySide.Row::rank), Side.LOW))
                .inFile("rank_high", score -> Texts.end(score.row().map(SideBySide.Row::rank), Side.HIGH))
                .inFile("missing", Ranked::missing);
    }

    /** Two methods of a ranking, and on which materials they are apart. */
    private record Pair(
            RiskRanking ranking, Agreement agreement, List<Disagreement> surely, List<Disagreement> perhaps) {

        Pair {
            surely = ImmutableList.copyOf(surely);
            perhaps = ImmutableList.copyOf(perhaps);
        }

        static Pair of(RiskRanking ranking, Agreement agreement) {
            Map<Boolean, List<Disagreement>> byOverlap = ranking.table.disagreements(APART).stream()
                    .filter(one ->
                            one.left().equals(agreement.left()) && one.right().equals(agreement.right()))
                    .collect(partitioningBy(one -> ranking.rank(one.material(), one.left())
                            .intersection(ranking.rank(one.material(), one.right()))
                            .isPresent()));
            return new Pair(
                    ranking, agreement, requireNonNull(byOverlap.get(false)), requireNonNull(byOverlap.get(true)));
        }
    }

    /**
     * How far each two methods agree. A disagreement is two ranks or more; where the ranges of the ranks overlap it is
     * one perhaps, of the midpoints. The page has the methods' brief names.
     */
    static Table<?> agreement(List<RiskRanking> rankings) {
        List<Pair> pairs = rankings.stream()
                .flatMap(ranking -> ranking.table.agreements().stream()
                        .filter(ranking::tells)
                        .map(agreement -> Pair.of(ranking, agreement)))
                .toList();
        return Table.of(
                        "risk-agreement.csv",
                        "Agreement of each two methods: Spearman's rho, Kendall's tau, and who is two ranks or more apart",
                        pairs)
                .inFile("edition", pair -> pair.ranking().edition)
                .column("consumer", pair -> pair.ranking().consumer)
                .inFile("method", pair -> pair.agreement().left())
                .onPage("method", pair -> RiskMethod.brief(pair.agreement().left()))
                .inFile("and", pair -> pair.agreement().right())
                .onPage("and", pair -> RiskMethod.brief(pair.agreement().right()))
                .inFile("materials", pair -> Integer.toString(pair.agreement().materials()))
                .column(
                        "spearman",
                        pair -> Texts.range(Interval.exact(pair.agreement().spearman()), 2))
                .column(
                        "kendall",
                        pair -> Texts.range(Interval.exact(pair.agreement().kendall()), 2))
                .column("disagree", pair -> text(pair.surely()))
                .column("perhaps", pair -> text(pair.perhaps()));
    }

    private static String text(List<Disagreement> materials) {
        return materials.stream()
                .map(one -> one.material() + " " + text(one.leftRank()) + " (" + one.leftTerm() + "), "
                        + text(one.rightRank()) + " (" + one.rightTerm() + ")")
                .collect(joining("; "));
    }

    /** Whether data make both scores, and the pair is not one of the world's supply, which stands under anyone. */
    private boolean tells(Agreement agreement) {
        List<String> pair = ImmutableList.of(agreement.left(), agreement.right());
        List<String> world =
                RiskMethod.OF_THE_WORLD.stream().map(RiskMethod::toString).toList();
        return pair.stream().noneMatch(RiskRanking::isOpen)
                && (consumer.equals(RiskScores.ANYONE) || !world.containsAll(pair));
    }

    private static boolean isOpen(String method) {
        return method.equals(RiskMethod.GEOPOLRISK_ANY.toString()) || method.equals(RiskMethod.USGS.toString());
    }

    private Interval rank(String material, String method) {
        return findRank(material, method).orElseThrow();
    }

    private Optional<Interval> findRank(String material, String method) {
        return table.rows().stream()
                .filter(row -> row.method().equals(method) && row.material().equals(material))
                .map(SideBySide.Row::rank)
                .findFirst();
    }

    private static String text(double rank) {
        return Interval.exact(rank).toString();
    }

    private record Place(RiskRanking ranking, String material) {}

    /** The ranks by each method, the page's way: a row for each material and consumer. */
    static Table<?> ranks(List<RiskRanking> rankings, List<RiskMethod> methods) {
        List<Place> places = rankings.stream()
                .flatMap(ranking -> ranking.table.materials().stream().map(material -> new Place(ranking, material)))
                .toList();
        Table<Place> table = Table.of(SCORES, "Ranks (" + ReportInput.EDITION + ")", places)
                .onPage("material", Place::material)
                .onPage("consumer", place -> place.ranking().consumer);
        for (RiskMethod method : methods) {
            table.onPage(method.brief(), place -> place.ranking()
                    .findRank(place.material(), method.toString())
                    .map(Interval::toString)
                    .orElse("US only"));
        }
        return table;
    }
}
