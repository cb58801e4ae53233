package io.github.criticalminerals.core.policy;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static io.github.criticalminerals.core.policy.EventStatus.ANNOUNCED;
import static io.github.criticalminerals.core.policy.EventStatus.EXPIRED;
import static io.github.criticalminerals.core.policy.EventStatus.IN_FORCE;
import static io.github.criticalminerals.core.policy.EventStatus.NOT_ANNOUNCED;
import static io.github.criticalminerals.core.policy.EventStatus.PRELIMINARY;
import static io.github.criticalminerals.core.policy.EventStatus.SUSPENDED;
import static io.github.criticalminerals.core.policy.EventStatus.UNKNOWN;
import static io.github.criticalminerals.core.policy.Events.APRIL_1;
import static io.github.criticalminerals.core.policy.Events.JUNE_1;
import static io.github.criticalminerals.core.policy.Events.MARCH_1;
import static io.github.criticalminerals.core.policy.Events.MAY_1;
import static io.github.criticalminerals.core.policy.Events.ban;
import static io.github.criticalminerals.core.policy.Events.event;
import static io.github.criticalminerals.core.policy.Events.licence;
import static io.github.criticalminerals.core.policy.Events.truce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.policy.Amendment.Effect;
import io.github.criticalminerals.core.policy.Instrument.Ban;
import io.github.criticalminerals.core.policy.Instrument.Quota;
import io.github.criticalminerals.core.policy.Instrument.Tariff;
import io.github.criticalminerals.core.policy.Instrument.TechnologyControl;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What binds in three parts, on whom, what lies ahead, what would be if. */
class PolicyAheadTest {
    private static final LocalDate MAY_31 = LocalDate.of(2031, 5, 31);
    private static final LocalDate JULY_31 = LocalDate.of(2031, 7, 31);
    private static final Scope HOLMIUM = Scope.ALL.of(Element.of("Ho"));
    private static final PolicyEvent SUSPENSION =
            truce("S", MAY_1, MAY_31).amends(Effect.SUSPENDS, "A").build();
    private static final PolicyEvent SAID = truce("P", MAY_1, JULY_31)
            .announced(LocalDate.of(2031, 5, 20))
            .unsigned()
            .amends(Effect.EXTENDS, "S")
            .build();

    @Test
    void whatNobodyCanTellMayBind() {
        PolicyTimeline timeline = PolicyTimeline.of(List.of(licence("A"), SUSPENSION));
        assertThat(parts(timeline, APRIL_1)).isEqualTo("A | nothing | nothing");
        assertThat(parts(timeline, MAY_31)).isEqualTo("nothing | nothing | A");
        assertThat(parts(timeline, JUNE_1)).isEqualTo("nothing | A | nothing");
        assertThat(parts(timeline, MARCH_1)).isEqualTo("nothing | nothing | A");
    }

    @Test
    void aPreliminaryExtensionIsNamedAndDecidesNothing() {
        PolicyTimeline timeline = PolicyTimeline.of(List.of(licence("A"), SUSPENSION, SAID));
        Standing standing = timeline.standingOn("A", JUNE_1);
        assertThat(standing.status()).isEqualTo(UNKNOWN);
        assertThat(standing.preliminary())
                .containsExactly(new Standing.Prospect(SAID, SUSPENDED, "suspended by S until 2031-07-31"));
        assertThat(standing)
                .hasToString(
                        "2031-06-01 A: Title of A (announced 2031-03-01, from 2031-04-01): unknown (its suspension by "
                                + "S is expired, and no event says what followed); if P: Title of P (announced 2031-05-20, from "
                                + "2031-05-01, until 2031-07-31) took effect (no signed text is known): suspended, suspended by S "
                                + "until 2031-07-31");
        assertThat(timeline.bindingOn(JUNE_1, HOLMIUM).mayBind()).containsExactly(standing);
        assertThat(timeline.standingOn("S", JUNE_1).preliminary())
                .extracting(Standing.Prospect::status)
                .containsExactly(IN_FORCE);
        assertThat(timeline.statusOn("P", JUNE_1)).isEqualTo(PRELIMINARY);
        assertThat(timeline.standingOn("P", JUNE_1).preliminary()).isEmpty();
        assertThat(timeline.standingOn("A", LocalDate.of(2031, 8, 1)).preliminary())
                .isEmpty();
        assertThat(timeline.standingOn("A", LocalDate.of(2031, 5, 19)).preliminary())
                .isEmpty();
        Standing known = timeline.standingOn("A", LocalDate.of(2031, 5, 20));
        assertThat(known.status()).isEqualTo(SUSPENDED);
        assertThat(known.preliminary()).hasSize(1);
        assertThat(timeline.bindingOn(LocalDate.of(2031, 5, 20), HOLMIUM).doesNotBind())
                .containsExactly(known);
    }

