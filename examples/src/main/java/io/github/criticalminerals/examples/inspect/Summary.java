package io.github.criticalminerals.examples.inspect;

import com.google.common.hash.Hashing;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Reconciliation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What one report says, or several of one format and edition together. */
final class Summary {
    private final List<LoadReport> reports;

    private Summary(List<LoadReport> reports) {
        this.reports = reports;
    }

    static Summary of(List<LoadReport> reports) {
        return new Summary(List.copyOf(reports));
    }

    /** The file, or the first and how many more. */
    String source() {
        String first = reports.get(0).source();
        return reports.size() == 1 ? first : first + " and " + (reports.size() - 1) + " more";
    }

    String format() {
        return reports.get(0).format();
    }

    Optional<String> edition() {
        return reports.get(0).edition();
    }

    /** The file's; that of all files' together, one a line, for several. */
    String sha256() {
        StringBuilder all = new StringBuilder();
        for (LoadReport report : reports) {
            all.append(report.sha256().orElse("none")).append('\n');
        }
        return reports.size() == 1
                ? reports.get(0).sha256().orElse("none")
                : Hashing.sha256().hashString(all, StandardCharsets.UTF_8) + " of the files', one a line";
    }

    long rowsRead() {
        return reports.stream().mapToLong(LoadReport::rowsRead).sum();
    }

    long rowsKept() {
        return reports.stream().mapToLong(LoadReport::rowsKept).sum();
    }

    long blankLines() {
        return reports.stream().mapToLong(LoadReport::blankLines).sum();
    }

    /** How many issues there are of each code. */
    Map<String, Long> issues() {
        Map<String, Long> issues = new TreeMap<>();
        reports.forEach(report -> report.issuesByCode().forEach((code, count) -> issues.merge(code, count, Long::sum)));
        return issues;
    }

    List<Issue> errors() {
        List<Issue> errors = new ArrayList<>();
        reports.forEach(report -> errors.addAll(report.errors()));
        return errors;
    }

    /** How many tables reconcile with their printed totals, and how. */
    Map<String, Long> totals() {
        Map<Reconciliation.Verdict, Long> verdicts = new EnumMap<>(Reconciliation.Verdict.class);
        reports.forEach(
                report -> report.reconciliations().forEach(each -> verdicts.merge(each.verdict(), 1L, Long::sum)));
        Map<String, Long> totals = new LinkedHashMap<>();
        verdicts.forEach((verdict, count) -> totals.put(Inspect.words(verdict), count));
        return totals;
    }

    Set<String> errata() {
        Set<String> errata = new LinkedHashSet<>();
        reports.forEach(report -> errata.addAll(report.errata()));
        return errata;
    }
}
