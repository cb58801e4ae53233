package io.github.criticalminerals.core.trade;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.Csv;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Collections;
import java.util.List;

/** A table of trade as CSV. */
final class TradeTableCsv {

    private static final ImmutableList<String> COLUMNS = ImmutableList.of(
            "kind",
            "year",
            "exporter",
            "exporter_members",
            "importer",
            "importer_members",
            "product",
            "value_usd",
            "tonnes",
            "basis",
            "edition",
            "text");

    private final TradeTable table;
    private final StringBuilder csv = new StringBuilder(Joiner.on(',').join(COLUMNS)).append('\n');

    private TradeTableCsv(TradeTable table) {
        this.table = table;
    }

    static String of(TradeTable table) {
        return new TradeTableCsv(table).text();
    }

    private String text() {
        table.rows()
                .forEach(flow -> line(
                        "row",
                        ImmutableList.of(
                                Integer.toString(flow.year()),
                                flow.exporter().id(),
                                members(flow.exporter()),
                                flow.importer().id(),
                                members(flow.importer()),
                                flow.product().digits(),
                                Interval.exact(flow.value()).toString(),
                                flow.quantity().isKnown()
                                        ? flow.quantity().tonnes().toString()
                                        : ""),
                        ""));
        List<String> none = Collections.nCopies(8, "");
        table.sources().forEach(source -> line("source", none, Csv.source(source)));
        table.notes().forEach(note -> line("note", none, note));
        return csv.toString();
    }

    private void line(String kind, List<String> cells, String text) {
        csv.append(kind);
        cells.forEach(this::cell);
        cell(table.basis().name());
        cell(table.edition().map(Edition::toString).orElse(""));
        cell(text);
        csv.append('\n');
    }

    private void cell(String text) {
        csv.append(',').append(Csv.cell(text));
    }

    private static String members(Producer producer) {
        return producer instanceof Aggregate aggregate
                ? Joiner.on(' ')
                        .join(aggregate.members().stream().map(Country::alpha3).iterator())
                : "";
    }
}
