package io.github.criticalminerals.core.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.Parties;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A chain on its baseline day, as plain arrays. Plants stand by stage and name, buyers by name after them, so that no
 * number depends on the order in which they were given. Tonnes are a day's, a year having 365 of them.
 *
 * <p>What makes the baseline close is constant: what a plant makes less what it delivers, what it or a buyer needs less
 * what it gets. It is never written into the daily sums, which are sums of differences from the baseline: with no shock
 * each of them is exactly zero.
 */
final class Network {

    static final double DAYS = 365;

    final SupplyChain chain;
    final ImmutableList<Plant> plants;
    final ImmutableList<Buyer> buyers;
    final int plantCount;
    final int buyerCount;
    final int linkCount;
    /** Where the plants of a stage begin; one more for the end. */
    final int[] stageStart;

    final double[] made;
    final double[] yield;
    /** Tonnes of feed for a tonne; 0 for plants that need none. */
    final double[] perTonne;

    final double[] spare;
    final double[] lag;
    final double[] ramp;
    /** In days of feed, for plants; of product. */
    final double[] feedTarget;

    final double[] productTarget;
    final double[] need;
    final double[] growth;
    final double[] buyerTarget;

    /** Links stand by who delivers, then by who gets. */
    final int[] linkFrom;

    final int[] linkTo;
    final int[] linkStart;
    final double[] flow;
    final double[] weight;
    final double[] most;
    final int[] days;
    /** The links that take days, and those that have a limit. */
    final int[] delayed;

    final int[] limited;
    /** The links to each plant and buyer. */
    final int[][] linksTo;

    /** What a plant delivers, and what a plant or buyer gets, on the baseline. */
    final double[] delivered;

    final double[] got;
    /** Notes on how the baseline was made. */
    final ImmutableList<String> notes;

    Network(SupplyChain chain, Picker picker) {
        this.chain = chain;
        this.plants = ImmutableList.sortedCopyOf(
                Comparator.comparing(Plant::stage).thenComparing(Plant::name), chain.plants());
        this.buyers = ImmutableList.sortedCopyOf(Comparator.comparing(Buyer::name), chain.buyers());
        this.plantCount = plants.size();
        this.buyerCount = buyers.size();
        this.made = new double[plantCount];
        this.yield = new double[plantCount];
        this.perTonne = new double[plantCount];
        this.spare = new double[plantCount];
        this.lag = new double[plantCount];
        this.ramp = new double[plantCount];
        this.feedTarget = new double[plantCount];
        this.productTarget = new double[plantCount];
        this.need = new double[buyerCount];
        this.growth = new double[buyerCount];
        this.buyerTarget = new double[buyerCount];
        List<Stage> stages = chain.stages();
        this.stageStart = new int[stages.size() + 1];
        for (int k = 0, i = 0; k < stages.size(); k++) {
            while (i < plantCount && plants.get(i).stage().equals(stages.get(k))) {
                i++;
            }
            stageStart[k + 1] = i;
        }
        readPlants(picker);
        readBuyers(picker);
        Links links = new Links(picker);
        this.linkCount = links.from.size();
        this.linkFrom = links.from.stream().mapToInt(Integer::intValue).toArray();
        this.linkTo = links.to.stream().mapToInt(Integer::intValue).toArray();
        this.flow = links.flow;
        this.most = links.most;
        this.days = links.days;
        this.linkStart = new int[plantCount + 1];
        for (int l = 0; l < linkCount; l++) {
            linkStart[linkFrom[l] + 1] = l + 1;
        }
        for (int i = 0; i < plantCount; i++) {
            linkStart[i + 1] = Math.max(linkStart[i + 1], linkStart[i]);
        }
        this.delayed = IntStream.range(0, linkCount).filter(l -> days[l] > 0).toArray();
        this.limited = IntStream.range(0, linkCount)
                .filter(l -> most[l] < Double.POSITIVE_INFINITY)
                .toArray();
        this.linksTo = new int[plantCount + buyerCount][];
        for (int n = 0; n < linksTo.length; n++) {
            linksTo[n] = links.to(n);
        }
        this.delivered = new double[plantCount];
        for (int i = 0; i < plantCount; i++) {
            for (int l = linkStart[i]; l < linkStart[i + 1]; l++) {
                delivered[i] += flow[l];
            }
        }
        this.got = new double[plantCount + buyerCount];
        this.weight = new double[linkCount];
        for (int n = 0; n < linksTo.length; n++) {
            weigh(n);
        }
        this.notes = ImmutableList.copyOf(links.notes);
    }

