package io.github.criticalminerals.io.usgs;

import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.report.LoadReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables of a file before they are made, so that those that count the same thing can be set beside each other. */
final class Drafts {
    /**
     * Between these lie reserves over a year's output wherever both were printed in the right units; what lies outside
     * is said, and nothing is converted. Bromine, 2.2 and 2.5 in 2025 and 2026, is the one exception seen.
     */
    private static final double LEAST_YEARS = 3;

    private static final double MOST_YEARS = 3_000;

    /** A table, and what its figures are; the key is the same for tables of the same rows or the same thing. */
    private record Pending(String key, Draft draft, Subject subject, MassUnit unit) {}

    private final List<Pending> all = new ArrayList<>();

    void add(String key, Draft draft, Subject subject, MassUnit unit) {
        all.add(new Pending(key, draft, subject, unit));
    }

    /** Makes the tables, in the order in which they were added. */
    List<UsgsTable> build(Edition edition, Source source, LoadReport.Builder report) {
        Map<String, List<Pending>> outputs = new HashMap<>();
        for (Pending each : all) {
            if (each.draft().measure() == Measure.OUTPUT) {
                outputs.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each);
            }
        }
        List<UsgsTable> tables = new ArrayList<>();
        for (Pending each : all) {
            report.goOn();
            if (each.draft().measure() == Measure.RESERVES) {
                outputs.getOrDefault(each.key(), List.of()).stream()
                        .max(Comparator.comparingInt(output -> output.draft().year()))
                        .ifPresent(output -> compare(each, output, report));
            }
            each.draft()
                    .build(each.subject(), each.unit(), edition, source, report)
                    .ifPresent(tables::add);
        }
        return tables;
    }

    /** Sets reserves beside output: the printed totals, or else what at least two producers have of both. */
    private static void compare(Pending reserves, Pending output, LoadReport.Builder report) {
        double inGround = total(reserves);
        double perYear = total(output);
        if (!(inGround > 0 && perYear > 0)) {
            Map<String, Double> amounts = amounts(output);
            Map<String, Double> both = amounts(reserves);
            both.keySet().removeIf(producer -> !(amounts.getOrDefault(producer, 0.0) > 0));
            inGround = both.size() < 2
                    ? 0
                    : both.values().stream().mapToDouble(each -> each).sum();
            perYear = both.keySet().stream()
                    .mapToDouble(producer -> amounts.getOrDefault(producer, 0.0))
                    .sum();
        }
        double years = inGround / perYear;
        Optional<Draft.Entry> first = reserves.draft().entries().stream()
                .filter(entry -> entry.figure().isKnown())
                .findFirst();
        if (inGround > 0 && perYear > 0 && (years < LEAST_YEARS || years > MOST_YEARS) && first.isPresent()) {
            String found = String.format(
                    Locale.ROOT,
                    "reserves of %.3g times the output of %d",
                    years,
                    output.draft().year());
            report.issue(Issue.warning(
                    "reserves-out-of-proportion",
                    first.get().place(),
                    "expected reserves of 3 to 3,000 years of output, found " + found
                            + ": a unit may be wrong, in the one table or the other; nothing is converted",
                    first.get().text()));
            reserves.draft().note("Doubtful unit: " + found + ".");
        }
    }

    /** The world's total, if it is printed as a number; else 0. */
    private static double total(Pending of) {
        return of.draft().entries().stream()
                .filter(entry -> entry.party().kind() == Party.Kind.WORLD
                        && entry.figure().value().isExact())
                .mapToDouble(entry ->
                        entry.figure().value().lower() * of.unit().tonnes().doubleValue())
                .findFirst()
                .orElse(0);
    }

    private static Map<String, Double> amounts(Pending of) {
        Map<String, Double> amounts = new HashMap<>();
        for (Draft.Entry entry : of.draft().entries()) {
            if (entry.party().kind() == Party.Kind.PRODUCER
                    && entry.figure().value().isExact()) {
                amounts.merge(
                        entry.party().producer().id(),
                        entry.figure().value().lower() * of.unit().tonnes().doubleValue(),
                        Double::sum);
            }
        }
        return amounts;
    }
}