    @Test
    void whatAPreliminaryEventWouldTurnMayBind() {
        PolicyEvent suspends = truce("P", MAY_1, MAY_31)
                .unsigned()
                .amends(Effect.SUSPENDS, "A")
                .build();
        assertThat(parts(PolicyTimeline.of(List.of(licence("A"), suspends)), MAY_1))
                .isEqualTo("nothing | A | nothing");
        PolicyEvent resumes = event("P")
                .announced(MAY_1)
                .unsigned()
                .amends(Effect.RESUMES, "A")
                .build();
        PolicyTimeline resumed = PolicyTimeline.of(List.of(licence("A"), SUSPENSION, resumes));
        assertThat(parts(resumed, MAY_31)).isEqualTo("nothing | A | P");
        assertThat(resumed.standingOn("A", MAY_31).preliminary())
                .extracting(Standing.Prospect::status)
                .containsExactly(IN_FORCE);
        PolicyEvent threat =
                event("A").announced(MARCH_1).from(APRIL_1).unsigned().build();
        assertThat(parts(PolicyTimeline.of(List.of(threat)), MAY_1)).isEqualTo("nothing | nothing | A");
    }

    @Test
    void twoPreliminaryEventsThatOnlyTogetherChangeAnythingAreBothNamed() {
        PolicyEvent second = truce("Q", MAY_1, LocalDate.of(2031, 9, 30))
                .unsigned()
                .amends(Effect.EXTENDS, "P")
                .build();
        PolicyEvent idle =
                truce("I", MAY_1, MAY_31).unsigned().amends(Effect.AMENDS, "A").build();
        PolicyTimeline timeline = PolicyTimeline.of(List.of(licence("A"), SUSPENSION, SAID, second, idle));
        assertThat(timeline.standingOn("A", LocalDate.of(2031, 8, 1)).preliminary())
                .extracting(prospect -> prospect.event().id() + " " + prospect.status())
                .containsExactly("P suspended", "Q suspended");
        assertThat(timeline.standingOn("A", LocalDate.of(2031, 10, 1)).preliminary())
                .isEmpty();
    }

    @Test
    void withoutAFirstDayItMayBindAndBeforeItItDoesNot() {
        PolicyTimeline timeline = PolicyTimeline.of(List.of(
                event("open").announced(MARCH_1).build(),
                event("quiet").from(MAY_1).build(),
                event("ends").until(MAY_31).build()));
        assertThat(parts(timeline, APRIL_1)).isEqualTo("nothing | open, ends | quiet");
        assertThat(parts(timeline, MAY_1)).isEqualTo("quiet | open, ends | nothing");
        assertThat(parts(timeline, JUNE_1)).isEqualTo("quiet | open | ends");
    }

    @Test
    void goodsAndTechnologyStandApart() {
        PolicyEvent technology = event("T")
                .from(APRIL_1)
                .scope(Scope.ALL.of(Element.of("Ho")).withTechnologies("separation"))
                .instrument(new TechnologyControl(TechnologyControl.Kind.BAN))
                .build();
        PolicyTimeline timeline = PolicyTimeline.of(List.of(licence("A"), technology));
        assertThat(ids(timeline.bindingOn(MAY_1, HOLMIUM).binds())).isEqualTo("A");
        assertThat(ids(timeline.bindingOn(MAY_1, HOLMIUM.withTechnologies()).binds()))
                .isEqualTo("T");
        assertThat(ids(timeline.bindingOn(MAY_1, HOLMIUM.withGoodsAndTechnology())
                        .binds()))
                .isEqualTo("A, T");
    }

