package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TradedFormTest {
    private static List<String> codes(String commodity) {
        return TradedForm.of(Commodity.of(commodity)).stream()
                .map(form -> form.code() + (form.isShared() ? " shared" : "") + " " + form.stages())
                .toList();
    }

    @Test
    void aCommodityHasSeveralForms() {
        assertThat(codes("lithium"))
                .containsExactly(
                        "253090 shared [mining]",
                        "282520 [refining]",
                        "283691 [refining]",
                        "282739 shared [refining]",
                        "280519 shared [metal]");
        assertThat(codes("cobalt"))
                .containsExactly(
                        "260500 [mining]", "282200 [refining]", "810520 [refining, metal]", "810530 [recycling]");
        assertThat(codes("rare earths"))
                .contains(
                        "253090 shared [mining]",
                        "284690 shared [separation]",
                        "280530 shared [metal]",
                        "850511 shared [magnet]");
        assertThat(TradedForm.of(Commodity.named("unobtainium"))).isEmpty();
    }

    @Test
    void aCodeHoldsSeveralCommodities() {
        assertThat(under(HsCode.of("811292")))
                .extracting(form -> form.commodity().name())
                .containsExactly("gallium", "germanium", "indium", "niobium", "vanadium");
        assertThat(under(HsCode.of("253090"))).allMatch(TradedForm::isShared).hasSize(2);
        assertThat(under(HsCode.of("2605"))).hasToString("[cobalt, [mining], 260500]");
        assertThat(under(HsCode.of("711041")).get(0))
                .hasToString("iridium, [metal], 711041 (also osmium and ruthenium)");
    }

    /** Who shares a code says so, and one text stands behind each code. */
    @Test
    void theTableAgreesWithItself() {
        Map<HsCode, String> texts = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (TradedForm form : TradedForm.all()) {
            assertThat(form.code().digits()).hasSize(6);
            assertThat(texts.computeIfAbsent(form.code(), code -> form.text())).isEqualTo(form.text());
            assertThat(seen.add(form.commodity().name() + form.code()))
                    .as(form.toString())
                    .isTrue();
            for (TradedForm other : under(form.code())) {
                boolean apart = !other.commodity().equals(form.commodity())
                        && !other.commodity()
                                .elements()
                                .containsAll(form.commodity().elements())
                        && !form.commodity()
                                .elements()
                                .containsAll(other.commodity().elements());
                assertThat(!apart || form.isShared())
                        .as("%s beside %s", form, other)
                        .isTrue();
            }
        }
        assertThat(TradedForm.all().size()).isGreaterThan(texts.size());
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        for (TradedForm form : TradedForm.all()) {
            assertThat(mapper.readValue(mapper.writeValueAsString(form), TradedForm.class))
                    .isEqualTo(form);
        }
    }

    @Test
    void needsAStage() {
        refused(() -> new TradedForm(Commodity.of("tin"), Set.of(), HsCode.of("260900"), "Tin ores", ""))
                .hasMessage("stages must not be empty");
    }

    private static List<TradedForm> under(HsCode code) {
        return TradedForm.all().stream()
                .filter(form -> code.contains(form.code()))
                .toList();
    }
}
