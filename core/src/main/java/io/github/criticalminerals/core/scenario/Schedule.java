package io.github.criticalminerals.core.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The shocks of a run on a network, as plain numbers. They stand by their text, so that their order changes nothing.
 */
final class Schedule {

    /** When a shock acts: from the first to the last day, both included, counted from the first day of the run. */
    static class Acting {
        final Shock shock;
        final int first;
        final int last;
        /** Whether it ever kept anything from happening. */
        boolean bound;

        Acting(Shock shock, LocalDate start) {
            this.shock = shock;
            this.first = day(start, shock.from());
            this.last = shock.until().map(until -> day(start, until)).orElse(Integer.MAX_VALUE);
        }

        boolean on(int t) {
            return t >= first && t <= last;
        }
    }

    /** Plants that lose a part. */
    static final class Loss extends Acting {
        final int[] plants;
        final double lost;
        final Recovery recovery;

        Loss(Shock shock, LocalDate start, int[] plants, double lost, Recovery recovery) {
            super(shock, start);
            this.plants = plants;
            this.lost = lost;
            this.recovery = recovery;
        }

        /** What is lost on a day (fraction). */
        double lostOn(int t) {
            return t < first ? 0 : t <= last ? lost : lost * recovery.left(t - last);
        }
    }

    /** Links, by who delivers, of which a part is struck. */
    static class Struck extends Acting {
        final int[] links;
        final double[] part;

        Struck(Shock shock, LocalDate start, int[] links, double[] part) {
            super(shock, start);
            this.links = links;
            this.part = part;
        }
    }

    /** At most a part of the baseline flow. */
    static final class Limited extends Struck {
        final double kept;

        Limited(Struck of, LocalDate start, double kept) {
            super(of.shock, start, of.links, of.part);
            this.kept = kept;
        }
    }

    /** So much in all. */
    static final class Counted extends Struck {
        final double amount;

        Counted(Struck of, LocalDate start, double amount) {
            super(of.shock, start, of.links, of.part);
            this.amount = amount;
        }
    }

    /** Buyers and a number. */
    static final class Bought extends Acting {
        final int[] buyers;
        final double number;
        final double[] part;

        Bought(Shock shock, LocalDate start, int[] buyers, double number, double[] part) {
            super(shock, start);
            this.buyers = buyers;
            this.number = number;
            this.part = part;
        }
    }

    final LocalDate start;
    final int days;
    final List<Loss> losses = new ArrayList<>();
    final List<Limited> cuts = new ArrayList<>();
    final List<Counted> quotas = new ArrayList<>();
    final List<Licences.Queue> queues = new ArrayList<>();
    final List<Struck> pauses = new ArrayList<>();
    final List<Bought> tariffs = new ArrayList<>();
    final List<Bought> releases = new ArrayList<>();
    final List<Bought> targets = new ArrayList<>();
    /** The day from which the spare capacity of a plant counts its lag by itself; the greatest number for none. */
    final int[] starts;

    /** The first day on which a shock is known. */
    final int announced;

    private final Network network;

    Schedule(Network network, List<Shock> shocks, LocalDate start, int days, Picker picker) {
        this.network = network;
        this.start = start;
        this.days = days;
        this.starts = new int[network.plantCount];
        for (int i = 0; i < starts.length; i++) {
            Plant plant = network.plants.get(i);
            starts[i] = plant.isProject() ? day(start, plant.starts()) : Integer.MAX_VALUE;
        }
        int known = Integer.MAX_VALUE;
        List<Shock> sorted = ImmutableList.sortedCopyOf(Comparator.comparing(Shock::toString), shocks);
        List<Struck> easings = new ArrayList<>();
        for (Shock shock : sorted) {
            if (shock.effect() instanceof Effect.Easing) {
                easings.add(links(shock));
            }
        }
        for (Shock shock : sorted) {
            check(network, shock);
            known = Math.min(known, day(start, shock.announced()));
            compile(shock, picker, easings);
        }
        this.announced = known;
    }

    static int day(LocalDate start, LocalDate day) {
        long days = ChronoUnit.DAYS.between(start, day);
        return (int) Math.max(Integer.MIN_VALUE / 2, Math.min(Integer.MAX_VALUE / 2, days));
    }

    /** Refuses a shock that names what the chain does not have. */
    static void check(Network network, Shock shock) {
        for (Stage stage : shock.scope().stages()) {
            if (!network.chain.stages().contains(stage)) {
                throw new IllegalArgumentException("a shock must be at a stage of the chain (" + network.stages()
                        + "), but " + shock.name() + " is at " + stage);
            }
        }
        for (String name : shock.plants()) {
            if (network.plants.stream().noneMatch(plant -> plant.name().equals(name))) {
                throw new IllegalArgumentException(
                        "a shock must be on plants of the chain, but " + shock.name() + " is on \"" + name + "\"");
            }
        }
        if (!strikes(network, shock)) {
            throw new IllegalArgumentException(
                    "a shock must strike a plant, a way or a buyer of the chain, but this one strikes none: " + shock);
        }
        if (shock.effect() instanceof Effect.Quota && shock.until().isEmpty()) {
            throw new IllegalArgumentException("a quota needs a last day, but " + shock.name() + " has none");
        }
        if (shock.effect() instanceof Effect.Quota
                && shock.scope().stages().size() != 1
                && network.chain.stages().size() > 1) {
            throw new IllegalArgumentException("a quota must be at one stage, but " + shock.name() + " is at "
                    + (shock.scope().stages().isEmpty() ? "all" : shock.scope().stages()));
        }
    }

