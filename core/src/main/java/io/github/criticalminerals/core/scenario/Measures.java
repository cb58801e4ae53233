package io.github.criticalminerals.core.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Mass;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is read off a ledger. */
final class Measures {

    /** A gap of less than this part of a day's need is none. */
    static final double NOTHING = 1e-9;

    /** Recovered: this part of need is met for so many days. */
    private static final double MET = 0.95;

    private static final int LONG = 30;

    private final Ledger ledger;
    private final Network net;

    Measures(Ledger ledger) {
        this.ledger = ledger;
        this.net = ledger.net;
    }

    double sum(double[] of, int[] buyers) {
        double sum = 0;
        for (int b : buyers) {
            sum += ledger.sum(of, net.buyerCount, b);
        }
        return sum;
    }

    double gapOn(int t, int[] buyers) {
        return on(ledger.dayGap, t, buyers);
    }

    private double on(double[] of, int t, int[] buyers) {
        double sum = 0;
        for (int b : buyers) {
            sum += of[t * net.buyerCount + b];
        }
        return sum;
    }

    int firstGap(int[] buyers) {
        for (int t = 0; t < ledger.days; t++) {
            if (gapOn(t, buyers) > NOTHING * on(ledger.dayNeed, t, buyers)) {
                return t;
            }
        }
        return -1;
    }

    int worst(int[] buyers) {
        int worst = firstGap(buyers);
        for (int t = Math.max(0, worst); worst >= 0 && t < ledger.days; t++) {
            if (gapOn(t, buyers) > gapOn(worst, buyers) * (1 + NOTHING)) {
                worst = t;
            }
        }
        return worst;
    }

    int recovery(int[] buyers) {
        int first = firstGap(buyers);
        int since = first + 1;
        for (int t = first; first >= 0 && t < ledger.days; t++) {
            if (gapOn(t, buyers) > (1 - MET) * on(ledger.dayNeed, t, buyers) * (1 + NOTHING)) {
                since = t + 1;
            } else if (t - since + 1 >= LONG) {
                return since;
            }
        }
        return -1;
    }

    Reason reason(int plant, int t) {
        return ledger.dayReason[t * net.plantCount + plant];
    }

    Map<Reason, Integer> reasons(int plant) {
        Map<Reason, Integer> days = new EnumMap<>(Reason.class);
        for (int t = 0; t < ledger.days; t++) {
            days.merge(reason(plant, t), 1, Integer::sum);
        }
        return ImmutableMap.copyOf(days);
    }

    List<Month> months() {
        ImmutableList.Builder<Month> rows = ImmutableList.builder();
        int lastStage = net.stageStart.length - 2;
        for (int m = 0; m < ledger.monthCount; m++) {
            double made = 0;
            for (int i = net.stageStart[lastStage]; i < net.plantCount; i++) {
                made += ledger.made[m * net.plantCount + i];
            }
            Map<Producer, Double> places = places(lastStage, m);
            double all =
                    places.values().stream().mapToDouble(Double::doubleValue).sum();
            double hhi = 0;
            double largest = 0;
            for (double amount : places.values()) {
                hhi += (amount / all) * (amount / all);
                largest = Math.max(largest, amount / all);
            }
            rows.add(new Month(
                    ledger.month(m),
                    made,
                    inMonth(ledger.need, m),
                    inMonth(ledger.used, m),
                    inMonth(ledger.gap, m),
                    inMonth(ledger.stock, m),
                    inMonth(ledger.released, m),
                    all > 0 ? hhi : Double.NaN,
                    all > 0 ? largest : Double.NaN,
                    ledger.price[m]));
        }
        return rows.build();
    }

    private double inMonth(double[] of, int m) {
        double sum = 0;
        for (int b = 0; b < net.buyerCount; b++) {
            sum += of[m * net.buyerCount + b];
        }
        return sum;
    }

    List<Flow> flows() {
        ImmutableList.Builder<Flow> flows = ImmutableList.builder();
        for (int l = 0; l < net.linkCount; l++) {
            double sent = ledger.sum(ledger.shipped, net.linkCount, l);
            Plant from = net.plants.get(net.linkFrom[l]);
            int to = net.linkTo[l];
            if (sent > 0) {
                flows.add(new Flow(
                        from.stage(),
                        from.name(),
                        to < net.plantCount
                                ? net.plants.get(to).name()
                                : net.buyers.get(to - net.plantCount).name(),
                        sent));
            }
        }
        return flows.build();
    }

    /** What the places of a stage delivered in a month. */
    private Map<Producer, Double> places(int k, int m) {
        Map<Producer, Double> places = new LinkedHashMap<>();
        for (int i = net.stageStart[k]; i < net.stageStart[k + 1]; i++) {
            places.merge(net.plants.get(i).producer(), delivered(i, m), Double::sum);
        }
        return places;
    }

