package io.github.criticalminerals.core.policy;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static io.github.criticalminerals.core.policy.Events.APRIL_1;
import static io.github.criticalminerals.core.policy.Events.JUNE_1;
import static io.github.criticalminerals.core.policy.Events.MARCH_1;
import static io.github.criticalminerals.core.policy.Events.MAY_1;
import static io.github.criticalminerals.core.policy.Events.SOURCE;
import static io.github.criticalminerals.core.policy.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.JsonOfAPackage;
import io.github.criticalminerals.core.policy.Amendment.Effect;
import io.github.criticalminerals.core.policy.Instrument.Ban;
import io.github.criticalminerals.core.policy.Instrument.TechnologyControl;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyEventTest {
    private static final PolicyEvent BAN = PolicyEvent.builder("XX-2031-7")
            .title("Ban on gallium")
            .issuer("Ministry of Trade", Country.CHINA)
            .scope(Scope.ALL.of(Element.of("Ga")).from(Country.CHINA))
            .instrument(new Ban(Ban.Reach.TOTAL))
            .announced(MARCH_1)
            .from(APRIL_1)
            .until(MAY_1)
            .unsigned()
            .amends(Effect.EXTENDS, "XX-2029-3", "XX-2030-1")
            .verification(Verification.SECONDARY)
            .source(SOURCE)
            .note("First note")
            .note("Second note")
            .build();

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void holdsWhatItWasGiven() {
        assertThat(BAN.id()).isEqualTo("XX-2031-7");
        assertThat(BAN.title()).isEqualTo("Ban on gallium");
        assertThat(BAN.issuer()).isEqualTo("Ministry of Trade");
        assertThat(BAN.issuedBy()).isEqualTo(Parties.of(Country.CHINA));
        assertThat(BAN.scope()).hasToString("Ga; from China");
        assertThat(BAN.instrument()).isEqualTo(new Ban(Ban.Reach.TOTAL));
        assertThat(BAN.announced()).contains(MARCH_1);
        assertThat(BAN.from()).contains(APRIL_1);
        assertThat(BAN.until()).contains(MAY_1);
        assertThat(BAN.signed()).isFalse();
        assertThat(BAN.amendments())
                .extracting(Amendment::toString)
                .containsExactly("extends XX-2029-3", "extends XX-2030-1");
        assertThat(BAN.verification()).isEqualTo(Verification.SECONDARY);
        assertThat(BAN.sources()).containsExactly(SOURCE);
        assertThat(BAN.notes()).containsExactly("First note", "Second note");
        assertThat(BAN)
                .hasToString("XX-2031-7: Ban on gallium (announced 2031-03-01, from 2031-04-01, until 2031-05-01)");
    }

    @Test
    void holdsNothingWhereNothingWasGiven() {
        PolicyEvent least = event("A").until(MAY_1).build();
        assertThat(least.announced()).isEmpty();
        assertThat(least.from()).isEmpty();
        assertThat(least.signed()).isTrue();
        assertThat(least.scope()).isEqualTo(Scope.ALL);
        assertThat(least.amendments()).isEmpty();
        assertThat(least.notes()).isEmpty();
    }

    @Test
    void printsNoLessThanSign() {
        assertThat(event("A").title("gap <b>7</b>").from(MAY_1).build())
                .hasToString("A: gap \u2039b>7\u2039/b> (from 2031-05-01)");
    }

    @Test
    void isEqualByAllItHolds() throws Exception {
        assertThat(json.readValue(json.writeValueAsString(BAN), PolicyEvent.class))
                .isEqualTo(BAN)
                .hasSameHashCodeAs(BAN);
        ObjectNode other = json.valueToTree(BAN);
        other.put("until", "2031-05-02");
        assertThat(json.treeToValue(other, PolicyEvent.class)).isNotEqualTo(BAN);
        assertThat(BAN).isNotEqualTo("XX-2031-7");
    }

    @Test
    void isPlainJson() throws Exception {
        PolicyEvent least =
                event("A").issuer("Council", CountryGroup.EU).from(MAY_1).build();
        assertThat(json.readValue(json.writeValueAsString(least), PolicyEvent.class))
                .isEqualTo(least);
        assertThat(json.writeValueAsString(event("A").from(MAY_1).build()))
                .isEqualTo("{\"id\":\"A\",\"title\":\"Title of A\",\"issuer\":\"Ministry\","
                        + "\"issuedBy\":{\"countries\":[\"CHN\"]},\"from\":\"2031-05-01\",\"signed\":true,"
                        + "\"instrument\":{\"type\":\"licensing\",\"processingDays\":\"0..\",\"dayCount\":\"UNSTATED\","
                        + "\"valueFloor\":\"0..100 %\",\"outcomes\":[]},"
                        + "\"verification\":\"ACT\",\"sources\":[{\"publisher\":\"Gazette\",\"title\":\"Act 7\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "title", "issuer", "signed", "instrument", "verification", "sources"})
    void refusesJsonWithoutWhatIsRequired(String property) {
        JsonOfAPackage.needs(BAN, property, " needs: " + property.replace("sources", "source"));
    }

    @Test
    void namesAllThatJsonLacksAtOnce() {
        refused("{}", PolicyEvent.class)
                .hasMessageContaining("policy event without id needs: id, title, issuer, "
                        + "a date (announced, from or until), signed, instrument, verification, source");
        refused("{\"id\":\"A\",\"title\":\"T\",\"until\":\"2031-05-01\",\"signed\":false}", PolicyEvent.class)
                .hasMessageContaining("policy event A needs: issuer, instrument, verification, source");
    }

    @Test
    void refusesADateThatIsNone() {
        ObjectNode wrong = json.valueToTree(BAN);
        wrong.put("announced", "2025-02-30");
        assertThatThrownBy(() -> json.treeToValue(wrong, PolicyEvent.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("announced must be a day such as 2025-01-31, but was \"2025-02-30\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "-a", "a-", "a--b", "a<b"})
    void refusesAnIdOfAnotherForm(String id) {
        refused(() -> PolicyEvent.builder(id))
                .hasMessage("id must be letters and digits joined by - . or /, but was \"" + id + "\"");
        refused(() -> new Amendment(Effect.REPEALS, id))
                .hasMessage("event must be letters and digits joined by - . or /, but was \"" + id + "\"");
    }

    @Test
    void refusesWhatIsIncomplete() {
        refused(() -> event("A").build()).hasMessage("policy event A needs: a date (announced, from or until)");
        PolicyEvent.Builder started = PolicyEvent.builder("A");
        refused(started::build)
                .hasMessage("policy event A needs: title, issuer, a date (announced, from or until), instrument, "
                        + "verification, source");
        started.title("T").issuer("Ministry").from(MAY_1).verification(Verification.ACT);
        refused(started::build).hasMessage("policy event A needs: instrument, source");
        assertThatNullPointerException().isThrownBy(() -> started.title(null)).withMessage("title is required");
    }

    @Test
    void aBuilderOfAnEventHoldsAllOfIt() {
        assertThat(BAN.toBuilder().build()).isEqualTo(BAN);
        PolicyEvent later = BAN.toBuilder().until(JUNE_1).note("Third note").build();
        assertThat(later.until()).contains(JUNE_1);
        assertThat(later.notes()).hasSize(3);
        assertThat(BAN.notes()).hasSize(2);
    }

    @Test
    void aControlOfTechnologyIsNotAboutGoods() {
        PolicyEvent.Builder control =
                event("A").from(MAY_1).instrument(new TechnologyControl(TechnologyControl.Kind.BAN));
        refused(control::build)
                .hasMessage("policy event A controls technology and needs a scope of technology: "
                        + "Scope.withTechnologies");
        assertThat(control.scope(Scope.ALL.withGoodsAndTechnology()).build().instrument())
                .isInstanceOf(TechnologyControl.class);
    }

    @Test
    void refusesWhatContradictsItself() {
        refused(() -> event("A").from(MAY_1).until(APRIL_1).build())
                .hasMessage("until must not lie before from, but in A 2031-04-01 lies before 2031-05-01");
        refused(() -> event("A").from(MAY_1).amends(Effect.REPEALS, "A").build())
                .hasMessage("policy event A must not amend itself");
        refused(() -> event("A").announced(MAY_1).amends(Effect.REPEALS, "B").build())
                .hasMessage("policy event A amends others and needs a date from which it does");
        assertThat(event("A")
                        .announced(MAY_1)
                        .unsigned()
                        .amends(Effect.REPEALS, "B")
                        .build()
                        .amendments())
                .isEqualTo(List.of(new Amendment(Effect.REPEALS, "B")));
    }
}
