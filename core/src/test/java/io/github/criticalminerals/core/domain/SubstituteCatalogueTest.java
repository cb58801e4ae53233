package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.quantity.Share;
import org.junit.jupiter.api.Test;

class SubstituteCatalogueTest {

    @Test
    void everyRowNamesItsPageAndQuotesIt() {
        assertThat(SubstituteCatalogue.all()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.source().locator().orElseThrow()).matches("(p\\.|table) \\d+");
            assertThat(row.source().note().orElseThrow()).endsWith(".");
            assertThat(row.source().doi()).contains("10.3133/mcs2025");
        });
    }

    @Test
    void whatThePageDoesNotSayIsUnknown() {
        Substitute glass = SubstituteCatalogue.of(Commodity.of("germanium")).stream()
                .filter(row -> row.replacement() instanceof Replacement.Technology)
                .findFirst()
                .orElseThrow();
        assertThat(glass).hasToString("germanium in infrared optics by chalcogenide glass");
        assertThat(glass.shareOfUse()).isEqualTo(Share.UNKNOWN);
        assertThat(glass.application().share()).isEqualTo(Share.UNKNOWN);
        assertThat(glass.performance()).isEqualTo(Substitute.UNKNOWN_PERFORMANCE);
        assertThat(glass.yearsToDeploy()).isEqualTo(Substitute.UNKNOWN_YEARS);
    }

    @Test
    void aMaterialOfOnesOwnHasItsElements() {
        assertThat(SubstituteCatalogue.of(Commodity.of("germanium")))
                .extracting(Substitute::replacement)
                .contains(new Replacement.Material(Commodity.named("gallium arsenide")
                        .withElements(java.util.List.of(Element.of("Ga"), Element.of("As")))));
        assertThat(SubstituteCatalogue.of(Commodity.of("copper"))).isEmpty();
    }
}
