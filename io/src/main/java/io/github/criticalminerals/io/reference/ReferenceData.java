package io.github.criticalminerals.io.reference;

import com.google.common.base.Splitter;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Supply tables to look up by commodity, stages, measure, year and edition: those of this library, or one's own.
 *
 * <pre>{@code
 * ReferenceData data = ReferenceData.load();
 * SupplyTable mined = data.supply("magnet rare earths", Stage.MINING, Measure.OUTPUT, 2024, "IEA CMDE 2025");
 * }</pre>
 *
 * <p>The key is commodity, stages, measure, year, edition and basis; no two tables have the same. The bundled tables keep
 * their sources, notes and errata; those of the IEA are second hand, as their sources say, and the later years are
 * projections, as their notes say.
 */
public final class ReferenceData {
    private static final String INDEX = "tables.txt";

    /** How many digits of a figure count as printed; what has more was computed, and its sums carry rounding of their own. */
    private static final MathContext PRINTED = new MathContext(12);

    private final ImmutableList<Part> parts;

    /** Tables that are read together when one is asked for: all of one edition, or of any if that is empty text. */
    private record Part(String edition, Supplier<ImmutableList<SupplyTable>> tables) {
        private boolean mayHold(String wanted) {
            return edition.isEmpty() || edition.equals(wanted);
        }
    }

    private record Key(Commodity commodity, Set<Stage> stages, Measure measure, int year, String edition, Basis basis) {
        private static Key of(SupplyTable table) {
            return new Key(
                    table.commodity(), table.stages(), table.measure(), table.year(), editionOf(table), table.basis());
        }
    }

    /** Read once, when first asked for. */
    private static final class Bundled {
        private static final ReferenceData DATA = new ReferenceData(parts());

        private static ImmutableList<Part> parts() {
            ImmutableList.Builder<Part> parts = ImmutableList.builder();
            try (InputStream index = open(INDEX)) {
                String text = new String(index.readAllBytes(), StandardCharsets.UTF_8);
                for (String line : Splitter.on('\n').omitEmptyStrings().split(text)) {
                    List<String> cells = Splitter.on('\t').splitToList(line);
                    Edition parsed = Edition.parse(cells.get(1));
                    parts.add(new Part(parsed.toString(), Suppliers.memoize(() -> tables(cells.get(0), parsed))));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(INDEX + " must be readable, but is not", e);
            }
            return parts.build();
        }

        private static ImmutableList<SupplyTable> tables(String file, Edition parsed) {
            List<SupplyTable> tables =
                    SupplyTables.read(DataSource.of(file, open(file))).orElseThrow();
            for (SupplyTable table : tables) {
                if (!editionOf(table).equals(parsed.toString())) {
                    throw new IllegalStateException(file + " must hold tables of " + parsed + ", but has " + table);
                }
            }
            requireDistinct(tables);
            return ImmutableList.copyOf(tables);
        }

        private static InputStream open(String file) {
            InputStream stream = ReferenceData.class.getResourceAsStream(file);
            if (stream == null) {
                throw new IllegalStateException("resource " + file + " must be on the class path, but is not");
            }
            return stream;
        }
    }

    private ReferenceData(ImmutableList<Part> parts) {
        this.parts = parts;
    }

    /**
     * The data that come with this library. A file is read when one of its tables is first asked for.
     *
     * @return always the same object
     */
    public static ReferenceData load() {
        return Bundled.DATA;
    }

    /**
     * Tables of one's own.
     *
     * @param tables the tables
     * @return data that hold these tables and no others
     * @throws IllegalArgumentException if two tables have the same key
     */
    public static ReferenceData of(List<SupplyTable> tables) {
        ImmutableList<SupplyTable> copy = ImmutableList.copyOf(tables);
        requireDistinct(copy);
        return new ReferenceData(ImmutableList.of(new Part("", () -> copy)));
    }