    @Test
    void exemptionsAreSaid() {
        PolicyEvent tariff = ban("T", Scope.ALL.except(Scope.ALL.of(Element.of("Ho"))));
        PolicyEvent open = ban("U", Scope.ALL.exceptUntranscribed("Annex II"));
        PolicyTimeline timeline = PolicyTimeline.of(List.of(tariff, open));
        Binding holmium = timeline.bindingOn(MAY_1, HOLMIUM);
        assertThat(ids(holmium.binds()) + " | " + ids(holmium.mayBind()) + " | " + ids(holmium.doesNotBind()))
                .isEqualTo("nothing | U | nothing");
        assertThat(holmium.mayBind().get(0).reason())
                .isEqualTo("since 2031-04-01; exempts what is not transcribed here: Annex II");
        Binding all = timeline.bindingOn(MAY_1, Scope.ALL.of(Element.of("Ho"), Element.of("Dy")));
        assertThat(all.binds()).extracting(Standing::reason).containsExactly("since 2031-04-01; exempt: Ho");
        assertThat(timeline.bindingOn(MAY_1, Scope.ALL.of(Element.of("Dy"))).binds())
                .extracting(Standing::reason)
                .containsExactly("since 2031-04-01");
    }

    @Test
    void anAnswerReadsAsAPage() {
        PolicyTimeline timeline = PolicyTimeline.of(
                        List.of(licence("A"), SUSPENSION, ban("B", Scope.ALL.from(Country.CHINA))))
                .withCoverage(new PolicyTimeline.Coverage(MAY_1, MAY_31));
        assertThat(timeline.bindingOn(JUNE_1, HOLMIUM).inWords())
                .isEqualTo(
                        """
                        2031-06-01, Ho
                        binds:
                          B: Title of B (announced 2031-03-01, from 2031-04-01): in force (since 2031-04-01)
                        may bind:
                          A: Title of A (announced 2031-03-01, from 2031-04-01): unknown (its suspension by S is expired, \
                        and no event says what followed)
                        does not bind: nothing
                        texts could be read until 2031-05-01 (looked up on 2031-05-31): what was published later is not in \
                        this answer
                        """);
        assertThat(timeline.bindingOn(JUNE_1, HOLMIUM))
                .hasToString("2031-06-01, Ho: binds B; may bind A; does not bind nothing; texts could be read until "
                        + "2031-05-01 (looked up on 2031-05-31): what was published later is not in this answer");
        assertThat(timeline.bindingOn(MAY_1, HOLMIUM).remarks()).isEmpty();
        assertThat(timeline)
                .hasToString(
                        "3 policy events; texts could be read until 2031-05-01 (looked up on 2031-05-31): what was "
                                + "published later is not in this answer");
    }

    @Test
    void theCoverageStaysWithEveryEditAndInJson() throws Exception {
        PolicyTimeline.Coverage coverage = new PolicyTimeline.Coverage(MAY_1, MAY_31);
        PolicyTimeline timeline =
                PolicyTimeline.of(List.of(licence("A"), SUSPENSION)).withCoverage(coverage);
        assertThat(timeline.with(List.of(licence("B"))).coverage()).contains(coverage);
        assertThat(timeline.without("S").coverage()).contains(coverage);
        assertThat(timeline.delayed("A", MAY_1).coverage()).contains(coverage);
        assertThat(timeline.extended("S", JUNE_1).coverage()).contains(coverage);
        assertThat(timeline.knownBy(APRIL_1).coverage()).contains(coverage);
        ObjectMapper json = new ObjectMapper();
        PolicyTimeline read = json.readValue(json.writeValueAsString(timeline), PolicyTimeline.class);
        assertThat(read.coverage()).contains(coverage);
        assertThat(read.events()).isEqualTo(timeline.events());
        String list = json.writeValueAsString(timeline.events());
        PolicyTimeline ofAList = json.readValue(list, PolicyTimeline.class);
        assertThat(ofAList.events()).isEqualTo(timeline.events());
        assertThat(ofAList.coverage()).isEmpty();
        refused(() -> new PolicyTimeline.Coverage(MAY_31, MAY_1))
                .hasMessage("lookedUp must not lie before readableUntil, but 2031-05-01 lies before 2031-05-31");
    }

