package io.github.criticalminerals.core.domain;

import java.util.HashMap;
import java.util.Map;

/** Recomputes a term by its printed formula, with no knowledge of how the library computed it. */
final class Formula {
    private final String text;
    private final Map<String, Double> values = new HashMap<>();
    private int at;

    private Formula(Term term) {
        this.text = term.formula().orElseThrow().toString().replace(" ", "");
        term.children().forEach(child -> values.put(child.name(), recomputed(child)));
    }

    static double recomputed(Term term) {
        if (term.formula().isEmpty()) {
            return term.value().exactValue();
        }
        Formula formula = new Formula(term);
        double value = formula.sum();
        if (formula.at != formula.text.length()) {
            throw new IllegalArgumentException("cannot read " + formula.text + " from " + formula.at);
        }
        return value;
    }

    private double sum() {
        double value = product();
        while (taken('+')) {
            value += product();
        }
        return value;
    }

    private double product() {
        double value = factor();
        while (at < text.length()) {
            if (taken('*')) {
                value *= factor();
            } else if (taken('/')) {
                value /= factor();
            } else {
                break;
            }
        }
        return value;
    }

    private double factor() {
        if (taken('(')) {
            double value = sum();
            taken(')');
            return value;
        }
        int from = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String token = text.substring(from, at);
        return Character.isDigit(token.charAt(0)) ? Double.parseDouble(token) : values.get(token);
    }

    private boolean taken(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }
}