    /**
     * The same data with one table replaced, for example to see what a conclusion hangs on.
     *
     * @param replacement takes the place of the table with the same key; added as the last one if there is none
     * @return new data
     */
    public ReferenceData with(SupplyTable replacement) {
        Key key = Key.of(replacement);
        boolean replaced = false;
        ImmutableList.Builder<Part> changed = ImmutableList.builder();
        for (Part part : parts) {
            ImmutableList<SupplyTable> tables =
                    part.mayHold(key.edition()) ? part.tables().get() : ImmutableList.of();
            if (tables.stream().anyMatch(table -> Key.of(table).equals(key))) {
                ImmutableList<SupplyTable> now = tables.stream()
                        .map(table -> Key.of(table).equals(key) ? replacement : table)
                        .collect(ImmutableList.toImmutableList());
                changed.add(new Part(part.edition(), () -> now));
                replaced = true;
            } else {
                changed.add(part);
            }
        }
        if (!replaced) {
            changed.add(new Part(key.edition(), () -> ImmutableList.of(replacement)));
        }
        return new ReferenceData(changed.build());
    }

    /**
     * All tables. This reads every bundled file.
     *
     * @return the tables, file by file
     */
    public List<SupplyTable> tables() {
        return parts.stream().flatMap(part -> part.tables().get().stream()).collect(ImmutableList.toImmutableList());
    }

    /**
     * Looks for a table.
     *
     * @param commodity the commodity, a standard one or that of the table
     * @param stages the stages, the same set as the table's
     * @param measure output, capacity or reserves
     * @param year the year of the figures
     * @param edition the edition
     * @return the table, or empty
     * @throws IllegalArgumentException if there are several, on different bases; {@link #tables()} has them
     */
    public Optional<SupplyTable> find(
            Commodity commodity, Set<Stage> stages, Measure measure, int year, Edition edition) {
        Objects.requireNonNull(commodity, "commodity is required");
        ImmutableList<SupplyTable> found = editions(edition).stream()
                .filter(table -> table.commodity().equals(commodity)
                        && table.stages().equals(stages)
                        && table.measure() == measure
                        && table.year() == year)
                .collect(ImmutableList.toImmutableList());
        if (found.size() > 1) {
            throw new IllegalArgumentException("table must be one of a kind, but there are several, on the bases "
                    + found.stream().map(table -> table.basis().name()).collect(Collectors.joining(", ")) + ": "
                    + commodity + ", " + stages + ", " + measure + ", " + year + " (" + edition + ")");
        }
        return found.stream().findFirst();
    }

    /**
     * The table of one stage.
     *
     * @param commodity the commodity's name, as {@link Commodity#parse} reads it, or the name of a table's own commodity
     * @param stage the stage, the table's only one
     * @param measure output, capacity or reserves
     * @param year the year of the figures
     * @param edition the edition, as {@link Edition#parse} reads it, for example {@code MCS 2025}
     * @return the table
     * @throws IllegalArgumentException if there is none, or several on different bases; the message lists what there is of
     *     that commodity, else all commodities
     */
    public SupplyTable supply(String commodity, Stage stage, Measure measure, int year, String edition) {
        Edition parsed = Edition.parse(edition);
        Set<Stage> stages = ImmutableSet.of(stage);
        Optional<Commodity> wanted = editions(parsed).stream()
                .map(SupplyTable::commodity)
                .filter(each -> each.name().equals(commodity))
                .findFirst()
                .or(() -> Commodity.find(commodity));
        return wanted.flatMap(each -> find(each, stages, measure, year, parsed))
                .orElseThrow(() -> missing(
                        commodity,
                        wanted,
                        commodity + ", " + stage + ", " + measure + ", " + year + " (" + parsed + ")"));
    }

