package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.SideBySide;
import io.github.criticalminerals.core.risk.SideBySide.Agreement;
import io.github.criticalminerals.core.risk.SideBySide.Disagreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    static CsvTable scores(List<RiskRanking> rankings) {
        CsvTable csv = new CsvTable(
                "edition", "consumer", "method", "material", "low", "high", "unit", "rank_low", "rank_high", "missing");
        for (RiskRanking ranking : rankings) {
            for (SideBySide.Row row : ranking.table.rows()) {
                csv.add(
                        ranking.edition,
                        ranking.consumer,
                        row.method(),
                        row.material(),
                        Texts.end(Optional.of(row.value()), false),
                        Texts.end(Optional.of(row.value()), true),
                        row.unit(),
                        Texts.end(Optional.of(row.rank()), false),
                        Texts.end(Optional.of(row.rank()), true),
                        String.join("; ", row.omissions()));
            }
            for (SideBySide.Missing missing : ranking.table.missing()) {
                csv.add(
                        ranking.edition,
                        ranking.consumer,
                        missing.method(),
                        missing.material(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        missing.why());
            }
        }
        return csv;
    }

    /**
     * How far each two methods agree. A disagreement is two ranks or more; where the ranges of the ranks overlap it is
     * one perhaps, of the midpoints.
     */
    static CsvTable agreement(List<RiskRanking> rankings, UnaryOperator<String> names) {
        CsvTable csv = new CsvTable(
                "edition", "consumer", "method", "and", "materials", "spearman", "kendall", "disagree", "perhaps");
        for (RiskRanking ranking : rankings) {
            List<Disagreement> all = ranking.table.disagreements(APART);
            for (Agreement agreement : ranking.table.agreements()) {
                if (!ranking.tells(agreement)) {
                    continue;
                }
                List<String> surely = new ArrayList<>();
                List<String> perhaps = new ArrayList<>();
                for (Disagreement one : all) {
                    if (one.left().equals(agreement.left()) && one.right().equals(agreement.right())) {
                        boolean overlap = ranking.rank(one.material(), one.left())
                                .intersection(ranking.rank(one.material(), one.right()))
                                .isPresent();
                        (overlap ? perhaps : surely)
                                .add(one.material() + " " + text(one.leftRank()) + " (" + one.leftTerm() + "), "
                                        + text(one.rightRank()) + " (" + one.rightTerm() + ")");
                    }
                }
                csv.add(
                        ranking.edition,
                        ranking.consumer,
                        names.apply(agreement.left()),
                        names.apply(agreement.right()),
                        Integer.toString(agreement.materials()),
                        Texts.range(Interval.exact(agreement.spearman()), 2),
                        Texts.range(Interval.exact(agreement.kendall()), 2),
                        String.join("; ", surely),
                        String.join("; ", perhaps));
            }
        }
        return csv;
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

    /** The ranks by each method, the page's way: a row for each material and consumer. */
    static CsvTable ranks(List<RiskRanking> rankings, List<RiskMethod> methods) {
        List<String> header = new ArrayList<>(ImmutableList.of("material", "consumer"));
        methods.forEach(method -> header.add(method.brief()));
        CsvTable csv = new CsvTable(header.toArray(String[]::new));
        for (RiskRanking ranking : rankings) {
            for (String material : ranking.table.materials()) {
                List<String> cells = new ArrayList<>(ImmutableList.of(material, ranking.consumer));
                for (RiskMethod method : methods) {
                    cells.add(ranking.findRank(material, method.toString())
                            .map(Interval::toString)
                            .orElse("US only"));
                }
                csv.add(cells.toArray(String[]::new));
            }
        }
        return csv;
    }
}
