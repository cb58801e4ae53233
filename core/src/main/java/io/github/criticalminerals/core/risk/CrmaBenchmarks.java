package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The European Union's benchmarks for 2030 for a strategic raw material: met, not met or unknown, with the gap in
 * tonnes.
 *
 * <pre>{@code
 * CrmaBenchmarks.of(Commodity.of("lithium"), consumption)
 *         .withExtraction(mined).withSourcing(imports).result()
 * }</pre>
 *
 * <ul>
 *   <li>Within the EU at least 10 % of annual consumption extracted, 40 % processed, 25 % recycled; and at most 65 % of
 *       it from one third country, at any stage of processing.
 *   <li>All amounts are of one year, on one basis. The act speaks of capacity; whether an amount is output or capacity
 *       is the user's to know.
 *   <li>What is not given, or known too loosely, is unknown, never not met. An unsplit remainder may be one third
 *       country.
 *   <li>Consumption may be unknown, {@code Mass.unknown(basis)}: then nothing is met for sure, what nobody in the EU
 *       makes is not met for sure, and {@link Benchmark#turningPoint} says up to which consumption the rest is.
 *   <li>The gap is what is missing to a benchmark, or what is too much from one country (t), 0 if it is met.
 * </ul>
 *
 * <p>Reference: Regulation (EU) 2024/1252, Article 5.
 *
 * <p>Immutable; each {@code with} method returns another calculator.
 */
public final class CrmaBenchmarks {

    /** The act that sets the benchmarks. */
    public static final Source ACT = Source.of("European Union", "Regulation (EU) 2024/1252")
            .withLocator("Article 5")
            .withUrl("https://eur-lex.europa.eu/eli/reg/2024/1252/oj");

    private static final Set<Country> MEMBERS = CountryGroup.EU.membersOn(LocalDate.of(2030, 1, 1));

    private static final Expression REQUIRED = Expression.of("b").times("C");
    private static final Expression SHARE = Expression.of("x").over("C");
    private static final Expression MISSING = REQUIRED.minus("x").atLeast(0);
    private static final Expression TOO_MUCH =
            Expression.of("x").minus(REQUIRED).atLeast(0);

    /** What is to be reached. */
    public enum Kind {
        /** At least 10 % of consumption is extracted in the EU. */
        EXTRACTION(0.10),
        /** At least 40 % of consumption is processed in the EU. */
        PROCESSING(0.40),
        /** At least 25 % of consumption is recycled in the EU. */
        RECYCLING(0.25),
        /** At most 65 % of consumption comes from one third country. */
        ONE_COUNTRY(0.65);

        @JsonCreator
        static Kind ofJson(String name) {
            return Json.constant(values(), "kind", name);
        }

        private final double share;

        Kind(double share) {
            this.share = share;
        }

        /** {@return the benchmark: the share of annual consumption (fraction, 0..1)} */
        public double share() {
            return share;
        }
    }

    /**
     * How one benchmark stands.
     *
     * @param kind which
     * @param of what the share is of, for example {@code extraction in the EU} or {@code imports, mining: China}
     * @param amount what is extracted, processed, recycled or comes from that country (t)
     * @param share the share of consumption (fraction, from 0)
     * @param met whether it is met
     * @param gap what is missing or too much (t), 0 if it is met
     * @param term the tree of numbers that the gap was computed of
     */
    public record Benchmark(Kind kind, String of, Interval amount, Interval share, Answer met, Interval gap, Term term)
            implements Worded {

        public Benchmark {
            Objects.requireNonNull(kind, "kind is required");
            Objects.requireNonNull(of, "of is required");
            Objects.requireNonNull(amount, "amount is required");
            Objects.requireNonNull(share, "share is required");
            Objects.requireNonNull(met, "met is required");
            Objects.requireNonNull(gap, "gap is required");
            Objects.requireNonNull(term, "term is required");
        }

        /**
         * {@return the annual consumption at which the answer turns (t), amount over benchmark: extraction, processing
         * and recycling are met up to it, {@link Kind#ONE_COUNTRY} from it on; the consumption (t)}
         */
        public Interval turningPoint() {
            return amount.dividedBy(Interval.exact(kind.share));
        }

        /** {@return this for people: whether it is met, share and gap with few digits, and what they are without} */
        @Override
        public String inWords() {
            return kind.name().toLowerCase(Locale.ROOT) + ", " + of + ": met: "
                    + met.name().toLowerCase(Locale.ROOT) + ", share "
                    + share.inPercent() + ", gap " + gap.inWords() + " t"
                    + Text.behind(term.omissions());
        }

        /** One line: {@code EXTRACTION: NO, share 0.03, gap 700 t (extraction in the EU)}. */
        @Override
        public String toString() {
            return kind + ": " + met + ", share " + share + ", gap " + gap + " t (" + of + ")"
                    + Text.behind(term.omissions());
        }

        @JsonCreator
        @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
        static Benchmark ofJson(
                @JsonProperty("kind") @Nullable Kind kind,
                @JsonProperty("of") Json.@Nullable Words of,
                @JsonProperty("amount") @Nullable Interval amount,
                @JsonProperty("share") @Nullable Interval share,
                @JsonProperty("met") @Nullable Answer met,
                @JsonProperty("gap") @Nullable Interval gap,
                @JsonProperty("term") @Nullable Term term) {
            return new Benchmark(kind, Json.required(of, "of"), amount, share, met, gap, term);
        }
    }

    private final Commodity material;
    private final Mass consumption;
    /** What is extracted, processed and recycled in the EU, as far as it is given. */
    private final ImmutableMap<Kind, Mass> amounts;

    private final ImmutableList<SupplyTable> sourcing;

    private CrmaBenchmarks(Commodity material, Mass consumption, Map<Kind, Mass> amounts, List<SupplyTable> sourcing) {
        this.material = Objects.requireNonNull(material, "material is required");
        this.consumption = consumption;
        this.amounts = ImmutableMap.copyOf(amounts);
        this.sourcing = ImmutableList.copyOf(sourcing);
    }

    /**
     * The benchmarks of one material.
     *
     * @param consumption the EU's annual consumption (t), not 0; if it is not known, {@code Mass.unknown(basis)}
     * @return the calculator, of which everything else is unknown
     * @throws IllegalArgumentException if there is no consumption
     */
    public static CrmaBenchmarks of(Commodity material, Mass consumption) {
        if (consumption.tonnes().upper() == 0) {
            throw new IllegalArgumentException("consumption must be above 0, but was " + consumption);
        }
        return new CrmaBenchmarks(material, consumption, ImmutableMap.of(), ImmutableList.of());
    }

    private CrmaBenchmarks with(Kind kind, Mass amount) {
        consumption.basis().requireSame(amount.basis());
        Map<Kind, Mass> more = new LinkedHashMap<>(amounts);
        more.put(kind, amount);
        return new CrmaBenchmarks(material, consumption, more, sourcing);
    }

    /**
     * {@return a copy with what is extracted in the EU}
     *
     * @param amount the amount (t, on the basis of consumption)
     * @throws MixedBasisException if it is on another basis
     */
    public CrmaBenchmarks withExtraction(Mass amount) {
        return with(Kind.EXTRACTION, amount);
    }

    /**
     * {@return a copy with what is processed in the EU}
     *
     * @param amount the amount (t, on the basis of consumption)
     * @throws MixedBasisException if it is on another basis
     */
    public CrmaBenchmarks withProcessing(Mass amount) {
        return with(Kind.PROCESSING, amount);
    }

    /**
     * {@return a copy with what is recycled in the EU}
     *
     * @param amount the amount (t, on the basis of consumption)
     * @throws MixedBasisException if it is on another basis
     */
    public CrmaBenchmarks withRecycling(Mass amount) {
        return with(Kind.RECYCLING, amount);
    }

    /**
     * {@return a copy with who supplies the EU at one more stage}
     *
     * @param table the EU's supply by country; its own members among them do not count
     * @throws MixedBasisException if it is on another basis than consumption
     * @throws MismatchException if it is of another commodity
     */
    public CrmaBenchmarks withSourcing(SupplyTable table) {
        consumption.basis().requireSame(table.basis());
        if (!table.commodity().equals(material)) {
            throw MismatchException.ofCommodities("consumption", material, "sourcing", table.commodity());
        }
        return new CrmaBenchmarks(
                material,
                consumption,
                amounts,
                ImmutableList.<SupplyTable>builder().addAll(sourcing).add(table).build());
    }

    /**
     * {@return how every benchmark stands: extraction, processing, recycling, then one for each stage of sourcing; one
     * that is unknown if there is none}
     */
    public List<Benchmark> result() {
        ImmutableList.Builder<Benchmark> results = ImmutableList.builder();
        results.add(reached(Kind.EXTRACTION, "extraction in the EU"));
        results.add(reached(Kind.PROCESSING, "processing in the EU"));
        results.add(reached(Kind.RECYCLING, "recycling in the EU"));
        for (SupplyTable table : sourcing) {
            results.add(largest(table));
        }
        if (sourcing.isEmpty()) {
            results.add(benchmark(
                    Kind.ONE_COUNTRY, "the largest third country, sourcing is not given", Interval.of(0, most())));
        }
        return results.build();
    }

    private double most() {
        return consumption.tonnes().upper();
    }

    private Benchmark reached(Kind kind, String of) {
        Mass amount = amounts.get(kind);
        return amount != null && amount.isKnown()
                ? benchmark(kind, of, amount.tonnes())
                : benchmark(kind, of + ", not given", Interval.NON_NEGATIVE);
    }

    /** The third country that may have most. */
    private Benchmark largest(SupplyTable table) {
        List<SupplyRow> rows = new ArrayList<>(table.rows());
        table.remainder().ifPresent(rows::add);
        rows.removeIf(row -> row.producer() instanceof Country country && MEMBERS.contains(country));
        double surely = 0;
        double possibly = 0;
        for (SupplyRow row : rows) {
            Interval tonnes = row.amount().tonnes();
            surely = Math.max(surely, row.producer() instanceof Aggregate ? 0 : tonnes.lower());
            possibly = Math.max(possibly, tonnes.upper());
        }
        List<String> names = new ArrayList<>();
        for (SupplyRow row : rows) {
            if (row.amount().tonnes().upper() >= surely) {
                names.add(row.producer().name());
            }
        }
        String of = "supply of the EU, " + Joiner.on(" and ").join(table.stages()) + ", " + table.year() + ": "
                + Joiner.on(" or ").join(names);
        return benchmark(Kind.ONE_COUNTRY, of, Interval.of(surely, possibly), table.omissions());
    }

    private Benchmark benchmark(Kind kind, String of, Interval tonnes) {
        return benchmark(kind, of, tonnes, ImmutableList.of());
    }

    private Benchmark benchmark(Kind kind, String of, Interval tonnes, List<String> omissions) {
        // Consumption is above 0 even where its lower end is 0: nothing over it is nothing
        Interval share = tonnes.upper() == 0
                ? Interval.ZERO
                : Node.computed("share", of, "fraction of consumption", SHARE, consumed(), amount(of, tonnes))
                        .value();
        boolean limit = kind == Kind.ONE_COUNTRY;
        Answer met = limit
                ? Answer.of(share.upper() <= kind.share, share.lower() <= kind.share)
                : Answer.of(share.lower() >= kind.share, share.upper() >= kind.share);
        Node gap = gap(kind, of, tonnes);
        boolean open = !consumption.tonnes().isBounded() || (limit && !tonnes.isBounded());
        Term term = open
                ? Term.input("gap", gap.label(), gap.value(), unit(), ImmutableList.of())
                        .withNote("an amount has no figure or no upper end")
                : tonnes.isBounded() ? gap.term() : perhapsMet(kind, gap, of);
        return new Benchmark(
                kind,
                of,
                tonnes,
                share,
                met,
                term.value(),
                term.withNote("act: " + ACT).withOmissions(omissions));
    }

    private String unit() {
        return "t " + consumption.basis().name();
    }

    private Node gap(Kind kind, String of, Interval tonnes) {
        boolean limit = kind == Kind.ONE_COUNTRY;
        return Node.computed(
                "gap",
                limit ? "too much from one country" : "missing to the benchmark",
                unit(),
                limit ? TOO_MUCH : MISSING,
                consumed(),
                benchmark(kind),
                amount(of, tonnes));
    }

    private Node amount(String of, Interval tonnes) {
        return Node.input("x", of, tonnes, unit());
    }

    private Node consumed() {
        return Node.input("C", "annual consumption of the EU", consumption.tonnes(), unit());
    }

    private static Node benchmark(Kind kind) {
        return Node.input(
                "b",
                "benchmark for 2030",
                Interval.exact(kind.share),
                "fraction of consumption",
                ImmutableList.of(ACT));
    }

    /** The gap to an amount without upper end. */
    private Term perhapsMet(Kind kind, Node gap, String of) {
        Expression nothing = Expression.of(0).times("b").times("C");
        Term met = Node.computed("gap", gap.label(), unit(), nothing, consumed(), benchmark(kind))
                .at(Side.LOW)
                .withNote(of + " has no upper end: it may be met");
        return gap.value().isExact() ? met : Term.between(met, gap.at(Side.HIGH));
    }

    @Override
    public String toString() {
        return "CRMA benchmarks of " + material + ", consumption " + consumption;
    }
}
