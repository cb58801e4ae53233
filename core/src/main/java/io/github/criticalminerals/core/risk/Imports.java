package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.PartAndWholeException;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.TradedForm;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Money;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a country, a bloc or a company bought of one material in one year, and from where.
 *
 * <pre>{@code
 * Imports.of(trade, Country.of("JPN"), List.of(HsCode.of("280530")), 2023, Commodity.of("rare earths"),
 *         Stage.parseSet("metal"));
 * Imports.builder("My company", Mass.ofTonnes(0, Basis.METAL), Commodity.of("neodymium"),
 *         Stage.parseSet("metal"), 2024)
 *         .add("China", 131, 7_900_000).add("Viet Nam", 29, 1_900_000).build();
 * }</pre>
 *
 * <p>The buyer's own countries are its economic unit: what it buys from inside counts as no risk. A company has no
 * unit; what it produces itself is given with it.
 */
public final class Imports {

    private static final String USD = "USD";

    /**
     * What was bought from one partner.
     *
     * @param partner where it came from
     * @param quantity how much (t); 0.. (unbounded) if nobody says, and then it is in no sum
     * @param value what was paid; 0.. (unbounded) if nobody says, and then it is in no price
     */
    public record Purchase(Producer partner, Mass quantity, Money value) {

        /**
         * Checks the amounts.
         *
         * @throws IllegalArgumentException if the quantity is known and has no upper end, or the value may be negative
         */
        public Purchase {
            Objects.requireNonNull(partner, "partner is required");
            if (quantity.isKnown() && !quantity.tonnes().isBounded()) {
                throw new IllegalArgumentException(
                        "quantity must have an upper end or be unknown, but was " + quantity + " of " + partner.name());
            }
            if (value.amount().lower() < 0) {
                throw new IllegalArgumentException(
                        "value must not be negative, but was " + value + " of " + partner.name());
            }
        }

        @Override
        public String toString() {
            return quantity.inWords() + " from " + partner.name()
                    + (value.amount().isBounded() ? " for " + value.amount().inWords() + " " + value.currency() : "");
        }
    }

    private final String importer;
    private final ImmutableSet<Country> unit;
    private final Commodity commodity;
    private final ImmutableSet<Stage> stages;
    private final int year;
    private final Basis basis;
    private final @Nullable Mass ownProductionOrNull;
    private final ImmutableList<Purchase> purchases;
    private final ImmutableList<Source> sources;

