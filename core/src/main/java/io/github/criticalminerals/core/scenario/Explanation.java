package io.github.criticalminerals.core.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Expression.Operator;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The tree of a gap, read from an engine that stands at the end of the day. */
final class Explanation {

    private final Network net;
    private final State now;
    private final LocalDate day;
    private final String unit;

    Explanation(Engine engine, LocalDate day) {
        this.net = engine.net;
        this.now = engine.now;
        this.day = day;
        this.unit = "t " + net.chain.basis() + " a day";
    }

    Term gap(int b) {
        Term need = input("n", "need on " + day, now.need[b]);
        Term wanted = input("w", "need, what is owed, and what the stock rule allows", now.wanted[b]);
        Term stock = input("s", "stock in the morning", now.stockBefore[b]);
        Term released = input("r", "released from reserves", now.released[b]);
        List<Term> children = new ArrayList<>(List.of(wanted, stock, released));
        for (int l : net.linksTo[net.plantCount + b]) {
            children.add(arrival(l));
        }
        children.add(constant(net.need[b] - net.got[net.plantCount + b], net.need[b]));
        Term used = computed(
                "u",
                "used",
                now.used[b],
                Expression.of("r")
                        .plus(Expression.of(
                                        Operator.MIN,
                                        Expression.of("w"),
                                        Expression.of("s")
                                                .plus(Expression.of("a").summed())
                                                .plus("c"))
                                .atLeast(0)),
                ImmutableList.copyOf(children));
        return computed(
                "g",
                "gap of " + net.buyers.get(b).name() + " on " + day,
                now.gap[b],
                Expression.of("n").minus("u").atLeast(0),
                ImmutableList.of(need, used));
    }

    private Term constant(double value, double usual) {
        double kept = Math.abs(value) > Balance.TOLERANCE * usual ? value : 0;
        return input("c", "balancing item, which closes the baseline", kept);
    }

    /** What arrived on a link; where it was sent today, why so much and not more. */
    private Term arrival(int l) {
        int i = net.linkFrom[l];
        String label = "arrived from " + net.label(i);
        Reason reason = now.reason[i];
        String note = net.label(i) + " " + reason.sentence();
        if (net.days[l] > 0) {
            return input("a", label + ", sent " + net.days[l] + " days ago", now.arrived[l])
                    .withNote(note);
        }
        Term wanted = input("o", "ordered and due", now.demand[l]);
        Term allowed = input("p", "of which may leave", now.want[l]);
        double all = 0;
        for (int m = net.linkStart[i]; m < net.linkStart[i + 1]; m++) {
            all += now.want[m];
        }
        double constant = net.delivered[i] - net.made[i];
        double have = now.productBefore[i] + now.made[i] + constant;
        double share = all > 0 ? Math.max(0, Math.min(1, have / all)) : 0;
        double value = Math.min(now.demand[l], now.want[l]) * share;
        if (Math.abs(value - now.arrived[l]) > 1e-9 * (value + now.arrived[l])) {
            return input("a", label + ", by rank, redirected or asked of it when others failed", now.arrived[l])
                    .withNote(note);
        }
        Term part = computed(
                "f",
                "part of what is asked of " + net.label(i) + " that it has",
                share,
                Expression.of("s").plus("m").plus("c").over("y").clamp(0, 1),
                ImmutableList.of(
                        input("s", "its stock in the morning", now.productBefore[i]),
                        input("m", "made: it " + reason.sentence(), now.made[i]),
                        constant(constant, net.made[i]),
                        input("y", "asked of it by all who may have it", all)));
        if (all <= 0) {
            return input("a", label, now.arrived[l]).withNote(note);
        }
        return computed(
                        "a",
                        label,
                        now.arrived[l],
                        Expression.of(Operator.MIN, Expression.of("o"), Expression.of("p"))
                                .times("f"),
                        ImmutableList.of(wanted, allowed, part))
                .withNote(note);
    }

    private Term input(String name, String label, double value) {
        return Term.input(name, label, Interval.exact(value), unit, ImmutableList.of());
    }

    private Term computed(String name, String label, double value, Expression formula, List<Term> children) {
        String measured = name.equals("f") ? "fraction, 0..1" : unit;
        return Term.computed(name, label, Interval.exact(value), measured, formula, children);
    }
}
