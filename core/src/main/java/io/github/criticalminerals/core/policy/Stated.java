package io.github.criticalminerals.core.policy;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.policy.Instrument.Figure;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Money;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What an instrument states: its numbers, the days on which they change, and whether it holds anything back. */
final class Stated {
    private Stated() {}

    static boolean restricts(Instrument of) {
        if (of instanceof Instrument.Tariff tariff) {
            return tariff.rates().isEmpty()
                    || tariff.rates().stream().anyMatch(rate -> rate.rate().upper() > 0);
        }
        if (of instanceof Instrument.TechnologyControl control) {
            return control.kind() != Instrument.TechnologyControl.Kind.ROLLBACK;
        }
        return of instanceof Instrument.Licensing
                || of instanceof Instrument.Quota
                || of instanceof Instrument.Ban
                || of instanceof Instrument.ExportCut;
    }

    static Map<LocalDate, String> steps(Instrument of) {
        Map<LocalDate, String> steps = new TreeMap<>();
        if (of instanceof Instrument.Quota quota) {
            quota.tranches().forEach(tranche -> steps.put(tranche.until().plusDays(1), "no quota is stated"));
            quota.tranches()
                    .forEach(tranche ->
                            steps.put(tranche.from(), "quota of " + tranche.amount() + " until " + tranche.until()));
        }
        if (of instanceof Instrument.Tariff tariff) {
            tariff.rates().forEach(rate -> steps.put(rate.from(), "rate " + rate.rate() + " (fraction)"));
        }
        return Collections.unmodifiableMap(steps);
    }

    static List<Figure> figures(Instrument of) {
        ImmutableList.Builder<Figure> figures = ImmutableList.builder();
        if (of instanceof Instrument.Licensing licensing) {
            addLicensing(figures, licensing);
        } else if (of instanceof Instrument.Quota quota) {
            quota.tranches()
                    .forEach(tranche -> figures.add(new Figure(
                            "quota from " + tranche.from() + " to " + tranche.until(),
                            tranche.amount().tonnes(),
                            "t " + tranche.amount().basis())));
        } else if (of instanceof Instrument.ExportCut cut) {
            figures.addAll(stated("cut of export " + cut.of().name().toLowerCase(Locale.ROOT), cut.cut()));
        } else if (of instanceof Instrument.Tariff tariff) {
            tariff.rates()
                    .forEach(rate -> figures.add(new Figure("rate from " + rate.from(), rate.rate(), "fraction")));
        } else if (of instanceof Instrument.Truce truce) {
            figures.addAll(stated("term", truce.termDays(), "days"));
        } else if (of instanceof Instrument.Agreement agreement) {
            figures.addAll(money(agreement.amounts()));
        } else if (of instanceof Instrument.Finance finance) {
            figures.addAll(money(finance.amounts())).addAll(stated("stake", finance.stake()));
        } else if (of instanceof Instrument.Stockpile stockpile) {
            figures.addAll(stated("cover", stockpile.coverDays(), "days"));
        } else if (of instanceof Instrument.ListChange change) {
            figures.addAll(stated("added", change.added(), "minerals"))
                    .addAll(stated("total", change.total(), "minerals"));
        } else if (of instanceof Instrument.Targets targets) {
            targets.targets()
                    .forEach(target -> figures.add(new Figure(
                            target.name() + " by " + target.year(),
                            target.meets().fraction(),
                            "fraction")));
        }
        return figures.build();
    }

    private static void addLicensing(ImmutableList.Builder<Figure> figures, Instrument.Licensing licensing) {
        Instrument.Licensing.DayCount count = licensing.dayCount();
        figures.addAll(stated(
                "processing time",
                licensing.processingDays(),
                count == Instrument.Licensing.DayCount.UNSTATED
                        ? "days"
                        : count.name().toLowerCase(Locale.ROOT) + " days"));
        figures.addAll(stated("value floor", licensing.valueFloor()));
        for (Instrument.Licensing.Outcome outcome : licensing.outcomes()) {
            String uses =
                    outcome.endUses().isEmpty() ? "" : " for " + Joiner.on(", ").join(outcome.endUses());
            figures.addAll(stated("approved" + uses, outcome.approved()));
            figures.addAll(stated("refused" + uses, outcome.refused()));
        }
    }

    private static List<Figure> stated(String name, Interval value, String unit) {
        return value.equals(Interval.NON_NEGATIVE)
                ? ImmutableList.of()
                : ImmutableList.of(new Figure(name, value, unit));
    }

    private static List<Figure> stated(String name, Share value) {
        return value.equals(Share.UNKNOWN)
                ? ImmutableList.of()
                : ImmutableList.of(new Figure(name, value.fraction(), "fraction"));
    }

    private static List<Figure> money(List<Money> amounts) {
        return amounts.stream()
                .map(amount -> new Figure("amount", amount.amount(), amount.currency()))
                .collect(ImmutableList.toImmutableList());
    }
}
