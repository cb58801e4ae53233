package io.github.criticalminerals.examples.scenario;

import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.scenario.EventReading;
import io.github.criticalminerals.io.reference.Indicator;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What China's exports by month, as reported, say of a control, in the words of {@link EventReading}. */
final class EventWords {

    private static final String EARTHS = "China's exports of rare earths";

    private static final Cell ALL = Cell.of("all");
    private static final Cell UNTESTABLE = Cell.of(EventReading.Word.UNTESTABLE.toString());

    private final ReferenceData data;

    EventWords(ReferenceData data) {
        this.data = data;
    }

    /** The figure of a series at a date as it is reported (t), for the world or one destination. */
    Optional<Double> tonnes(String series, String date, Optional<Country> where) {
        return data.indicators().stream()
                .filter(each -> each.series().equals(series) && each.date().equals(date))
                .filter(each -> each.where().equals(where) && each.unit().equals("t"))
                .map(Indicator::value)
                .flatMap(Optional::stream)
                .filter(Interval::isExact)
                .map(Interval::exactValue)
                .findFirst();
    }

    /** The months of a series that are reported (t), and those of which only a sum is, each with its part of the rest. */
    SortedMap<YearMonth, Double> months(String series, String... sums) {
        SortedMap<YearMonth, Double> months = new TreeMap<>();
        for (YearMonth month = YearMonth.of(2022, 1); month.getYear() < 2026; month = month.plusMonths(1)) {
            YearMonth key = month;
            tonnes(series, month.toString(), Optional.empty()).ifPresent(tonnes -> months.put(key, tonnes));
        }
        for (String range : sums) {
            double rest = tonnes(series, range, Optional.empty())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "sums must be reported, but none of " + series + " is of " + range));
            List<YearMonth> unknown = new ArrayList<>();
            YearMonth last = YearMonth.parse(range.substring(range.indexOf("..") + 2));
            for (YearMonth month = YearMonth.parse(range.substring(0, range.indexOf("..")));
                    !month.isAfter(last);
                    month = month.plusMonths(1)) {
                if (months.containsKey(month)) {
                    rest -= months.get(month);
                } else {
                    unknown.add(month);
                }
            }
            for (YearMonth month : unknown) {
                months.put(month, rest / unknown.size());
            }
        }
        return months;
    }

    SortedMap<YearMonth, Double> earths() {
        return months(EARTHS, "2025-01..2025-05");
    }

    /** Each control announced 2023-07-03 or 2024-08-15; in force 2023-08-01 or 2024-09-15. */
    List<EventReading.Row> antimony() {
        Map<YearMonth, Double> months = months("China's exports of antimony products", "2024-01..2024-08");
        return EventReading.of(months, months, LocalDate.of(2024, 8, 15), LocalDate.of(2024, 9, 15));
    }

    List<EventReading.Row> germanium() {
        Map<YearMonth, Double> months = months("China's exports of germanium", "2023-01..2023-07", "2024-01..2024-02");
        return EventReading.of(months, months, LocalDate.of(2023, 7, 3), LocalDate.of(2023, 8, 1));
    }

    Grid allRareEarths() {
        Grid grid = Grid.of(
                "2. Exports of all rare earths by weight after April 2025, read by EventReading",
                "time",
                "word",
                "change, %");
        for (EventReading.Row row : EventReading.of(earths(), earths(), Validation.LICENCE, Validation.LICENCE)) {
            grid = grid.row(
                    row.name(),
                    Cell.of(row.word().toString()),
                    Double.isNaN(row.origin()) ? Cell.of("") : Cell.of(100 * row.origin(), 0));
        }
        return grid;
    }

    /** The fourth episode: by China's exports to all, for imports by month and origin are in no list here. */
    Grid otherMaterials() {
        Grid grid = Grid.of(
                "4. Words for other materials, by China's exports to the world as reported",
                "material",
                "time",
                "word",
                "change, %",
                "why untestable");
        for (EventReading.Row row : antimony()) {
            grid = word(grid, "antimony products, control in force 2024-09-15", row);
        }
        for (EventReading.Row row : germanium()) {
            grid = word(grid, "germanium, control in force 2023-08-01", row);
        }
        return grid.row(
                        "gallium",
                        ALL,
                        UNTESTABLE,
                        Cell.of(""),
                        Cell.of("two counts, of wrought and of all; of neither six months before"))
                .row("graphite", ALL, UNTESTABLE, Cell.of(""), Cell.of("fewer than six months before"))
                .row("bismuth", ALL, UNTESTABLE, Cell.of(""), Cell.of("one month before"))
                .row(
                        "gadolinium, terbium, dysprosium",
                        ALL,
                        UNTESTABLE,
                        Cell.of(""),
                        Cell.of("no figure of each by month"));
    }

    private static Grid word(Grid grid, String material, EventReading.Row row) {
        return grid.row(
                material,
                Cell.of(row.name()),
                Cell.of(row.word().toString()),
                Double.isNaN(row.origin()) ? Cell.of("") : Cell.of(100 * row.origin(), 0),
                Cell.of(Double.isNaN(row.origin()) ? "not all its months are reported" : ""));
    }
}
