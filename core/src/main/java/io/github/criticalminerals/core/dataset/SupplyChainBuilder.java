package io.github.criticalminerals.core.dataset;

import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects the parts of a {@link SupplyChain}. Not for use by several threads. */
public final class SupplyChainBuilder {

    final Commodity commodity;
    final int year;
    final Basis basis;
    final List<Plant> plants = new ArrayList<>();
    final List<Route> routes = new ArrayList<>();
    final List<Buyer> buyers = new ArrayList<>();
    final Map<Stage, Interval> yields = new LinkedHashMap<>();
    final Map<Stage, Mass> stocks = new LinkedHashMap<>();
    final List<JointProduct> jointProducts = new ArrayList<>();
    final List<Source> sources = new ArrayList<>();

    SupplyChainBuilder(Commodity commodity, int year, Basis basis) {
        this.commodity = Objects.requireNonNull(commodity, "commodity is required");
        this.year = Text.requireYear(year);
        this.basis = Objects.requireNonNull(basis, "basis is required");
    }

    /**
     * Adds a plant without spare capacity for each row of a table, the remainder included.
     *
     * @param table what is made at one stage
     * @throws IllegalArgumentException if the table covers several stages or a row has no figure
     */
    public SupplyChainBuilder outputs(SupplyTable table) {
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

    /** Adds a plant; one of the same stage and name is replaced. */
    public SupplyChainBuilder add(Plant plant) {
        plants.removeIf(
                other -> other.stage().equals(plant.stage()) && other.name().equals(plant.name()));
        plants.add(plant);
        return this;
    }

    /** Adds a route. */
    public SupplyChainBuilder add(Route route) {
        routes.add(route);
        return this;
    }

    /** Adds a buyer. */
    public SupplyChainBuilder add(Buyer buyer) {
        buyers.add(buyer);
        return this;
    }

    /**
     * Adds a buyer who needs it for several uses: one buyer for each, named {@code Japan, civil}, at the same
     * place, each with its part of the demand and of the contract.
     *
     * @param uses the part of its demand for each use (fraction, exact; the sum is 1)
     * @throws IllegalArgumentException if a part is not exact, or their sum is not 1
     */
    public SupplyChainBuilder add(Buyer buyer, Map<EndUse, Share> uses) {
        double sum = 0;
        for (Share part : uses.values()) {
            sum += part.fraction().exactValue();
        }
        if (Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "the parts of the uses of " + buyer.name() + " must sum to 1, but sum to " + sum);
        }
        buyers.removeIf(other -> other.name().equals(buyer.name()));
        uses.forEach((use, part) -> buyers.add(buyer.part(use, part.fraction().exactValue())));
        return this;
    }

    /**
     * What the last stage makes beyond what the named buyers need goes to the rest of the world, if that is there.
     */
    SupplyChainBuilder rest() {
        Buyer rest = Buyer.of(SupplyChain.REST_OF_WORLD, Mass.ofTonnes(0, basis));
        for (Buyer buyer : buyers) {
            rest = buyer.name().equals(SupplyChain.REST_OF_WORLD) ? buyer : rest;
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

    /** Adds a joint product. */
    public SupplyChainBuilder add(JointProduct joint) {
        jointProducts.add(joint);
        return this;
    }

    /** Says what a stage after the first makes of each tonne of its feed, above 0; 1 unless said. */
    public SupplyChainBuilder yieldOf(Stage stage, Interval tonnes) {
        yields.put(stage, tonnes);
        return this;
    }

    /** Says what a stage's product has in stock (t); nothing unless said. */
    public SupplyChainBuilder stock(Stage stage, Mass stock) {
        stocks.put(stage, stock);
        return this;
    }

    /** Adds a source of the figures. */
    public SupplyChainBuilder source(Source source) {
        sources.add(source);
        return this;
    }

    /**
     * Makes the chain.
     *
     * @throws IllegalArgumentException if there is no plant or no buyer, a name occurs twice, a route or figure is of a
     *     stage or name that the chain does not have, or a yield is not above 0 and at most 1
     * @throws MixedBasisException if an amount is on another basis than the chain
     */
    public SupplyChain build() {
        return new SupplyChain(this);
    }

    @Override
    public String toString() {
        return "chain of " + commodity.name() + " " + year + " so far: " + plants.size() + " plants, " + buyers.size()
                + " buyers";
    }
}
