package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Mass;
import org.junit.jupiter.api.Test;

class TotalsChapterTest {

    private static final ReportInput INPUT = ReportInput.load(ReportInput.USUAL_DATE, ReportInput.USUAL_COMMODITY);

    @Test
    void aTotalThatDoesNotFitIsShownOnThePage() {
        SupplyTable tungsten = INPUT.reference().supply("tungsten", Stage.MINING, Measure.OUTPUT, 2024, "MCS 2025");
        SupplyTable changed = tungsten.toBuilder()
                .printedTotal(Mass.ofTonnes(123_000, tungsten.basis()))
                .build();
        assertThat(page(INPUT)).doesNotContain("123,000");
        assertThat(page(INPUT.withReference(INPUT.reference().with(changed)))).contains(">123,000</td>");
    }

    private static String page(ReportInput input) {
        Page page = Page.titled("T");
        new TotalsChapter(input).addTo(page);
        String html = page.toHtml();
        return html.substring(0, html.indexOf("<details>"));
    }
}
