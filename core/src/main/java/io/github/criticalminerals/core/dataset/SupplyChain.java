package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chain of stages from the mine to those who need its product: who makes how much at each stage, who could make more,
 * what is lost on the way, who delivers to whom, what lies in stock, who buys.
 *
 * <p>The product of one stage is the feed of the next; the last stage delivers to the buyers. Where no {@link Route} is
 * given from a stage, everyone there may deliver to everyone at the next; where one is, only the given ones exist. The
 * outputs of the year need not close with the flows: what closes them is the business of who computes with them.
 *
 * <pre>{@code
 * SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
 *         .outputs(mining).outputs(refining)
 *         .add(Plant.of(Country.of("AUS"), Stage.MINING, output).withSpare(more, lag, ramp))
 *         .add(Buyer.of("Japan", demand))
 *         .build()
 * }</pre>
 */
@Json.OnlyAnnotated
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class SupplyChain {

    /** Who needs what nobody is named for, in a chain that was made of tables. */
    public static final String REST_OF_WORLD = "Rest of world";

    @JsonProperty
    private final Commodity commodity;

    @JsonProperty
    private final int year;

    @JsonProperty
    private final Basis basis;

    private final ImmutableList<Stage> stages;

    private final ImmutableMap<Stage, Interval> yields;

    private final ImmutableMap<Stage, Mass> stocks;

    @JsonProperty
    private final ImmutableList<Plant> plants;

    @JsonProperty
    private final ImmutableList<Route> routes;

    @JsonProperty
    private final ImmutableList<Buyer> buyers;

    @JsonProperty
    private final ImmutableList<JointProduct> jointProducts;

    @JsonProperty
    private final ImmutableList<Source> sources;

    private SupplyChain(Builder builder) {
        this.commodity = builder.commodity;
        this.year = builder.year;
        this.basis = builder.basis;
        this.plants = ImmutableList.copyOf(builder.plants);
        this.routes = ImmutableList.copyOf(builder.routes);
        this.buyers = ImmutableList.copyOf(builder.buyers);
        this.yields = ImmutableMap.copyOf(builder.yields);
        this.stocks = ImmutableMap.copyOf(builder.stocks);
        this.jointProducts = ImmutableList.copyOf(builder.jointProducts);
        this.sources = ImmutableList.copyOf(builder.sources);
        this.stages = ImmutableList.copyOf(Stage.inOrder(Iterables.transform(plants, Plant::stage)));
        check();
    }

    private void check() {
        if (plants.isEmpty() || buyers.isEmpty()) {
            throw new IllegalArgumentException("chain must have a plant and a buyer, but has " + plants.size()
                    + " plants and " + buyers.size() + " buyers");
        }
        Set<String> seen = new LinkedHashSet<>();
        for (Plant plant : plants) {
            sameBasis(plant.output());
            once(seen, "plant", plant.stage() + ", " + plant.name());
        }
        for (Buyer buyer : buyers) {
            sameBasis(buyer.demand());
            once(seen, "buyer", buyer.name());
        }
        for (Route route : routes) {
            sameBasis(route.flow());
            Stage stage = stage(route.stage());
            boolean last = stage.equals(Iterables.getLast(stages));
            String target = last ? route.to() : stages.get(stages.indexOf(stage) + 1) + ", " + route.to();
            if (!seen.contains(stage + ", " + route.from()) || !seen.contains(target)) {
                throw new IllegalArgumentException(
                        "route must join a plant and one of the next stage or a buyer, but was " + route);
            }
            once(seen, "route", stage + ", " + route.from() + " to " + route.to());
        }
        yields.forEach((stage, yield) -> {
            if (stage(stage).equals(stages.get(0)) || yield.lower() <= 0 || yield.upper() > 1) {
                throw new IllegalArgumentException(
                        "yield must be above 0, at most 1 and of a stage after the first, but was " + yield + " of "
                                + stage);
            }
        });
        stocks.forEach((stage, stock) -> {
            stage(stage);
            sameBasis(stock);
        });
        for (JointProduct joint : jointProducts) {
            once(seen, "joint product", stage(joint.stage()) + ": " + joint.name());
        }
    }

    private static void once(Set<String> seen, String what, String name) {
        if (!seen.add(name)) {
            throw new IllegalArgumentException(what + " must occur once in a chain, but was given twice: " + name);
        }
    }

    private Stage stage(Stage stage) {
        if (!stages.contains(stage)) {
            throw new IllegalArgumentException(
                    "stage must be one of the plants' (" + Joiner.on(", ").join(stages) + "), but was " + stage);
        }
        return stage;
    }

    private void sameBasis(Mass amount) {
        if (!amount.basis().equals(basis)) {
            throw new MixedBasisException(basis, amount.basis());
        }
    }

    /**
     * A chain of tables, one a stage: a plant for each row, and one buyer, {@link #REST_OF_WORLD}, who needs all that
     * the last stage makes. What else is known is added line by line with the {@code with} methods.
     *
     * @param first what one stage makes
     * @param more what the others make, of the same commodity, year and basis
     * @return the chain
     * @throws IllegalArgumentException if the tables differ in commodity or year, two are of one stage, one is of
     *     several, or a row has no figure
     * @throws MixedBasisException if the tables are on two bases
     */
    public static SupplyChain of(SupplyTable first, SupplyTable... more) {
        Builder builder =
                builder(first.commodity(), first.year(), first.basis()).outputs(first);
        for (SupplyTable table : more) {
            if (!table.commodity().equals(first.commodity()) || table.year() != first.year()) {
                throw new IllegalArgumentException(
                        "tables of a chain must be of one commodity and year, but are " + first + " and " + table);
            }
            builder.outputs(table);
        }
        return builder.rest().build();
    }

    /**
     * Starts a chain.
     *
     * @param commodity what it makes
     * @param year the year of its outputs and demand, 1000 to 9999
     * @param basis what the tonnes of every stage count
     * @return a builder
     * @throws IllegalArgumentException if the year has not four digits
     */
    public static Builder builder(Commodity commodity, int year, Basis basis) {
        return new Builder(commodity, year, basis);
    }

    @JsonCreator
    static SupplyChain ofJson(
            @JsonProperty("commodity") @Nullable Commodity commodity,
            @JsonProperty("year") Json.@Nullable Whole year,
            @JsonProperty("basis") @Nullable Basis basis,
            @JsonProperty("yields") @Nullable Map<String, Interval> yields,
            @JsonProperty("stocks") @Nullable Map<String, Mass> stocks,
            @JsonProperty("plants") @Nullable List<Plant> plants,
            @JsonProperty("routes") @Nullable List<Route> routes,
            @JsonProperty("buyers") @Nullable List<Buyer> buyers,
            @JsonProperty("jointProducts") @Nullable List<JointProduct> jointProducts,
            @JsonProperty("sources") @Nullable List<Source> sources) {
        Builder builder = builder(
                Objects.requireNonNull(commodity, "commodity is required"),
                Json.requiredInt(year, "year"),
                Objects.requireNonNull(basis, "basis is required"));
        Objects.requireNonNull(plants, "plants is required").forEach(builder::add);
        Objects.requireNonNull(buyers, "buyers is required").forEach(builder::add);
        builder.routes.addAll(routes == null ? ImmutableList.of() : routes);
        builder.jointProducts.addAll(jointProducts == null ? ImmutableList.of() : jointProducts);
        builder.sources.addAll(sources == null ? ImmutableList.of() : sources);
        if (yields != null) {
            yields.forEach((stage, yield) -> builder.yieldOf(Stage.parse(stage), yield));
        }
        if (stocks != null) {
            stocks.forEach((stage, stock) -> builder.stock(Stage.parse(stage), stock));
        }
        return builder.build();
    }

    @JsonProperty("yields")
    private Map<String, Interval> yieldsByText() {
        return byText(yields);
    }

    @JsonProperty("stocks")
    private Map<String, Mass> stocksByText() {
        return byText(stocks);
    }

    private static <T> Map<String, T> byText(Map<Stage, T> map) {
        ImmutableMap.Builder<String, T> texts = ImmutableMap.builder();
        map.forEach((stage, value) -> texts.put(stage.toString(), value));
        return texts.build();
    }

    /**
     * What it makes.
     *
     * @return the commodity
     */
    public Commodity commodity() {
        return commodity;
    }

    /**
     * The year of its outputs and demand.
     *
     * @return the year
     */
    public int year() {
        return year;
    }

    /**
     * What the tonnes of every stage count.
     *
     * @return the basis
     */
    public Basis basis() {
        return basis;
    }

    /**
     * Its stages.
     *
     * @return those of the plants, from the mine on
     */
    public List<Stage> stages() {
        return stages;
    }

    /**
     * What a stage makes of each tonne of its feed.
     *
     * @param stage a stage of the chain
     * @return tonnes for a tonne, 1 unless said
     */
    public Interval yieldOf(Stage stage) {
        return yields.getOrDefault(stage(stage), Interval.ONE);
    }

    /**
     * What a stage's product has in stock.
     *
     * @param stage a stage of the chain
     * @return the stock (t), 0 unless said
     */
    public Mass stock(Stage stage) {
        return stocks.getOrDefault(stage(stage), Mass.ofTonnes(0, basis));
    }

    /**
     * Who makes something.
     *
     * @return the plants in the order given
     */
    public List<Plant> plants() {
        return plants;
    }

    /**
     * Who delivers to whom, where that is known.
     *
     * @return the routes in the order given
     */
    public List<Route> routes() {
        return routes;
    }

    /**
     * Who needs the last stage's product.
     *
     * @return the buyers in the order given
     */
    public List<Buyer> buyers() {
        return buyers;
    }

    /** {@return what else the stages make, in the order given} */
    public List<JointProduct> jointProducts() {
        return jointProducts;
    }

    /**
     * Returns a copy in which a producer can make more at a stage than it does.
     *
     * @param producer who; one that has no plant there gets one without output
     * @param stage where in the chain
     * @param more how much more it can make (t a year)
     * @param lag how long until that begins (years)
     * @param ramp how long from then until all of it comes (years)
     * @return the chain
     * @throws IllegalArgumentException if the producer has several plants there; {@link #with(Plant)} takes each of
     *     them
     */
    public SupplyChain withSpare(Producer producer, Stage stage, Mass more, Interval lag, Interval ramp) {
        List<Plant> own = plants.stream()
                .filter(plant ->
                        plant.producer().equals(producer) && plant.stage().equals(stage))
                .toList();
        if (own.size() > 1) {
            throw new IllegalArgumentException(
                    "producer must have one plant at " + stage + ", but " + producer.name() + " has several: "
                            + String.join("; ", own.stream().map(Plant::name).toList()));
        }
        Plant plant = own.isEmpty() ? Plant.of(producer, stage, Mass.ofTonnes(0, basis)) : own.get(0);
        return with(plant.withSpare(more, lag, ramp));
    }

    /**
     * Returns a copy with a plant; one of the same stage and name is replaced.
     *
     * @param plant the plant
     * @return the chain
     */
    public SupplyChain with(Plant plant) {
        return toBuilder().add(plant).rest().build();
    }

    /**
     * Returns a copy with a buyer; one of the same name is replaced. What {@link #REST_OF_WORLD} needs, where it is
     * there, is what the last stage makes less what the others need, and nothing if they need more: it then goes. Its
     * stock and what else is known of it stay.
     *
     * @param buyer the buyer
     * @return the chain
     */
    public SupplyChain with(Buyer buyer) {
        Builder builder = toBuilder();
        builder.buyers.removeIf(other -> other.name().equals(buyer.name()));
        return builder.add(buyer).rest().build();
    }

    /**
     * Returns a copy with a buyer who needs it for several uses, as {@link Builder#add(Buyer, Map)} adds it.
     *
     * @param buyer the buyer
     * @param uses the part of its demand for each use (fraction, exact; the sum is 1)
     * @return the chain
     */
    public SupplyChain with(Buyer buyer, Map<EndUse, Share> uses) {
        return toBuilder().add(buyer, uses).rest().build();
    }

    /**
     * Returns a copy with a route.
     *
     * @param route the route
     * @return the chain
     */
    public SupplyChain with(Route route) {
        return toBuilder().add(route).build();
    }

    /**
     * Returns a copy in which a stage loses something.
     *
     * @param stage a stage after the first
     * @param tonnes what it makes of each tonne of feed (t/t, above 0, at most 1)
     * @return the chain
     */
    public SupplyChain withYield(Stage stage, Interval tonnes) {
        return toBuilder().yieldOf(stage, tonnes).build();
    }

    /**
     * Returns a copy in which a stage makes something else too.
     *
     * @param joint the joint product
     * @return the chain
     */
    public SupplyChain with(JointProduct joint) {
        return toBuilder().add(joint).build();
    }

    /**
     * Where the figures come from.
     *
     * @return the sources
     */
    public List<Source> sources() {
        return sources;
    }

    /**
     * What the buyers need together.
     *
     * @return the demand (t a year)
     */
    public Mass demand() {
        Mass sum = Mass.ofTonnes(0, basis);
        for (Buyer buyer : buyers) {
            sum = sum.plus(buyer.demand());
        }
        return sum;
    }

    /**
     * A builder that starts with everything this chain has.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(commodity, year, basis);
        builder.plants.addAll(plants);
        builder.routes.addAll(routes);
        builder.buyers.addAll(buyers);
        builder.yields.putAll(yields);
        builder.stocks.putAll(stocks);
        builder.jointProducts.addAll(jointProducts);
        builder.sources.addAll(sources);
        return builder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SupplyChain that
                && commodity.equals(that.commodity)
                && year == that.year
                && basis.equals(that.basis)
                && yields.equals(that.yields)
                && stocks.equals(that.stocks)
                && plants.equals(that.plants)
                && routes.equals(that.routes)
                && buyers.equals(that.buyers)
                && jointProducts.equals(that.jointProducts)
                && sources.equals(that.sources);
    }

    @Override
    public int hashCode() {
        return Objects.hash(commodity, year, basis, yields, stocks, plants, routes, buyers, jointProducts, sources);
    }

    /** One line: commodity, year, stages, numbers of plants and buyers, demand. */
    @Override
    public String toString() {
        return commodity.name() + " " + year + ", " + Joiner.on(" > ").join(stages) + ": " + plants.size() + " plants, "
                + buyers.size() + " buyers, demand " + demand();
    }

    /** Collects the parts of a {@link SupplyChain}. Not for use by several threads. */
    public static final class Builder {

        private final Commodity commodity;
        private final int year;
        private final Basis basis;
        private final List<Plant> plants = new ArrayList<>();
        private final List<Route> routes = new ArrayList<>();
        private final List<Buyer> buyers = new ArrayList<>();
        private final Map<Stage, Interval> yields = new LinkedHashMap<>();
        private final Map<Stage, Mass> stocks = new LinkedHashMap<>();
        private final List<JointProduct> jointProducts = new ArrayList<>();
        private final List<Source> sources = new ArrayList<>();

        private Builder(Commodity commodity, int year, Basis basis) {
            this.commodity = Objects.requireNonNull(commodity, "commodity is required");
            this.year = Years.checked(year);
            this.basis = Objects.requireNonNull(basis, "basis is required");
        }

        /**
         * Adds a plant without spare capacity for each row of a table, the remainder included.
         *
         * @param table what is made at one stage
         * @return this builder
         * @throws IllegalArgumentException if the table covers several stages or a row has no figure
         */
        public Builder outputs(SupplyTable table) {
            if (table.stages().size() > 1) {
                throw new IllegalArgumentException("table must be of one stage, but is " + table);
            }
            if (!table.rowsWithoutFigure().isEmpty()) {
                throw new IllegalArgumentException("every row must have a figure, but " + table + " has none of "
                        + table.rowsWithoutFigure().get(0).producer().name());
            }
            Stage stage = table.stages().iterator().next();
            table.rows().forEach(row -> add(row.producer(), stage, row.amount()));
            table.remainder().ifPresent(row -> add(row.producer(), stage, row.amount()));
            sources.addAll(table.sources());
            return this;
        }

        private void add(Producer producer, Stage stage, Mass amount) {
            plants.add(Plant.of(producer, stage, amount));
        }

        /**
         * Adds a plant; one of the same stage and name is replaced.
         *
         * @param plant the plant
         * @return this builder
         */
        public Builder add(Plant plant) {
            plants.removeIf(
                    other -> other.stage().equals(plant.stage()) && other.name().equals(plant.name()));
            plants.add(plant);
            return this;
        }

        /**
         * Adds a route.
         *
         * @param route the route
         * @return this builder
         */
        public Builder add(Route route) {
            routes.add(route);
            return this;
        }

        /**
         * Adds a buyer.
         *
         * @param buyer the buyer
         * @return this builder
         */
        public Builder add(Buyer buyer) {
            buyers.add(buyer);
            return this;
        }

        /**
         * Adds a buyer who needs it for several uses: one buyer for each, named {@code Japan, civil}, at the same
         * place, each with its part of the demand and of the contract.
         *
         * @param buyer the buyer
         * @param uses the part of its demand for each use (fraction, exact; the sum is 1)
         * @return this builder
         * @throws IllegalArgumentException if a part is not exact, or their sum is not 1
         */
        public Builder add(Buyer buyer, Map<EndUse, Share> uses) {
            double sum = 0;
            for (Share part : uses.values()) {
                sum += part.fraction().exactValue();
            }
            if (Math.abs(sum - 1) > 1e-9) {
                throw new IllegalArgumentException(
                        "the parts of the uses of " + buyer.name() + " must sum to 1, but sum to " + sum);
            }
            buyers.removeIf(other -> other.name().equals(buyer.name()));
            uses.forEach((use, part) -> buyers.add(new Buyer(
                    buyer.name() + ", " + use,
                    buyer.demand().scaledBy(part.fraction().exactValue()),
                    buyer.contracted().scaledBy(part.fraction().exactValue()),
                    buyer.priority(),
                    use,
                    buyer.place(),
                    buyer.growth(),
                    buyer.stockDays(),
                    buyer.backOrders())));
            return this;
        }

        /**
         * What the last stage makes beyond what the named buyers need goes to the rest of the world, if that is there.
         */
        private Builder rest() {
            Buyer rest = Buyer.of(REST_OF_WORLD, Mass.ofTonnes(0, basis));
            for (Buyer buyer : buyers) {
                rest = buyer.name().equals(REST_OF_WORLD) ? buyer : rest;
            }
            boolean asked = buyers.isEmpty() || buyers.remove(rest);
            if (!asked || plants.isEmpty()) {
                return this;
            }
            Stage last = Iterables.getLast(Stage.inOrder(Iterables.transform(plants, Plant::stage)));
            Interval left = Interval.ZERO;
            for (Plant plant : plants) {
                left = plant.stage().equals(last) ? left.plus(plant.output().tonnes()) : left;
            }
            double least = left.lower();
            double most = left.upper();
            for (Buyer buyer : buyers) {
                least -= buyer.demand().tonnes().upper();
                most -= buyer.demand().tonnes().lower();
            }
            if (most > 0) {
                buyers.add(rest.withDemand(new Mass(Interval.of(Math.max(0, least), most), basis)));
            }
            return this;
        }

        /**
         * Adds a joint product.
         *
         * @param joint the joint product
         * @return this builder
         */
        public Builder add(JointProduct joint) {
            jointProducts.add(joint);
            return this;
        }

        /**
         * Says what a stage makes of each tonne of its feed; 1 unless said.
         *
         * @param stage a stage after the first
         * @param tonnes tonnes for a tonne, above 0
         * @return this builder
         */
        public Builder yieldOf(Stage stage, Interval tonnes) {
            yields.put(stage, tonnes);
            return this;
        }

        /**
         * Says what a stage's product has in stock; nothing unless said.
         *
         * @param stage the stage
         * @param stock the stock (t)
         * @return this builder
         */
        public Builder stock(Stage stage, Mass stock) {
            stocks.put(stage, stock);
            return this;
        }

        /**
         * Adds a source of the figures.
         *
         * @param source the source
         * @return this builder
         */
        public Builder source(Source source) {
            sources.add(source);
            return this;
        }

        /**
         * Makes the chain.
         *
         * @return the chain
         * @throws IllegalArgumentException if there is no plant or no buyer, a name occurs twice, a route or figure is
         *     of a stage or name that the chain does not have, or a yield is not above 0 and at most 1
         * @throws MixedBasisException if an amount is on another basis than the chain
         */
        public SupplyChain build() {
            return new SupplyChain(this);
        }

        /** One line: what was given so far. */
        @Override
        public String toString() {
            return "chain of " + commodity.name() + " " + year + " so far: " + plants.size() + " plants, "
                    + buyers.size() + " buyers";
        }
    }
}
