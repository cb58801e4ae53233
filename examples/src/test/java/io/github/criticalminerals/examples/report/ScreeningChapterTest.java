package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.examples.report.ScreeningRow.Figures;
import io.github.criticalminerals.examples.report.ScreeningRow.Imported;
import io.github.criticalminerals.examples.report.ScreeningRow.Origin;
import io.github.criticalminerals.examples.report.ScreeningRow.Printed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScreeningChapterTest {

    private static final ReportInput INPUT = ReportInput.load(ReportInput.USUAL_DATE, ReportInput.USUAL_COMMODITY);
    private static final Screening SCREENING = new Screening(INPUT);

    @Test
    void everyMineralOfTheListHasARow() {
        assertThat(SCREENING.rows())
                .extracting(ScreeningRow::mineral)
                .containsExactlyElementsOf(CriticalList.US_2025.members().stream()
                        .map(Object::toString)
                        .toList());
        assertThat(SCREENING.rows().stream().filter(ScreeningRow::isNew)).hasSize(10);
        assertThat(SCREENING.counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(60);
        assertThat(new ScreeningChapter(INPUT).summary())
                .containsExactly(
                        "Screening of 60 minerals: 32 own table, 1 table of a form, 24 shares of the EU, 3 none");
    }

    @Test
    void whatHasNoTableSaysWhoseSharesStandInAndOfWhichYears() {
        ScreeningRow dysprosium = row(SCREENING, "dysprosium");
        assertThat(dysprosium.world().origin()).isEqualTo(Origin.EU_SHARES);
        assertThat(dysprosium.world().years()).isEqualTo("about 2016 to 2020");
        assertThat(row(SCREENING, "metallurgical coal").world().of()).isEqualTo("coking coal");
        assertThat(row(SCREENING, "silicon").world().origin()).isEqualTo(Origin.TABLE_OF_A_FORM);
        ScreeningRow uranium = row(SCREENING, "uranium");
        assertThat(uranium.world().origin()).isEqualTo(Origin.NONE);
        assertThat(uranium.world().of()).isEqualTo("neither a table in MCS 2026 nor shares in EU CRM 2023");
        assertThat(uranium.world().figures()).isEmpty();
    }

    /** The United States are withheld; the other rows are added up by hand. */
    @Test
    void aWithheldRowIsNamedAndNotCounted() {
        Figures antimony = row(SCREENING, "antimony").world().figures().orElseThrow();
        assertThat(antimony.largest()).isEqualTo("China");
        assertThat(antimony.rivals()).containsExactly("United States");
        double sum = 1300 + 5000 + 4500 + 40000 + 50 + 90 + 800 + 700 + 200 + 600 + 260 + 32000 + 22000 + 3000 + 220;
        assertThat(antimony.share().lower()).isEqualTo(40000 / sum, Offset.offset(1e-12));
        assertThat(antimony.left().upper()).isEqualTo(1 - 40000 / sum, Offset.offset(1e-12));
    }

    @Test
    void importsAndPricesSayOfWhatFormTheyAre() {
        Imported copper = row(SCREENING, "copper").imports().orElseThrow();
        assertThat(copper.of()).isEqualTo("Refined copper");
        assertThat(copper.others()).isEqualTo(4);
        Printed zinc = row(SCREENING, "zinc").reliance().orElseThrow();
        assertThat(zinc.value()).isEqualTo("73");
        assertThat(zinc.of()).contains("Refined zinc");
        assertThat(row(SCREENING, "neodymium").reliance().orElseThrow().of()).startsWith("all rare earths together: ");
        assertThat(row(SCREENING, "beryllium").reliance().orElseThrow().value()).isEqualTo("net exporter");
        assertThat(row(SCREENING, "thulium").price()).isEmpty();
    }

    @Test
    void controlsAreThoseOfTheDay() {
        assertThat(ids(SCREENING, "holmium", false)).contains("CN-MOFCOM-2025-57");
        Screening earlier = new Screening(ReportInput.load(LocalDate.of(2025, 11, 30), ReportInput.USUAL_COMMODITY));
        assertThat(ids(earlier, "holmium", false)).doesNotContain("CN-MOFCOM-2025-57");
        assertThat(ids(earlier, "dysprosium", true)).contains("CN-MOFCOM-2025-18");
        assertThat(ids(SCREENING, "uranium", true)).isEmpty();
    }

    @Test
    void oneNumberChangedChangesItsRowAlone() {
        SupplyTable table = INPUT.reference().supply("antimony", Stage.MINING, Measure.OUTPUT, 2025, "MCS 2026");
        SupplyTableBuilder builder = SupplyTable.builder(table.commodity(), table.stages(), table.year(), table.basis())
                .measure(table.measure())
                .edition(table.edition().orElseThrow());
        for (SupplyRow row : table.rows()) {
            builder.add(
                    row.producer().equals(Country.of("RUS"))
                            ? SupplyRow.of(row.producer(), Mass.ofTonnes(52_000, Basis.of("contained metal")))
                            : row);
        }
        Screening changed = new Screening(INPUT.withReference(INPUT.reference().with(builder.build())));
        assertThat(row(changed, "antimony").world().figures().orElseThrow().largest())
                .isEqualTo("Russia");
        assertThat(changed.rows().stream().filter(row -> !SCREENING.rows().contains(row)))
                .extracting(ScreeningRow::mineral)
                .containsExactly("antimony");
    }

    @Test
    void thePageAndTheFileShowTheSameRows() {
        ScreeningChapter chapter = new ScreeningChapter(INPUT);
        Map<String, String> files = chapter.files();
        assertThat(files.get("screening.csv").lines()).hasSize(61);
        Page page = Page.titled("T");
        chapter.addTo(page);
        assertThat(page.toHtml())
                .contains(
                        "<a href=\"screening.csv\">CSV</a>",
                        "shares of the EU: coking coal, separation and refining, about 2016 to 2020",
                        ">73</td>");
    }

    private static ScreeningRow row(Screening screening, String mineral) {
        return screening.rows().stream()
                .filter(row -> row.mineral().equals(mineral))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Screening screening, String mineral, boolean binds) {
        ScreeningRow row = row(screening, mineral);
        return (binds ? row.binds() : row.mayBind())
                .stream().map(each -> each.event().id()).toList();
    }
}
