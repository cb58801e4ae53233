package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.csv.Figure;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Reconciliation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table while its rows are collected. */
final class Draft {
    /** One figure of a row. */
    record Entry(Place place, Party party, Figure figure, List<String> notes, String text) {}

    private final String chapter;
    private final String type;
    private Measure measure;
    private final int year;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Erratum> errata = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private boolean complete = true;

    Draft(String chapter, String type, Measure measure, int year) {
        this.chapter = chapter;
        this.type = type;
        this.measure = measure;
        this.year = year;
    }

    /** Takes the measure that the table was meant to be of. */
    void correctMeasure(Edition edition) {
        measure = erratum(edition, "measure", measure.name())
                .map(Measure::valueOf)
                .orElse(measure);
    }

    /** Corrects the figures that were printed wrongly; none if the rows then miss the printed total. */
    void correct(Edition edition) {
        List<Entry> printed = ImmutableList.copyOf(entries);
        Set<Erratum> found = new LinkedHashSet<>();
        entries.replaceAll(entry -> {
            Party party = entry.party();
            Optional<Erratum> erratum = Erratum.find(
                    edition.toString(),
                    chapter,
                    type,
                    party.kind() == Party.Kind.WORLD
                            ? "World total"
                            : party.producer().name(),
                    entry.place().column().orElse(""),
                    entry.text());
            erratum.ifPresent(found::add);
            return erratum.map(each -> new Entry(
                            entry.place(), party, corrected(entry.figure(), each), entry.notes(), entry.text()))
                    .orElse(entry);
        });
        if (addsUp()) {
            errata.addAll(found);
        } else if (!found.isEmpty()) {
            entries.clear();
            entries.addAll(printed);
        }
    }

    private static Figure corrected(Figure printed, Erratum erratum) {
        Figure right = erratum.figure();
        Figure known = printed.isKnown() ? new Figure(right.value(), right.rounding(), printed.marks()) : right;
        return right.isKnown() ? known.with(Mark.ERRATUM) : right;
    }

    /** Whether the rows add up to the printed total, or there is none. */
    private boolean addsUp() {
        return entries.stream()
                .filter(entry -> entry.party().kind() == Party.Kind.WORLD)
                .reduce((first, last) -> last)
                .map(world -> world.figure().rounding())
                .filter(Interval::isBounded)
                .map(total -> total.intersection(sum(Figure::rounding)).isPresent())
                .orElse(true);
    }

    /** What the rows that have a figure add up to. */
    private Interval sum(Function<Figure, Interval> amount) {
        return entries.stream()
                .filter(entry -> entry.party().kind() != Party.Kind.WORLD
                        && entry.figure().isKnown())
                .map(entry -> amount.apply(entry.figure()))
                .reduce(Interval.ZERO, Interval::plus);
    }

    /** The errata of figures and of what the table is. */
    Set<Erratum> errata() {
        return errata;
    }

    /** The unit that the table was meant to be in. */
    MassUnit unit(MassUnit printed, Edition edition) {
        return erratum(edition, "unit of " + measure, printed.symbol())
                .map(MassUnit::parse)
                .orElse(printed);
    }

    /** What the errata say in place of what is printed, if they do; they are then errata of this table. */
    Optional<String> erratum(Edition edition, String column, String printed) {
        Optional<Erratum> erratum = Erratum.find(edition.toString(), chapter, type, "", column, printed);
        erratum.ifPresent(errata::add);
        return erratum.map(Erratum::corrected);
    }

    String chapter() {
        return chapter;
    }

    String type() {
        return type;
    }

    Measure measure() {
        return measure;
    }

    int year() {
        return year;
    }