    /**
     * The only table of output of a commodity, a year and an edition.
     *
     * <pre>{@code
     * ReferenceData.load().supply("rare earths", 2024, "MCS 2025")
     * }</pre>
     *
     * @param commodity the commodity's name, as {@link Commodity#parse} reads it, or the name of a table's own commodity
     * @param year the year of the figures
     * @param edition the edition, as {@link Edition#parse} reads it
     * @return the table
     * @throws IllegalArgumentException if there is none, or several of different stages or on different bases; the message
     *     lists what there is
     */
    public SupplyTable supply(String commodity, int year, String edition) {
        Edition parsed = Edition.parse(edition);
        Optional<Commodity> standard = Commodity.find(commodity);
        ImmutableList<SupplyTable> found = editions(parsed).stream()
                .filter(table -> table.measure() == Measure.OUTPUT
                        && table.year() == year
                        && (table.commodity().name().equals(commodity)
                                || standard.equals(Optional.of(table.commodity()))))
                .collect(ImmutableList.toImmutableList());
        if (found.size() != 1) {
            throw missing(commodity, standard, commodity + ", OUTPUT, " + year + " (" + parsed + ")");
        }
        return found.get(0);
    }

    /** {@return the bundled policy events, by the day they became known} */
    public List<PolicyEvent> policyEvents() {
        return policyTimeline().events();
    }

    /** {@return the timeline of the bundled policy events, which knows until when it can speak} */
    public PolicyTimeline policyTimeline() {
        return PolicyEvents.load();
    }

    /**
     * The bundled governance scores of a year and an edition. They do not depend on the tables that this object holds.
     *
     * <pre>{@code
     * ReferenceData.load().governance(2023, "WGI 2024")
     * }</pre>
     *
     * @param year the year of the scores
     * @param edition the edition, as {@link Edition#parse} reads it
     * @return estimates and standard errors of about 210 countries and territories
     * @throws IllegalArgumentException if they are not bundled; the message lists what is
     */
    public GovernanceTable governance(int year, String edition) {
        Edition parsed = Edition.parse(edition);
        return GovernanceData.load().stream()
                .filter(table -> table.year() == year && table.edition().equals(parsed))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("governance scores must be one of "
                        + GovernanceData.load().stream()
                                .map(table -> table.year() + " (" + table.edition() + ")")
                                .collect(Collectors.joining(", "))
                        + ", but were " + year + " (" + parsed + ")"));
    }

