package io.github.criticalminerals.core.policy;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.policy.Instrument.Agreement;
import io.github.criticalminerals.core.policy.Instrument.Ban;
import io.github.criticalminerals.core.policy.Instrument.ExportCut;
import io.github.criticalminerals.core.policy.Instrument.Facilitation;
import io.github.criticalminerals.core.policy.Instrument.Figure;
import io.github.criticalminerals.core.policy.Instrument.Finance;
import io.github.criticalminerals.core.policy.Instrument.Licensing;
import io.github.criticalminerals.core.policy.Instrument.ListChange;
import io.github.criticalminerals.core.policy.Instrument.Quota;
import io.github.criticalminerals.core.policy.Instrument.Stockpile;
import io.github.criticalminerals.core.policy.Instrument.Targets;
import io.github.criticalminerals.core.policy.Instrument.Tariff;
import io.github.criticalminerals.core.policy.Instrument.TechnologyControl;
import io.github.criticalminerals.core.policy.Instrument.Truce;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Money;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentTest {
    private static final LocalDate MAY_1 = LocalDate.of(2031, 5, 1);
    private static final LocalDate MAY_31 = LocalDate.of(2031, 5, 31);
    private static final Quota QUOTA = new Quota(List.of(
            new Quota.Tranche(MAY_1, MAY_31, Mass.ofTonnes(101, Basis.REO)),
            new Quota.Tranche(LocalDate.of(2031, 7, 1), LocalDate.of(2031, 7, 31), Mass.ofTonnes(103, Basis.REO))));
    private static final Tariff STEPS = new Tariff(
            Tariff.Kind.REDUCED,
            List.of(new Tariff.Rate(MAY_31, Interval.exact(0.07)), new Tariff.Rate(MAY_1, Interval.exact(0.19))));

    private static final Licensing.Outcome CIVIL_OUTCOME =
            new Licensing.Outcome(List.of(EndUse.CIVIL), Share.ofPercent(13), Share.ofPercent(1));
    private static final Licensing.Outcome OTHER_OUTCOME =
            new Licensing.Outcome(List.of(), Share.of(0.7, 1), Share.UNKNOWN);

    private final ObjectMapper json = new ObjectMapper();

    static Stream<Arguments> instruments() {
        return Stream.of(
                Arguments.of(
                        Licensing.WITHOUT_FIGURE
                                .withDays(Interval.of(0, 45), Licensing.DayCount.WORKING)
                                .withOutcomes(CIVIL_OUTCOME, OTHER_OUTCOME),
                        "{\"type\":\"licensing\",\"processingDays\":\"0..45\",\"dayCount\":\"WORKING\","
                                + "\"valueFloor\":\"0..100 %\",\"outcomes\":[{\"endUses\":[{\"name\":\"civil\","
                                + "\"kind\":\"CIVIL\"}],\"approved\":\"0.13\",\"refused\":\"0.01\"},{\"endUses\":[],"
                                + "\"approved\":\"70..100 %\",\"refused\":\"0..100 %\"}]}",
                        true,
                        List.of(
                                "processing time 0 to 45 working days",
                                "approved for civil 0.13 fraction",
                                "refused for civil 0.01 fraction",
                                "approved 0.7 to 1 fraction")),
                Arguments.of(
                        Licensing.WITHOUT_FIGURE.withDays(Interval.exact(45), Licensing.DayCount.UNSTATED),
                        "{\"type\":\"licensing\",\"processingDays\":\"45\",\"dayCount\":\"UNSTATED\","
                                + "\"valueFloor\":\"0..100 %\",\"outcomes\":[]}",
                        true,
                        List.of("processing time 45 days")),
                Arguments.of(
                        new Licensing(
                                Interval.NON_NEGATIVE, Licensing.DayCount.UNSTATED, Share.ofPercent(0.1), List.of()),
                        "{\"type\":\"licensing\",\"processingDays\":\"0..\",\"dayCount\":\"UNSTATED\","
                                + "\"valueFloor\":\"0.001\",\"outcomes\":[]}",
                        true,
                        List.of("value floor 0.001 fraction")),
                Arguments.of(
                        Licensing.WITHOUT_FIGURE,
                        "{\"type\":\"licensing\",\"processingDays\":\"0..\",\"dayCount\":\"UNSTATED\","
                                + "\"valueFloor\":\"0..100 %\",\"outcomes\":[]}",
                        true,
                        List.of()),
                Arguments.of(
                        QUOTA,
                        "{\"type\":\"quota\",\"tranches\":["
                                + "{\"from\":\"2031-05-01\",\"until\":\"2031-05-31\",\"amount\":\"101 t REO\"},"
                                + "{\"from\":\"2031-07-01\",\"until\":\"2031-07-31\",\"amount\":\"103 t REO\"}]}",
                        true,
                        List.of(
                                "quota from 2031-05-01 to 2031-05-31 101 t REO",
                                "quota from 2031-07-01 to 2031-07-31 103 t REO")),
                Arguments.of(new Quota(List.of()), "{\"type\":\"quota\",\"tranches\":[]}", true, List.of()),
                Arguments.of(
                        new Ban(Ban.Reach.MILITARY_USE),
                        "{\"type\":\"ban\",\"reach\":\"MILITARY_USE\"}",
                        true,
                        List.of()),
                Arguments.of(
                        new ExportCut(ExportCut.Of.VALUE, Share.of(0.43, 0.47)),
                        "{\"type\":\"export-cut\",\"of\":\"VALUE\",\"cut\":\"43..47 %\"}",
                        true,
                        List.of("cut of export value 0.43 to 0.47 fraction")),
                Arguments.of(
                        new ExportCut(ExportCut.Of.QUANTITY, Share.UNKNOWN),
                        "{\"type\":\"export-cut\",\"of\":\"QUANTITY\",\"cut\":\"0..100 %\"}",
                        true,
                        List.of()),
                Arguments.of(
                        STEPS,
                        "{\"type\":\"tariff\",\"kind\":\"REDUCED\",\"rates\":["
                                + "{\"from\":\"2031-05-01\",\"rate\":\"0.19\"},"
                                + "{\"from\":\"2031-05-31\",\"rate\":\"0.07\"}]}",
                        true,
                        List.of("rate from 2031-05-01 0.19 fraction", "rate from 2031-05-31 0.07 fraction")),
                Arguments.of(
                        new Tariff(Tariff.Kind.REDUCED, List.of(new Tariff.Rate(MAY_1, Interval.ZERO))),
                        "{\"type\":\"tariff\",\"kind\":\"REDUCED\",\"rates\":[{\"from\":\"2031-05-01\",\"rate\":\"0\"}]}",
                        false,
                        List.of("rate from 2031-05-01 0 fraction")),
                Arguments.of(
                        new Tariff(Tariff.Kind.THREATENED, List.of()),
                        "{\"type\":\"tariff\",\"kind\":\"THREATENED\",\"rates\":[]}",
                        true,
                        List.of()),
                Arguments.of(
                        new Truce(Interval.exact(90)),
                        "{\"type\":\"truce\",\"termDays\":\"90\"}",
                        false,
                        List.of("term 90 days")),
                Arguments.of(
                        new Facilitation(Facilitation.Kind.NAMED_BUYERS, List.of("suppliers of car makers")),
                        "{\"type\":\"facilitation\",\"kind\":\"NAMED_BUYERS\","
                                + "\"beneficiaries\":[\"suppliers of car makers\"]}",
                        false,
                        List.of()),
                Arguments.of(
                        new Agreement(Agreement.Kind.INVESTMENT, List.of(Money.parse("0..400000000 USD"))),
                        "{\"type\":\"agreement\",\"kind\":\"INVESTMENT\",\"amounts\":[\"0..400000000 USD\"]}",
                        false,
                        List.of("amount 0 to 400,000,000 USD")),
                Arguments.of(
                        new Agreement(Agreement.Kind.JOINT_RESEARCH, List.of()),
                        "{\"type\":\"agreement\",\"kind\":\"JOINT_RESEARCH\",\"amounts\":[]}",
                        false,
                        List.of()),
                Arguments.of(
                        new Finance(
                                Finance.Kind.EQUITY_STAKE, List.of(Money.of(400_000_000, "USD")), Share.ofPercent(15)),
                        "{\"type\":\"finance\",\"kind\":\"EQUITY_STAKE\",\"amounts\":[\"400000000 USD\"],"
                                + "\"stake\":\"0.15\"}",
                        false,
                        List.of("amount 400,000,000 USD", "stake 0.15 fraction")),
                Arguments.of(
                        new Finance(Finance.Kind.DEFENSE_PRODUCTION_ACT, List.of(), Share.UNKNOWN),
                        "{\"type\":\"finance\",\"kind\":\"DEFENSE_PRODUCTION_ACT\",\"amounts\":[],"
                                + "\"stake\":\"0..100 %\"}",
                        false,
                        List.of()),
                Arguments.of(
                        new Stockpile(Stockpile.Kind.RESERVE, Interval.of(60, 180)),
                        "{\"type\":\"stockpile\",\"kind\":\"RESERVE\",\"coverDays\":\"60..180\"}",
                        false,
                        List.of("cover 60 to 180 days")),
                Arguments.of(
                        new ListChange("Our list", Interval.exact(11), Interval.NON_NEGATIVE),
                        "{\"type\":\"list-change\",\"list\":\"Our list\",\"added\":\"11\",\"total\":\"0..\"}",
                        false,
                        List.of("added 11 minerals")),
                Arguments.of(
                        new Targets(List.of(new Targets.Target("recycled", Share.ofPercent(25, 100), 2030))),
                        "{\"type\":\"targets\",\"targets\":[{\"name\":\"recycled\",\"meets\":\"25..100 %\","
                                + "\"year\":2030}]}",
                        false,
                        List.of("recycled by 2030 0.25 to 1 fraction")),
                Arguments.of(
                        new TechnologyControl(TechnologyControl.Kind.BAN),
                        "{\"type\":\"technology-control\",\"kind\":\"BAN\"}",
                        true,
                        List.of()),
                Arguments.of(
                        new TechnologyControl(TechnologyControl.Kind.ROLLBACK),
                        "{\"type\":\"technology-control\",\"kind\":\"ROLLBACK\"}",
                        false,
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void isPlainJsonAndStatesItsFigures(Instrument instrument, String text, boolean restricts, List<String> figures)
            throws Exception {
        assertThat(json.writeValueAsString(instrument)).isEqualTo(text);
        assertThat(json.readValue(text, Instrument.class)).isEqualTo(instrument);
        assertThat(instrument.restricts()).isEqualTo(restricts);
        assertThat(instrument.figures()).extracting(Figure::toString).isEqualTo(figures);
    }

    @Test
    void everyCaseIsTested() {
        assertThat(instruments().<Class<?>>map(arguments -> arguments.get()[0].getClass()))
                .containsAll(Arrays.asList(Instrument.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void refusesJsonWithoutAProperty(Instrument instrument) {
        ObjectNode whole = json.valueToTree(instrument);
        whole.fieldNames().forEachRemaining(name -> {
            if (!name.equals("type")) {
                ObjectNode missing = whole.deepCopy();
                missing.remove(name);
                assertThatThrownBy(() -> json.treeToValue(missing, Instrument.class))
                        .isInstanceOf(JsonMappingException.class)
                        .hasMessageContaining("Missing required creator property '" + name + "'");
                ObjectNode empty = whole.deepCopy();
                empty.putNull(name);
                assertThatThrownBy(() -> json.treeToValue(empty, Instrument.class))
                        .isInstanceOf(JsonMappingException.class);
            }
        });
    }

    @Test
    void anUnknownTypeIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> json.readValue("{\"type\":\"embargo\"}", Instrument.class))
                .isInstanceOf(InvalidTypeIdException.class)
                .hasMessageContaining("Could not resolve type id 'embargo'")
                .hasMessageContaining("known type ids = [agreement, ban, export-cut, facilitation, finance, licensing, "
                        + "list-change, quota, stockpile, targets, tariff, technology-control, truce]");
        assertThatThrownBy(() -> json.readValue("{}", Instrument.class))
                .isInstanceOf(InvalidTypeIdException.class)
                .hasMessageContaining("missing type id property 'type'");
    }

    @Test
    void aQuotaHoldsOnBothEndsOfItsTerm() {
        assertThat(QUOTA.amountOn(LocalDate.of(2031, 4, 30))).isEmpty();
        assertThat(QUOTA.amountOn(MAY_1)).contains(Mass.ofTonnes(101, Basis.REO));
        assertThat(QUOTA.amountOn(MAY_31)).contains(Mass.ofTonnes(101, Basis.REO));
        assertThat(QUOTA.amountOn(LocalDate.of(2031, 6, 1))).isEmpty();
        assertThat(QUOTA.amountOn(LocalDate.of(2031, 7, 5))).contains(Mass.ofTonnes(103, Basis.REO));
    }

    @Test
    void aTariffStepsFromRateToRate() {
        assertThat(STEPS.rateOn(LocalDate.of(2031, 4, 30))).isEmpty();
        assertThat(STEPS.rateOn(LocalDate.of(2031, 5, 30))).contains(Interval.exact(0.19));
        assertThat(STEPS.rateOn(MAY_31)).contains(Interval.exact(0.07));
    }

    @Test
    void aTermOfWorkingDaysIsLongerInCalendarDays() {
        Licensing licence = Licensing.WITHOUT_FIGURE;
        assertThat(licence.withDays(Interval.exact(45), Licensing.DayCount.WORKING)
                        .calendarDays())
                .isEqualTo(Interval.exact(63));
        assertThat(licence.withDays(Interval.exact(45), Licensing.DayCount.CALENDAR)
                        .calendarDays())
                .isEqualTo(Interval.exact(45));
        assertThat(licence.withDays(Interval.exact(45), Licensing.DayCount.UNSTATED)
                        .calendarDays())
                .isEqualTo(Interval.of(45, 63));
        assertThat(licence.calendarDays()).isEqualTo(Interval.NON_NEGATIVE);
    }

    @Test
    void whatIsNeitherApprovedNorRefusedIsPending() {
        assertThat(CIVIL_OUTCOME.pending().fraction().midpoint()).isCloseTo(0.86, within(1e-12));
        assertThat(CIVIL_OUTCOME.pending().fraction().width()).isCloseTo(0, within(1e-12));
        assertThat(OTHER_OUTCOME.pending().fraction().lower()).isZero();
        assertThat(OTHER_OUTCOME.pending().fraction().upper()).isCloseTo(0.3, within(1e-12));
        refused(() -> new Licensing.Outcome(List.of(), Share.ofPercent(61), Share.ofPercent(41)))
                .hasMessage("approved and refused must not pass 100 % together, but were 0.61 and 0.41");
    }

    @Test
    void anOutcomeIsOfAUseOfItsKindOrOfAllOthers() {
        EndUse turbines = new EndUse("wind turbines", EndUse.Kind.CIVIL);
        Licensing.Outcome ofTurbines =
                new Licensing.Outcome(List.of(turbines), Share.ofPercent(17), Share.ofPercent(2));
        Licensing licence = Licensing.WITHOUT_FIGURE.withOutcomes(OTHER_OUTCOME, CIVIL_OUTCOME, ofTurbines);
        assertThat(licence.outcomeFor(turbines)).contains(ofTurbines);
        assertThat(licence.outcomeFor(new EndUse("loudspeakers", EndUse.Kind.CIVIL)))
                .contains(CIVIL_OUTCOME);
        assertThat(licence.outcomeFor(EndUse.MILITARY)).contains(OTHER_OUTCOME);
        assertThat(Licensing.WITHOUT_FIGURE.outcomeFor(EndUse.CIVIL)).isEmpty();
    }

    @Test
    void whatHasStepsNamesTheirDays() {
        assertThat(QUOTA.steps())
                .containsExactly(
                        entry(MAY_1, "quota of 101 t REO until 2031-05-31"),
                        entry(LocalDate.of(2031, 6, 1), "no quota is stated"),
                        entry(LocalDate.of(2031, 7, 1), "quota of 103 t REO until 2031-07-31"),
                        entry(LocalDate.of(2031, 8, 1), "no quota is stated"));
        assertThat(STEPS.steps())
                .containsExactly(entry(MAY_1, "rate 0.19 (fraction)"), entry(MAY_31, "rate 0.07 (fraction)"));
        assertThat(Licensing.WITHOUT_FIGURE.steps()).isEmpty();
    }

    @Test
    void refusesWhatCannotBe() {
        refused(() -> Licensing.WITHOUT_FIGURE.withDays(Interval.of(-2, 3), Licensing.DayCount.WORKING))
                .hasMessage("processingDays must not be negative, but was -2..3");
        refused(() -> new Truce(Interval.exact(-1))).hasMessage("termDays must not be negative, but was -1");
        refused(() -> new Stockpile(Stockpile.Kind.RESERVE, Interval.exact(-1)))
                .hasMessage("coverDays must not be negative, but was -1");
        refused(() -> new Tariff.Rate(MAY_1, Interval.exact(-0.1)))
                .hasMessage("rate must not be negative, but was -0.1");
        refused(() -> new Quota.Tranche(MAY_31, MAY_1, Mass.ofTonnes(1, Basis.REO)))
                .hasMessage("until must not lie before from, but 2031-05-01 lies before 2031-05-31");
        assertThatNullPointerException()
                .isThrownBy(() -> Licensing.WITHOUT_FIGURE.withDays(null, Licensing.DayCount.WORKING))
                .withMessage("processingDays is required");
        refused(
                        "{\"type\":\"tariff\",\"kind\":\"COUNTER\",\"rates\":[{\"from\":\"1 May\",\"rate\":\"0\"}]}",
                        Instrument.class)
                .hasMessageContaining("from must be a day such as 2025-01-31, but was \"1 May\"");
    }
}