    List<Entry> entries() {
        return entries;
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    void erratum(Erratum erratum) {
        errata.add(erratum);
    }

    void note(String note) {
        notes.add(note);
    }

    /** Says that a row of this table was rejected, so that its sum and its total cannot be compared. */
    void incomplete() {
        complete = false;
    }

    /** Whether any row says anything of this measure but an empty cell. */
    boolean saysAnything() {
        return entries.stream()
                .anyMatch(entry -> !entry.figure().marks().contains(Mark.BLANK)
                        || entry.figure().marks().size() > 1);
    }

    /** Whether there is a row of a producer, and not only totals and remainders. */
    boolean hasProducers() {
        return entries.stream().anyMatch(entry -> entry.party().kind() == Party.Kind.PRODUCER);
    }

    /** Makes the table, and tells the report what there is to tell. */
    Optional<UsgsTable> build(
            Subject subject, MassUnit unit, Edition edition, Source source, LoadReport.Builder report) {
        SupplyTableBuilder table = SupplyTable.builder(subject.commodity(), subject.stages(), year, subject.basis())
                .measure(measure)
                .edition(edition)
                .source(source)
                .note("As printed: " + chapter + ", " + type + " (" + unit.symbol() + ")");
        Map<Producer, SupplyRow> rows = new LinkedHashMap<>();
        Entry world = null;
        SupplyRow remainder = null;
        for (Entry entry : entries) {
            blank(entry, report);
            switch (entry.party().kind()) {
                case WORLD -> {
                    if (isOfMore(entry.party().qualifier())) {
                        notes.add("World total (" + entry.party().qualifier() + "): " + entry.text()
                                + ", which is of more than this table");
                        continue;
                    }
                    world = entry;
                    entry.notes().forEach(note -> notes.add("World total: " + note));
                    if (!entry.figure().isKnown() && !entry.text().isEmpty()) {
                        notes.add("World total: " + entry.text());
                    }
                    if (entry.figure().isKnown()) {
                        table.printedTotal(Mass.of(entry.figure().value(), unit, subject.basis()));
                    }
                }
                case REMAINDER -> {
                    SupplyRow row = row(entry, unit, subject);
                    remainder = remainder == null ? row : added(remainder, row);
                }
                case PRODUCER -> rows.merge(entry.party().producer(), row(entry, unit, subject), Draft::added);
            }
        }
        rows.values().forEach(table::add);
        if (remainder != null) {
            table.remainder(remainder);
        }
        notes.forEach(table::note);
        errata.forEach(erratum -> {
            table.erratum(erratum.toString());
            report.erratum(erratum.toString());
        });
        if (Commodity.find(subject.commodity().name()).isEmpty()) {
            note(subject.commodity().name() + " is none of the standard commodities");
        }
        Entry total = world;
        return report.table(table, entries.get(0).place()).map(built -> {
            reconcile(built, total, unit, report);
            return new UsgsTable(chapter, type, unit, built);
        });
    }

    /** Whether a total, by the words beside it, is that of several things of which this table is one. */
    private boolean isOfMore(String qualifier) {
        String of = qualifier.toLowerCase(Locale.ROOT).replaceAll(",? *rounded$", "");
        return of.contains(" and ")
                && !chapter.toLowerCase(Locale.ROOT).contains(of)
                && !type.toLowerCase(Locale.ROOT).contains(of);
    }

    private static void blank(Entry entry, LoadReport.Builder report) {
        if (entry.figure().marks().equals(ImmutableSet.of(Mark.BLANK))) {
            report.info(
                    "blank-cell",
                    entry.place(),
                    "expected a figure or a note in place of one, found neither; read as unknown, not as zero");
        }
    }

    private static SupplyRow row(Entry entry, MassUnit unit, Subject subject) {
        List<String> all = new ArrayList<>();
        if (!entry.party().qualifier().isEmpty()) {
            all.add(entry.party().qualifier());
        }
        all.addAll(entry.notes());
        Figure figure = entry.figure();
        Mass amount = figure.isKnown() ? Mass.of(figure.value(), unit, subject.basis()) : Mass.unknown(subject.basis());
        return new SupplyRow(entry.party().producer(), amount, figure.marks(), all);
    }

    /** Two rows of one country that differ in what stands in brackets: one row, and both parts in its notes. */
    private static SupplyRow added(SupplyRow first, SupplyRow second) {
        List<String> all = new ArrayList<>();
        for (SupplyRow part : List.of(first, second)) {
            all.add((part.hasFigure() ? part.amount() + ": " : "no figure: ") + String.join("; ", part.notes()));
        }
        Mass sum = first.hasFigure() && second.hasFigure()
                ? first.amount().plus(second.amount())
                : Mass.unknown(first.amount().basis());
        return new SupplyRow(first.producer(), sum, Sets.union(first.marks(), second.marks()), all);
    }

    private void reconcile(SupplyTable table, @Nullable Entry world, MassUnit unit, LoadReport.Builder report) {
        if (world == null || !world.figure().isKnown() || !complete) {
            return;
        }
        Interval sum = sum(Figure::value);
        Reconciliation reconciliation = new Reconciliation(
                title(table),
                unit.symbol(),
                sum,
                sum(Figure::rounding),
                world.figure().value(),
                world.figure().rounding(),
                explanation(sum, world).orElse(""));
        report.reconciliation(reconciliation);
        if (reconciliation.verdict() == Reconciliation.Verdict.DIFFERS) {
            report.issue(Issue.warning(
                    "total-mismatch",
                    world.place(),
                    "expected the rows to add up to the printed total, found " + reconciliation,
                    world.text()));
        }
    }

    private static String title(SupplyTable table) {
        return table.commodity().name() + ", " + table.stages() + ", "
                + table.measure().name().toLowerCase(Locale.ROOT) + " " + table.year() + ", " + table.basis()
                + table.edition().map(edition -> " (" + edition + ")").orElse("");
    }

    /** What the file itself says of a difference: rows without a figure, whose amounts the total may hold. */
    private Optional<String> explanation(Interval sum, Entry world) {
        List<String> without = entries.stream()
                .filter(entry -> entry.party().kind() != Party.Kind.WORLD
                        && !entry.figure().isKnown())
                .map(entry -> entry.party().producer().name())
                .toList();
        boolean totalIsLarger = world.figure().rounding().upper() > sum.lower();
        return without.isEmpty() || !totalIsLarger
                ? Optional.empty()
                : Optional.of("the total may hold amounts of rows without a figure: " + String.join(", ", without));
    }
}