    /**
     * The tables of the bundled editions that are not bundled, as {@code BuildReference} in the examples found them.
     *
     * @return for each table, by its name, why not
     */
    public Map<String, String> notBundled() {
        ImmutableMap.Builder<String, String> reasons = ImmutableMap.builder();
        try (InputStream file = Bundled.open("not-bundled.tsv")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : Splitter.on('\n').omitEmptyStrings().split(text)) {
                List<String> cells = Splitter.on('\t').splitToList(line);
                reasons.put(cells.get(0), cells.get(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("not-bundled.tsv must be readable, but is not", e);
        }
        return reasons.buildOrThrow();
    }

    /**
     * The lists of critical minerals.
     *
     * @return those of {@link CriticalList#all()}
     */
    public List<CriticalList> criticalLists() {
        return CriticalList.all();
    }

    /**
     * For every table with a printed total: the total beside the sum of the rows that have a figure, and whether rounding
     * explains the difference. A figure is taken to be rounded at its last digit that is not zero, so 390,000 is anything from
     * 385,000 to 395,000; of figures with more than twelve digits, twelve are taken as printed. Where rows without a figure
     * may make up the difference, or an erratum names it, the explanation says so. This reads every bundled file.
     *
     * @return one for each such table, in the order of {@link #tables()}; figures in t
     */
    public List<Reconciliation> reconciliations() {
        return tables().stream()
                .flatMap(table -> table.printedTotal().map(total -> reconcile(table, total)).stream())
                .collect(ImmutableList.toImmutableList());
    }

    private static Reconciliation reconcile(SupplyTable table, Mass total) {
        Interval sum = table.sumOfRows().tonnes();
        Interval sumRounding = Interval.ZERO;
        for (SupplyRow row : table.rows()) {
            sumRounding = sumRounding.plus(rounding(row));
        }
        if (table.remainder().isPresent()) {
            sumRounding = sumRounding.plus(rounding(table.remainder().get()));
        }
        return new Reconciliation(
                name(table),
                "t " + table.basis(),
                sum,
                sumRounding,
                total.tonnes(),
                rounding(total.tonnes()),
                explanation(table, total.tonnes(), sum));
    }

    private static String explanation(SupplyTable table, Interval total, Interval sum) {
        List<String> without = table.rowsWithoutFigure().stream()
                .map(row -> row.producer().name())
                .toList();
        List<String> explanation = new ArrayList<>();
        if (!without.isEmpty() && total.upper() > sum.lower()) {
            explanation.add("no figure for " + String.join(", ", without));
        }
        explanation.addAll(table.errata());
        return String.join("; ", explanation);
    }

    private static Interval rounding(SupplyRow row) {
        return row.hasFigure() ? rounding(row.amount().tonnes()) : Interval.ZERO;
    }

    /** What a figure may have been before it was rounded; bounds stay as they are, and zero is nothing. */
    private static Interval rounding(Interval figure) {
        if (!figure.isExact() || figure.exactValue() == 0) {
            return figure;
        }
        return Interval.ofRounded(new BigDecimal(Double.toString(figure.exactValue()))
                .round(PRINTED)
                .stripTrailingZeros());
    }

    private List<SupplyTable> editions(Edition edition) {
        String wanted = edition.toString();
        return parts.stream()
                .filter(part -> part.mayHold(wanted))
                .flatMap(part -> part.tables().get().stream())
                .filter(table -> editionOf(table).equals(wanted))
                .collect(ImmutableList.toImmutableList());
    }

    private IllegalArgumentException missing(String commodity, Optional<Commodity> wanted, String asked) {
        if (wanted.isEmpty()) {
            return UnknownNameException.of(
                    "commodity",
                    commodity,
                    tables().stream().map(table -> table.commodity().name()).toList());
        }
        List<SupplyTable> tables = tables();
        String some = tables.stream()
                .filter(table -> table.commodity().name().equals(commodity)
                        || Optional.of(table.commodity()).equals(wanted))
                .map(ReferenceData::name)
                .distinct()
                .collect(Collectors.joining("; "));
        if (!some.isEmpty()) {
            return new IllegalArgumentException("table must be one of " + some + ", but was " + asked);
        }
        String all = tables.stream()
                .map(table -> table.commodity().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
        String why = notBundled().entrySet().stream()
                .filter(table -> table.getKey().startsWith(wanted.get().name() + ", "))
                .map(Map.Entry::getValue)
                .distinct()
                .collect(Collectors.joining("; "));
        return new IllegalArgumentException("table must be of one of the commodities " + all + ", but was " + asked
                + (why.isEmpty() ? "" : "; it is not bundled: " + why));
    }

    private static String editionOf(SupplyTable table) {
        return table.edition().map(Edition::toString).orElse("");
    }

    private static String name(SupplyTable table) {
        return table.commodity() + ", "
                + table.stages().stream().map(Stage::toString).collect(Collectors.joining(" and ")) + ", "
                + table.measure() + ", " + table.year()
                + table.edition().map(edition -> " (" + edition + ")").orElse("");
    }

    private static void requireDistinct(List<SupplyTable> tables) {
        Map<Key, SupplyTable> seen = new HashMap<>();
        for (SupplyTable table : tables) {
            if (seen.put(Key.of(table), table) != null) {
                throw new IllegalArgumentException(
                        "tables must differ in commodity, stages, measure, year, edition or basis, but two are "
                                + name(table) + ", " + table.basis());
            }
        }
    }

    /** For people: how many files or lists of tables it has; reads none. */
    @Override
    public String toString() {
        return "reference data of " + parts.size() + (parts.size() == 1 ? " part" : " parts");
    }
}
