package io.github.criticalminerals.core.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.JointProduct;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Mass;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What happened, day by day inside and month by month outside. Immutable; can be shared between threads.
 *
 * <p>A buyer is asked for by its name, or by its place: "Japan" means the buyer of that name, or else all buyers in
 * Japan. Tonnes are those of the chain's basis. What stands in {@link #notes()} belongs to every number: which events
 * were not simulated, what closes the baseline, of which ranges the middle was taken.
 *
 * <p>Its JSON holds days, gap (t), months, fillers, shocks and notes, to be read by others: a run itself is made by
 * running.
 */
@Json.OnlyAnnotated
@JsonPropertyOrder({"commodity", "basis", "from", "to", "gapTonnes", "firstShortage", "notes"})
public final class Run implements Worded {

    private final Simulation simulation;
    private final Picker picker;
    private final Simulation.Plan plan;
    private final Ledger ledger;
    private final int[] spareFrom;
    private final ImmutableList<String> moreNotes;
    private final Measures measures;

    Run(
            Simulation simulation,
            Picker picker,
            Simulation.Plan plan,
            Ledger ledger,
            int[] spareFrom,
            List<String> moreNotes) {
        this.simulation = simulation;
        this.picker = picker;
        this.plan = plan;
        this.ledger = ledger;
        this.spareFrom = spareFrom;
        this.moreNotes = ImmutableList.copyOf(moreNotes);
        this.measures = new Measures(ledger);
    }

    Run withNote(String note) {
        List<String> all = new ArrayList<>(moreNotes);
        all.add(note);
        return new Run(simulation, picker, plan, ledger, spareFrom, all);
    }

    private Network net() {
        return ledger.net;
    }

    /** The numbers of the buyers that a name means. */
    int[] buyers(String name) {
        List<Integer> some = new ArrayList<>();
        for (int b = 0; b < net().buyerCount; b++) {
            if (net().buyers.get(b).name().equals(name)) {
                return new int[] {b};
            }
            if (net().buyers.get(b).place().name().equals(name)) {
                some.add(b);
            }
        }
        if (some.isEmpty()) {
            Set<String> names = new LinkedHashSet<>();
            net().buyers.forEach(buyer -> names.add(buyer.name()));
            throw UnknownNameException.of("buyer", name, names);
        }
        return some.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] all() {
        int[] all = new int[net().buyerCount];
        for (int b = 0; b < all.length; b++) {
            all[b] = b;
        }
        return all;
    }

