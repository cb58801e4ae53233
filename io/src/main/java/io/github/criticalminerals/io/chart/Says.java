package io.github.criticalminerals.io.chart;

/** What a mark says: its label, its value with the unit, and more of it, which may be empty. */
@FunctionalInterface
interface Says {
    /** {@code China: 68.5 % (270,000 t REO)}. */
    Says PLAIN = of("", "");

    String of(String label, String value, String more);

    /**
     * With what all labels have in common, and where all values come from, where either is known: {@code China, mining,
     * 2024: 68.5 % (270,000 t REO, MCS 2025)}.
     */
    static Says of(String common, String source) {
        return (label, value, more) -> {
            String known = more + (more.isEmpty() || source.isEmpty() ? "" : ", ") + source;
            return Texts.apart(label) + (common.isEmpty() ? "" : ", " + common) + ": " + value
                    + (known.isEmpty() ? "" : " (" + known + ")");
        };
    }
}
