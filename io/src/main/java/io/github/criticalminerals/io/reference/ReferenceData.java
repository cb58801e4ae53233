package io.github.criticalminerals.io.reference;

import com.google.common.base.Splitter;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.concentration.StageProfile;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.TradedForm;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.tables.SupplyTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Supply tables to look up by commodity, stages, measure, year and edition: those of this library, or one's own. The
 * library's
 * own have company: statistics, shares, trade, prices, governance scores, lists and policy events, by the same words.
 *
 * <pre>{@code
 * ReferenceData data = ReferenceData.load();
 * SupplyTable mined = data.supply("magnet rare earths", Stage.MINING, Measure.OUTPUT, 2024, "IEA CMDE 2025");
 * }</pre>
 *
 * <p>The key is commodity, stages, measure, year, edition and basis; no two tables have the same. The bundled tables
 * keep
 * their sources, notes and errata; those of the IEA are second hand, as their sources say, and the later years are
 * projections, as their notes say.
 */
public final class ReferenceData {
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

    /** Made once, when first asked for. */
    private static final class Own {
        private static final ReferenceData DATA = new ReferenceData(parts());

        private static ImmutableList<Part> parts() {
            ImmutableList.Builder<Part> parts = ImmutableList.builder();
            for (Bundled file : Bundled.files()) {
                if (file.kind() == Bundled.Kind.TABLES || file.kind() == Bundled.Kind.SHARES) {
                    parts.add(new Part(file.editionText(), Suppliers.memoize(() -> tables(file))));
                }
            }
            return parts.build();
        }

        private static ImmutableList<SupplyTable> tables(Bundled file) {
            if (file.kind() == Bundled.Kind.SHARES) {
                return SharesData.load().stream()
                        .filter(shares -> shares.edition().equals(file.edition())
                                && shares.buyer() == SupplyShares.Buyer.WORLD
                                && !shares.stages().isEmpty())
                        .map(SupplyShares::table)
                        .collect(ImmutableList.toImmutableList());
            }
            List<SupplyTable> tables = SupplyTables.read(file.data()).orElseThrow();
            for (SupplyTable table : tables) {
                if (!table.edition().equals(Optional.of(file.edition()))) {
                    throw new IllegalStateException(
                            file.file() + " must hold tables of " + file.edition() + ", but has " + table);
                }
            }
            requireDistinct(tables);
            return ImmutableList.copyOf(tables);
        }
    }

    private ReferenceData(ImmutableList<Part> parts) {
        this.parts = parts;
    }