    private int plant(String name, Stage stage) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < net().plantCount; i++) {
            if (net().plants.get(i).stage().equals(stage)) {
                if (net().plants.get(i).name().equals(name)) {
                    return i;
                }
                names.add(net().plants.get(i).name());
            }
        }
        throw UnknownNameException.of("plant", name, names);
    }

    private int day(LocalDate day) {
        long t = day.toEpochDay() - ledger.start.toEpochDay();
        if (t < 0 || t >= ledger.days) {
            throw new IllegalArgumentException(
                    "day must be one of the run's (" + from() + " to " + to() + "), but was " + day);
        }
        return (int) t;
    }

    private LocalDate date(int t) {
        return ledger.start.plusDays(t);
    }

    private Mass mass(double tonnes) {
        return Mass.ofTonnes(tonnes, net().chain.basis());
    }

    /** {@return day 0} */
    public LocalDate from() {
        return ledger.start;
    }

    /** {@return the last day} */
    public LocalDate to() {
        return date(ledger.days - 1);
    }

    /** {@return the shocks that acted, those of events among them} */
    @JsonProperty
    public List<Shock> shocks() {
        return plan.shocks();
    }

    /** {@return what each event of the timeline did, or why it did nothing} */
    public List<Translation> translations() {
        return plan.translations();
    }

    /** {@return what every reader of a number must know} */
    @JsonProperty
    public List<String> notes() {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        notes.addAll(moreNotes).addAll(net().notes);
        balancingItems().forEach((stage, tonnes) -> {
            if (Math.abs(tonnes)
                    > 1e-9 * Math.max(1e-300, net().chain.demand().tonnes().lower())) {
                notes.add("balancing item of " + stage + ": "
                        + new BigDecimal(tonnes).round(new MathContext(6)).toPlainString() + " t a year, constant");
            }
        });
        for (Translation translation : plan.translations()) {
            if (translation.shocks().isEmpty() || !translation.note().isEmpty()) {
                notes.add("event " + translation);
            }
        }
        unbound().forEach(lever -> notes.add("never bound: " + lever));
        return notes.build();
    }

    /** {@return what closes the baseline of each stage's product (t a year): positive if it comes from elsewhere} */
    public Map<String, Double> balancingItems() {
        return ImmutableMap.copyOf(net().balancingItems());
    }

    /** {@return what all buyers lacked together in the whole run} */
    public Mass gap() {
        return mass(measures.sum(ledger.gap, all()));
    }

    /**
     * What a buyer lacked.
     *
     * @param buyer its name, or the name of a place
     * @return the sum over the run: the area of the gap (t)
     * @throws UnknownNameException if there is none
     */
    public Mass gap(String buyer) {
        return mass(measures.sum(ledger.gap, buyers(buyer)));
    }

    /**
     * What a buyer lacked on a day.
     *
     * @param buyer its name, or the name of a place
     * @param day a day of the run
     * @return the gap (t)
     */
    public Mass gap(String buyer, LocalDate day) {
        return mass(measures.gapOn(day(day), buyers(buyer)));
    }

    /** {@return what a buyer lacked, in days of its mean need over the run (days of demand)} */
    public double gapDays(String buyer) {
        int[] some = buyers(buyer);
        return measures.sum(ledger.gap, some) / (measures.sum(ledger.need, some) / ledger.days);
    }

    /** {@return what a buyer needed in the whole run (t)} */
    public Mass need(String buyer) {
        return mass(measures.sum(ledger.need, buyers(buyer)));
    }

    /** {@return the months of the run} */
    @JsonProperty
    public List<Month> months() {
        return measures.months();
    }

    /** {@return a row for each month and plant} */
    @JsonProperty
    public List<PlantMonth> plantMonths() {
        return measures.plantMonths();
    }

    /** {@return a row for each month and buyer} */
    @JsonProperty
    public List<BuyerMonth> buyerMonths() {
        return measures.buyerMonths();
    }

    /**
     * What a stage delivered in a month, by the producers' places, as a table that every calculator takes:
     * concentration and supply risk by month.
     *
     * @param stage a stage of the chain
     * @param month a month of the run
     * @return the table; it has no row for a place that delivered nothing
     */
    public SupplyTable deliveries(Stage stage, YearMonth month) {
        return measures.deliveries(stage, month);
    }

    /** {@return what each plant sent to each of its customers in the whole run; ways without goods are left out} */
    public List<Flow> flows() {
        return measures.flows();
    }

    /** {@return the first day on which anybody lacks something, or empty} */
    public Optional<LocalDate> firstShortage() {
        return first(all());
    }

    /** {@return the first day on which a buyer lacks something, or empty} */
    public Optional<LocalDate> firstShortage(String buyer) {
        return first(buyers(buyer));
    }

    private Optional<LocalDate> first(int[] some) {
        int t = measures.firstGap(some);
        return t < 0 ? Optional.empty() : Optional.of(date(t));
    }

    /**
     * {@return the first of the days on which a buyer's gap is greatest, or empty if there is none; it may come after
     * the last day of the shocks}
     */
    public Optional<LocalDate> worstDay(String buyer) {
        int t = measures.worst(buyers(buyer));
        return t < 0 ? Optional.empty() : Optional.of(date(t));
    }

    /** {@return the last day on which a shock acts, or empty if one has no end or there is none} */
    public Optional<LocalDate> lastShockDay() {
        if (plan.shocks().stream().anyMatch(shock -> shock.until().isEmpty())) {
            return Optional.empty();
        }
        return plan.shocks().stream().map(shock -> shock.until().orElseThrow()).max(Comparator.naturalOrder());
    }

    /**
     * {@return how long the stock of one buyer that keeps a stock lasted: days from the first day of the first shock,
     * or of the run without one, to the one at whose end the stock is empty, both counted; or empty if it never is}
     */
    public Optional<Integer> daysToStockOut(String buyer) {
        int[] some = buyers(buyer);
        int empty = some.length == 1 ? ledger.emptyOn[some[0]] : -1;
        if (empty < 0) {
            return Optional.empty();
        }
        int first = plan.shocks().stream()
                .mapToInt(shock -> Schedule.day(ledger.start, shock.from()))
                .min()
                .orElse(0);
        return Optional.of(empty + 1 - Math.max(0, first));
    }

    /**
     * {@return the first day after a buyer's first shortage from which at least 95 % of its need is met for 30 days on
     * end; empty if nothing was short, or it does not recover within the run}
     */
    public Optional<LocalDate> recovery(String buyer) {
        int t = measures.recovery(buyers(buyer));
        return t < 0 ? Optional.empty() : Optional.of(date(t));
    }

    /**
     * {@return who filled the gap: plants that made more than on the baseline, stocks that were drawn, reserves, the
     * greatest first}
     */
    @JsonProperty
    public List<Filler> whoFilled() {
        return measures.whoFilled();
    }

    /**
     * What bound a plant on a day.
     *
     * @param day a day of the run
     * @throws UnknownNameException if there is no such plant
     */
    public Reason reason(String plant, Stage stage, LocalDate day) {
        return measures.reason(plant(plant, stage), day(day));
    }

    /**
     * What bound a plant, and on how many days.
     *
     * @return the days of each reason that occurs
     * @throws UnknownNameException if there is no such plant
     */
    public Map<Reason, Integer> reasons(String plant, Stage stage) {
        return measures.reasons(plant(plant, stage));
    }

    /** {@return shocks, routes and spare capacities that never bound or never were used, by name} */
    public List<String> unbound() {
        List<String> names = new ArrayList<>();
        List<Schedule.Acting> acting = new ArrayList<>();
        acting.addAll(plan.schedule().cuts);
        acting.addAll(plan.schedule().quotas);
        acting.addAll(plan.schedule().pauses);
        acting.addAll(plan.schedule().releases);
        plan.schedule().queues.forEach(queue -> acting.add(queue.licence));
        Map<String, Boolean> bound = new TreeMap<>();
        acting.forEach(each -> bound.merge(each.shock.name(), each.bound, Boolean::logicalOr));
        if (!plan.options().hasPrice()) {
            plan.schedule().tariffs.forEach(each -> bound.put(each.shock.name() + " (the price is off)", false));
        }
        bound.forEach((name, did) -> {
            if (!did) {
                names.add(name);
            }
        });
        for (int i = 0; i < net().plantCount; i++) {
            if (net().spare[i] > 0 && spareFrom[i] >= ledger.days) {
                names.add("spare capacity of " + net().label(i));
            }
        }
        return ImmutableList.copyOf(names);
    }

    /** {@return what was made of each joint product (t in the whole run)} */
    public Map<String, Double> jointProducts() {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (JointProduct joint : net().chain.jointProducts()) {
            double made = 0;
            for (int i = 0; i < net().plantCount; i++) {
                if (net().plants.get(i).stage().equals(joint.stage())) {
                    made += ledger.sum(ledger.made, net().plantCount, i);
                }
            }
            String name = joint.name() + ", " + joint.stage();
            double ratio = picker.finite("ratio of " + name, joint.perTonne(), true);
            sums.put(name, made * ratio);
        }
        return ImmutableMap.copyOf(sums);
    }

    /**
     * Where what a buyer got came from in the end, through all stages: effective exposure.
     *
     * @param buyer its name, or the name of a place
     * @param stage the stage whose makers count as the origin
     * @return the part of each place (fraction; they sum to one), the greatest first; "balancing item" for what closes
     *     the baseline; empty if nothing arrived
     */
    public Map<String, Double> exposure(String buyer, Stage stage) {
        return new Origins(ledger).exposure(buyers(buyer), stage);
    }

    /**
     * What a disrupter took in for its exports, with the price on; what it would have taken in on the baseline is 1. A
     * cut can raise it: nothing is clamped.
     *
     * @param stage the stage whose exports count
     * @return income as a part of that on the baseline, NaN if there is none on the baseline
     */
    public double exportIncome(Producer origin, Stage stage) {
        return measures.exportIncome(origin, stage);
    }

    /** {@return why the buyer that lacks most on a day lacks it: the tree of its gap} */
    public Term explain(LocalDate day) {
        int t = day(day);
        int most = 0;
        for (int b = 1; b < net().buyerCount; b++) {
            if (measures.gapOn(t, new int[] {b}) > measures.gapOn(t, new int[] {most})) {
                most = b;
            }
        }
        return explain(day, net().buyers.get(most).name());
    }

    /**
     * Why a buyer lacks something on a day, or why not.
     *
     * @param day a day of the run
     * @param buyer the name of one buyer
     * @return the tree of its gap (t)
     * @throws UnknownNameException if no buyer has that name
     */
    public Term explain(LocalDate day, String buyer) {
        int t = day(day);
        int[] some = buyers(buyer);
        if (some.length != 1) {
            throw new IllegalArgumentException("explain one buyer, but " + buyer + " has "
                    + net().buyers.stream()
                            .filter(each -> each.place().name().equals(buyer))
                            .map(Buyer::name)
                            .toList());
        }
        Simulation.Plan again = simulation.plan(picker);
        Engine engine = new Engine(again.network(), again.schedule(), again.options());
        for (int d = 0; d <= t; d++) {
            engine.day(d);
        }
        return new Explanation(engine, day).gap(some[0]);
    }

    /**
     * Compares with another run of the same chain and days.
     *
     * @param other the run to compare with, such as that of {@link Simulation#baseline()}
     * @throws IllegalArgumentException if chains or days differ
     */
    public RunComparison compareWith(Run other) {
        return RunComparison.of(this, other);
    }

    /** {@return the simulation that was run} */
    public Simulation simulation() {
        return simulation;
    }

    Ledger ledger() {
        return ledger;
    }

    @JsonProperty("commodity")
    private String commodityInJson() {
        return net().chain.commodity().name();
    }

    @JsonProperty("basis")
    private String basisInJson() {
        return net().chain.basis().name();
    }

    @JsonProperty("from")
    private String fromInJson() {
        return from().toString();
    }

    @JsonProperty("to")
    private String toInJson() {
        return to().toString();
    }

    @JsonProperty("gapTonnes")
    private double gapInJson() {
        return measures.sum(ledger.gap, all());
    }

    @JsonProperty("firstShortage")
    private String firstShortageInJson() {
        return firstShortage().map(LocalDate::toString).orElse("");
    }

    /**
     * {@return the run for people: {@code magnet rare earths, 2025-01-01 to 2025-12-31: 14,013 t REO lacking, from
     * 2025-04-04 on}}
     */
    @Override
    public String inWords() {
        return net().chain.commodity().name() + ", " + from() + " to " + to() + ": " + gap().inWords() + " lacking"
                + firstShortage().map(day -> ", from " + day + " on").orElse("");
    }

    /** Days, gap, first shortage, and how many events were not simulated. */
    @Override
    public String toString() {
        long without = plan.translations().stream()
                .filter(translation -> translation.note().contains("not simulated"))
                .count();
        return "run of " + net().chain.commodity().name() + ", " + from() + " to " + to() + ": gap " + gap()
                + firstShortage().map(day -> ", first on " + day).orElse("")
                + (without == 0 ? "" : "; " + without + " events not simulated, see notes()");
    }
}