    @Test
    void aGridSaysOnWhom() {
        PolicyEvent everyone = ban("everyone", HOLMIUM);
        PolicyEvent military = event("military")
                .from(APRIL_1)
                .scope(Scope.ALL.to(Country.UNITED_STATES).forUse(EndUse.MILITARY))
                .instrument(new Ban(Ban.Reach.MILITARY_USE))
                .build();
        PolicyEvent europe = ban("europe", Scope.ALL.to(CountryGroup.EU));
        PolicyTimeline timeline = PolicyTimeline.of(List.of(everyone, military, europe, SUSPENSION, licence("A")));
        BindingGrid grid = timeline.bindingGridOn(JUNE_1, HOLMIUM.from(Country.CHINA));
        assertThat(grid)
                .hasToString(
                        """
                        2031-06-01, Ho; from China
                        to United States for military: binds everyone, military; may bind A
                        to United States for dual: binds everyone; may bind A
                        to United States for civil: binds everyone; may bind A
                        to EU for military: binds everyone, europe; may bind A
                        to EU for dual: binds everyone, europe; may bind A
                        to EU for civil: binds everyone, europe; may bind A
                        to all others for military: binds everyone; may bind A
                        to all others for dual: binds everyone; may bind A
                        to all others for civil: binds everyone; may bind A
                        """);
        assertThat(ids(grid.answer(Country.UNITED_STATES, EndUse.MILITARY).binds()))
                .isEqualTo("everyone, military");
        assertThat(ids(grid.answer(Country.of("DEU"), EndUse.CIVIL).binds())).isEqualTo("everyone, europe");
        assertThat(ids(grid.answer(Country.of("PER"), EndUse.CIVIL).binds())).isEqualTo("everyone");
        BindingGrid asked = timeline.bindingGridOn(
                JUNE_1, HOLMIUM.to(Country.of("JPN"), Country.UNITED_STATES).forUse(EndUse.DUAL));
        assertThat(asked.cells())
                .extracting(BindingGrid.Cell::toString)
                .containsExactly(
                        "to Japan for dual: binds everyone; may bind A",
                        "to United States for dual: binds everyone; may bind A");
        refused(() -> asked.answer(Country.of("PER"), EndUse.DUAL))
                .hasMessage(
                        "no cell of the grid is to Peru for dual; there are Japan for dual; United States for dual");
    }

    @Test
    void aCountryWithARowOfItsOwnIsNotReadFromItsGroup() {
        PolicyTimeline timeline = PolicyTimeline.of(
                List.of(ban("europe", Scope.ALL.to(CountryGroup.EU)), ban("germany", Scope.ALL.to(Country.of("DEU")))));
        BindingGrid grid = timeline.bindingGridOn(MAY_1, Scope.ALL);
        assertThat(ids(grid.answer(Country.of("DEU"), EndUse.CIVIL).binds())).isEqualTo("europe, germany");
        assertThat(ids(grid.answer(Country.of("PER"), EndUse.CIVIL).binds())).isEqualTo("nothing");
    }

