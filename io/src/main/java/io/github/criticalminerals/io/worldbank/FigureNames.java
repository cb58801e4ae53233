package io.github.criticalminerals.io.worldbank;

import com.google.common.collect.ImmutableSetMultimap;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the files call the figures of a score. */
final class FigureNames {
    private static final ImmutableSetMultimap<Figure, String> NAMES = ImmutableSetMultimap.<Figure, String>builder()
            .putAll(Figure.ESTIMATE, "estimate", "governance estimate (approx. -2.5 to +2.5)", "EST")
            .putAll(Figure.STANDARD_ERROR, "stddev", "stderr", "standard error (estimate)", "STD.ERR", "SE")
            .putAll(Figure.SOURCES, "nsource", "numsrc", "number of sources", "NO.SRC")
            .putAll(Figure.PERCENTILE_RANK, "pctrank", "rank", "p-rank", "PER.RNK")
            .putAll(Figure.PERCENTILE_LOW, "pctranklower", "lower", "PER.RNK.LOWER")
            .putAll(Figure.PERCENTILE_HIGH, "pctrankupper", "upper", "PER.RNK.UPPER")
            .put(Figure.ESTIMATE_LOW, "lower threshold (90% conf. int. estimate)")
            .put(Figure.ESTIMATE_HIGH, "upper threshold (90% conf. int. estimate)")
            .putAll(Figure.SCORE100, "governance score (0-100)", "SC")
            .put(Figure.SCORE100_STANDARD_ERROR, "standard error (gov. score)")
            .put(Figure.SCORE100_LOW, "lower threshold (90% conf. int. score)")
            .put(Figure.SCORE100_HIGH, "upper threshold (90% conf. int. score)")
            .build();

    private FigureNames() {}

    /** By the name of a column, or the end of an indicator's code. */
    static Optional<Figure> find(String name) {
        return NAMES.entries().stream()
                .filter(each -> each.getValue().equalsIgnoreCase(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** By an indicator's code: {@code PV.PER.RNK}, {@code GOV_WGI_PV.EST}, {@code GOV_WGI_PV_EST}. */
    static Optional<Figure> ofCode(String code) {
        String plain = code.strip().toUpperCase(Locale.ROOT);
        plain = plain.startsWith("GOV_WGI_") ? plain.substring(8).replace('_', '.') : plain;
        return plain.length() > 3 && plain.charAt(2) == '.' ? find(plain.substring(3)) : Optional.empty();
    }

    /** The first of its names. */
    static String label(Figure figure) {
        return NAMES.get(figure).iterator().next();
    }

    /** What is wrong with the ranges of these figures, or empty. */
    static Optional<String> rangeFault(Map<Figure, Double> figures) {
        return GovernanceScore.RANGES.entrySet().stream()
                .flatMap(range -> rangeFault(figures, range.getKey(), range.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> rangeFault(Map<Figure, Double> figures, Figure lower, Figure upper) {
        Double low = figures.get(lower);
        Double high = figures.get(upper);
        if (low == null ? high == null : high != null && low <= high) {
            return Optional.empty();
        }
        return Optional.of("expected both ends of a range, the lower not above the upper, found " + label(lower) + " "
                + (low == null ? "missing" : low) + " and " + label(upper) + " " + (high == null ? "missing" : high));
    }
}
