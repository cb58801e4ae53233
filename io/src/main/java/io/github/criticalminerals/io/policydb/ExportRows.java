package io.github.criticalminerals.io.policydb;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.OpenRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the two exports have in common: the cells of a row by name, and a count of the rows that are no event. */
final class ExportRows {
    private final CsvRows rows;
    private final LoadReport.Builder report;
    private final List<String> columns;
    private final Map<String, Integer> withoutEvent = new TreeMap<>();

    ExportRows(CsvRows rows, LoadReport.Builder report, List<String> columns) {
        this.rows = rows;
        this.report = report;
        this.columns = columns;
    }

    /** The cells as printed, by the format's names of the columns; others by their own. */
    Map<String, String> cells(OpenRow row) {
        ImmutableMap.Builder<String, String> cells = ImmutableMap.builder();
        columns.forEach(name -> cells.put(name, row.text(name)));
        for (String name : rows.header()) {
            if (!name.isEmpty() && columns.stream().noneMatch(name::equalsIgnoreCase)) {
                cells.put(name, row.text(name));
            }
        }
        return cells.build();
    }

    /** The event that a row is; none if there is a reason, its code before a colon. */
    @Nullable
    PolicyEvent event(String reason, Supplier<PolicyEvent> event) {
        if (reason.isEmpty()) {
            return event.get();
        }
        withoutEvent.merge(reason, 1, Integer::sum);
        return null;
    }

    /** Says how many rows are no event, and why. */
    void sayWhy(String what) {
        withoutEvent.forEach((reason, count) -> {
            int colon = reason.indexOf(':');
            report.info(
                    reason.substring(0, colon),
                    report.place(),
                    count + " " + what + " are no event: " + reason.substring(colon + 2));
        });
    }
}
