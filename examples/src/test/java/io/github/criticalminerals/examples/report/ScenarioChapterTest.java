package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioChapterTest {

    private static final ReportInput INPUT = ReportInput.load(ReportInput.USUAL_DATE, ReportInput.USUAL_COMMODITY);

    @Test
    void anotherFigureChangesTheFilesThatReadIt() throws IOException {
        ReferenceData data = INPUT.reference();
        ReferenceData changed = data.with(
                data.supply("magnet rare earths", Stage.REFINING, Measure.OUTPUT, 2024, "IEA CMDE 2025").toBuilder()
                        .add("Brazil", 101)
                        .build());
        Map<String, String> before = new ScenarioChapter(INPUT).files();
        Map<String, String> after = new ScenarioChapter(INPUT.withReference(changed)).files();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        for (String file : List.of("halved-exports", "projects", "n-minus-one", "levers")) {
            String name = "scenario-" + file + ".csv";
            assertThat(after.get(name)).as(name).isNotEqualTo(before.get(name));
        }
        assertThat(after.get("scenario-validation.csv")).isEqualTo(before.get("scenario-validation.csv"));
    }

    /** The page and the files are two views of the same answers. */
    @Test
    void everySentenceOfTheFileIsOnThePage() throws IOException {
        ScenarioChapter chapter = new ScenarioChapter(INPUT);
        Page page = Page.titled("scenarios");
        chapter.addTo(page);
        String html = page.toHtml();
        assertThat(chapter.files()).hasSize(12);
        for (String csv : chapter.files().values()) {
            csv.lines().filter(line -> line.matches("not known,,,[^\"&'<>]*")).forEach(line -> assertThat(html)
                    .contains(line.substring("not known,,,".length())));
        }
        assertThat(chapter.summary()).hasSizeBetween(2, 4);
    }
}