    private void readPlants(Picker picker) {
        for (int k = 0; k + 1 < stageStart.length; k++) {
            double sum = 0;
            for (int i = stageStart[k]; i < stageStart[k + 1]; i++) {
                Plant plant = plants.get(i);
                String name = label(i);
                made[i] = picker.finite("output of " + name, plant.output().tonnes(), true) / DAYS;
                sum += made[i];
                yield[i] = picker.finite("yield of " + plant.stage(), chain.yieldOf(plant.stage()), true);
                perTonne[i] = plant.fed() && k > 0 ? 1 / yield[i] : 0;
                if (plant.spare().tonnes().upper() > 0) {
                    spare[i] = picker.finite("spare of " + name, plant.spare().tonnes(), true) / DAYS;
                    lag[i] = days(picker.any("lag of " + name, plant.lagYears(), false));
                    ramp[i] = days(picker.any("ramp of " + name, plant.rampYears(), false));
                }
                feedTarget[i] = picker.finite("feed stock of " + name, plant.feedDays(), true) * made[i] * perTonne[i];
                productTarget[i] = picker.finite("product stock of " + name, plant.productDays(), true) * made[i];
            }
            Stage stage = chain.stages().get(k);
            double stock = picker.finite("stock of " + stage, chain.stock(stage).tonnes(), true);
            for (int i = stageStart[k]; i < stageStart[k + 1] && sum > 0; i++) {
                productTarget[i] += stock * made[i] / sum;
            }
        }
    }

    /** Years in days; whole days where they are meant. */
    private static double days(double years) {
        double days = DAYS * years;
        return Math.abs(days - Math.rint(days)) < 1e-6 ? Math.rint(days) : days;
    }

    private void readBuyers(Picker picker) {
        for (int b = 0; b < buyerCount; b++) {
            Buyer buyer = buyers.get(b);
            need[b] = picker.finite("demand of " + buyer.name(), buyer.demand().tonnes(), false) / DAYS;
            if (need[b] <= 0) {
                throw new IllegalArgumentException(
                        "demand of a buyer must be above 0, but that of " + buyer.name() + " is " + buyer.demand());
            }
            growth[b] = picker.finite("growth of " + buyer.name(), buyer.growth(), false);
            buyerTarget[b] = picker.finite("stock of " + buyer.name(), buyer.stockDays(), true) * need[b];
        }
    }

    /** Orders are split as the baseline is; where it has nothing, by what the others make, or evenly. */
    private void weigh(int n) {
        double output = 0;
        for (int l : linksTo[n]) {
            got[n] += flow[l];
            output += made[linkFrom[l]];
        }
        for (int l : linksTo[n]) {
            weight[l] =
                    got[n] > 0 ? flow[l] / got[n] : output > 0 ? made[linkFrom[l]] / output : 1.0 / linksTo[n].length;
        }
    }

    /** What a plant or buyer needs of the stage before, on the baseline. */
    private double needs(int n) {
        return n < plantCount ? made[n] * perTonne[n] : need[n - plantCount];
    }

    /** {@code China, refining}, or a buyer's name. */
    String label(int n) {
        return n < plantCount
                ? plants.get(n).name() + ", " + plants.get(n).stage()
                : buyers.get(n - plantCount).name();
    }

    Producer place(int n) {
        return n < plantCount
                ? plants.get(n).producer()
                : buyers.get(n - plantCount).place();
    }

    /** Whether a link leaves a country. */
    boolean isExport(int l) {
        return !place(linkFrom[l]).equals(place(linkTo[l]));
    }

    /** The country of a plant or buyer on a day, if it is one that the parties have. */
    boolean isOf(int n, Parties parties, LocalDate day) {
        return parties.isAll() || (place(n) instanceof Country country && Shock.covers(parties, country, day));
    }

    /** The rank of who gets what a link carries; plants have that of the first buyers. */
    int rank(int l) {
        int n = linkTo[l];
        return n < plantCount ? 1 : buyers.get(n - plantCount).priority();
    }

    int stageOf(int plant) {
        int k = 0;
        while (stageStart[k + 1] <= plant) {
            k++;
        }
        return k;
    }

    /**
     * What closes the baseline of a stage's product, and of the buyers: positive where something must come from
     * elsewhere.
     */
    Map<String, Double> balancingItems() {
        Map<String, Double> items = new LinkedHashMap<>();
        for (int k = 0; k + 1 < stageStart.length; k++) {
            double sum = 0;
            for (int i = stageStart[k]; i < stageStart[k + 1]; i++) {
                sum += delivered[i] - made[i];
            }
            int next = stageStart[k + 1];
            int end = k + 2 < stageStart.length ? stageStart[k + 2] : plantCount + buyerCount;
            for (int n = next; n < end; n++) {
                sum += needs(n) - got[n];
            }
            items.put(chain.stages().get(k).toString(), sum * DAYS);
        }
        return items;
    }

