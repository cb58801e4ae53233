package io.github.criticalminerals.core.policy;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static io.github.criticalminerals.core.policy.EventStatus.ANNOUNCED;
import static io.github.criticalminerals.core.policy.EventStatus.ENDED;
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
import static io.github.criticalminerals.core.policy.Events.event;
import static io.github.criticalminerals.core.policy.Events.licence;
import static io.github.criticalminerals.core.policy.Events.truce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.policy.Amendment.Effect;
import io.github.criticalminerals.core.policy.Instrument.Agreement;
import io.github.criticalminerals.core.policy.Instrument.Ban;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTimelineTest {
    private static final LocalDate APRIL_30 = LocalDate.of(2031, 4, 30);
    private static final LocalDate MAY_31 = LocalDate.of(2031, 5, 31);
    private static final PolicyEvent SUSPENSION =
            truce("S", MAY_1, MAY_31).amends(Effect.SUSPENDS, "A").build();
    private static final PolicyTimeline A_SUSPENDED = timeline(licence("A"), SUSPENSION);

    @Test
    void anEventIsAnnouncedAndThenInForce() {
        PolicyTimeline timeline = timeline(licence("A"));
        assertThat(line(timeline.standingOn("A", day(2, 28))))
                .isEqualTo("2031-02-28 A: not announced (first known on 2031-03-01)");
        assertThat(line(timeline.standingOn("A", MARCH_1)))
                .isEqualTo("2031-03-01 A: announced (in force from 2031-04-01)");
        assertThat(timeline.statusOn("A", day(3, 31))).isEqualTo(ANNOUNCED);
        assertThat(line(timeline.standingOn("A", APRIL_1))).isEqualTo("2031-04-01 A: in force (since 2031-04-01)");
        assertThat(timeline.statusOn("A", LocalDate.of(2099, 1, 1))).isEqualTo(IN_FORCE);
    }

    @Test
    void itsLastDayIsIncluded() {
        PolicyTimeline timeline =
                timeline(event("A").from(APRIL_1).until(APRIL_30).build());
        assertThat(timeline.statusOn("A", APRIL_30)).isEqualTo(IN_FORCE);
        assertThat(line(timeline.standingOn("A", MAY_1))).isEqualTo("2031-05-01 A: expired (lasted until 2031-04-30)");
    }

    @Test
    void whatCameBeforeTheFirstKnownDateIsUnknown() {
        PolicyTimeline timeline = timeline(event("A").from(APRIL_1).build());
        assertThat(line(timeline.standingOn("A", day(3, 31))))
                .isEqualTo("2031-03-31 A: unknown (no date before 2031-04-01 is known)");
        assertThat(timeline.statusOn("A", APRIL_1)).isEqualTo(IN_FORCE);
    }

    @Test
    void withoutAFirstDayItStaysAnnounced() {
        PolicyTimeline timeline = timeline(event("A").announced(MARCH_1).build());
        assertThat(line(timeline.standingOn("A", JUNE_1)))
                .isEqualTo("2031-06-01 A: announced (from when is not known)");
    }

    @Test
    void withoutASignedTextItIsPreliminaryUntilItExpires() {
        PolicyTimeline timeline = timeline(event("A")
                .announced(MARCH_1)
                .from(APRIL_1)
                .until(APRIL_30)
                .unsigned()
                .build());
        assertThat(timeline.statusOn("A", day(2, 28))).isEqualTo(NOT_ANNOUNCED);
        assertThat(line(timeline.standingOn("A", MARCH_1)))
                .isEqualTo("2031-03-01 A: preliminary (no signed text is known)");
        assertThat(timeline.statusOn("A", APRIL_30)).isEqualTo(PRELIMINARY);
        assertThat(timeline.statusOn("A", MAY_1)).isEqualTo(EXPIRED);
    }

    @Test
    void aSuspensionHoldsOnBothItsEndsAndThenNobodyKnows() {
        assertThat(A_SUSPENDED.statusOn("A", APRIL_30)).isEqualTo(IN_FORCE);
        assertThat(line(A_SUSPENDED.standingOn("A", MAY_1)))
                .isEqualTo("2031-05-01 A: suspended (suspended by S until 2031-05-31)");
        assertThat(A_SUSPENDED.statusOn("A", MAY_31)).isEqualTo(SUSPENDED);
        assertThat(A_SUSPENDED.statusOn("S", MAY_31)).isEqualTo(IN_FORCE);
        assertThat(line(A_SUSPENDED.standingOn("A", JUNE_1)))
                .isEqualTo("2031-06-01 A: unknown (its suspension by S is expired, and no event says what followed)");
        assertThat(A_SUSPENDED.statusOn("S", JUNE_1)).isEqualTo(EXPIRED);
    }

    @Test
    void aSuspensionBeforeTheFirstDayInForceHoldsToo() {
        PolicyTimeline timeline = timeline(
                licence("A"),
                truce("S", day(3, 31), MAY_31).amends(Effect.SUSPENDS, "A").build());
        assertThat(timeline.statusOn("A", day(3, 30))).isEqualTo(ANNOUNCED);
        assertThat(timeline.statusOn("A", day(3, 31))).isEqualTo(SUSPENDED);
        assertThat(timeline.statusOn("A", APRIL_1)).isEqualTo(SUSPENDED);
    }

    @Test
    void aSuspensionWithoutEndNamesNone() {
        PolicyTimeline timeline = timeline(
                licence("A"),
                event("S").from(MAY_1).amends(Effect.SUSPENDS, "A").build());
        assertThat(line(timeline.standingOn("A", MAY_1))).isEqualTo("2031-05-01 A: suspended (suspended by S)");
    }

    @Test
    void anEventResumesWhetherTheSuspensionHasLapsedOrNot() {
        PolicyEvent suspension =
                truce("S", MAY_1, MAY_31).amends(Effect.SUSPENDS, "A", "B").build();
        PolicyEvent early =
                event("R").from(day(5, 17)).amends(Effect.RESUMES, "A").build();
        PolicyEvent late =
                event("T").from(day(6, 3)).amends(Effect.RESUMES, "B").build();
        PolicyTimeline timeline = timeline(licence("A"), licence("B"), suspension, early, late);
        assertThat(timeline.statusOn("A", day(5, 16))).isEqualTo(SUSPENDED);
        assertThat(timeline.statusOn("A", day(5, 17))).isEqualTo(IN_FORCE);
        assertThat(timeline.statusOn("B", day(6, 2))).isEqualTo(UNKNOWN);
        assertThat(timeline.statusOn("B", day(6, 3))).isEqualTo(IN_FORCE);
    }

    @Test
    void onOneDayAResumptionDecidesAgainstASuspension() {
        PolicyTimeline timeline = timeline(
                licence("A"),
                SUSPENSION,
                event("R").from(MAY_1).amends(Effect.RESUMES, "A").build(),
                truce("T", day(5, 2), MAY_31).amends(Effect.SUSPENDS, "A").build());
        assertThat(timeline.statusOn("A", MAY_1)).isEqualTo(IN_FORCE);
        assertThat(timeline.standingOn("A", day(5, 2)).reason()).isEqualTo("suspended by T until 2031-05-31");
        assertThat(timeline.without("T").statusOn("A", JUNE_1)).isEqualTo(IN_FORCE);
    }

    @Test
    void aLaterSuspensionOutlastsAnEarlierOne() {
        PolicyTimeline timeline = timeline(
                licence("A"),
                SUSPENSION,
                truce("T", day(5, 13), day(6, 19)).amends(Effect.SUSPENDS, "A").build());
        assertThat(line(timeline.standingOn("A", JUNE_1)))
                .isEqualTo("2031-06-01 A: suspended (suspended by T until 2031-06-19)");
        assertThat(timeline.statusOn("A", day(6, 20))).isEqualTo(UNKNOWN);
    }

    @Test
    void anExtensionMovesTheLastDayAlsoOfASuspension() {
        PolicyTimeline timeline = timeline(
                licence("A"),
                SUSPENSION,
                truce("E", day(5, 29), day(7, 11)).amends(Effect.EXTENDS, "S").build(),
                truce("F", day(7, 7), day(8, 13)).amends(Effect.EXTENDS, "E").build());
        assertThat(timeline.standingOn("A", day(5, 28)).reason()).isEqualTo("suspended by S until 2031-05-31");
        assertThat(timeline.standingOn("A", day(5, 29)).reason()).isEqualTo("suspended by S until 2031-07-11");
        assertThat(timeline.standingOn("S", day(5, 28)).reason()).isEqualTo("since 2031-05-01, until 2031-05-31");
        assertThat(timeline.standingOn("S", day(5, 29)).reason())
                .isEqualTo("since 2031-05-01, extended until 2031-07-11");
        assertThat(timeline.statusOn("A", day(8, 13))).isEqualTo(SUSPENDED);
        assertThat(timeline.statusOn("S", day(8, 14))).isEqualTo(EXPIRED);
        assertThat(timeline.statusOn("A", day(8, 14))).isEqualTo(UNKNOWN);
    }

    @Test
    void anExtensionThatComesLateLeavesAGap() {
        PolicyTimeline timeline = timeline(
                truce("S", APRIL_1, APRIL_30).build(),
                truce("E", day(5, 5), MAY_31).amends(Effect.EXTENDS, "S").build());
        assertThat(timeline.statusOn("S", day(5, 4))).isEqualTo(EXPIRED);
        assertThat(timeline.statusOn("S", day(5, 5))).isEqualTo(IN_FORCE);
    }

    @Test
    void anExtensionNeverShortensAndMayBeWithoutEnd() {
        PolicyTimeline timeline = timeline(
                truce("S", APRIL_1, MAY_31).build(),
                truce("E", MAY_1, day(5, 7)).amends(Effect.EXTENDS, "S").build(),
                truce("T", APRIL_1, APRIL_30).build(),
                event("F").from(APRIL_30).amends(Effect.EXTENDS, "T").build());
        assertThat(timeline.statusOn("S", MAY_31)).isEqualTo(IN_FORCE);
        assertThat(timeline.statusOn("T", LocalDate.of(2099, 1, 1))).isEqualTo(IN_FORCE);
    }

    @Test
    void aRepealEndsForGood() {
        PolicyTimeline timeline = timeline(
                licence("A"),
                truce("R", MAY_1, MAY_31).amends(Effect.REPEALS, "A").build());
        assertThat(timeline.statusOn("A", APRIL_30)).isEqualTo(IN_FORCE);
        assertThat(line(timeline.standingOn("A", MAY_1)))
                .isEqualTo("2031-05-01 A: ended (repealed by R from 2031-05-01)");
        assertThat(timeline.statusOn("A", JUNE_1)).isEqualTo(ENDED);
    }

    @Test
    void aRepealedSuspensionLeavesItOpenWhatFollows() {
        PolicyTimeline timeline = timeline(
                licence("A"),
                SUSPENSION,
                event("R").from(day(5, 11)).amends(Effect.REPEALS, "S").build());
        assertThat(timeline.standingOn("A", day(5, 11)).reason())
                .isEqualTo("its suspension by S is ended, and no event says what followed");
    }

    @Test
    void anAmendmentOfTheContentChangesNoStatus() {
        PolicyTimeline timeline = timeline(
                licence("A"), event("B").from(MAY_1).amends(Effect.AMENDS, "A").build());
        assertThat(timeline.statusOn("A", MAY_1)).isEqualTo(IN_FORCE);
    }

    @Test
    void anUnsignedEventAmendsNothing() {
        PolicyTimeline timeline = timeline(
                licence("A"),
                truce("S", MAY_1, MAY_31)
                        .unsigned()
                        .amends(Effect.SUSPENDS, "A")
                        .build());
        assertThat(timeline.statusOn("A", MAY_1)).isEqualTo(IN_FORCE);
    }

    @Test
    void whatWasKnownLeavesOutWhatCameLater() {
        PolicyTimeline known = A_SUSPENDED.knownBy(APRIL_30);
        assertThat(known.events()).containsExactly(A_SUSPENDED.event("A"));
        assertThat(known.statusOn("A", MAY_1)).isEqualTo(IN_FORCE);
        assertThat(A_SUSPENDED.knownBy(MAY_1).events()).hasSize(2);
        assertThat(A_SUSPENDED.knownBy(day(2, 28)).events()).isEmpty();
    }

    @Test
    void anInventedEventAnswersWhatIf() {
        PolicyTimeline resumed = A_SUSPENDED.with(
                List.of(event("X").from(JUNE_1).amends(Effect.RESUMES, "A").build()));
        assertThat(resumed.statusOn("A", JUNE_1)).isEqualTo(IN_FORCE);
        assertThat(A_SUSPENDED.statusOn("A", JUNE_1)).isEqualTo(UNKNOWN);
    }

    @Test
    void listsWhatIsInForceAndHowEachStands() {
        PolicyTimeline timeline =
                timeline(licence("A"), event("B").announced(MARCH_1).build());
        assertThat(timeline.inForceOn(APRIL_1)).containsExactly(timeline.event("A"));
        assertThat(timeline.inForceOn(MARCH_1)).isEmpty();
        assertThat(timeline.standingsOn(APRIL_1)).extracting(Standing::status).containsExactly(IN_FORCE, ANNOUNCED);
    }

    @Test
    void findsWhatBindsOnWhom() {
        Scope fromChina = Scope.ALL.from(Country.CHINA);
        PolicyEvent everyone = Events.ban("everyone", fromChina.of(Element.of("Dy")));
        PolicyEvent military = event("military")
                .from(APRIL_1)
                .scope(fromChina.to(Country.UNITED_STATES).forUse(EndUse.MILITARY))
                .instrument(new Ban(Ban.Reach.MILITARY_USE))
                .build();
        PolicyEvent agreement = event("agreement")
                .from(APRIL_1)
                .instrument(new Agreement(Agreement.Kind.TRADE, List.of()))
                .build();
        PolicyTimeline timeline = timeline(everyone, military, agreement);
        Scope dysprosium = Scope.ALL.of(Element.of("Dy")).from(Country.CHINA);

        assertThat(binding(timeline, APRIL_1, dysprosium)).containsExactly("everyone", "military");
        assertThat(binding(timeline, APRIL_1, dysprosium.forUse(EndUse.CIVIL))).containsExactly("everyone");
        assertThat(binding(timeline, APRIL_1, dysprosium.to(Country.of("JPN")))).containsExactly("everyone");
        assertThat(binding(timeline, APRIL_1, Scope.ALL.of(Element.of("Ga")).forUse(EndUse.MILITARY)))
                .containsExactly("military");
        assertThat(binding(timeline, APRIL_1, dysprosium.from(Country.of("AUS"))))
                .isEmpty();
        assertThat(binding(timeline, day(3, 31), dysprosium)).isEmpty();
    }

    private static List<String> binding(PolicyTimeline timeline, LocalDate date, Scope question) {
        return ids(timeline.bindingOn(date, question).binds());
    }

    private static List<String> ids(List<Standing> standings) {
        return standings.stream().map(standing -> standing.event().id()).toList();
    }

    private static String line(Standing standing) {
        return standing.date() + " " + standing.event().id() + ": " + standing.inWords();
    }

    @Test
    void aStandingAndAChangeSayTitleAndDates() {
        PolicyTimeline timeline = timeline(licence("A"));
        assertThat(timeline.standingOn("A", APRIL_1))
                .hasToString(
                        "2031-04-01 A: Title of A (announced 2031-03-01, from 2031-04-01): in force (since 2031-04-01)");
        assertThat(timeline.changesBetween(APRIL_1, APRIL_1).get(0))
                .hasToString(
                        "A: Title of A (announced 2031-03-01, from 2031-04-01): 2031-03-31 announced (in force from "
                                + "2031-04-01), 2031-04-01 in force (since 2031-04-01)");
    }

    @Test
    void listsTheChangesOnBothEndsOfASpan() {
        assertThat(A_SUSPENDED.changesBetween(MARCH_1, JUNE_1))
                .extracting(change -> change.date() + " " + change.event().id() + ": "
                        + change.before().status() + ", then " + change.after().status())
                .containsExactly(
                        "2031-03-01 A: not announced, then announced",
                        "2031-04-01 A: announced, then in force",
                        "2031-05-01 A: in force, then suspended",
                        "2031-05-01 S: not announced, then in force",
                        "2031-06-01 A: suspended, then unknown",
                        "2031-06-01 S: in force, then expired");
        assertThat(A_SUSPENDED.changesBetween(day(4, 2), APRIL_30)).isEmpty();
        assertThat(A_SUSPENDED.changesBetween(JUNE_1, JUNE_1)).hasSize(2);
        refused(() -> A_SUSPENDED.changesBetween(JUNE_1, MAY_31))
                .hasMessage("last must not lie before first, but 2031-05-31 lies before 2031-06-01");
    }

    @Test
    void refusesTwoEventsWithOneId() {
        refused(() -> timeline(licence("A"), licence("A"))).hasMessage("event ids must differ, but A is there twice");
    }

    @Test
    void refusesAnAmendmentOfAnEventThatIsNotThere() {
        refused(() -> timeline(
                        licence("A"),
                        truce("S", MAY_1, MAY_31).amends(Effect.SUSPENDS, "B").build()))
                .hasMessage("an amendment must name an event of the timeline, but S suspends B, which is not there");
    }

    @Test
    void refusesACycle() {
        PolicyEvent a = truce("A", MAY_1, MAY_31).amends(Effect.SUSPENDS, "B").build();
        PolicyEvent b = truce("B", MAY_1, MAY_31).amends(Effect.EXTENDS, "C").build();
        PolicyEvent c = truce("C", MAY_1, MAY_31).amends(Effect.REPEALS, "B").build();
        refused(() -> timeline(a, b, c)).hasMessage("amendments must not form a cycle, but B extends C, C repeals B");
    }

    @Test
    void acceptsTwoWaysToOneEvent() {
        PolicyEvent b = event("B").from(MAY_1).amends(Effect.AMENDS, "A").build();
        PolicyEvent c = event("C").from(MAY_1).amends(Effect.AMENDS, "A", "B").build();
        assertThat(timeline(c, b, licence("A"))).hasToString("3 policy events");
    }

    @Test
    void namesTheNearestIds() {
        PolicyTimeline timeline = timeline(licence("CN-7"), licence("US-1"));
        assertThat(timeline.find("CN-7")).contains(timeline.event("CN-7"));
        assertThat(timeline.find("CN-8")).isEmpty();
        assertThatThrownBy(() -> timeline.statusOn("CN-8", MAY_1))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("unknown policy event \"CN-8\"; nearest known: CN-7");
    }

    @Test
    void isPlainJson() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String text = json.writeValueAsString(A_SUSPENDED);
        assertThat(json.readValue(text, PolicyTimeline.class).events()).isEqualTo(A_SUSPENDED.events());
        refused(text.replace("\"id\":\"A\"", "\"id\":\"S\""), PolicyTimeline.class)
                .hasMessageContaining("event ids must differ, but S is there twice");
    }

    private static PolicyTimeline timeline(PolicyEvent... events) {
        return PolicyTimeline.of(List.of(events));
    }

    private static LocalDate day(int month, int dayOfMonth) {
        return LocalDate.of(2031, month, dayOfMonth);
    }
}