    private double delivered(int i, int m) {
        double sum = 0;
        for (int l = net.linkStart[i]; l < net.linkStart[i + 1]; l++) {
            sum += ledger.shipped[m * net.linkCount + l];
        }
        return sum;
    }

    List<PlantMonth> plantMonths() {
        ImmutableList.Builder<PlantMonth> rows = ImmutableList.builder();
        for (int m = 0; m < ledger.monthCount; m++) {
            for (int i = 0; i < net.plantCount; i++) {
                int at = m * net.plantCount + i;
                rows.add(new PlantMonth(
                        ledger.month(m),
                        net.plants.get(i).name(),
                        net.plants.get(i).stage(),
                        ledger.made[at],
                        ledger.fed[at],
                        delivered(i, m),
                        ledger.feed[at],
                        ledger.product[at],
                        mostDays(i, m)));
            }
        }
        return rows.build();
    }

    private Reason mostDays(int i, int m) {
        Map<Reason, Integer> days = new EnumMap<>(Reason.class);
        Reason most = Reason.CAPACITY;
        for (int t = 0; t < ledger.days; t++) {
            if (ledger.monthOf[t] == m) {
                days.merge(reason(i, t), 1, Integer::sum);
            }
        }
        for (Map.Entry<Reason, Integer> each : days.entrySet()) {
            most = each.getValue() > days.getOrDefault(most, 0) ? each.getKey() : most;
        }
        return most;
    }

    List<BuyerMonth> buyerMonths() {
        ImmutableList.Builder<BuyerMonth> rows = ImmutableList.builder();
        for (int m = 0; m < ledger.monthCount; m++) {
            for (int b = 0; b < net.buyerCount; b++) {
                int at = m * net.buyerCount + b;
                double got = 0;
                for (int l : net.linksTo[net.plantCount + b]) {
                    got += ledger.arrived[m * net.linkCount + l];
                }
                rows.add(new BuyerMonth(
                        ledger.month(m),
                        net.buyers.get(b).name(),
                        net.buyers.get(b).endUse(),
                        ledger.need[at],
                        got,
                        ledger.used[at],
                        ledger.gap[at],
                        ledger.stock[at],
                        ledger.released[at]));
            }
        }
        return rows.build();
    }

    SupplyTable deliveries(Stage stage, YearMonth month) {
        int k = net.chain.stages().indexOf(stage);
        int m = (int) ChronoUnit.MONTHS.between(ledger.firstMonth, month);
        if (k < 0 || m < 0 || m >= ledger.monthCount) {
            throw new IllegalArgumentException("stage must be one of " + net.stages() + " and month one from "
                    + ledger.firstMonth + " to " + ledger.month(ledger.monthCount - 1) + ", but were " + stage + " and "
                    + month);
        }
        SupplyTableBuilder table = SupplyTable.builder(
                        net.chain.commodity(), ImmutableSet.of(stage), month.getYear(), net.chain.basis())
                .source(Source.of("simulation", "deliveries of " + month));
        places(k, m).forEach((place, amount) -> {
            if (amount > 0) {
                table.add(place, Mass.ofTonnes(amount, net.chain.basis()));
            }
        });
        return table.build();
    }

    List<Filler> whoFilled() {
        List<Filler> all = new ArrayList<>();
        for (int i = 0; i < net.plantCount; i++) {
            add(all, net.label(i), ledger.sum(ledger.made, net.plantCount, i) - net.made[i] * ledger.days);
        }
        int end = ledger.monthCount - 1;
        for (int i = 0; i < net.plantCount; i++) {
            int at = end * net.plantCount + i;
            add(all, "stock of product of " + net.label(i), net.productTarget[i] - ledger.product[at]);
            add(all, "stock of feed of " + net.label(i), net.feedTarget[i] - ledger.feed[at]);
        }
        for (int b = 0; b < net.buyerCount; b++) {
            String name = net.buyers.get(b).name();
            add(all, "stock of " + name, net.buyerTarget[b] - ledger.stock[end * net.buyerCount + b]);
            add(all, "reserve for " + name, ledger.sum(ledger.released, net.buyerCount, b));
        }
        return ImmutableList.sortedCopyOf(
                Comparator.comparingDouble(Filler::tonnes).reversed(), all);
    }

    private void add(List<Filler> all, String who, double tonnes) {
        double scale = net.need[0] * ledger.days;
        if (tonnes > NOTHING * scale) {
            all.add(new Filler(who, tonnes));
        }
    }

    double exportIncome(Producer origin, Stage stage) {
        double income = 0;
        double baseline = 0;
        for (int l = 0; l < net.linkCount; l++) {
            int i = net.linkFrom[l];
            if (net.plants.get(i).stage().equals(stage)
                    && net.plants.get(i).producer().equals(origin)
                    && net.isExport(l)) {
                baseline += net.flow[l] * ledger.days;
                for (int m = 0; m < ledger.monthCount; m++) {
                    income += ledger.shipped[m * net.linkCount + l] * ledger.price[m];
                }
            }
        }
        return income / baseline;
    }
}
