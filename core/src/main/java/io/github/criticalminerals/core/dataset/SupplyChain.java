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

    SupplyChain(SupplyChainBuilder builder) {
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
            basis.requireSame(plant.output().basis());
            once(seen, "plant", plant.stage() + ", " + plant.name());
        }
        for (Buyer buyer : buyers) {
            basis.requireSame(buyer.demand().basis());
            once(seen, "buyer", buyer.name());
        }
        for (Route route : routes) {
            basis.requireSame(route.flow().basis());
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
            basis.requireSame(stock.basis());
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

    /**
     * A chain of tables, one a stage: a plant for each row, and one buyer, {@link #REST_OF_WORLD}, who needs all that
     * the last stage makes. What else is known is added line by line with the {@code with} methods.
     *
     * @param more what the others make, of the same commodity, year and basis
     * @throws IllegalArgumentException if the tables differ in commodity or year, two are of one stage, one is of
     *     several, or a row has no figure
     * @throws MixedBasisException if the tables are on two bases
     */
    public static SupplyChain of(SupplyTable first, SupplyTable... more) {
        SupplyChainBuilder builder =
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
     * @param year the year of its outputs and demand, 1000 to 9999
     * @param basis what the tonnes of every stage count
     * @throws IllegalArgumentException if the year has not four digits
     */
    public static SupplyChainBuilder builder(Commodity commodity, int year, Basis basis) {
        return new SupplyChainBuilder(commodity, year, basis);
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
        SupplyChainBuilder builder = builder(
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

    /** {@return what it makes} */
    public Commodity commodity() {
        return commodity;
    }

    /** {@return the year of its outputs and demand} */
    public int year() {
        return year;
    }

    /** {@return what the tonnes of every stage count} */
    public Basis basis() {
        return basis;
    }

    /** {@return its stages, those of the plants, from the mine on} */
    public List<Stage> stages() {
        return stages;
    }

    /** {@return what a stage makes of each tonne of its feed (tonnes for a tonne), 1 unless said} */
    public Interval yieldOf(Stage stage) {
        return yields.getOrDefault(stage(stage), Interval.ONE);
    }

    /** {@return what a stage's product has in stock (t), 0 unless said} */
    public Mass stock(Stage stage) {
        return stocks.getOrDefault(stage(stage), Mass.ofTonnes(0, basis));
    }

    /** {@return who makes something, in the order given} */
    public List<Plant> plants() {
        return plants;
    }

    /** {@return who delivers to whom, where that is known, in the order given} */
    public List<Route> routes() {
        return routes;
    }

    /** {@return who needs the last stage's product, in the order given} */
    public List<Buyer> buyers() {
        return buyers;
    }

    /** {@return what else the stages make, in the order given} */
    public List<JointProduct> jointProducts() {
        return jointProducts;
    }

    /**
     * {@return a copy in which a producer can make more at a stage than it does}
     *
     * @param producer who; one that has no plant there gets one without output
     * @param stage where in the chain
     * @param more how much more it can make (t a year)
     * @param lag how long until that begins (years)
     * @param ramp how long from then until all of it comes (years)
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

    /** Returns a copy with a plant; one of the same stage and name is replaced. */
    public SupplyChain with(Plant plant) {
        return toBuilder().add(plant).rest().build();
    }

    /**
     * {@return a copy with a buyer; one of the same name is replaced} What {@link #REST_OF_WORLD} needs, where it is
     * there, is what the last stage makes less what the others need, and nothing if they need more: it then goes. Its
     * stock and what else is known of it stay.
     */
    public SupplyChain with(Buyer buyer) {
        SupplyChainBuilder builder = toBuilder();
        builder.buyers.removeIf(other -> other.name().equals(buyer.name()));
        return builder.add(buyer).rest().build();
    }

    /**
     * Returns a copy with a buyer who needs it for several uses, as {@link SupplyChainBuilder#add(Buyer, Map)} adds it:
     * the part of its demand for each use (fraction, exact; the sum is 1).
     */
    public SupplyChain with(Buyer buyer, Map<EndUse, Share> uses) {
        return toBuilder().add(buyer, uses).rest().build();
    }

    /** Returns a copy with a route. */
    public SupplyChain with(Route route) {
        return toBuilder().add(route).build();
    }

    /** {@return where the figures come from} */
    public List<Source> sources() {
        return sources;
    }

    /** {@return what the buyers need together (t a year)} */
    public Mass demand() {
        Mass sum = Mass.ofTonnes(0, basis);
        for (Buyer buyer : buyers) {
            sum = sum.plus(buyer.demand());
        }
        return sum;
    }

    /** {@return a builder that starts with everything this chain has} */
    public SupplyChainBuilder toBuilder() {
        SupplyChainBuilder builder = new SupplyChainBuilder(commodity, year, basis);
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
}
