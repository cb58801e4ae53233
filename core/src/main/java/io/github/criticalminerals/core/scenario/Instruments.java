package io.github.criticalminerals.core.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.EventStatus;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.Parties;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one table from policy instruments to shocks. It covers every instrument; what a user knows better he says event
 * by event with {@link #with}.
 *
 * <table>
 * <caption>What an instrument does to a chain</caption>
 * <tr><th>Instrument</th><th>Shock</th></tr>
 * <tr><td>licensing</td><td>a licence for each use of which days and the parts approved and refused are stated; else
 *     none: these the user brings</td></tr>
 * <tr><td>quota</td><td>a quota for each of its terms</td></tr>
 * <tr><td>ban</td><td>nothing may leave; one of military use strikes military uses, by option dual ones too; a denial
 *     in principle is read as a total ban</td></tr>
 * <tr><td>export cut</td><td>at most the rest of the baseline flow; a cut of value is read as one of weight</td></tr>
 * <tr><td>tariff</td><td>a duty that acts through the price; with the price off it does nothing</td></tr>
 * <tr><td>truce</td><td>none of its own: it changes the status of what it suspends</td></tr>
 * <tr><td>facilitation</td><td>none without figures: the user brings the eased licence</td></tr>
 * <tr><td>finance, agreement</td><td>none without a plant: the user adds it to the chain</td></tr>
 * <tr><td>stockpile</td><td>a target for the stocks of whoever issued it, where days of cover are stated</td></tr>
 * <tr><td>list change, targets</td><td>none</td></tr>
 * <tr><td>technology control</td><td>none on goods of today; it delays plants abroad that start later, if the user says
 *     by how much</td></tr>
 * </table>
 *
 * <p>An event acts on the days on which it is in force. One that is suspended, expired or preliminary does not; one of
 * unknown status, or announced without a signed text, acts only if the simulation is told so, and is named either way.
 */
public final class Instruments {

    /** The table above. */
    public static final Instruments DEFAULT = new Instruments(ImmutableMap.of(), false);

    private final ImmutableMap<String, ImmutableList<Effect>> brought;
    private final boolean dualToo;

    private Instruments(Map<String, ImmutableList<Effect>> brought, boolean dualToo) {
        this.brought = ImmutableMap.copyOf(brought);
        this.dualToo = dualToo;
    }

    /**
     * Returns a copy in which an event does what the user says, nothing if no effect is given; what it is on and when
     * stays the event's.
     */
    public Instruments with(String event, Effect... effects) {
        Objects.requireNonNull(event, "event is required");
        ImmutableMap.Builder<String, ImmutableList<Effect>> all = ImmutableMap.builder();
        brought.forEach((id, some) -> {
            if (!id.equals(event)) {
                all.put(id, some);
            }
        });
        return new Instruments(all.put(event, ImmutableList.copyOf(effects)).build(), dualToo);
    }

    /** Returns a copy in which a ban of military use strikes dual uses too, or not. */
    public Instruments withMilitaryBansOnDualUse(boolean too) {
        return new Instruments(brought, too);
    }

    /** What an instrument does, for which uses; none for those of the event. */
    private record Blow(Effect effect, List<EndUse> uses) {}

    /** How an instrument is read. */
    private record Reading(List<Blow> blows, Parties destinations, String note) {
        static Reading none(String note) {
            return new Reading(ImmutableList.of(), Parties.ALL, note);
        }

        static Reading of(Effect effect, String note) {
            return new Reading(ImmutableList.of(new Blow(effect, ImmutableList.of())), Parties.ALL, note);
        }
    }

    /** What each event of a timeline does to a chain in some days. */
    List<Translation> translate(
            PolicyTimeline timeline, SupplyChain chain, LocalDate first, LocalDate last, boolean actUnknown) {
        for (String id : brought.keySet()) {
            timeline.event(id);
        }
        ImmutableList.Builder<Translation> all = ImmutableList.builder();
        for (PolicyEvent event : timeline.events()) {
            List<Span> spans = spans(timeline, event, first, last);
            boolean doubted = spans.stream().anyMatch(span -> !span.sure);
            if (spans.isEmpty()) {
                continue;
            }
            all.add(translate(event, chain, spans, doubted, actUnknown));
        }
        return all.build();
    }

    private Translation translate(
            PolicyEvent event, SupplyChain chain, List<Span> spans, boolean doubted, boolean actUnknown) {
        Scope scope = scopeOf(event);
        if (!scope.overlaps(Scope.ALL.of(chain.commodity()), spans.get(0).first)) {
            return new Translation(
                    event, ImmutableList.of(), "not about " + chain.commodity().name());
        }
        List<Stage> stages =
                scope.stages().stream().filter(chain.stages()::contains).toList();
        if (!scope.stages().isEmpty() && stages.isEmpty()) {
            return new Translation(event, ImmutableList.of(), "at no stage of the chain");
        }
        ImmutableList<Effect> own = brought.get(event.id());
        Reading reading = own == null
                ? read(event)
                : new Reading(
                        own.stream()
                                .map(effect -> new Blow(effect, ImmutableList.of()))
                                .toList(),
                        Parties.ALL,
                        own.isEmpty() ? "left out" : "figures brought");
        String doubt = !doubted
                ? ""
                : "status unknown or without a signed text for a time: " + (actUnknown ? "acts" : "does not act");
        String note = reading.note.isEmpty() || doubt.isEmpty() ? reading.note + doubt : reading.note + "; " + doubt;
        List<Shock> shocks = new ArrayList<>();
        for (Span span : spans) {
            if (span.sure || actUnknown) {
                shocks.addAll(shocks(event, reading, scope.at(stages.toArray(new Stage[0])), span, shocks.size()));
            }
        }
        if (event.instrument() instanceof Instrument.TechnologyControl && !shocks.isEmpty()) {
            String[] abroad = startingAbroad(event, chain);
            if (abroad.length == 0) {
                return new Translation(event, ImmutableList.of(), "no plant abroad starts later");
            }
            shocks.replaceAll(shock -> shock.on(abroad));
        }
        return new Translation(event, shocks, note);
    }

    /** What an event strikes; a control of technology strikes plants to be, wherever its goods come from. */
    private static Scope scopeOf(PolicyEvent event) {
        Scope scope = event.scope();
        if (!(event.instrument() instanceof Instrument.TechnologyControl)) {
            return scope;
        }
        return new Scope(
                Parties.ALL,
                Parties.ALL,
                scope.commodities(),
                scope.elements(),
                scope.stages(),
                scope.endUses(),
                scope.hsCodes(),
                ImmutableList.of(),
                Scope.Subject.GOODS,
                ImmutableList.of(),
                scope.untranscribed());
    }

    /** The plants that start later, among the destinations of a control and not where it comes from. */
    private static String[] startingAbroad(PolicyEvent event, SupplyChain chain) {
        LocalDate day = event.from().orElse(LocalDate.MIN);
        Scope scope = event.scope();
        return chain.plants().stream()
                .filter(Plant::isProject)
                .filter(plant -> !(plant.producer() instanceof Country country)
                        || (Shock.covers(scope.destinations(), country, day)
                                && (scope.origins().isAll() || !Shock.covers(scope.origins(), country, day))))
                .map(Plant::name)
                .toArray(String[]::new);
    }

    private static List<Shock> shocks(PolicyEvent event, Reading reading, Scope wide, Span span, int number) {
        Scope scope = wide;
        if (!reading.destinations.isAll()) {
            scope = scope.to(reading.destinations.countries().toArray(new Country[0]));
        }
        List<Shock> shocks = new ArrayList<>();
        for (Blow blow : reading.blows) {
            String name = event.id() + (number + shocks.size() == 0 ? "" : " (" + (number + shocks.size() + 1) + ")");
            LocalDate announced = event.announced().orElse(span.first);
            Scope narrower = blow.uses.isEmpty() ? scope : scope.forUse(blow.uses.toArray(new EndUse[0]));
            shocks.add(Shock.of(name, blow.effect, narrower)
                    .from(span.first)
                    .until(span.last)
                    .announced(announced));
        }
        for (Part term : terms(event.instrument())) {
            LocalDate first = term.first.isAfter(span.first) ? term.first : span.first;
            LocalDate last = term.last.isBefore(span.last) ? term.last : span.last;
            if (!reading.blows.isEmpty() || last.isBefore(first)) {
                continue;
            }
            String name = event.id() + " " + term.first;
            shocks.add(Shock.of(name, term.effect, scope)
                    .from(first)
                    .until(last)
                    .announced(event.announced().orElse(first)));
        }
        return shocks;
    }

    /** What holds for a part of an event's time only. */
    private record Part(LocalDate first, LocalDate last, Effect effect) {}

    private static List<Part> terms(Instrument instrument) {
        ImmutableList.Builder<Part> terms = ImmutableList.builder();
        if (instrument instanceof Instrument.Quota quota) {
            quota.tranches()
                    .forEach(tranche ->
                            terms.add(new Part(tranche.from(), tranche.until(), new Effect.Quota(tranche.amount()))));
        }
        if (instrument instanceof Instrument.Tariff tariff) {
            List<Instrument.Tariff.Rate> rates = tariff.rates();
            for (int r = 0; r < rates.size(); r++) {
                LocalDate until = r + 1 < rates.size() ? rates.get(r + 1).from().minusDays(1) : LocalDate.MAX;
                if (!until.isBefore(rates.get(r).from())) {
                    terms.add(new Part(
                            rates.get(r).from(),
                            until,
                            new Effect.Tariff(rates.get(r).rate())));
                }
            }
        }
        return terms.build();
    }

    /** The table; a test tries every permitted instrument. */
    private Reading read(PolicyEvent event) {
        Instrument instrument = event.instrument();
        if (instrument instanceof Instrument.Licensing licensing) {
            return licensing(licensing);
        } else if (instrument instanceof Instrument.Quota quota) {
            return Reading.none(quota.tranches().isEmpty() ? "without figures: not simulated" : "");
        } else if (instrument instanceof Instrument.Ban ban) {
            return ban(event, ban);
        } else if (instrument instanceof Instrument.ExportCut cut) {
            if (cut.cut().equals(Share.UNKNOWN)) {
                return Reading.none("without figures: not simulated");
            }
            return Reading.of(
                    new Effect.ExportCut(cut.cut()),
                    cut.of() == Instrument.ExportCut.Of.VALUE ? "a cut of value, read as one of weight" : "");
        } else if (instrument instanceof Instrument.Tariff tariff) {
            return Reading.none(
                    tariff.rates().isEmpty()
                            ? "without figures: not simulated"
                            : "through the price only: nothing with the price off");
        } else if (instrument instanceof Instrument.Truce) {
            return Reading.none("none of its own: it changes what it suspends");
        } else if (instrument instanceof Instrument.Facilitation) {
            return Reading.none("without figures: not simulated; bring the eased licence");
        } else if (instrument instanceof Instrument.Agreement || instrument instanceof Instrument.Finance) {
            return Reading.none("without a plant: not simulated; add one to the chain");
        } else if (instrument instanceof Instrument.Stockpile stockpile) {
            boolean stated = !stockpile.coverDays().equals(Interval.NON_NEGATIVE)
                    && stockpile.coverDays().isBounded();
            return stated
                    ? new Reading(
                            ImmutableList.of(
                                    new Blow(new Effect.StockTarget(stockpile.coverDays()), ImmutableList.of())),
                            event.scope().destinations().isAll()
                                    ? event.issuedBy()
                                    : event.scope().destinations(),
                            "")
                    : Reading.none("without figures: not simulated");
        } else if (instrument instanceof Instrument.ListChange || instrument instanceof Instrument.Targets) {
            return Reading.none("does nothing to flows");
        } else if (instrument instanceof Instrument.TechnologyControl) {
            return Reading.none("none on goods of today; bring a delay for plants that start later");
        }
        throw new IllegalStateException("no row for the instrument " + instrument);
    }

    private static Reading licensing(Instrument.Licensing licensing) {
        if (!licensing.processingDays().isBounded() || licensing.outcomes().isEmpty()) {
            return Reading.none("without figures: not simulated; bring days and parts");
        }
        boolean working = licensing.dayCount() == Instrument.Licensing.DayCount.WORKING;
        ImmutableList.Builder<Blow> blows = ImmutableList.builder();
        for (Instrument.Licensing.Outcome outcome : licensing.outcomes()) {
            blows.add(new Blow(
                    new Effect.Licence(
                            working ? licensing.processingDays() : licensing.calendarDays(),
                            working,
                            ImmutableList.of(),
                            outcome.approved(),
                            outcome.refused()),
                    outcome.endUses()));
        }
        return new Reading(
                blows.build(),
                Parties.ALL,
                licensing.dayCount() == Instrument.Licensing.DayCount.UNSTATED
                        ? "it is not stated which days count: from all to working days"
                        : "");
    }

    private Reading ban(PolicyEvent event, Instrument.Ban ban) {
        Effect all = new Effect.ExportCut(Share.of(1));
        return switch (ban.reach()) {
            case TOTAL -> Reading.of(all, "");
            case DENIED_IN_PRINCIPLE -> Reading.of(all, "denied in principle, read as a total ban");
            case MILITARY_USE -> {
                ImmutableList<EndUse> uses =
                        dualToo ? ImmutableList.of(EndUse.MILITARY, EndUse.DUAL) : ImmutableList.of(EndUse.MILITARY);
                boolean said = !event.scope().endUses().isEmpty() && !dualToo;
                yield new Reading(
                        ImmutableList.of(new Blow(all, said ? ImmutableList.of() : uses)),
                        Parties.ALL,
                        dualToo ? "military use, dual use too" : "military use");
            }
        };
    }

    /** Days on end on which an event acts, for sure or perhaps. */
    private record Span(LocalDate first, LocalDate last, boolean sure) {}

    private static List<Span> spans(PolicyTimeline timeline, PolicyEvent event, LocalDate first, LocalDate last) {
        List<Span> spans = new ArrayList<>();
        @Nullable LocalDate begun = null;
        boolean sure = true;
        NavigableSet<LocalDate> days = timeline.daysOfChange();
        event.until().ifPresent(days::add);
        days.add(first);
        days.add(last.plusDays(1));
        for (LocalDate day : days.subSet(first, true, last.plusDays(1), true)) {
            EventStatus status = timeline.statusOn(event.id(), day);
            boolean inForce = status == EventStatus.IN_FORCE;
            LocalDate today = day;
            LocalDate known = event.announced().or(event::from).or(event::until).orElse(day);
            boolean perhaps = (status == EventStatus.UNKNOWN && !day.isBefore(known))
                    || (status == EventStatus.PRELIMINARY
                            && event.from()
                                    .filter(from -> !today.isBefore(from))
                                    .isPresent());
            boolean acts = !day.isAfter(last) && (inForce || perhaps);
            if (begun != null && (!acts || inForce != sure)) {
                spans.add(new Span(begun, day.minusDays(1), sure));
                begun = null;
            }
            if (acts && begun == null) {
                begun = day;
                sure = inForce;
            }
        }
        return spans;
    }

    @Override
    public String toString() {
        return "table from instruments to shocks" + (dualToo ? ", military bans on dual use too" : "")
                + (brought.isEmpty() ? "" : ", with figures brought for " + String.join(", ", brought.keySet()));
    }
}
