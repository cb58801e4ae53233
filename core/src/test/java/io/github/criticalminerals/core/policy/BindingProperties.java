package io.github.criticalminerals.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What binds, with scopes and exemptions, against the plain question for each country, material and use by itself. */
class BindingProperties {
    private static final LocalDate DAY = LocalDate.of(2031, 1, 1);
    private static final List<Country> FROM = List.of(Country.CHINA, Country.of("MYS"));
    private static final List<Country> TO = List.of(Country.UNITED_STATES, Country.of("JPN"), Country.of("DEU"));
    private static final List<Commodity> WHAT = List.of(Commodity.of("gallium"), Commodity.of("antimony"));
    private static final List<EndUse> USES = List.of(EndUse.MILITARY, EndUse.CIVIL);

    /** A scope as sets, none of them for all. */
    record Sets(Set<Country> from, Set<Country> to, Set<Commodity> what, Set<EndUse> uses) {
        boolean holds(Country origin, Country destination, Commodity commodity, EndUse use) {
            return (from.isEmpty() || from.contains(origin))
                    && (to.isEmpty() || to.contains(destination))
                    && (what.isEmpty() || what.contains(commodity))
                    && (uses.isEmpty() || uses.contains(use));
        }

        Scope scope() {
            Scope scope = Scope.ALL;
            scope = from.isEmpty() ? scope : scope.from(from.toArray(Country[]::new));
            scope = to.isEmpty() ? scope : scope.to(to.toArray(Country[]::new));
            scope = what.isEmpty() ? scope : scope.of(what.toArray(Commodity[]::new));
            return uses.isEmpty() ? scope : scope.forUse(uses.toArray(EndUse[]::new));
        }
    }

    /** A ban, what it exempts, and whether it exempts what nobody transcribed. */
    record Act(Sets scope, List<Sets> exempt, boolean untranscribed) {
        boolean binds(Country origin, Country destination, Commodity commodity, EndUse use) {
            return scope.holds(origin, destination, commodity, use)
                    && exempt.stream().noneMatch(one -> one.holds(origin, destination, commodity, use));
        }

        PolicyEvent event(int number) {
            Scope all = scope.scope().except(exempt.stream().map(Sets::scope).toArray(Scope[]::new));
            return PolicyEvent.builder("XX-" + number)
                    .title("an act")
                    .issuer("an issuer")
                    .announced(DAY.minusDays(9))
                    .from(DAY.minusDays(7))
                    .instrument(new Instrument.Ban(Instrument.Ban.Reach.TOTAL))
                    .scope(untranscribed ? all.exceptUntranscribed("an annex") : all)
                    .verification(Verification.ACT)
                    .source(Source.of("test", "invented"))
                    .build();
        }
    }

    private static <T> Arbitrary<Set<T>> some(List<T> all) {
        return Arbitraries.of(all).set().ofMaxSize(all.size() - 1);
    }

    private static Arbitrary<Sets> sets() {
        return Combinators.combine(some(FROM), some(TO), some(WHAT), some(USES)).as(Sets::new);
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(sets(), sets().list().ofMaxSize(2), Arbitraries.of(false, false, true))
                .as(Act::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static PolicyTimeline timeline(List<Act> acts) {
        List<PolicyEvent> events = new ArrayList<>();
        for (Act act : acts) {
            events.add(act.event(events.size()));
        }
        return PolicyTimeline.of(events);
    }

    private static Set<String> ids(List<Standing> standings) {
        return standings.stream().map(standing -> standing.event().id()).collect(Collectors.toSet());
    }

    private static Set<String> expected(
            List<Act> acts, boolean maybe, Country from, Country to, Commodity what, EndUse use) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            if (acts.get(i).binds(from, to, what, use) && acts.get(i).untranscribed == maybe) {
                ids.add("XX-" + i);
            }
        }
        return Set.copyOf(ids);
    }

    @Property(tries = 150)
    void oneCountryMaterialAndUseIsAnsweredAsByHand(@ForAll("acts") List<Act> acts) {
        PolicyTimeline timeline = timeline(acts);
        for (Country from : FROM) {
            for (Commodity what : WHAT) {
                BindingGrid grid =
                        timeline.bindingGridOn(DAY, Scope.ALL.from(from).of(what));
                for (Country to : TO) {
                    for (EndUse use : USES) {
                        Binding answer = timeline.bindingOn(
                                DAY, Scope.ALL.from(from).to(to).of(what).forUse(use));
                        assertThat(ids(answer.binds())).isEqualTo(expected(acts, false, from, to, what, use));
                        assertThat(ids(answer.mayBind())).isEqualTo(expected(acts, true, from, to, what, use));
                        assertThat(answer.doesNotBind()).isEmpty();
                        Binding cell = grid.answer(to, use);
                        assertThat(ids(cell.binds()))
                                .as("grid, " + to + ", " + use)
                                .isEqualTo(ids(answer.binds()));
                        assertThat(ids(cell.mayBind())).isEqualTo(ids(answer.mayBind()));
                    }
                }
            }
        }
    }

    /** A wide question finds what any of its parts finds. */
    @Property(tries = 150)
    void aWideQuestionFindsWhatItsPartsFind(@ForAll("acts") List<Act> acts) {
        PolicyTimeline timeline = timeline(acts);
        Set<String> all = ids(timeline.bindingOn(DAY, Scope.ALL).binds());
        for (Country from : FROM) {
            for (Country to : TO) {
                for (Commodity what : WHAT) {
                    for (EndUse use : USES) {
                        assertThat(all).containsAll(expected(acts, false, from, to, what, use));
                    }
                }
            }
        }
    }
}
