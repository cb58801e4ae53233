package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.examples.scenario.Answer;
import io.github.criticalminerals.examples.scenario.Grid;
import io.github.criticalminerals.examples.scenario.Levers;
import io.github.criticalminerals.examples.scenario.Scenario;
import io.github.criticalminerals.examples.scenario.TenScenarios;
import io.github.criticalminerals.examples.scenario.Validation;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ten scenarios of the documents, what reduces the dependence, and the simulation beside what happened. */
final class ScenarioChapter implements Chapter {

    private final ReferenceData data;
    private @Nullable List<Answer> computed;

    ScenarioChapter(ReportInput input) {
        this.data = input.reference();
    }

    /** Computed once, when first asked for. */
    private synchronized List<Answer> answers() {
        List<Answer> known = computed;
        if (known == null) {
            known = compute();
            computed = known;
        }
        return known;
    }

    private List<Answer> compute() {
        return ImmutableList.<Scenario>builder()
                .addAll(TenScenarios.of(data))
                .add(new Levers(data))
                .add(new Validation(data))
                .build()
                .stream()
                .map(Scenario::answer)
                .toList();
    }

    private static String file(Answer answer) {
        return "scenario-" + answer.name() + ".csv";
    }

    @Override
    public Map<String, String> files() {
        ImmutableMap.Builder<String, String> files = ImmutableMap.builder();
        answers().forEach(answer -> files.put(file(answer), answer.toCsv()));
        return files.buildOrThrow();
    }

    @Override
    public void addTo(Page page) {
        for (Answer answer : answers()) {
            page.section("What if: " + answer.title()).paragraph(answer.question());
            page.list(answer.findings()).figure(answer.chart());
            for (Grid grid : answer.grids()) {
                page.table(grid.caption(), file(answer), grid.header(), grid.texts());
            }
            page.paragraph("Binds first: " + answer.bindsFirst())
                    .paragraph("Changes nothing:")
                    .list(answer.doNotBind())
                    .paragraph("Assumed, and what another value would do:")
                    .list(answer.assumptions().stream()
                            .map(Answer.Assumption::toString)
                            .toList())
                    .paragraph("Not known:")
                    .list(answer.unknown())
                    .paragraph("Figures: " + String.join(" ", answer.sources()))
                    .links(ImmutableMap.of(file(answer), file(answer)));
        }
    }

    @Override
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add("What if: " + answers().size() + " answers; the first of them");
        lines.add("  " + answers().get(0).findings().get(0));
        return lines;
    }
}
