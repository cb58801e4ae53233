package io.github.criticalminerals.io.reference;

import static io.github.criticalminerals.core.policy.EventStatus.ANNOUNCED;
import static io.github.criticalminerals.core.policy.EventStatus.ENDED;
import static io.github.criticalminerals.core.policy.EventStatus.EXPIRED;
import static io.github.criticalminerals.core.policy.EventStatus.IN_FORCE;
import static io.github.criticalminerals.core.policy.EventStatus.NOT_ANNOUNCED;
import static io.github.criticalminerals.core.policy.EventStatus.PRELIMINARY;
import static io.github.criticalminerals.core.policy.EventStatus.SUSPENDED;
import static io.github.criticalminerals.core.policy.EventStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.Binding;
import io.github.criticalminerals.core.policy.BindingGrid;
import io.github.criticalminerals.core.policy.EventStatus;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.Instrument.Quota;
import io.github.criticalminerals.core.policy.Instrument.Tariff;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.policy.Standing;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyEventsTest {
    private static final PolicyTimeline TIMELINE = PolicyEvents.load();
    private static final Scope HOLMIUM_TO_THE_US =
            Scope.ALL.of(Element.of("Ho")).from(Country.CHINA).to(Country.UNITED_STATES);
    private static final Scope DYSPROSIUM_TO_THE_US =
            Scope.ALL.of(Element.of("Dy")).from(Country.CHINA).to(Country.UNITED_STATES);

    @ParameterizedTest
    @ValueSource(strings = {"55", "56", "57", "58", "61-1"})
    void theAnnouncementsOfOctober2025WereSuspendedBeforeTheyCameIntoForce(String number) {
        String id = "CN-MOFCOM-2025-" + number;
        assertThat(status(id, "2025-10-08")).isEqualTo(NOT_ANNOUNCED);
        assertThat(status(id, "2025-10-09")).isEqualTo(ANNOUNCED);
        assertThat(status(id, "2025-11-06")).isEqualTo(ANNOUNCED);
        assertThatTheTruceHoldsFor(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"61-2", "61-3", "62"})
    void partsOfThemWereInForceAtOnce(String number) {
        String id = "CN-MOFCOM-2025-" + number;
        assertThat(status(id, "2025-10-08")).isEqualTo(NOT_ANNOUNCED);
        assertThat(status(id, "2025-10-09")).isEqualTo(IN_FORCE);
        assertThat(status(id, "2025-11-06")).isEqualTo(IN_FORCE);
        assertThatTheTruceHoldsFor(id);
    }

    private static void assertThatTheTruceHoldsFor(String id) {
        assertThat(status(id, "2025-11-07")).isEqualTo(SUSPENDED);
        assertThat(status(id, "2025-11-08")).isEqualTo(SUSPENDED);
        assertThat(status(id, "2025-12-01")).isEqualTo(SUSPENDED);
        assertThat(status(id, "2026-11-10")).isEqualTo(SUSPENDED);
        assertThat(status(id, "2026-11-11")).isEqualTo(UNKNOWN);
        assertThat(TIMELINE.standingOn(id, LocalDate.of(2026, 11, 11)).reason())
                .isEqualTo("its suspension by CN-MOFCOM-2025-70 is expired, and no event says what followed");
    }

    @Test
    void theFileIsReadOnce() {
        assertThat(ReferenceData.load().policyTimeline())
                .isSameAs(ReferenceData.load().policyTimeline());
    }

    @Test
    void theTruceItselfExpires() {
        assertThat(status("CN-MOFCOM-2025-70", "2025-11-06")).isEqualTo(NOT_ANNOUNCED);
        assertThat(status("CN-MOFCOM-2025-70", "2025-11-07")).isEqualTo(IN_FORCE);
        assertThat(status("CN-MOFCOM-2025-70", "2026-11-10")).isEqualTo(IN_FORCE);
        assertThat(status("CN-MOFCOM-2025-70", "2026-11-11")).isEqualTo(EXPIRED);
    }

    @Test
    void announcement18WasNeverSuspended() {
        assertThat(status("CN-MOFCOM-2025-18", "2025-04-03")).isEqualTo(NOT_ANNOUNCED);
        assertThat(status("CN-MOFCOM-2025-18", "2025-04-04")).isEqualTo(IN_FORCE);
        assertThat(status("CN-MOFCOM-2025-18", "2025-11-30")).isEqualTo(IN_FORCE);
        assertThat(status("CN-MOFCOM-2025-18", "2026-11-11")).isEqualTo(IN_FORCE);
    }

    @Test
    void ofAnnouncement46OnlyTheSecondParagraphWasSuspended() {
        assertThat(status("CN-MOFCOM-2024-46-1", "2024-12-02")).isEqualTo(NOT_ANNOUNCED);
        assertThat(status("CN-MOFCOM-2024-46-1", "2024-12-03")).isEqualTo(IN_FORCE);
        assertThat(status("CN-MOFCOM-2024-46-1", "2025-11-30")).isEqualTo(IN_FORCE);
        for (String id : List.of("CN-MOFCOM-2024-46-2", "CN-MOFCOM-2024-46-2-graphite")) {
            assertThat(status(id, "2025-11-08")).isEqualTo(IN_FORCE);
            assertThat(status(id, "2025-11-09")).isEqualTo(SUSPENDED);
            assertThat(status(id, "2026-11-27")).isEqualTo(SUSPENDED);
            assertThat(status(id, "2026-11-28")).isEqualTo(UNKNOWN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CN-MOFCOM-2023-23, 2023-07-03, 2023-08-01",
        "CN-MOFCOM-2023-39, 2023-10-20, 2023-12-01",
        "MY-2023-RAW-RARE-EARTHS, 2023-09-11, 2024-01-01",
        "EU-2024-1252, 2024-05-03, 2024-05-23",
        "CN-MOFCOM-2024-33, 2024-08-15, 2024-09-15",
        "CD-ARECOMS-2025-004-quota, 2025-09-21, 2025-10-16"
    })
    void anActIsAnnouncedFirstAndThenInForce(String id, LocalDate announced, LocalDate from) {
        assertThat(TIMELINE.statusOn(id, announced.minusDays(1))).isEqualTo(NOT_ANNOUNCED);
        assertThat(TIMELINE.statusOn(id, announced)).isEqualTo(ANNOUNCED);
        assertThat(TIMELINE.statusOn(id, from.minusDays(1))).isEqualTo(ANNOUNCED);
        assertThat(TIMELINE.statusOn(id, from)).isEqualTo(IN_FORCE);
    }

    @ParameterizedTest
    @CsvSource({
        "CN-TECH-2023, 2023-12-21",
        "CN-MOFCOM-2025-10, 2025-02-04",
        "US-AU-2025-framework, 2025-10-20",
        "US-JP-2025-framework, 2025-10-28",
        "US-LIST-2025, 2025-11-07",
        "CN-MOFCOM-2026-1, 2026-01-06"
    })
    void anActIsInForceOnTheDayOfItsAnnouncement(String id, LocalDate day) {
        assertThat(TIMELINE.statusOn(id, day.minusDays(1))).isEqualTo(NOT_ANNOUNCED);
        assertThat(TIMELINE.statusOn(id, day)).isEqualTo(IN_FORCE);
        assertThat(TIMELINE.statusOn(id, day.plusYears(1))).isEqualTo(IN_FORCE);
    }

    @Test
    void theTariffTruceIsExtendedTwiceAndThenVoided() {
        assertThat(status("US-EO-14257-CN", "2025-05-13")).isEqualTo(IN_FORCE);
        assertThat(status("US-EO-14257-CN", "2025-05-14")).isEqualTo(SUSPENDED);
        assertThat(status("US-EO-14257-CN", "2025-08-12")).isEqualTo(SUSPENDED);
        assertThat(status("US-EO-14257-CN", "2025-11-10")).isEqualTo(SUSPENDED);
        assertThat(status("US-EO-14257", "2025-11-10")).isEqualTo(IN_FORCE);
        assertThat(status("US-EO-14257", "2026-02-19")).isEqualTo(IN_FORCE);
        assertThat(status("US-EO-14257", "2026-02-20")).isEqualTo(ENDED);
        assertThat(status("US-EO-14257-CN", "2026-02-20")).isEqualTo(ENDED);
        PolicyTimeline asOfMay = TIMELINE.knownBy(LocalDate.of(2025, 5, 31));
        assertThat(asOfMay.statusOn("US-EO-14257-CN", LocalDate.of(2025, 8, 11)))
                .isEqualTo(SUSPENDED);
        assertThat(asOfMay.statusOn("US-EO-14257-CN", LocalDate.of(2025, 8, 12)))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void theCobaltBanIsExtendedUntilTheQuota() {
        assertThat(status("CD-ARECOMS-2025-001", "2025-02-21")).isEqualTo(NOT_ANNOUNCED);
        assertThat(status("CD-ARECOMS-2025-001", "2025-02-22")).isEqualTo(IN_FORCE);
        assertThat(status("CD-ARECOMS-2025-001", "2025-10-15")).isEqualTo(IN_FORCE);
        assertThat(status("CD-ARECOMS-2025-001", "2025-10-16")).isEqualTo(EXPIRED);
        Quota quota = (Quota) TIMELINE.event("CD-ARECOMS-2025-004-quota").instrument();
        assertThat(quota.amountOn(LocalDate.of(2025, 10, 15))).isEmpty();
        assertThat(quota.amountOn(LocalDate.of(2025, 10, 16))).contains(Mass.ofTonnes(18_125, Basis.UNSTATED));
        assertThat(quota.amountOn(LocalDate.of(2027, 12, 31))).contains(Mass.ofTonnes(96_600, Basis.UNSTATED));
    }

    @Test
    void theQuotasOfAYearAddUpToTheTotalTheSourcesGive() {
        assertThat(quotaOf(2010)).isEqualTo(30_258);
        assertThat(quotaOf(2011)).isEqualTo(30_184);
        assertThat(quotaOf(2012)).isEqualTo(30_996);
        assertThat(quotaOf(2013)).isEqualTo(31_001);
        assertThat(quotaOf(2014)).isEqualTo(30_611);
        assertThat(status("CN-QUOTA-2014", "2014-12-31")).isEqualTo(IN_FORCE);
        assertThat(status("CN-QUOTA-2014", "2015-01-01")).isEqualTo(EXPIRED);
        assertThat(status("CN-QUOTA-2010", "2009-12-31")).isEqualTo(UNKNOWN);
    }

    private static double quotaOf(int year) {
        Quota quota = (Quota) TIMELINE.event("CN-QUOTA-" + year).instrument();
        return quota.tranches().stream()
                .mapToDouble(tranche -> tranche.amount().tonnes().exactValue())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "D1-rollback",
                "D2-11",
                "D2-joint-research",
                "D3-16",
                "D3-22",
                "D4-13A",
                "D4-13B",
                "D4-DPA",
                "D5-14A",
                "D5-14B",
                "D5-15C",
                "D5-21",
                "D5-technology-transfer",
                "US-CN-2025-LONDON",
                "US-CN-2025-BUSAN",
                "CN-LICENCES-2025-06"
            })
    void whatHasNoSignedTextStaysPreliminary(String id) {
        assertThat(status(id, "2025-11-30")).isEqualTo(PRELIMINARY);
        assertThat(TIMELINE.event(id).signed()).isFalse();
    }

    @Test
    void theThreatOfATariffNeverBound() {
        assertThat(status("US-2025-10-10-tariff", "2025-10-09")).isEqualTo(NOT_ANNOUNCED);
        assertThat(status("US-2025-10-10-tariff", "2025-10-10")).isEqualTo(PRELIMINARY);
        assertThat(status("US-2025-10-10-tariff", "2025-11-01")).isEqualTo(PRELIMINARY);
        assertThat(status("US-2025-10-10-tariff", "2025-11-02")).isEqualTo(EXPIRED);
        Tariff threat = (Tariff) TIMELINE.event("US-2025-10-10-tariff").instrument();
        assertThat(threat.rateOn(LocalDate.of(2025, 11, 1))).contains(Interval.exact(1));
    }

    @Test
    void answersWhichRestrictionsBindOnADay() {
        Scope civil = DYSPROSIUM_TO_THE_US.forUse(EndUse.CIVIL);
        assertThat(binding("2025-04-03", civil)).containsExactly("US-EO-14195");
        assertThat(binding("2025-11-06", civil))
                .containsExactly("US-EO-14195", "CN-MOFCOM-2025-18", "CN-MOFCOM-2025-61-3");
        assertThat(mayBind("2025-11-06", civil)).contains("US-EO-14257").doesNotContain("US-EO-14257-CN");
        assertThat(binding("2025-11-07", civil)).containsExactly("US-EO-14195", "CN-MOFCOM-2025-18");
        assertThat(binding("2025-11-30", DYSPROSIUM_TO_THE_US.forUse(EndUse.MILITARY)))
                .contains("CN-MOFCOM-2024-46-1", "CN-MOFCOM-2025-18");
        assertThat(binding("2026-11-11", civil)).containsExactly("US-301-2026-magnets", "CN-MOFCOM-2025-18");
        Scope neodymium = Scope.ALL.of(Element.of("Nd")).from(Country.CHINA).to(Country.of("DEU"));
        assertThat(binding("2025-11-30", neodymium)).isEmpty();
        assertThat(binding("2025-11-30", neodymium.withTechnologies())).containsExactly("CN-TECH-2023");
        assertThat(binding("2025-11-06", neodymium.withGoodsAndTechnology()))
                .containsExactly("CN-TECH-2023", "CN-MOFCOM-2025-62");
        Scope gallium = Scope.ALL.of(Element.of("Ga")).from(Country.CHINA).forUse(EndUse.CIVIL);
        assertThat(binding("2025-11-08", gallium.to(Country.of("JPN")))).containsExactly("CN-MOFCOM-2023-23");
        assertThat(binding("2025-11-08", gallium.to(Country.UNITED_STATES)))
                .contains("CN-MOFCOM-2023-23", "CN-MOFCOM-2024-46-2");
        assertThat(binding("2025-11-09", gallium.to(Country.UNITED_STATES))).doesNotContain("CN-MOFCOM-2024-46-2");
    }

    @Test
    void announcement57MayBindInLateNovember2026AndTheAnswerSaysWhy() {
        Binding answer = TIMELINE.bindingOn(LocalDate.of(2026, 11, 29), HOLMIUM_TO_THE_US);
        Standing announcement57 = answer.mayBind().stream()
                .filter(standing -> standing.event().id().equals("CN-MOFCOM-2025-57"))
                .findFirst()
                .orElseThrow();
        assertThat(announcement57.status()).isEqualTo(UNKNOWN);
        assertThat(announcement57.reason())
                .isEqualTo("its suspension by CN-MOFCOM-2025-70 is expired, and no event says what followed");
        assertThat(announcement57.preliminary())
                .extracting(prospect -> prospect.event().id() + ": " + prospect.status() + ", " + prospect.reason())
                .containsExactly("CN-2026-09-28-extension: suspended, suspended by CN-MOFCOM-2025-70 until 2027-01-10");
        assertThat(answer.remarks())
                .containsExactly("texts could be read until 2026-10-05 (looked up on 2026-11-29): what was published "
                        + "later is not in this answer");
        assertThat(answer.inWords())
                .contains("announced 2025-10-09, from 2025-11-08")
                .contains("2027-01-10");
        assertThat(TIMELINE.standingOn("CN-MOFCOM-2025-57", LocalDate.of(2026, 11, 10))
                        .preliminary())
                .hasSize(1);
        assertThat(TIMELINE.standingOn("CN-MOFCOM-2025-57", LocalDate.of(2027, 1, 11))
                        .preliminary())
                .isEmpty();
    }

    @Test
    void saysOfHolmiumToTheUnitedStatesWhichActsByEndUse() {
        BindingGrid grid = TIMELINE.bindingGridOn(LocalDate.of(2026, 11, 29), HOLMIUM_TO_THE_US);
        Binding military = grid.answer(Country.UNITED_STATES, EndUse.MILITARY);
        assertThat(ids(military.binds()))
                .containsExactly("US-301-2026-magnets", "CN-MOFCOM-2024-46-1", "CN-MOFCOM-2025-1");
        assertThat(ids(military.mayBind()))
                .contains("CN-MOFCOM-2025-57", "CN-MOFCOM-2025-61-1", "CN-MOFCOM-2025-61-2", "CN-MOFCOM-2025-61-3");
        Binding civil = grid.answer(Country.UNITED_STATES, EndUse.CIVIL);
        assertThat(ids(civil.binds())).containsExactly("US-301-2026-magnets");
        assertThat(ids(civil.mayBind()))
                .containsExactly(
                        "US-301-2024-minerals", "CN-MOFCOM-2025-57", "CN-MOFCOM-2025-61-1", "CN-MOFCOM-2025-61-3");
        assertThat(ids(civil.doesNotBind())).contains("US-EO-14257", "US-EO-14195", "US-122-2026");
        Binding refined = TIMELINE.bindingOn(
                LocalDate.of(2026, 11, 29), HOLMIUM_TO_THE_US.at(Stage.REFINING).forUse(EndUse.CIVIL));
        assertThat(ids(refined.binds())).isEmpty();
    }

    @Test
    void whatTheRulingOfFebruary2026EndedHasEnded() {
        for (String id : List.of("US-EO-14257", "US-EO-14257-CN", "US-EO-14195", "US-EO-14298", "US-EO-2025-11-04")) {
            assertThat(status(id, "2026-02-19")).as(id).isNotEqualTo(ENDED);
            assertThat(status(id, "2026-02-20")).as(id).isEqualTo(ENDED);
        }
        assertThat(status("US-301-2026-magnets", "2026-02-20")).isEqualTo(IN_FORCE);
    }

    @ParameterizedTest
    @CsvSource({
        "US-122-2026, 2026-02-23, ANNOUNCED, 2026-02-24, IN_FORCE",
        "US-122-2026, 2026-07-23, IN_FORCE, 2026-07-24, EXPIRED",
        "US-DFARS-2027, 2026-12-31, ANNOUNCED, 2027-01-01, IN_FORCE",
        "ZW-2027-LITHIUM, 2026-12-31, ANNOUNCED, 2027-01-01, IN_FORCE",
        "GA-2029-MANGANESE, 2028-12-31, ANNOUNCED, 2029-01-01, IN_FORCE",
        "VN-2025-RARE-EARTHS, 2025-12-31, ANNOUNCED, 2026-01-01, IN_FORCE",
        "CN-MOFCOM-2025-68, 2025-12-31, ANNOUNCED, 2026-01-01, IN_FORCE",
        "CN-MOFCOM-2025-22, 2025-05-13, IN_FORCE, 2025-05-14, SUSPENDED",
        "CN-MOFCOM-2025-22, 2025-08-11, SUSPENDED, 2025-08-12, UNKNOWN"
    })
    void theEventsOfTheYearAfterTurnOnTheirDays(
            String id, LocalDate before, EventStatus then, LocalDate after, EventStatus now) {
        assertThat(TIMELINE.statusOn(id, before)).isEqualTo(then);
        assertThat(TIMELINE.statusOn(id, after)).isEqualTo(now);
    }

    @Test
    void lithiumOfZimbabweMayBeHeldBack() {
        Scope lithium = Scope.ALL.of(Element.of("Li")).from(Country.of("ZWE")).at(Stage.MINING);
        assertThat(mayBind("2026-11-29", lithium)).contains("ZW-2026-RAW-MINERALS");
        assertThat(binding("2026-03-15", lithium)).containsExactly("ZW-2026-RAW-MINERALS");
        assertThat(mayBind("2023-06-08", Scope.ALL.of(Element.of("Co")).from(Country.of("NAM"))))
                .containsExactly("NA-2023-MINERALS");
    }

    @Test
    void theCliffsAheadOfNovember2026() {
        assertThat(TIMELINE.cliffsAhead(LocalDate.of(2026, 11, 10)))
                .extracting(cliff -> cliff.date() + " " + cliff.event().id())
                .contains(
                        "2026-11-11 CN-MOFCOM-2025-57",
                        "2026-11-28 CN-MOFCOM-2024-46-2",
                        "2027-01-01 US-DFARS-2027",
                        "2027-01-01 CD-ARECOMS-2025-004-quota",
                        "2027-01-11 CN-2026-09-28-extension",
                        "2029-01-01 GA-2029-MANGANESE");
    }

    @Test
    void aLicenceOfAnnouncement18IsDecidedWithin63Days() {
        Instrument.Licensing licence =
                (Instrument.Licensing) TIMELINE.event("CN-MOFCOM-2025-18").instrument();
        assertThat(licence.calendarDays()).isEqualTo(Interval.of(0, 63));
        Instrument.Licensing report = (Instrument.Licensing)
                TIMELINE.event("CN-LICENCES-2025-09-EUCC").instrument();
        assertThat(report.outcomeFor(EndUse.CIVIL)
                        .orElseThrow()
                        .pending()
                        .fraction()
                        .midpoint())
                .isCloseTo(121.0 / 141, within(1e-12));
    }

    private static List<String> binding(String date, Scope question) {
        return ids(TIMELINE.bindingOn(LocalDate.parse(date), question).binds());
    }

    private static List<String> mayBind(String date, Scope question) {
        return ids(TIMELINE.bindingOn(LocalDate.parse(date), question).mayBind());
    }

    private static List<String> ids(List<Standing> standings) {
        return standings.stream().map(standing -> standing.event().id()).toList();
    }

    @Test
    void everyInstrumentHasAnEvent() {
        assertThat(TIMELINE.events())
                .extracting(event -> (Object) event.instrument().getClass())
                .containsAll(Arrays.asList(Instrument.class.getPermittedSubclasses()));
    }

    @Test
    void everyFigureHasASourceThatCanBeFound() {
        for (PolicyEvent event : TIMELINE.events()) {
            assertThat(event.sources())
                    .as(event.id())
                    .anyMatch(source -> source.url().isPresent()
                            || source.locator().isPresent()
                            || source.title().startsWith("Announcement No."));
            if (event.verification() == Verification.UNVERIFIED) {
                assertThat(event.signed()).as(event.id()).isFalse();
            } else {
                assertThat(event.sources())
                        .as(event.id())
                        .anyMatch(
                                source -> source.url().isPresent() || event.id().startsWith("D"));
            }
        }
    }

    @Test
    void theListOfSixtyIsTheOneOfTheCore() {
        PolicyEvent list = TIMELINE.event("US-LIST-2025");
        assertThat(list.scope().commodities())
                .containsExactlyInAnyOrderElementsOf(CriticalList.US_2025
                        .differenceFrom(CriticalList.US_2022)
                        .added());
        assertThat(list.instrument())
                .isEqualTo(new Instrument.ListChange(
                        "US list of critical minerals",
                        Interval.exact(10),
                        Interval.exact(CriticalList.US_2025.members().size())));
        assertThat(list.from()).contains(CriticalList.US_2025.date());
        assertThat(TIMELINE.event("EU-2024-1252").issuedBy().groups()).containsExactly(CountryGroup.EU);
    }

    @Test
    void readsBackFromJson() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String text = json.writeValueAsString(TIMELINE);
        assertThat(json.readValue(text, PolicyTimeline.class).events()).isEqualTo(TIMELINE.events());
    }

    @Test
    void isInTheOrderInWhichTheEventsBecameKnown() {
        List<LocalDate> days = TIMELINE.events().stream()
                .map(event -> event.announced().or(event::from).orElseThrow())
                .collect(Collectors.toList());
        assertThat(days).isSorted();
    }

    @Test
    void aDamagedFileIsRefused() {
        assertThatThrownBy(
                        () -> PolicyEvents.read(
                                file(
                                        "{\"schema\":\"s\",\"licence\":\"l\",\"coverage\":{\"readableUntil\":\"2026-10-05\",\"lookedUp\":\"2026-11-29\"}}")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(
                        "cannot read policy-events.json: Missing required creator property 'events' (index 3)");
        assertThatThrownBy(() -> PolicyEvents.read(file(
                        "{\"schema\":\"s\",\"licence\":\"l\",\"coverage\":{\"readableUntil\":\"2026-10-05\",\"lookedUp\":\"2026-11-29\"},\"events\":[{\"id\":\"A\",\"title\":\"T\",\"issuer\":\"I\","
                                + "\"signed\":true,\"instrument\":{\"type\":\"embargo\"}}]}")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Could not resolve type id 'embargo'");
    }

    private static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static EventStatus status(String id, String date) {
        return TIMELINE.statusOn(id, LocalDate.parse(date));
    }
}
