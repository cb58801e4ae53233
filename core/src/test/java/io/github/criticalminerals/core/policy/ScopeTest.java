package io.github.criticalminerals.core.policy;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Stage;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final LocalDate DAY = LocalDate.of(2025, 11, 30);
    private static final Scope RARE_EARTHS = Scope.ALL.of(Commodity.of("rare earths"));
    private static final Scope DYSPROSIUM = Scope.ALL.of(Element.of("Dy"));
    private static final Scope GALLIUM = Scope.ALL.of(Commodity.of("gallium"));

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void whatIsLeftOpenMeansAll() {
        assertThat(Scope.ALL.overlaps(DYSPROSIUM, DAY)).isTrue();
        assertThat(DYSPROSIUM.overlaps(Scope.ALL, DAY)).isTrue();
        assertThat(DYSPROSIUM.overlaps(Scope.ALL.from(Country.CHINA), DAY)).isTrue();
    }

    @Test
    void aCommodityMeetsItsElements() {
        assertThat(RARE_EARTHS.overlaps(DYSPROSIUM, DAY)).isTrue();
        assertThat(DYSPROSIUM.overlaps(RARE_EARTHS, DAY)).isTrue();
        assertThat(GALLIUM.overlaps(DYSPROSIUM, DAY)).isFalse();
        assertThat(GALLIUM.overlaps(RARE_EARTHS, DAY)).isFalse();
        assertThat(DYSPROSIUM.overlaps(Scope.ALL.of(Element.of("Tb")), DAY)).isFalse();
    }

    @Test
    void aCommodityOfOnesOwnMeetsItsName() {
        Scope superhard = Scope.ALL.of(Commodity.named("superhard materials"));
        assertThat(superhard.overlaps(Scope.ALL.of(Commodity.named("superhard materials")), DAY))
                .isTrue();
        assertThat(superhard.overlaps(DYSPROSIUM, DAY)).isFalse();
    }

    @Test
    void whatIsMadeOfCarbonMeetsOnlyByName() {
        Scope graphite = Scope.ALL.of(Commodity.of("graphite (natural)"));
        assertThat(graphite.overlaps(graphite, DAY)).isTrue();
        assertThat(graphite.overlaps(Scope.ALL.of(Commodity.of("coking coal")), DAY))
                .isFalse();
    }

    @Test
    void countriesMustMeetOnBothSides() {
        Scope fromChina = Scope.ALL.from(Country.CHINA);
        assertThat(fromChina.overlaps(Scope.ALL.from(Country.CHINA).to(Country.UNITED_STATES), DAY))
                .isTrue();
        assertThat(fromChina.overlaps(Scope.ALL.from(Country.UNITED_STATES), DAY))
                .isFalse();
        assertThat(fromChina
                        .to(Country.of("JPN"))
                        .overlaps(Scope.ALL.from(Country.CHINA).to(Country.UNITED_STATES), DAY))
                .isFalse();
    }

    @Test
    void aGroupHasTheMembersOfTheDay() {
        Scope toEurope = Scope.ALL.to(CountryGroup.EU);
        Scope toBritain = Scope.ALL.to(Country.of("GBR"));
        assertThat(toEurope.overlaps(toBritain, LocalDate.of(2020, 1, 31))).isTrue();
        assertThat(toEurope.overlaps(toBritain, LocalDate.of(2020, 2, 1))).isFalse();
        assertThat(Scope.ALL.from(CountryGroup.EU).overlaps(Scope.ALL.from(Country.of("FRA")), DAY))
                .isTrue();
    }

    @Test
    void aGeneralUseHasEveryUseOfItsKindInIt() {
        EndUse fighters = new EndUse("fighter jets", EndUse.Kind.MILITARY);
        EndUse missiles = new EndUse("missiles", EndUse.Kind.MILITARY);
        Scope military = Scope.ALL.forUse(EndUse.MILITARY);
        assertThat(military.overlaps(Scope.ALL.forUse(fighters), DAY)).isTrue();
        assertThat(Scope.ALL.forUse(fighters).overlaps(military, DAY)).isTrue();
        assertThat(Scope.ALL.forUse(fighters).overlaps(Scope.ALL.forUse(missiles), DAY))
                .isFalse();
        assertThat(military.overlaps(Scope.ALL.forUse(EndUse.CIVIL), DAY)).isFalse();
    }

    @Test
    void stagesAndCustomsCodesMustMeet() {
        assertThat(Scope.ALL.at(Stage.MAGNET).overlaps(Scope.ALL.at(Stage.MINING, Stage.MAGNET), DAY))
                .isTrue();
        assertThat(Scope.ALL.at(Stage.MAGNET).overlaps(Scope.ALL.at(Stage.MINING), DAY))
                .isFalse();
        Scope compounds = Scope.ALL.under(HsCode.of("2846"));
        assertThat(compounds.overlaps(Scope.ALL.under(HsCode.of("284690")), DAY))
                .isTrue();
        assertThat(Scope.ALL.under(HsCode.of("284690")).overlaps(compounds, DAY))
                .isTrue();
        assertThat(compounds.overlaps(Scope.ALL.under(HsCode.of("2805")), DAY)).isFalse();
    }

    @Test
    void technologyIsNotGoods() {
        Scope software = Scope.ALL.withTechnologies("chip design software");
        assertThat(software.overlaps(DYSPROSIUM, DAY)).isFalse();
        assertThat(DYSPROSIUM.overlaps(software, DAY)).isFalse();
        assertThat(software.overlaps(Scope.ALL, DAY)).isFalse();
        assertThat(software.overlaps(Scope.ALL.withTechnologies(), DAY)).isTrue();
        assertThat(software.overlaps(Scope.ALL.withTechnologies("Chip design software"), DAY))
                .isTrue();
        assertThat(software.overlaps(Scope.ALL.withTechnologies("nuclear components"), DAY))
                .isFalse();
        Scope separation = DYSPROSIUM.withTechnologies("separation");
        assertThat(separation.overlaps(DYSPROSIUM, DAY)).isFalse();
        assertThat(separation.overlaps(Scope.ALL.withTechnologies("separation"), DAY))
                .isTrue();
        assertThat(separation.overlaps(software, DAY)).isFalse();
    }

    @Test
    void aScopeOfBothMeetsGoodsAndTechnology() {
        Scope both = DYSPROSIUM.withGoodsAndTechnology();
        Scope separation = DYSPROSIUM.withTechnologies("separation");
        assertThat(both.overlaps(DYSPROSIUM, DAY)).isTrue();
        assertThat(both.overlaps(separation, DAY)).isTrue();
        Scope bothOfOne = separation.withGoodsAndTechnology();
        assertThat(bothOfOne.overlaps(DYSPROSIUM, DAY)).isTrue();
        assertThat(bothOfOne.overlaps(separation, DAY)).isTrue();
        assertThat(bothOfOne.overlaps(DYSPROSIUM.withTechnologies("smelting"), DAY))
                .isFalse();
    }

    @Test
    void aGoodThatIsExemptIsNotInTheScope() {
        Scope act = RARE_EARTHS.from(Country.CHINA).except(Scope.ALL.of(Element.of("Nd"), Element.of("Pr")));
        assertThat(act.overlaps(DYSPROSIUM, DAY)).isTrue();
        Scope neodymium = Scope.ALL.of(Element.of("Nd"));
        assertThat(act.overlaps(neodymium, DAY)).isFalse();
        assertThat(neodymium.overlaps(act, DAY)).isFalse();
        assertThat(act.overlaps(Scope.ALL.of(Element.of("Nd"), Element.of("Pr")), DAY))
                .isFalse();
        assertThat(act.overlaps(Scope.ALL.of(Element.of("Nd"), Element.of("Dy")), DAY))
                .isTrue();
        assertThat(act.overlaps(RARE_EARTHS, DAY)).isTrue();
        assertThat(act.overlaps(Scope.ALL, DAY)).isTrue();
        assertThat(Scope.ALL.except(Scope.ALL).overlaps(DYSPROSIUM, DAY)).isFalse();
    }

    @Test
    void exemptionsAddUp() {
        Scope act = Scope.ALL.except(Scope.ALL.of(Element.of("Nd")), Scope.ALL.of(Commodity.of("gallium")));
        assertThat(act.overlaps(Scope.ALL.of(Element.of("Nd"), Element.of("Ga")), DAY))
                .isFalse();
        assertThat(act.overlaps(GALLIUM.of(Element.of("Nd")), DAY)).isFalse();
        assertThat(act.overlaps(GALLIUM.of(Element.of("Dy")), DAY)).isTrue();
        Scope lanthanides = RARE_EARTHS.except(
                Scope.ALL.of(Commodity.of("rare earths").elements().toArray(new Element[0])));
        assertThat(lanthanides.overlaps(RARE_EARTHS, DAY)).isFalse();
    }

    @Test
    void anExemptionMustCoverAllThatIsAsked() {
        Scope act = RARE_EARTHS.except(Scope.ALL
                .under(HsCode.of("2846"))
                .at(Stage.REFINING)
                .forUse(EndUse.CIVIL)
                .from(Country.CHINA)
                .to(Country.UNITED_STATES, Country.of("JPN")));
        Scope exempt = DYSPROSIUM
                .under(HsCode.of("284690"))
                .at(Stage.REFINING)
                .forUse(new EndUse("lasers", EndUse.Kind.CIVIL))
                .from(Country.CHINA)
                .to(Country.of("JPN"), Country.UNITED_STATES);
        assertThat(act.overlaps(exempt, DAY)).isFalse();
        assertThat(act.overlaps(exempt.under(HsCode.of("28")), DAY)).isTrue();
        assertThat(act.overlaps(exempt.under(), DAY)).isTrue();
        assertThat(act.overlaps(exempt.at(Stage.REFINING, Stage.MAGNET), DAY)).isTrue();
        assertThat(act.overlaps(exempt.at(), DAY)).isTrue();
        assertThat(act.overlaps(exempt.forUse(EndUse.MILITARY), DAY)).isTrue();
        assertThat(act.overlaps(exempt.forUse(), DAY)).isTrue();
        assertThat(act.overlaps(exempt.from(new Country[0]), DAY)).isTrue();
        assertThat(act.overlaps(exempt.from(Country.CHINA, Country.of("MMR")), DAY))
                .isTrue();
        assertThat(act.overlaps(exempt.to(new Country[0]), DAY)).isTrue();
        assertThat(act.overlaps(exempt.to(Country.of("JPN"), Country.of("DEU")), DAY))
                .isTrue();
        assertThat(act.overlaps(exempt.withGoodsAndTechnology(), DAY)).isTrue();
    }

    @Test
    void anExemptionHasNoExemptions() {
        Scope exemption = DYSPROSIUM.except(Scope.ALL.at(Stage.MINING));
        refused(() -> Scope.ALL.except(exemption))
                .hasMessage("an exemption must not have exemptions, but \"Dy; except (at mining)\" has");
        Scope open = DYSPROSIUM.exceptUntranscribed("Annex II");
        refused(() -> Scope.ALL.except(open));
        assertThat(open).hasToString("Dy; with exemptions that are not transcribed: Annex II");
    }

    @Test
    void whatNamesTechnologiesIsNotAboutGoodsOnly() {
        refused("{\"technologies\":[\"x\"],\"subject\":\"GOODS\"}", Scope.class)
                .hasMessageContaining("a scope that names technologies must not be about goods only, but names [x]");
        assertThat(Scope.ALL.withTechnologies()).hasToString("technology");
        assertThat(DYSPROSIUM.withGoodsAndTechnology()).hasToString("Dy; goods and technology");
    }

    @Test
    void saysWhatItNames() {
        assertThat(Scope.ALL).hasToString("all");
        assertThat(RARE_EARTHS
                        .of(Element.of("Dy"), Element.of("Tb"))
                        .at(Stage.REFINING)
                        .forUse(EndUse.MILITARY)
                        .under(HsCode.of("284690"))
                        .withTechnologies("separation")
                        .from(Country.CHINA)
                        .to(CountryGroup.EU))
                .hasToString("rare earths; Dy, Tb; separation; at refining; for military; HS 284690; from China; to "
                        + CountryGroup.EU.name());
        assertThat(Parties.ALL).hasToString("all");
    }

    @Test
    void isPlainJson() throws Exception {
        Scope scope = RARE_EARTHS
                .of(Element.of("Dy"))
                .at(Stage.of("alloy", 45))
                .forUse(EndUse.MILITARY)
                .under(HsCode.of("284690"))
                .withTechnologies("separation")
                .from(CountryGroup.EU)
                .to(Country.UNITED_STATES);
        assertThat(json.readValue(json.writeValueAsString(scope), Scope.class)).isEqualTo(scope);
        assertThat(json.writeValueAsString(Scope.ALL.of(Element.of("Dy")).from(Country.CHINA)))
                .isEqualTo("{\"origins\":{\"countries\":[\"CHN\"]},\"destinations\":{},\"elements\":[\"Dy\"]}");
        assertThat(json.readValue("{}", Scope.class)).isEqualTo(Scope.ALL);
    }
}
