package io.github.criticalminerals.io.tables;

import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.Figure;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One reading of a file with the columns country and amount. */
final class CountryAmounts {
    private final SupplyTable.Builder table;
    private final Basis basis;
    private final MassUnit unit;
    private final int country;
    private final int amount;
    private final Map<String, Long> lines = new HashMap<>();
    private final LoadReport.Builder report;
    private final String sum;
    private final Names names = new Names();
    private boolean hasRemainder;

    private CountryAmounts(CsvRows rows, SupplyTable declared, MassUnit unit, int country, int amount) {
        this.table = declared.toBuilder();
        this.basis = declared.basis();
        this.unit = unit;
        this.country = country;
        this.amount = amount;
        this.report = rows.report("country and amount (" + unit.symbol() + " " + basis + ")");
        this.sum = rows.header().get(amount);
        report.addToSum(sum, BigDecimal.ZERO);
    }

    static Loaded<SupplyTable> read(DataSource source, SupplyTable.Builder declared, MassUnit unit) {
        SupplyTable empty = declared.build();
        if (!empty.rows().isEmpty() || empty.remainder().isPresent()) {
            throw new IllegalArgumentException("declared must be a table without rows, but was " + empty);
        }
        try (CsvRows rows = StrictCsv.of(source).open()) {
            CountryAmounts reading = new CountryAmounts(
                    rows, empty, unit, column(rows, "country", source.name()), column(rows, "amount", source.name()));
            requireNoOther(rows);
            for (CsvRow row : rows) {
                reading.line(row);
            }
            return new Loaded<>(reading.table.build(), reading.report.build());
        }
    }

    private static int column(CsvRows rows, String name, String source) {
        for (int i = 0; i < rows.header().size(); i++) {
            if (plain(rows, i).equals(name)) {
                return i;
            }
        }
        throw LoadException.of(
                "missing-column",
                Place.of(source).atLine(1),
                "expected a column " + name + ", found " + String.join(", ", rows.header()),
                "");
    }

    private static void requireNoOther(CsvRows rows) {
        Set<String> known = ImmutableSet.of("country", "amount");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rows.header().size(); i++) {
            if (!known.contains(plain(rows, i)) || !seen.add(plain(rows, i))) {
                throw LoadException.of(
                        "unexpected-column",
                        rows.place(i),
                        "expected the columns country and amount and nothing else, found another",
                        rows.header().get(i));
            }
        }
    }

    private static String plain(CsvRows rows, int column) {
        return rows.header().get(column).strip().toLowerCase(Locale.ROOT);
    }

    private void line(CsvRow row) {
        List<Issue> wrong = new ArrayList<>();
        Optional<Producer> producer = producer(row, wrong);
        Optional<SupplyRow> entry = amount(row, producer, wrong);
        if (!wrong.isEmpty() || entry.isEmpty()) {
            report.reject(wrong);
        } else if (isRemainder(entry.get().producer())) {
            hasRemainder = true;
            table.remainder(entry.get());
        } else {
            table.add(entry.get());
        }
    }

    /** A second remainder is a row: none is lost. */
    private boolean isRemainder(Producer producer) {
        return !hasRemainder
                && producer instanceof Aggregate aggregate
                && aggregate.members().isEmpty();
    }

    private Optional<Producer> producer(CsvRow row, List<Issue> wrong) {
        String text = row.trimmed(country);
        try {
            Producer producer = names.read("producer", text, Producer::find, Producer::parse);
            Long before = lines.putIfAbsent(producer.id(), row.line());
            if (before == null) {
                if (producer instanceof Country) {
                    alias(text, producer);
                }
                return Optional.of(producer);
            }
            wrong.add(Issue.error(
                    "duplicate-producer",
                    row.place(country),
                    "expected every producer once, found " + producer.name() + " in line " + before + " too",
                    row.text(country)));
        } catch (IllegalArgumentException e) {
            wrong.add(Issue.error(
                    "unknown-producer",
                    row.place(country),
                    e.getMessage() == null ? "no producer" : e.getMessage(),
                    row.text(country)));
        }
        return Optional.empty();
    }

    private void alias(String text, Producer producer) {
        if (!text.equals(producer.name()) && !text.equals(producer.id())) {
            report.alias(text, producer.name());
        }
    }

    private Optional<SupplyRow> amount(CsvRow row, Optional<Producer> producer, List<Issue> wrong) {
        String text = row.trimmed(amount);
        if (text.isEmpty()) {
            report.issue(Issue.warning(
                    "missing-amount", row.place(amount), "expected an amount, found none: kept as not known", ""));
            return producer.isEmpty()
                    ? Optional.empty()
                    : Optional.of(SupplyRow.of(producer.get(), Mass.unknown(basis), Mark.BLANK));
        }
        Optional<BigDecimal> number = PlainNumber.find(text);
        if (number.isPresent()) {
            report.addToSum(sum, number.get());
        }
        if (number.isEmpty() || number.get().signum() < 0 || number.get().doubleValue() > Figure.MOST) {
            wrong.add(Issue.error(
                    "invalid-amount",
                    row.place(amount),
                    "expected a number of " + unit.symbol() + ", at least 0, found another text",
                    row.text(amount)));
            return Optional.empty();
        }
        double tonnes = number.get().multiply(unit.tonnes()).doubleValue();
        return producer.isEmpty()
                ? Optional.empty()
                : Optional.of(SupplyRow.of(producer.get(), new Mass(Interval.exact(tonnes), basis)));
    }
}
