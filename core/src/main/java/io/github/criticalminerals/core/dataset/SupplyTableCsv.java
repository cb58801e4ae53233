package io.github.criticalminerals.core.dataset;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A supply table as CSV. */
final class SupplyTableCsv {

    /** The columns. */
    static final ImmutableList<String> COLUMNS = ImmutableList.of(
            "kind",
            "commodity",
            "stages",
            "measure",
            "year",
            "edition",
            "basis",
            "name",
            "members",
            "tonnes_low",
            "tonnes_high",
            "marks",
            "text");

    private final SupplyTable table;

    private SupplyTableCsv(SupplyTable table) {
        this.table = table;
    }

    static String of(SupplyTable table) {
        return new SupplyTableCsv(table).text();
    }

    private String text() {
        StringBuilder csv = new StringBuilder(Joiner.on(',').join(COLUMNS)).append('\n');
        Commodity commodity = table.commodity();
        Optional<Commodity> standard = Commodity.find(commodity.name());
        if (standard.isEmpty() || !standard.orElseThrow().equals(commodity)) {
            line(
                    csv,
                    "commodity",
                    "",
                    "",
                    null,
                    "",
                    Csv.pairs(
                            "elements",
                            Joiner.on(' ')
                                    .join(commodity.elements().stream()
                                            .map(Element::symbol)
                                            .toList()),
                            "aliases",
                            Csv.joined(commodity.aliases())));
        }
        table.rows().forEach(row -> line(csv, "row", row));
        table.remainder().ifPresent(row -> line(csv, "remainder", row));
        table.printedTotal().ifPresent(total -> line(csv, "total", "", "", total.tonnes(), "", ""));
        for (Source source : table.sources()) {
            line(csv, "source", "", "", null, "", Csv.source(source));
        }
        table.notes().forEach(note -> line(csv, "note", "", "", null, "", note));
        table.errata().forEach(erratum -> line(csv, "erratum", "", "", null, "", erratum));
        table.stated().forEach(omission -> line(csv, "omission", "", "", null, "", omission));
        return csv.toString();
    }

    private void line(StringBuilder csv, String kind, SupplyRow row) {
        String members = row.producer() instanceof Aggregate aggregate
                ? Joiner.on(' ')
                        .join(aggregate.members().stream().map(Country::alpha3).toList())
                : "";
        line(
                csv,
                kind,
                row.producer().id(),
                members,
                row.amount().tonnes(),
                Joiner.on(' ').join(row.marks()),
                Csv.joined(row.notes()));
    }

    private void line(
            StringBuilder csv,
            String kind,
            String name,
            String members,
            @Nullable Interval tonnes,
            String marks,
            String text) {
        List<String> cells = ImmutableList.of(
                kind,
                table.commodity().name(),
                Joiner.on(", ").join(table.stages()),
                table.measure().name(),
                Integer.toString(table.year()),
                table.edition().map(Edition::toString).orElse(""),
                table.basis().name(),
                name,
                members,
                tonnes == null ? "" : Interval.exact(tonnes.lower()).toString(),
                tonnes == null || !tonnes.isBounded()
                        ? ""
                        : Interval.exact(tonnes.upper()).toString(),
                marks,
                text);
        csv.append(Joiner.on(',').join(cells.stream().map(Csv::cell).iterator()))
                .append('\n');
    }
}