    @Test
    void cliffsAreWhatChangesWithoutAnyoneActing() {
        PolicyEvent tariff = event("tariff")
                .from(APRIL_1)
                .instrument(new Tariff(
                        Tariff.Kind.IMPOSED,
                        List.of(
                                new Tariff.Rate(APRIL_1, Interval.exact(0.1)),
                                new Tariff.Rate(JUNE_1, Interval.exact(0.2)))))
                .build();
        PolicyEvent quota = event("quota")
                .from(APRIL_1)
                .instrument(new Quota(List.of(new Quota.Tranche(APRIL_1, MAY_31, Mass.ofTonnes(7, Basis.REO)))))
                .scope(HOLMIUM)
                .build();
        PolicyEvent repealed =
                event("repealed").from(APRIL_1).instrument(tariff.instrument()).build();
        PolicyEvent repeal = event("R")
                .from(LocalDate.of(2031, 5, 3))
                .amends(Effect.REPEALS, "repealed")
                .build();
        PolicyEvent later = licence("later").toBuilder()
                .announced(LocalDate.of(2031, 5, 21))
                .from(JULY_31)
                .build();
        PolicyTimeline timeline =
                PolicyTimeline.of(List.of(licence("A"), SUSPENSION, SAID, tariff, quota, repealed, repeal, later));
        LocalDate today = LocalDate.of(2031, 5, 20);
        assertThat(timeline.cliffsAhead(today))
                .extracting(cliff -> cliff.date() + " " + cliff.event().id() + ": "
                        + cliff.before().status() + ", "
                        + cliff.after().status() + ", "
                        + cliff.after().preliminary().size() + ", " + cliff.step())
                .containsExactly(
                        "2031-06-01 A: suspended, unknown, 1, ",
                        "2031-06-01 S: in force, expired, 1, ",
                        "2031-06-01 tariff: in force, in force, 0, rate 0.2 (fraction)",
                        "2031-06-01 quota: in force, in force, 0, no quota is stated",
                        "2031-08-01 P: preliminary, expired, 0, ");
        assertThat(timeline.cliffsAhead(today, HOLMIUM)).hasSize(5);
        assertThat(timeline.cliffsAhead(today, Scope.ALL.of(Element.of("Dy"))))
                .extracting(cliff -> cliff.event().id())
                .doesNotContain("quota")
                .hasSize(4);
        assertThat(timeline.cliffsAhead(LocalDate.of(2031, 5, 21)))
                .extracting(cliff -> cliff.date() + " " + cliff.event().id() + " "
                        + cliff.before().status())
                .contains("2031-07-31 later announced");
        assertThat(timeline.cliffsAhead(today).get(2))
                .hasToString("tariff: Title of tariff (from 2031-04-01): 2031-05-31 in force (since 2031-04-01), "
                        + "2031-06-01 in force (since 2031-04-01); rate 0.2 (fraction)");
        assertThat(timeline.cliffsAhead(today).get(4))
                .hasToString("P: Title of P (announced 2031-05-20, from 2031-05-01, until 2031-07-31): 2031-07-31 "
                        + "preliminary (no signed text is known), 2031-08-01 expired (lasted until 2031-07-31)");
    }

    @Test
    void changesOfAScopeLeaveOutOthers() {
        PolicyTimeline timeline =
                PolicyTimeline.of(List.of(ban("Ho", HOLMIUM), ban("Dy", Scope.ALL.of(Element.of("Dy")))));
        assertThat(timeline.changesBetween(MARCH_1, JUNE_1, HOLMIUM))
                .extracting(change -> change.event().id())
                .containsExactly("Ho", "Ho");
        assertThat(timeline.changesBetween(MARCH_1, JUNE_1)).hasSize(4);
    }

    @Test
    void twoDaysDiffer() {
        PolicyTimeline timeline = PolicyTimeline.of(List.of(licence("A"), SUSPENSION, licence("B")));
        List<Change> differences = timeline.differencesBetween(MAY_31, JUNE_1);
        assertThat(differences).extracting(each -> each.before().event().id()).containsExactly("A", "S");
        assertThat(differences.get(1))
                .hasToString(
                        "S: Title of S (announced 2031-05-01, from 2031-05-01, until 2031-05-31): 2031-05-31 in force "
                                + "(since 2031-05-01, until 2031-05-31), 2031-06-01 expired (lasted until 2031-05-31)");
        assertThat(timeline.differencesBetween(JUNE_1, JUNE_1)).isEmpty();
        Standing a = timeline.standingOn("A", MAY_1);
        Standing b = timeline.standingOn("B", MAY_1);
        refused(() -> new Change(a, b, "")).hasMessage("before and after must be of one event, but were of A and B");
    }

    @Test
    void twoTimelinesDiffer() {
        PolicyTimeline timeline = PolicyTimeline.of(List.of(licence("A"), SUSPENSION, licence("B")));
        PolicyTimeline other = timeline.without("S").with(List.of(licence("C"))).delayed("B", JUNE_1);
        assertThat(timeline.differencesTo(other, MAY_1))
                .extracting(each -> each.before().event().id() + ": "
                        + each.before().status() + ", " + each.after().status())
                .containsExactly(
                        "A: suspended, in force",
                        "S: in force, not announced",
                        "B: in force, announced",
                        "C: not announced, in force");
        assertThat(timeline.differencesTo(other, MAY_1).get(1).after().reason()).isEqualTo("not in this timeline");
        Change edited = timeline.differencesTo(other, JUNE_1).stream()
                .filter(each -> each.before().event().id().equals("B"))
                .findFirst()
                .orElseThrow();
        assertThat(edited)
                .hasToString("B: Title of B (announced 2031-03-01, from 2031-04-01): 2031-06-01 in force (since "
                        + "2031-04-01), as B: Title of B (announced 2031-03-01, from 2031-06-01) 2031-06-01 in force (since "
                        + "2031-06-01)");
        assertThat(timeline.differencesTo(timeline, MAY_1)).isEmpty();
    }

