package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.io.report.Reconciliation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The bundled tables against the totals that their publishers print. */
final class TotalsChapter implements Chapter {

    private final Table<Reconciliation> all;
    private final Table<Reconciliation> exceptions;
    private final Table<Map.Entry<String, String>> notBundled;

    TotalsChapter(ReportInput input) {
        List<Reconciliation> rows = input.reference().reconciliations();
        Set<String> errata = input.reference().tables().stream()
                .flatMap(table -> table.errata().stream())
                .collect(ImmutableSet.toImmutableSet());
        this.all =
                columns(Table.of("reconciliation.csv", "All tables: the sum of the rows and the printed total", rows));
        this.exceptions = columns(Table.of(
                all.file(),
                "Errata and differences",
                rows.stream()
                        .filter(one -> one.verdict() != Reconciliation.Verdict.WITHIN_ROUNDING_OF_TOTAL
                                || errata.stream().anyMatch(one.explanation()::contains))
                        .toList()));
        this.notBundled = Table.of(
                        "not-bundled.csv",
                        "Tables of " + ReportInput.EDITION + " and " + ReportInput.LATER_EDITION
                                + " that are not bundled, and why",
                        ImmutableList.copyOf(input.reference().notBundled().entrySet()))
                .column("table", Map.Entry::getKey)
                .column("why_not", Map.Entry::getValue);
    }

    private static Table<Reconciliation> columns(Table<Reconciliation> table) {
        return table.column("table", Reconciliation::table)
                .column("unit", Reconciliation::unit)
                .inFile("sum_of_rows", one -> Texts.rounded(one.sum()))
                .inFile("printed_total", one -> Texts.rounded(one.total()))
                .onPage("sum of rows", one -> Texts.amount(one.sum()))
                .onPage("printed total", one -> Texts.amount(one.total()))
                .inFile("verdict", one -> one.verdict().toString())
                .onPage("verdict", TotalsChapter::verdict)
                .column("explanation", Reconciliation::explanation);
    }

    private static String verdict(Reconciliation one) {
        return one.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String counts() {
        Map<String, Integer> counts = new TreeMap<>();
        all.rows().forEach(one -> counts.merge(verdict(one), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    @Override
    public Map<String, String> files() {
        return ImmutableMap.of(all.file(), all.toCsv(), notBundled.file(), notBundled.toCsv());
    }

    @Override
    public void addTo(Page page) {
        page.section("Bundled tables against their printed totals")
                .paragraph("Of " + all.rows().size() + " tables with a printed total: " + counts()
                        + ". Those that are not within rounding of the total, or have a named erratum:");
        exceptions.addTo(page);
        all.foldInto(page);
        notBundled.foldInto(page);
    }

    @Override
    public List<String> summary() {
        return ImmutableList.of();
    }
}
