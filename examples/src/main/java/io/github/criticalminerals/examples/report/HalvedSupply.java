package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyChainBuilder;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.substitution.Allocation;
import io.github.criticalminerals.core.substitution.Constraint;
import io.github.criticalminerals.core.substitution.Reallocation;
import io.github.criticalminerals.core.substitution.View;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * What half of China's supply of magnet rare earths gone leaves unmet, and who fills the rest, by published figures.
 */
final class HalvedSupply {

    /**
     * What happened after 2010: how fast others ramped up, how fast demand moved elsewhere; read in its abstract only.
     */
    static final Source CRISIS = Source.of(
                    "Sprecher et al. 2017",
                    "Novel Indicators for the Quantification of Resilience in Critical Material Supply Chains, with a 2010"
                            + " Rare Earth Crisis Case Study")
            .withDoi("10.1021/acs.est.6b05751")
            .withLocator("abstract")
            .withNote(
                    "Overall, annual substitution rates reached 10% of total demand. Non-Chinese primary production ramped up"
                            + " at a speed of 4% of total market volume per year.");

    /** By how much of the market suppliers outside China grew in a year (fraction). */
    static final double CRISIS_RAMP = 0.04;
    /** How much of demand moved to substitutes in a year, at most (fraction). */
    static final double CRISIS_SUBSTITUTION = 0.10;

    static final List<Integer> HORIZONS = ImmutableList.of(1, 3, 7);
    static final List<Integer> OUTLOOK_YEARS = ImmutableList.of(ReportInput.YEAR, 2030, 2035);
    static final Producer CHINA = Country.of("CHN");
    /** What refiners make beyond what is mined; it stays as it is. */
    static final Producer BALANCE = Aggregate.of("recycled and from stocks");

    private static final Share HALF = Share.of(0.5);

    /** What is needed. */
    private enum Demand {
        AS_NOW,
        AS_IN_OUTLOOK,
        SUBSTITUTED
    }

    /**
     * One answer.
     *
     * @param stages where China is cut; the last is the one whose product is needed
     * @param years how long after
     * @param demand what is needed (t a year)
     * @param now who makes it before the cut
     * @param then who makes it after, and what is unmet
     * @param losses what the loss of one more plant would do
     * @param chain who can make how much
     * @param unmetIfDemandGrows if demand grows as the outlook's output (t a year)
     * @param unmetIfSubstituted if demand moves to substitutes as after 2010 (t a year)
     */
    record Case(
            List<Stage> stages,
            Ramp ramp,
            int years,
            double demand,
            SupplyTable now,
            Allocation then,
            List<Reallocation.Loss> losses,
            SupplyChain chain,
            double unmetIfDemandGrows,
            double unmetIfSubstituted) {

        String where() {
            return words(stages);
        }

        Stage last() {
            return stages.get(stages.size() - 1);
        }

        double unmet() {
            return then.totalUnmet().tonnes().exactValue();
        }

        /** What China makes less of the last stage's product (t a year). */
        double cut() {
            return -change(CHINA);
        }

        /** What every other plant of the last stage makes more (t a year), the largest first. */
        Map<Producer, Double> fills() {
            List<Producer> others = new ArrayList<>();
            rows(now).forEach(row -> others.add(row.producer()));
            others.remove(CHINA);
            others.sort((a, b) -> Double.compare(change(b), change(a)));
            Map<Producer, Double> fills = new LinkedHashMap<>();
            others.forEach(producer -> fills.put(producer, change(producer)));
            return fills;
        }

        double filled() {
            return fills().values().stream().mapToDouble(t -> t).sum();
        }

        private double change(Producer producer) {
            return tonnes(then.table(last()), producer) - tonnes(now, producer);
        }

        Interval hhiBefore() {
            return Concentration.of(now).hhi().points();
        }

        Interval hhiAfter() {
            return Concentration.of(then.table(last())).hhi().points();
        }

        /** What one more tonne at a stage would be worth (t for a t), over its plants. */
        Interval worth(Stage stage) {
            return plants(stage).stream()
                    .map(plant -> then.capacityOf(plant).unmetAvoided())
                    .map(Interval::exact)
                    .reduce(Interval::hull)
                    .orElseThrow();
        }

        /** What one more tonne of one producer would be worth (t for a t). */
        double worth(Stage stage, Producer producer) {
            return plants(stage).stream()
                    .filter(plant -> plant.producer().equals(producer))
                    .mapToDouble(plant -> then.capacityOf(plant).unmetAvoided())
                    .max()
                    .orElse(0);
        }

        /** What all at a stage can make (t a year). */
        double room(Stage stage) {
            return sum(stage, constraint -> constraint.limit().tonnes().exactValue());
        }

        /** What all at a stage make (t a year). */
        double flow(Stage stage) {
            return sum(stage, constraint -> constraint.flow().tonnes().exactValue());
        }

        private double sum(Stage stage, ToDoubleFunction<Constraint> tonnes) {
            return plants(stage).stream()
                    .map(then::capacityOf)
                    .mapToDouble(tonnes)
                    .sum();
        }

        private List<Plant> plants(Stage stage) {
            return chain.plants().stream()
                    .filter(plant -> plant.stage().equals(stage))
                    .toList();
        }

        /** Those whose loss leaves more unmet. */
        List<Reallocation.Loss> pivotal() {
            return losses.stream().filter(Reallocation.Loss::isPivotal).toList();
        }
    }