    /**
     * {@return the data that come with this library, always the same object; a file is read when one of its tables is
     * first asked for}
     */
    public static ReferenceData load() {
        return Own.DATA;
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
     * Returns a copy with one table replaced, for example to see what a conclusion hangs on.
     *
     * @param replacement takes the place of the table with the same key; added as the last one if there is none
     * @return new data
     */
    public ReferenceData with(SupplyTable replacement) {
        Key key = Key.of(replacement);
        Predicate<SupplyTable> same = table -> Key.of(table).equals(key);
        List<Part> changed = new ArrayList<>(parts);
        changed.replaceAll(part -> {
            if (!part.mayHold(key.edition()) || part.tables().get().stream().noneMatch(same)) {
                return part;
            }
            ImmutableList<SupplyTable> now = part.tables().get().stream()
                    .map(table -> same.test(table) ? replacement : table)
                    .collect(ImmutableList.toImmutableList());
            return new Part(part.edition(), () -> now);
        });
        if (changed.equals(parts)) {
            changed.add(new Part(key.edition(), () -> ImmutableList.of(replacement)));
        }
        return new ReferenceData(ImmutableList.copyOf(changed));
    }

    /** {@return all tables, file by file; this reads every bundled file} */
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
        ImmutableList<SupplyTable> found = ofEdition(edition).stream()
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
     * The table of one stage in one edition.
     *
     * @param commodity the commodity's name, as {@link Commodity#parse} reads it, or the name of a table's own
     *     commodity
     * @param stage the stage, the table's only one
     * @param measure output, capacity or reserves
     * @param year the year of the figures
     * @param edition the edition, as {@link Edition#parse} reads it
     * @return the table
     * @throws IllegalArgumentException if there is none, or several on different bases; the message lists what there
     *     is and
     *     what would decide
     */
    public SupplyTable supply(String commodity, Stage stage, Measure measure, int year, String edition) {
        return new Choices(commodity, ImmutableSet.of(stage), measure, year, Edition.parse(edition), null).only(this);
    }

    /**
     * The table of one stage in one edition on one basis.
     *
     * @param commodity as {@link #supply(String, Stage, Measure, int, String)} takes it
     * @param stage the stage, the table's only one
     * @param measure output, capacity or reserves
     * @param year the year of the figures
     * @param edition the edition, as {@link Edition#parse} reads it
     * @param basis what its tonnes count
     * @return the table
     * @throws IllegalArgumentException if there is none; the message lists what there is
     */
    public SupplyTable supply(String commodity, Stage stage, Measure measure, int year, String edition, Basis basis) {
        return new Choices(commodity, ImmutableSet.of(stage), measure, year, Edition.parse(edition), basis).only(this);
    }

    /**
     * The table of one stage in the newest edition of its series, which a note of the table names.
     *
     * <pre>{@code
     * ReferenceData.load().supply("rare earths", Stage.MINING, Measure.OUTPUT, 2024)
     * }</pre>
     *
     * @param commodity as {@link #supply(String, Stage, Measure, int, String)} takes it
     * @param stage the stage, the table's only one
     * @param measure output, capacity or reserves
     * @param year the year of the figures
     * @return the table; the same year in another edition is another number
     * @throws IllegalArgumentException if there is none, or several series of editions have it; the message lists what
     *     there is
     */
    public SupplyTable supply(String commodity, Stage stage, Measure measure, int year) {
        return new Choices(commodity, ImmutableSet.of(stage), measure, year, null, null).only(this);
    }

    /**
     * The only table of output of a commodity, a year and an edition.
     *
     * <pre>{@code
     * ReferenceData.load().supply("rare earths", 2024, "MCS 2025")
     * }</pre>
     *
     * @param commodity the commodity's name, as {@link Commodity#parse} reads it, or the name of a table's own
     *     commodity
     * @param year the year of the figures
     * @param edition the edition, as {@link Edition#parse} reads it
     * @return the table
     * @throws IllegalArgumentException if there is none, or several of different stages or on different bases; the
     *     message
     *     lists what there is and what would decide
     */
    public SupplyTable supply(String commodity, int year, String edition) {
        return new Choices(commodity, null, Measure.OUTPUT, year, Edition.parse(edition), null).only(this);
    }

    /**
     * The tables of a commodity: all stages, measures, years, editions and bases. This reads every bundled file.
     *
     * @param commodity the commodity's name, as {@link Commodity#parse} reads it, or the name of a table's own
     *     commodity
     * @return the tables, file by file; none if there is none
     */
    public List<SupplyTable> tables(String commodity) {
        Optional<Commodity> standard = Commodity.find(commodity);
        return clear(
                commodity,
                tables().stream()
                        .filter(table -> isOf(table.commodity(), commodity, standard))
                        .collect(ImmutableList.toImmutableList()));
    }

    /**
     * How concentrated each stage is by the output tables of one edition.
     *
     * <pre>{@code
     * ReferenceData.load().stageProfile("magnet rare earths", 2024, "IEA CMDE 2025").bottleneck(Index.hhi())
     * }</pre>
     *
     * @param commodity as {@link #supply(String, Stage, Measure, int, String)} takes it
     * @param year the year of the figures
     * @param edition the edition, as {@link Edition#parse} reads it
     * @return the profile of the stages that the edition has
     * @throws IllegalArgumentException if there is no table, or a stage has several, on different bases
     */
    public StageProfile stageProfile(String commodity, int year, String edition) {
        Choices asked = new Choices(commodity, null, Measure.OUTPUT, year, Edition.parse(edition), null);
        List<SupplyTable> stages =
                ofEdition(Edition.parse(edition)).stream().filter(asked::fits).collect(ImmutableList.toImmutableList());
        return stages.isEmpty() ? StageProfile.of(ImmutableList.of(asked.only(this))) : StageProfile.of(stages);
    }

    /**
     * The bundled statistics of the United States.
     *
     * @param commodity the commodity's name, as {@link Commodity#parse} reads it, or the publisher's for a chapter
     * @return production, trade, consumption, prices, stocks and net import reliance by year; none if there is none
     */
    public List<UsStatistic> statistics(String commodity) {
        return of(commodity, EntryData.STATISTICS.get(), UsStatistic::commodity, UsStatistic::chapter);
    }

    /**
     * The bundled prices and unit values: those among the {@linkplain #statistics statistics}.
     *
     * @param commodity as {@link #statistics} takes it
     * @return a price for each detail and year, in its own unit (nominal); none if there is none
     */
    public List<UsStatistic> prices(String commodity) {
        return statistics(commodity).stream()
                .filter(each -> each.kind() == UsStatistic.Kind.PRICE)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The bundled shares of supply: of the world and of the EU by stage, and of the imports of the United States by
     * form.
     *
     * @param commodity the commodity's name, as {@link Commodity#parse} reads it, or the publisher's name of the form
     * @return the lists of shares; none if there is none
     */
    public List<SupplyShares> shares(String commodity) {
        return of(commodity, SharesData.load(), SupplyShares::commodity, SupplyShares::form);
    }

    /**
     * Who supplies a buyer at a stage.
     *
     * <pre>{@code
     * ReferenceData.load().shares("dysprosium", Stage.SEPARATION, SupplyShares.Buyer.WORLD).shareOf("China")
     * }</pre>
     *
     * @param commodity as {@link #shares(String)} takes it
     * @param stage a stage that the shares are of, alone or with others
     * @param buyer whose supply
     * @return the shares
     * @throws IllegalArgumentException if there is not exactly one list; the message says which there are
     */
    public SupplyShares shares(String commodity, Stage stage, SupplyShares.Buyer buyer) {
        List<SupplyShares> all = shares(commodity);
        List<SupplyShares> found = all.stream()
                .filter(each -> each.buyer() == buyer && each.stages().contains(stage))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("shares must be one of "
                    + (all.isEmpty()
                            ? SharesData.load().stream()
                                    .map(each -> each.commodity().name())
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining("; "))
                            : all.stream()
                                    .map(each -> each.form() + ", " + each.stages() + ", to the " + each.buyer())
                                    .collect(Collectors.joining("; ")))
                    + ", but were " + commodity + ", " + stage + ", to the " + buyer);
        }
        return found.get(0);
    }

    /**
     * The bundled trade in a product.
     *
     * @param product a code of the Harmonized System, with or without points, or the name of a commodity, of which
     *     {@link TradedForm} knows the codes
     * @return the flows in USD of each year and, where the publisher has them, tonnes; the notes say what is left out,
     *     so that sums are lower bounds
     * @throws IllegalArgumentException if no table or more than one has it; the message lists the codes there are
     */
    public TradeTable trade(String product) {
        Optional<Commodity> commodity = Commodity.find(product);
        List<TradeTable> found;
        if (commodity.isPresent()) {
            List<HsCode> forms = TradedForm.of(commodity.get()).stream()
                    .map(TradedForm::code)
                    .toList();
            found = traded(each -> forms.stream().anyMatch(form -> form.equals(each) || each.contains(form)));
        } else {
            Choices.requireClear(product);
            found = traded(code -> code.digits().equals(product.replaceAll("[. ]", "")));
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException("product must be one of "
                    + EntryData.TRADE.get().stream()
                            .flatMap(table -> table.products().stream()
                                    .map(code -> code + " ("
                                            + table.edition()
                                                    .map(Edition::toString)
                                                    .orElse("") + ")"))
                            .collect(Collectors.joining(", "))
                    + ", but was " + product);
        }
        return found.get(0);
    }

    private static List<TradeTable> traded(Predicate<HsCode> wanted) {
        return EntryData.TRADE.get().stream()
                .flatMap(table -> table.products().stream().filter(wanted).map(table::ofProduct))
                .toList();
    }

    /**
     * What the EU uses a material for.
     *
     * @param material the material's name, as {@link Commodity#parse} reads it, or as the study prints it
     * @return its applications with their sectors; none if there is none
     */
    public List<EuUse> euUses(String material) {
        return of(material, EntryData.USES.get(), EuUse::commodity, EuUse::material);
    }

    /**
     * {@return the EU's assessments, one for each material and stage in each study, of 2017 and 2023: scores by stage
     * and what they were computed from}
     */
    public List<EuAssessment> euAssessments() {
        return EntryData.ASSESSMENTS.get();
    }

    /** {@return the EU's scores over five lists, from 2011 to 2023, one for each material and list that assessed it} */
    public List<EuScore> euScores() {
        return EntryData.SCORES.get();
    }

    /**
     * {@return how measures work, in single dated figures as reported, each with where it was read: exports by month,
     * licences asked for and given, what is said of military and civil use, investment and capacity outside China}
     */
    public List<Indicator> indicators() {
        return EntryData.INDICATORS.get();
    }

    /**
     * The series on one subject, each in the order of its dates.
     *
     * @param words words that stand in the names of the series, in any case: {@code investment}, {@code part approved},
     *     {@code military use}
     * @return the figures of each series whose name holds all the words, one series after the other
     * @throws IllegalArgumentException if no name holds them, with the names of all series
     */
    public List<Indicator> indicators(String words) {
        Objects.requireNonNull(words, "words is required");
        List<String> wanted = Splitter.on(' ').omitEmptyStrings().splitToList(words.toLowerCase(Locale.ROOT));
        List<Indicator> found = indicators().stream()
                .filter(each -> wanted.stream().allMatch(each.series().toLowerCase(Locale.ROOT)::contains))
                .sorted(Comparator.comparing(Indicator::series).thenComparing(Indicator::date))
                .collect(ImmutableList.toImmutableList());
        if (found.isEmpty()) {
            throw new IllegalArgumentException("words must stand in the name of a series ("
                    + indicators().stream()
                            .map(Indicator::series)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining("; "))
                    + "), but were " + words);
        }
        return found;
    }