    /** The links while they are made. */
    private final class Links {
        final List<Integer> from = new ArrayList<>();
        final List<Integer> to = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
        final double[] flow;
        final double[] most;
        final int[] days;

        Links(Picker picker) {
            Map<String, Route> routes = new LinkedHashMap<>();
            chain.routes().forEach(route -> routes.put(key(route.stage(), route.from(), route.to()), route));
            Map<Integer, Route> taken = new HashMap<>();
            List<Integer> stageEnd = new ArrayList<>();
            for (int k = 0; k + 1 < stageStart.length; k++) {
                boolean last = k + 2 == stageStart.length;
                int first = stageStart[k + 1];
                int end = last ? plantCount + buyerCount : stageStart[k + 2];
                Stage stage = chain.stages().get(k);
                boolean limited =
                        chain.routes().stream().anyMatch(route -> route.stage().equals(stage));
                for (int i = stageStart[k]; i < stageStart[k + 1]; i++) {
                    for (int n = first; n < end; n++) {
                        String target = n < plantCount
                                ? plants.get(n).name()
                                : buyers.get(n - plantCount).name();
                        Route route = routes.get(key(stage, plants.get(i).name(), target));
                        boolean asks = n >= plantCount || perTonne[n] > 0;
                        if (asks && (route != null || !limited)) {
                            if (route != null) {
                                taken.put(from.size(), route);
                            }
                            from.add(i);
                            to.add(n);
                        }
                    }
                }
                stageEnd.add(from.size());
            }
            this.flow = new double[from.size()];
            this.most = new double[from.size()];
            this.days = new int[from.size()];
            int l = 0;
            for (int k = 0; k < stageEnd.size(); k++) {
                int start = l;
                boolean given = false;
                for (; l < stageEnd.get(k); l++) {
                    Route route = taken.get(l);
                    most[l] = Double.POSITIVE_INFINITY;
                    if (route == null) {
                        continue;
                    }
                    days[l] = route.days();
                    String name = route.stage() + ", " + route.from() + " to " + route.to();
                    Interval limit = route.capacity().tonnes();
                    if (limit.isBounded()) {
                        most[l] = picker.finite("capacity of route " + name, limit, true) / DAYS;
                    }
                    if (route.flow().tonnes().isBounded()) {
                        flow[l] = picker.finite(
                                        "flow of route " + name, route.flow().tonnes(), true)
                                / DAYS;
                        given |= flow[l] > 0;
                    }
                }
                if (!given) {
                    spread(start, l);
                    notes.add("flows from " + chain.stages().get(k) + ": in proportion, since no route says them");
                }
                for (int m = start; m < l; m++) {
                    if (flow[m] > most[m]) {
                        throw new IllegalArgumentException("a route must carry its baseline flow, but the capacity of "
                                + label(from.get(m)) + " to " + label(to.get(m)) + " is " + most[m] * DAYS
                                + " t a year, below " + flow[m] * DAYS);
                    }
                }
            }
        }

        /**
         * Each gets what it needs from those who may deliver to it, in proportion to what they make, as far as it goes.
         */
        private void spread(int start, int end) {
            double[] asked = new double[plantCount];
            double[] offered = new double[plantCount + buyerCount];
            for (int l = start; l < end; l++) {
                offered[to.get(l)] += made[from.get(l)];
            }
            for (int l = start; l < end; l++) {
                double whole = offered[to.get(l)];
                flow[l] = whole > 0 ? needs(to.get(l)) * (made[from.get(l)] / whole) : 0;
                asked[from.get(l)] += flow[l];
            }
            for (int l = start; l < end; l++) {
                int i = from.get(l);
                if (asked[i] > made[i]) {
                    flow[l] *= made[i] / asked[i];
                }
            }
        }

        int[] to(int n) {
            List<Integer> some = new ArrayList<>();
            for (int l = 0; l < to.size(); l++) {
                if (to.get(l) == n) {
                    some.add(l);
                }
            }
            return some.stream().mapToInt(Integer::intValue).toArray();
        }

        private String key(Stage stage, String from, String to) {
            return stage + ", " + from + " to " + to;
        }
    }

    /** The stages, for messages. */
    String stages() {
        return String.join(", ", Iterables.transform(chain.stages(), Stage::toString));
    }
}
