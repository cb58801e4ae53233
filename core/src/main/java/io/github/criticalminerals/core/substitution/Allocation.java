package io.github.criticalminerals.core.substitution;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Explained;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.numeric.Work;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who delivers how much to whom, what stays unmet, and what would help. All amounts are tonnes a year on the chain's
 * basis.
 */
public final class Allocation implements Explained {

    /**
     * What one plant delivers.
     *
     * @param stage the stage that delivers
     * @param from the name of the plant there
     * @param to the name of the plant at the next stage, or of the buyer
     * @param amount how much (t a year), above 0
     */
    public record Delivery(Stage stage, String from, String to, Mass amount) implements Worded {
        @JsonCreator
        @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
        static Delivery ofJson(
                @JsonProperty("stage") @Nullable Stage stage,
                @JsonProperty("from") Json.@Nullable Words from,
                @JsonProperty("to") Json.@Nullable Words to,
                @JsonProperty("amount") @Nullable Mass amount) {
            return new Delivery(stage, Json.required(from, "from"), Json.required(to, "to"), amount);
        }

        @Override
        public String toString() {
            return amount.inWords() + " of " + stage + " from " + from + " to " + to;
        }
    }

    /** To what a rate of two solutions is rounded (t for a t). */
    private static final double ROUNDING = 1e6;

    private final Reallocation question;
    private final SupplyChain chain;
    private final View view;
    private final double years;
    final ChainProblem problem;
    final ChainModel model;
    final ChainProblem.Solution solution;

    Allocation(Reallocation question, View view) {
        Work work = question.work();
        this.question = question;
        this.chain = question.chain;
        this.years = question.options.years;
        this.view = view;
        this.problem = new ChainProblem(question, view, work);
        this.model = ChainModel.of(problem, work);
        this.solution = model.solve(problem.tonnes(), work);
    }

    /** {@return how it was computed: {@code network flow, exact in whole units of 0.001 t} or what else} */
    String method() {
        return model.method();
    }

    /** {@return everything that is delivered, from the mine on, by names of plants, then of buyers} */
    public List<Delivery> deliveries() {
        ImmutableList.Builder<Delivery> all = ImmutableList.builder();
        for (int k = 0; k < solution.flows.length; k++) {
            if (solution.flows[k] > 0) {
                ChainProblem.Link link = problem.links.get(k);
                Plant from = problem.plants.get(link.from());
                all.add(new Delivery(from.stage(), from.name(), target(link), mass(solution.flows[k])));
            }
        }
        return all.build();
    }

    private String target(ChainProblem.Link link) {
        int n = problem.plants.size();
        return link.to() < n
                ? problem.plants.get(link.to()).name()
                : problem.buyers.get(link.to() - n).name();
    }

    /** {@return the unmet demand (t a year) of every buyer, by name} */
    public Map<String, Mass> unmet() {
        ImmutableMap.Builder<String, Mass> unmet = ImmutableMap.builder();
        for (int b = 0; b < problem.demand.length; b++) {
            unmet.put(problem.buyers.get(b).name(), mass(solution.unmet[b]));
        }
        return unmet.build();
    }

    /** {@return the unmet demand of all buyers together (t a year)} */
    public Mass totalUnmet() {
        return mass(solution.totalUnmet());
    }

    /** {@return what all deliveries cost: the sum of tonnes times cost (the plants' unit)} */
    public double cost() {
        return solution.cost;
    }

    /**
     * Who makes how much at a stage now.
     *
     * @param stage a stage of the chain
     * @return the table of output, one row for each producer; nobody's row is left out for making nothing
     */
    public SupplyTable table(Stage stage) {
        Map<Producer, Double> made = new LinkedHashMap<>();
        for (int i = 0; i < problem.plants.size(); i++) {
            if (problem.plants.get(i).stage().equals(stage)) {
                made.merge(
                        problem.plants.get(i).producer(),
                        problem.sum(solution.flows, problem.limits.get(i).links()),
                        Double::sum);
            }
        }
        if (made.isEmpty()) {
            throw new IllegalArgumentException("stage must be one of " + chain.stages() + ", but was " + stage);
        }
        SupplyTableBuilder table =
                SupplyTable.builder(chain.commodity(), ImmutableSet.of(stage), chain.year(), chain.basis());
        made.forEach((producer, tonnes) -> table.add(producer, mass(tonnes)));
        chain.sources().forEach(table::source);
        return table.note(view + " allocation " + Interval.exact(years) + " years after the cut")
                .build();
    }