    /** What was found of a commodity; a name that means different things is refused where nothing is. */
    private static <T> List<T> clear(String commodity, List<T> found) {
        if (found.isEmpty()) {
            Choices.requireClear(commodity);
        }
        return found;
    }

    /** What is of a commodity, or has a name of its own in any case. */
    private static <T> List<T> of(String name, List<T> all, Function<T, Commodity> commodity, Function<T, String> own) {
        Optional<Commodity> standard = Commodity.find(name);
        return clear(
                name,
                all.stream()
                        .filter(each -> isOf(commodity.apply(each), name, standard)
                                || own.apply(each).equalsIgnoreCase(name))
                        .collect(ImmutableList.toImmutableList()));
    }

    private static boolean isOf(Commodity commodity, String name, Optional<Commodity> standard) {
        return commodity.name().equalsIgnoreCase(name) || standard.equals(Optional.of(commodity));
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
     * {@return for each table of the bundled editions that is not bundled, by its name, why not, as {@code
     * BuildReference} in the examples found it}
     */
    public Map<String, String> notBundled() {
        return Bundled.lines("not-bundled.tsv").stream()
                .collect(ImmutableMap.toImmutableMap(cells -> cells.get(0), cells -> cells.get(1)));
    }

    /** {@return the lists of critical minerals, those of {@link CriticalList#all()}} */
    public List<CriticalList> criticalLists() {
        return CriticalList.all();
    }

    /**
     * For every table with a printed total: the total beside the sum of the rows that have a figure, and whether
     * rounding
     * explains the difference. A figure is taken to be rounded at its last digit that is not zero, so 390,000 is
     * anything from
     * 385,000 to 395,000; of figures with more than twelve digits, twelve are taken as printed. Where rows without a
     * figure
     * may make up the difference, or an erratum names it, the explanation says so. This reads every bundled file.
     *
     * @return one for each such table, in the order of {@link #tables()}; figures in t
     */
    public List<Reconciliation> reconciliations() {
        return tables().stream()
                .flatMap(table -> table.printedTotal().map(total -> Reconciliations.of(table, total)).stream())
                .collect(ImmutableList.toImmutableList());
    }

    List<SupplyTable> ofEdition(Edition edition) {
        String wanted = edition.toString();
        return parts.stream()
                .filter(part -> part.mayHold(wanted))
                .flatMap(part -> part.tables().get().stream())
                .filter(table -> editionOf(table).equals(wanted))
                .collect(ImmutableList.toImmutableList());
    }

    private static String editionOf(SupplyTable table) {
        return table.edition().map(Edition::toString).orElse("");
    }

    private static void requireDistinct(List<SupplyTable> tables) {
        Map<Key, SupplyTable> seen = new HashMap<>();
        for (SupplyTable table : tables) {
            if (seen.put(Key.of(table), table) != null) {
                throw new IllegalArgumentException(
                        "tables must differ in commodity, stages, measure, year, edition or basis, but two are "
                                + Choices.name(table) + ", " + table.basis());
            }
        }
    }

    /** For people: what there is, of which editions, and until which days. Of one's own tables it says how many. */
    @Override
    public String toString() {
        if (this != Own.DATA) {
            return "reference data of " + tables().size() + (tables().size() == 1 ? " table: " : " tables: ")
                    + tables().stream().map(ReferenceData::editionOf).distinct().collect(Collectors.joining(", "));
        }
        return Bundled.files().stream()
                .map(file -> file.entries() + " " + file.kind() + " of " + file.editionText()
                        + (file.day().isEmpty() ? "" : " (" + file.day() + ")"))
                .collect(Collectors.joining(
                        "; ", "reference data: ", "; " + policyEvents().size() + " policy events"));
    }
}