    private final ReferenceData data;
    private final List<Case> cases;

    HalvedSupply(ReferenceData data) {
        this.data = data;
        ImmutableList.Builder<Case> all = ImmutableList.builder();
        for (List<Stage> stages : ImmutableList.of(
                ImmutableList.of(Stage.MINING),
                ImmutableList.of(Stage.REFINING),
                ImmutableList.of(Stage.MINING, Stage.REFINING))) {
            for (Ramp ramp : Ramp.values()) {
                HORIZONS.forEach(years -> all.add(solve(stages, ramp, years)));
            }
        }
        this.cases = all.build();
    }

    static String words(List<Stage> stages) {
        return String.join(" and ", stages.stream().map(Stage::toString).toList());
    }

    /** By stages, then ramp, then years. */
    List<Case> cases() {
        return cases;
    }

    /** By ramp, then years. */
    List<Case> cases(List<Stage> stages) {
        return cases.stream().filter(each -> each.stages().equals(stages)).toList();
    }

    SupplyTable table(Stage stage, int year) {
        return data.supply("magnet rare earths", stage, Measure.OUTPUT, year, ReportInput.IEA_EDITION);
    }

    static List<SupplyRow> rows(SupplyTable table) {
        return ImmutableList.<SupplyRow>builder()
                .addAll(table.rows())
                .addAll(table.remainder().stream().toList())
                .build();
    }

    static double tonnes(SupplyTable table, Producer producer) {
        return table.findAmount(producer)
                .orElseThrow(() -> new IllegalArgumentException(table + " must have " + producer.name()))
                .tonnes()
                .exactValue();
    }

    private static double sum(SupplyTable table) {
        return table.sumOfRows().tonnes().exactValue();
    }

    /** What refiners make beyond what is mined (t a year). */
    double balance() {
        return Math.max(0, sum(table(Stage.REFINING, ReportInput.YEAR)) - sum(table(Stage.MINING, ReportInput.YEAR)));
    }

    /** How much more a plant makes so many years on (t a year); less is negative. */
    double added(Stage stage, Producer producer, Ramp ramp, double years) {
        SupplyTable now = table(stage, ReportInput.YEAR);
        double output = tonnes(now, producer);
        if (ramp == Ramp.OUTLOOK) {
            return projected(years, year -> tonnes(table(stage, year), producer)) - output;
        }
        return CRISIS_RAMP * years * sum(now) * output / (sum(now) - tonnes(now, CHINA));
    }