    /** Whether a shock is on anything that the chain has. */
    static boolean strikes(Network network, Shock shock) {
        if (!shock.scope().overlaps(Scope.ALL.of(network.chain.commodity()), shock.from())) {
            return false;
        }
        Effect effect = shock.effect();
        if (effect instanceof Effect.Outage || effect instanceof Effect.Delay) {
            return plants(network, shock).length > 0;
        }
        if (effect instanceof Effect.Release || effect instanceof Effect.StockTarget) {
            return buyers(network, shock).length > 0;
        }
        return struck(network, shock, shock.from()).links.length > 0;
    }

    private void compile(Shock shock, Picker picker, List<Struck> easings) {
        Effect effect = shock.effect();
        String name = shock.name();
        if (effect instanceof Effect.Outage outage) {
            double lost = picker.finite("size of " + name, outage.lost().fraction(), false);
            losses.add(new Loss(shock, start, plants(network, shock), lost, outage.recovery()));
        } else if (effect instanceof Effect.ExportCut cut) {
            double removed = picker.finite("size of " + name, cut.removed().fraction(), false);
            cuts.add(new Limited(links(shock), start, 1 - removed));
        } else if (effect instanceof Effect.Quota quota) {
            double amount = picker.finite("amount of " + name, quota.amount().tonnes(), true);
            quotas.add(new Counted(links(shock), start, amount));
        } else if (effect instanceof Effect.Licence licence) {
            queue(links(shock), licence, picker, easings);
        } else if (effect instanceof Effect.Pause) {
            pauses.add(links(shock));
        } else if (effect instanceof Effect.Tariff tariff) {
            double rate = picker.finite("rate of " + name, tariff.rate(), false);
            tariffs.add(tariff(links(shock), rate));
        } else if (effect instanceof Effect.Release release) {
            double rate = picker.finite("rate of " + name, release.perDay().tonnes(), true);
            releases.add(new Bought(shock, start, buyers(network, shock), rate, new double[0]));
        } else if (effect instanceof Effect.StockTarget target) {
            double cover = picker.finite("target of " + name, target.days(), true);
            targets.add(new Bought(shock, start, buyers(network, shock), cover, new double[0]));
        } else if (effect instanceof Effect.Delay delay) {
            int later = (int) Math.ceil(picker.finite("days of " + name, delay.days(), false));
            Acting acting = new Acting(shock, start);
            for (int i : plants(network, shock)) {
                if (starts[i] != Integer.MAX_VALUE && acting.on(starts[i])) {
                    starts[i] += later;
                }
            }
        }
    }

    private Struck links(Shock shock) {
        return struck(network, shock, start);
    }