    @Test
    void anEditLeavesTheOriginalAlone() {
        PolicyEvent both =
                truce("S", MAY_1, MAY_31).amends(Effect.SUSPENDS, "A", "B").build();
        PolicyTimeline timeline = PolicyTimeline.of(List.of(licence("A"), licence("B"), both));
        PolicyTimeline dropped = timeline.without("A");
        assertThat(dropped.find("A")).isEmpty();
        assertThat(dropped.event("S").amendments()).containsExactly(new Amendment(Effect.SUSPENDS, "B"));
        assertThat(dropped.statusOn("B", MAY_1)).isEqualTo(SUSPENDED);
        PolicyTimeline delayed = timeline.delayed("S", LocalDate.of(2031, 5, 9));
        assertThat(delayed.statusOn("A", LocalDate.of(2031, 5, 8))).isEqualTo(IN_FORCE);
        assertThat(delayed.statusOn("S", MAY_1)).isEqualTo(ANNOUNCED);
        assertThat(delayed.statusOn("A", JUNE_1)).isEqualTo(UNKNOWN);
        PolicyTimeline extended = timeline.extended("S", JUNE_1);
        assertThat(extended.statusOn("A", JUNE_1)).isEqualTo(SUSPENDED);
        assertThat(timeline.statusOn("A", JUNE_1)).isEqualTo(UNKNOWN);
        assertThat(timeline.statusOn("S", JUNE_1)).isEqualTo(EXPIRED);
        assertThat(timeline.event("S")).isEqualTo(both);
        assertThat(timeline.knownBy(APRIL_1).statusOn("A", MAY_1)).isEqualTo(IN_FORCE);
        assertThat(timeline.statusOn("S", APRIL_1)).isEqualTo(NOT_ANNOUNCED);
    }

    @Test
    void anEditThatIsNoneIsRefused() {
        PolicyTimeline timeline = PolicyTimeline.of(
                List.of(licence("A"), SUSPENSION, event("O").announced(MARCH_1).build()));
        refused(() -> timeline.delayed("A", APRIL_1))
                .hasMessage("a delay must lead to a later first day, but that of A is 2031-04-01 and the new one "
                        + "2031-04-01");
        refused(() -> timeline.delayed("O", APRIL_1))
                .hasMessage("a delay must lead to a later first day, but that of O is not known and the new one "
                        + "2031-04-01");
        refused(() -> timeline.delayed("S", JUNE_1))
                .hasMessage("until must not lie before from, but in S 2031-05-31 lies before 2031-06-01");
        refused(() -> timeline.extended("S", MAY_31))
                .hasMessage("an extension must lead to a later last day, but that of S is 2031-05-31 and the new one "
                        + "2031-05-31");
        refused(() -> timeline.extended("A", MAY_31))
                .hasMessage("an extension must lead to a later last day, but that of A is not set and the new one "
                        + "2031-05-31");
        assertThatThrownBy(() -> timeline.without("Z"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith("unknown policy event \"Z\"");
        PolicyEvent ofNothing =
                event("X").from(MAY_1).amends(Effect.SUSPENDS, "Z").build();
        refused(() -> timeline.with(List.of(ofNothing)))
                .hasMessage("an amendment must name an event of the timeline, but X suspends Z, which is not there");
    }

    private static String parts(PolicyTimeline timeline, LocalDate date) {
        Binding binding = timeline.bindingOn(date, HOLMIUM);
        return ids(binding.binds()) + " | " + ids(binding.mayBind()) + " | " + ids(binding.doesNotBind());
    }

    private static String ids(List<Standing> standings) {
        return Binding.ids(standings);
    }
}