    private Imports(Builder builder) {
        this.importer = builder.importer;
        this.unit = builder.unit;
        this.commodity = builder.commodity;
        this.stages = ImmutableSet.copyOf(Stage.inOrder(builder.stages));
        this.year = builder.year;
        this.basis = builder.basis;
        this.ownProductionOrNull = builder.ownProduction;
        this.purchases = ImmutableList.copyOf(builder.purchases);
        this.sources = ImmutableList.copyOf(builder.sources);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("stages must not be empty");
        }
        for (Purchase purchase : purchases) {
            basis.requireSame(purchase.quantity().basis());
            String currency = purchases.get(0).value().currency();
            if (!purchase.value().currency().equals(currency)) {
                throw new IllegalArgumentException("values must be in one currency, but were in " + currency + " and "
                        + purchase.value().currency());
            }
        }
    }

    /**
     * What a country imported of some products.
     *
     * @param products the codes, none of which contains another
     * @param commodity what the products are counted as
     * @param stages the stages that they are of
     * @return the imports, on the table's basis
     * @throws IllegalArgumentException if a code contains another
     */
    public static Imports of(
            TradeTable trade,
            Country importer,
            List<HsCode> products,
            int year,
            Commodity commodity,
            Set<Stage> stages) {
        return builder(importer, commodity, stages, year, trade.basis())
                .addAll(trade, ImmutableSet.of(importer), products)
                .build();
    }

    /**
     * What the members of a bloc imported of some products, from each other too.
     *
     * @param day its members are taken of that day
     * @param products the codes, none of which contains another
     * @param commodity what the products are counted as
     * @param stages the stages that they are of
     * @return the imports, on the table's basis
     * @throws IllegalArgumentException if a code contains another
     */
    public static Imports of(
            TradeTable trade,
            CountryGroup bloc,
            LocalDate day,
            List<HsCode> products,
            int year,
            Commodity commodity,
            Set<Stage> stages) {
        return builder(bloc, day, commodity, stages, year, trade.basis())
                .addAll(trade, bloc.membersOn(day), products)
                .build();
    }

    /**
     * Starts the imports of a country.
     *
     * @param stages the stages that it is of
     * @param basis what the tonnes count
     */
    public static Builder builder(Country importer, Commodity commodity, Set<Stage> stages, int year, Basis basis) {
        return new Builder(importer.name(), ImmutableSet.of(importer), commodity, stages, year, basis, null);
    }

    /**
     * Starts the imports of a bloc.
     *
     * @param day its members are taken of that day
     * @param stages the stages that it is of
     * @param basis what the tonnes count
     */
    public static Builder builder(
            CountryGroup bloc, LocalDate day, Commodity commodity, Set<Stage> stages, int year, Basis basis) {
        return new Builder(bloc.name(), ImmutableSet.copyOf(bloc.membersOn(day)), commodity, stages, year, basis, null);
    }

    /**
     * Starts the purchases of a company.
     *
     * @param ownProduction what it produces itself (t); its basis is that of the purchases
     * @param stages the stages that it is of
     */
    public static Builder builder(
            String company, Mass ownProduction, Commodity commodity, Set<Stage> stages, int year) {
        return new Builder(company, ImmutableSet.of(), commodity, stages, year, ownProduction.basis(), ownProduction);
    }

    /** {@return who bought: the name of the country, bloc or company} */
    public String importer() {
        return importer;
    }

    /** {@return the buyer's own countries: one for a country, its members for a bloc, none for a company} */
    public Set<Country> unit() {
        return unit;
    }

    /** {@return what was bought: the material} */
    public Commodity commodity() {
        return commodity;
    }

    /** {@return the stages that it is of: at least one, in chain order} */
    public Set<Stage> stages() {
        return stages;
    }

    /** {@return when it was bought: the year} */
    public int year() {
        return year;
    }

    /** {@return what the tonnes count: the basis of every quantity} */
    public Basis basis() {
        return basis;
    }

    /**
     * {@return what a company produces itself: the amount (t); empty for a country or bloc, whose production a table
     * says}
     */
    public Optional<Mass> ownProduction() {
        return Optional.ofNullable(ownProductionOrNull);
    }

    /** {@return the purchases: as given; a partner may occur several times} */
    public List<Purchase> purchases() {
        return purchases;
    }

    /** {@return where the figures come from: the sources, possibly none} */
    public List<Source> sources() {
        return sources;
    }

    @Override
    public String toString() {
        return importer + ", " + commodity + ", " + year + ": " + purchases.size() + " purchases";
    }

    /** Collects {@link Imports}. Not for use by several threads. */
    public static final class Builder {

        private final String importer;
        private final ImmutableSet<Country> unit;
        private final Commodity commodity;
        private final ImmutableSet<Stage> stages;
        private final int year;
        private final Basis basis;
        private final @Nullable Mass ownProduction;
        private final List<Purchase> purchases = new ArrayList<>();
        private final List<Source> sources = new ArrayList<>();

        private Builder(
                String importer,
                ImmutableSet<Country> unit,
                Commodity commodity,
                Set<Stage> stages,
                int year,
                Basis basis,
                @Nullable Mass ownProduction) {
            this.importer = Objects.requireNonNull(importer, "importer is required");
            this.unit = unit;
            this.commodity = Objects.requireNonNull(commodity, "commodity is required");
            this.stages = ImmutableSet.copyOf(stages);
            this.year = year;
            this.basis = Objects.requireNonNull(basis, "basis is required");
            this.ownProduction = ownProduction;
        }

        /**
         * Adds what was bought from a country.
         *
         * @param partner its name or code, as {@link Producer#parse} reads it
         * @param tonnes how much (t, on the basis of all)
         * @param usd what was paid (USD)
         */
        public Builder add(String partner, double tonnes, double usd) {
            return add(new Purchase(Producer.parse(partner), Mass.ofTonnes(tonnes, basis), Money.of(usd, USD)));
        }

        /** Adds a purchase. */
        public Builder add(Purchase purchase) {
            purchases.add(purchase);
            return this;
        }

        /** Adds a source of the figures. */
        public Builder source(Source source) {
            sources.add(source);
            return this;
        }

        private Builder addAll(TradeTable trade, Set<Country> importers, List<HsCode> products) {
            for (HsCode product : products) {
                for (HsCode other : products) {
                    if (!product.equals(other) && product.contains(other)) {
                        throw new IllegalArgumentException(
                                "products must not contain one another, but " + product + " contains " + other);
                    }
                }
            }
            for (HsCode product : ImmutableSet.copyOf(products)) {
                TradedForm.requireStage(product, stages);
                for (Country country : importers) {
                    for (TradeFlow flow : trade.importsOf(country, product, year)) {
                        add(new Purchase(
                                flow.exporter(), flow.quantity(), new Money(Interval.exact(flow.value()), USD)));
                    }
                }
            }
            trade.sources().forEach(this::source);
            return this;
        }

        /**
         * Makes the imports.
         *
         * @throws MixedBasisException if a quantity is on another basis
         * @throws IllegalArgumentException if values are in several currencies, or there is no stage
         * @throws PartAndWholeException if a country and a group that it is in are both partners
         */
        public Imports build() {
            PartAndWholeException.check(Lists.transform(purchases, Purchase::partner));
            return new Imports(this);
        }

        @Override
        public String toString() {
            return importer + ", " + commodity + ", " + year + " so far: " + purchases.size() + " purchases";
        }
    }
}