    /** Between the years of the outlook in equal steps; after its last year nothing changes. */
    private static double projected(double years, IntToDoubleFunction tonnes) {
        double year = ReportInput.YEAR + years;
        double last = tonnes.applyAsDouble(OUTLOOK_YEARS.get(0));
        for (int i = 1; i < OUTLOOK_YEARS.size(); i++) {
            int from = OUTLOOK_YEARS.get(i - 1);
            int to = OUTLOOK_YEARS.get(i);
            double part = Math.min(1, Math.max(0, (year - from) / (to - from)));
            last += part * (tonnes.applyAsDouble(to) - tonnes.applyAsDouble(from));
        }
        return last;
    }

    private double demand(Stage stage, Demand demand, int years) {
        double now = sum(table(stage, ReportInput.YEAR));
        return switch (demand) {
            case AS_NOW -> now;
            case AS_IN_OUTLOOK -> projected(years, year -> sum(table(stage, year)));
            case SUBSTITUTED -> now * Math.max(0, 1 - CRISIS_SUBSTITUTION * years);
        };
    }

    private Case solve(List<Stage> stages, Ramp ramp, int years) {
        Stage last = stages.get(stages.size() - 1);
        SupplyChain chain = chain(stages, ramp, years, Demand.AS_NOW);
        Reallocation reallocation = cut(chain, stages, ramp, years);
        return new Case(
                stages,
                ramp,
                years,
                demand(last, Demand.AS_NOW, years),
                table(last, ReportInput.YEAR),
                reallocation.in(View.CAUTIOUS),
                reallocation.nMinusOne(View.CAUTIOUS),
                chain,
                unmet(stages, ramp, years, Demand.AS_IN_OUTLOOK),
                unmet(stages, ramp, years, Demand.SUBSTITUTED));
    }

    private double unmet(List<Stage> stages, Ramp ramp, int years, Demand demand) {
        return cut(chain(stages, ramp, years, demand), stages, ramp, years)
                .in(View.CAUTIOUS)
                .totalUnmet()
                .tonnes()
                .exactValue();
    }

    /** What runs today is preferred to what is added. */
    private SupplyChain chain(List<Stage> stages, Ramp ramp, int years, Demand demand) {
        SupplyTable end = table(stages.get(stages.size() - 1), ReportInput.YEAR);
        SupplyChainBuilder chain = SupplyChain.builder(end.commodity(), ReportInput.YEAR, end.basis());
        for (Stage stage : stages) {
            SupplyTable table = table(stage, ReportInput.YEAR);
            chain.outputs(table);
            for (SupplyRow row : rows(table)) {
                double more = added(stage, row.producer(), ramp, years);
                if (!row.producer().equals(CHINA) && more > 0) {
                    chain.add(Plant.of(row.producer(), stage, Mass.ofTonnes(0, end.basis()))
                            .withName(row.producer().name() + ", added")
                            .withSpare(Mass.ofTonnes(more, end.basis()), Interval.ZERO, Interval.exact(years))
                            .withCost(1));
                }
            }
        }
        if (stages.size() > 1) {
            chain.add(Plant.of(BALANCE, stages.get(0), Mass.ofTonnes(balance(), end.basis())));
        }
        double needed = demand(stages.get(stages.size() - 1), demand, years);
        return chain.add(Buyer.of("the world", Mass.ofTonnes(needed, end.basis())))
                .build();
    }

    /** China at every stage, and whoever makes less than today by the outlook. */
    private Reallocation cut(SupplyChain chain, List<Stage> stages, Ramp ramp, int years) {
        Reallocation reallocation = Reallocation.of(chain).after(years);
        for (Stage stage : stages) {
            reallocation = reallocation.withCut(CHINA, stage, HALF);
            for (SupplyRow row : rows(table(stage, ReportInput.YEAR))) {
                double more = added(stage, row.producer(), ramp, years);
                if (!row.producer().equals(CHINA) && more < 0) {
                    double output = row.amount().tonnes().exactValue();
                    reallocation = reallocation.withCut(row.producer(), stage, Share.of(-more / output));
                }
            }
        }
        return reallocation;
    }
}