    private static Struck struck(Network network, Shock shock, LocalDate start) {
        int[] plants = plants(network, shock);
        double[] use = uses(network, shock);
        List<Integer> links = new ArrayList<>();
        List<Double> parts = new ArrayList<>();
        for (int i : plants) {
            for (int l = network.linkStart[i]; l < network.linkStart[i + 1]; l++) {
                int to = network.linkTo[l];
                boolean leaves = network.isExport(l) || shock.effect() instanceof Effect.Pause;
                if (leaves
                        && use[to] > 0
                        && network.isOf(to, shock.scope().destinations(), shock.from())
                        && !isExempt(network, shock, l)) {
                    links.add(l);
                    parts.add(use[to]);
                }
            }
        }
        return new Struck(
                shock,
                start,
                links.stream().mapToInt(Integer::intValue).toArray(),
                parts.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Whether all that goes a way is exempt from an act. */
    private static boolean isExempt(Network network, Shock shock, int l) {
        if (shock.scope().exemptions().isEmpty()) {
            return false;
        }
        Scope way = Scope.ALL
                .of(network.chain.commodity())
                .at(network.plants.get(network.linkFrom[l]).stage());
        if (network.place(network.linkFrom[l]) instanceof Country from) {
            way = way.from(from);
        }
        if (network.place(network.linkTo[l]) instanceof Country to) {
            way = way.to(to);
        }
        int buyer = network.linkTo[l] - network.plantCount;
        if (buyer >= 0) {
            way = way.forUse(network.buyers.get(buyer).endUse());
        }
        return !shock.scope().overlaps(way, shock.from());
    }

    /** Of each plant and buyer the part of what it gets that is for the uses meant, on the baseline. */
    private static double[] uses(Network network, Shock shock) {
        double[] use = new double[network.plantCount + network.buyerCount];
        Scope wanted = Scope.ALL.forUse(shock.scope().endUses().toArray(new EndUse[0]));
        for (int b = 0; b < network.buyerCount; b++) {
            Scope own = Scope.ALL.forUse(network.buyers.get(b).endUse());
            use[network.plantCount + b] = wanted.overlaps(own, shock.from()) ? 1 : 0;
        }
        for (int i = network.plantCount - 1; i >= 0; i--) {
            if (shock.scope().endUses().isEmpty()) {
                use[i] = 1;
                continue;
            }
            double sum = 0;
            for (int l = network.linkStart[i]; l < network.linkStart[i + 1]; l++) {
                sum += network.flow[l] * use[network.linkTo[l]];
            }
            use[i] = network.delivered[i] > 0 ? sum / network.delivered[i] : 0;
        }
        return use;
    }

    private static int[] plants(Network network, Shock shock) {
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < network.plantCount; i++) {
            Plant plant = network.plants.get(i);
            boolean here =
                    shock.scope().stages().isEmpty() || shock.scope().stages().contains(plant.stage());
            boolean named = shock.plants().isEmpty() || shock.plants().contains(plant.name());
            if (here && named && network.isOf(i, shock.scope().origins(), shock.from())) {
                some.add(i);
            }
        }
        return some.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] buyers(Network network, Shock shock) {
        double[] use = uses(network, shock);
        List<Integer> some = new ArrayList<>();
        for (int b = 0; b < network.buyerCount; b++) {
            int n = network.plantCount + b;
            if (use[n] > 0 && network.isOf(n, shock.scope().destinations(), shock.from())) {
                some.add(b);
            }
        }
        return some.stream().mapToInt(Integer::intValue).toArray();
    }

    private void queue(Struck struck, Effect.Licence licence, Picker picker, List<Struck> easings) {
        Rates usual = new Rates(struck.shock, licence, picker);
        for (int j = 0; j < struck.links.length; j++) {
            int link = struck.links[j];
            List<Licences.Queue> eased = new ArrayList<>();
            for (Struck easing : easings) {
                for (int l : easing.links) {
                    if (l == link && easing.shock.effect() instanceof Effect.Easing easier) {
                        Rates rates = new Rates(easing.shock, easier.licence(), picker);
                        eased.add(new Licences.Queue(easing, rates, link, struck.part[j], days, ImmutableList.of()));
                    }
                }
            }
            Licences.Queue whole =
                    new Licences.Queue(struck, usual, link, struck.part[j], days, ImmutableList.copyOf(eased));
            queues.add(whole);
        }
    }

    /** The figures of a licence. */
    final class Rates {
        final int[] decided;
        final double approved;
        final double refused;

        Rates(Shock shock, Effect.Licence licence, Picker picker) {
            int wait = (int) Math.ceil(picker.finite("days of " + shock.name(), licence.days(), false));
            this.decided = Days.decisions(start, days, wait, licence.workingDays(), licence.holidays());
            this.approved = picker.finite(
                    "approved of " + shock.name(), licence.approved().fraction(), true);
            Interval no = licence.refused().fraction();
            boolean rest = no.equals(licence.approved().complement().fraction());
            double asked = rest ? 1 - approved : picker.finite("refused of " + shock.name(), no, false);
            this.refused = Math.min(asked, 1 - approved);
        }
    }

    private Bought tariff(Struck struck, double rate) {
        double[] share = new double[network.buyerCount];
        for (int j = 0; j < struck.links.length; j++) {
            int to = network.linkTo[struck.links[j]];
            if (to >= network.plantCount && network.got[to] > 0) {
                share[to - network.plantCount] += struck.part[j] * network.flow[struck.links[j]] / network.got[to];
            }
        }
        int[] all = new int[network.buyerCount];
        for (int b = 0; b < all.length; b++) {
            all[b] = b;
        }
        return new Bought(struck.shock, start, all, rate, share);
    }

    /** Whether anything about capacities, targets or prices may differ from the day before. */
    boolean changes(int t) {
        if (t == 0) {
            return true;
        }
        for (int s = 0; s < losses.size(); s++) {
            Loss loss = losses.get(s);
            if (t == loss.first || (t > loss.last && loss.lostOn(t - 1) > 0)) {
                return true;
            }
        }
        return starts(targets, t) || starts(tariffs, t) || starts(releases, t);
    }

    /** Whether anything can be on its way for a day or more. */
    boolean delays() {
        return network.delayed.length > 0 || !pauses.isEmpty();
    }

    /** Whether anything may ever keep an exporter from delivering what is ordered. */
    boolean restricts() {
        return !(cuts.isEmpty() && quotas.isEmpty() && queues.isEmpty());
    }

    private static boolean starts(List<Bought> some, int t) {
        for (int s = 0; s < some.size(); s++) {
            Bought each = some.get(s);
            if (t == each.first || (each.last < Integer.MAX_VALUE && t == each.last + 1)) {
                return true;
            }
        }
        return false;
    }
}