    /**
     * {@return every limit of the chain, what goes through it and what one more tonne of it would be worth: the problem
     * is solved again with it, and the rest as it is; with a tenth of demand or less, where all demand is below 10 t;
     * plants from the mine on, then routes, then caps}
     */
    public List<Constraint> constraints() {
        ImmutableList.Builder<Constraint> all = ImmutableList.builder();
        Work work = question.work();
        for (int i = 0; i < problem.limits.size(); i++) {
            all.add(constraint(i, work));
        }
        return all.build();
    }

    /**
     * The limit of what one plant can make, as {@link #constraints} has it.
     *
     * @param plant a plant of the chain
     * @return its capacity, what it delivers, and what one more tonne would be worth
     * @throws IllegalArgumentException if the chain does not have it
     */
    public Constraint capacityOf(Plant plant) {
        int i = problem.plants.indexOf(plant);
        if (i < 0) {
            throw new IllegalArgumentException("plant must be one of the chain, but was " + plant);
        }
        return constraint(i, question.work());
    }

    /** Limits start with the plants, in their order. */
    private Constraint constraint(int i, Work work) {
        ChainProblem.Limit limit = problem.limits.get(i);
        double[] more = problem.tonnes();
        double most = more[i] + limit.share() * problem.sum(solution.flows, limit.whole());
        double step = step();
        more[i] += step;
        ChainProblem.Solution then = model.solve(more, work);
        return new Constraint(
                limit.kind(),
                limit.name(),
                mass(most),
                mass(problem.sum(solution.flows, limit.links())),
                rate(solution.totalUnmet() - then.totalUnmet(), step, problem.totalDemand),
                rate(solution.cost - then.cost, step, Math.max(solution.cost, problem.totalDemand)));
    }

    /** One tonne; of small demands a tenth or less. */
    private double step() {
        double total = problem.totalDemand;
        return total == 0 || total >= 10 ? 1 : Double.parseDouble("1e" + (int) (Math.floor(Math.log10(total)) - 1));
    }

    /** A difference for a step; what may be rounding alone is none. */
    private double rate(double difference, double step, double size) {
        return Math.abs(difference) <= size * Math.pow(10, -model.digits())
                ? 0
                : Math.rint(difference / step * ROUNDING) / ROUNDING;
    }

    /** A difference of two amounts, to the digits that are exact. */
    double clean(double difference) {
        return new Grid(problem.totalDemand, model.digits()).rounded(difference) + 0.0;
    }

    /** {@return the unmet demand as what is needed less what is delivered} */
    @Override
    public Term term() {
        List<Term> children = new ArrayList<>();
        String unit = "t " + chain.basis();
        for (int b = 0; b < problem.demand.length; b++) {
            children.add(Term.input(
                    "D", problem.buyers.get(b).name(), Interval.exact(problem.demand[b]), unit, chain.sources()));
        }
        for (int k = 0; k < solution.flows.length; k++) {
            ChainProblem.Link link = problem.links.get(k);
            if (solution.flows[k] > 0 && link.to() >= problem.plants.size()) {
                children.add(Term.input("x", link.name(), Interval.exact(solution.flows[k]), unit, chain.sources()));
            }
        }
        Expression needed = Expression.of("D").summed();
        boolean any = children.size() > problem.demand.length;
        return Term.computed(
                        "U",
                        "unmet demand, " + view + " view, " + Interval.exact(years) + " years after the cut",
                        totalUnmet().tonnes(),
                        unit,
                        any ? needed.minus(Expression.of("x").summed()) : needed,
                        children)
                .withNote(method());
    }

    private Mass mass(double tonnes) {
        return Mass.ofTonnes(tonnes, chain.basis());
    }

    /** {@return this for people: what is unmet, with few digits} */
    @Override
    public String inWords() {
        return chain.commodity().name() + ", " + view + ", "
                + Interval.exact(years).inWords() + " years after the cut: "
                + totalUnmet().inWords() + " unmet";
    }

    @Override
    public String toString() {
        return chain.commodity().name() + ", " + view + ", " + Interval.exact(years) + " years after the cut: unmet "
                + totalUnmet();
    }
}
