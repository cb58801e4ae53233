package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.risk.Answer;
import io.github.criticalminerals.core.risk.CrmaBenchmarks.Benchmark;
import io.github.criticalminerals.core.risk.CrmaBenchmarks.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrmaChapterTest {

    private static final ReportInput INPUT = ReportInput.load(ReportInput.USUAL_DATE, ReportInput.USUAL_COMMODITY);
    private static final CrmaChapter CHAPTER = new CrmaChapter(INPUT);

    @Test
    void anAnswerIsStatedOrFollowsFromALowerBound() {
        assertThat(CHAPTER.summary()).containsExactly("Benchmarks of the EU for 2030: 12 met, 25 not met, 33 unknown");
        assertThat(CHAPTER.rows())
                .filteredOn(row -> row.answer() != Answer.UNKNOWN)
                .allSatisfy(row -> assertThat(row.evidence())
                        .anyMatch(each ->
                                each.answer() == row.answer() && !each.source().isEmpty()));
        assertThat(row(CHAPTER, "tungsten", Kind.EXTRACTION).answer()).isEqualTo(Answer.YES);
        assertThat(row(CHAPTER, "tungsten", Kind.PROCESSING).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(row(CHAPTER, "tungsten", Kind.RECYCLING).because())
                .isEqualTo("41.5 to 42.5 % of input from old scrap (EU CRM 2023, about 2016 to 2020)");
        assertThat(row(CHAPTER, "gallium", Kind.ONE_COUNTRY).answer()).isEqualTo(Answer.NO);
    }

    /** What stays below proves nothing, copied shares prove nothing, and shares of all grades prove nothing of one. */
    @Test
    void whatProvesNothingIsShownAndNotCounted() {
        CrmaRow boron = row(CHAPTER, "boron", Kind.ONE_COUNTRY);
        assertThat(boron.because()).contains("Türkiye 98.5 to 99.5 %", "of all grades, the benchmark is of one");
        assertThat(boron.answer()).isEqualTo(Answer.UNKNOWN);
        CrmaRow germanium = row(CHAPTER, "germanium", Kind.PROCESSING);
        assertThat(germanium.answer()).isEqualTo(Answer.YES);
        assertThat(germanium.because()).isEqualTo("above 40 % (stated by the JRC, 2022)");
        assertThat(germanium.beside()).contains("the world's shares, copied");
        assertThat(row(CHAPTER, "germanium", Kind.ONE_COUNTRY).answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void sourcesThatContradictEachOtherAnswerNothing() {
        List<CrmaStatement> statements = new ArrayList<>(INPUT.statements());
        statements.add(new CrmaStatement("tungsten", Kind.EXTRACTION, Answer.NO, "made up", "2022"));
        CrmaRow changed = row(new CrmaChapter(INPUT.withStatements(statements)), "tungsten", Kind.EXTRACTION);
        assertThat(changed.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(changed.because()).contains("made up", "75.5 to 78.5 %");
    }

    @Test
    void oneNumberChangedChangesWhatTheOutputWouldMeet() {
        SupplyTable tungsten = INPUT.reference()
                .supply("tungsten", Stage.MINING, Measure.OUTPUT, ReportInput.YEAR, ReportInput.EDITION);
        SupplyTableBuilder builder = SupplyTable.builder(
                        tungsten.commodity(), tungsten.stages(), tungsten.year(), tungsten.basis())
                .measure(tungsten.measure())
                .edition(tungsten.edition().orElseThrow());
        tungsten.remainder().ifPresent(builder::remainder);
        for (SupplyRow row : tungsten.rows()) {
            builder.add(
                    row.producer().equals(Country.of("AUT"))
                            ? SupplyRow.of(row.producer(), Mass.ofTonnes(1_600, tungsten.basis()))
                            : row);
        }
        CrmaChapter changed =
                new CrmaChapter(INPUT.withReference(INPUT.reference().with(builder.build())));
        assertThat(amount(CHAPTER)).isEqualTo("2000..3500");
        assertThat(amount(changed)).isEqualTo("2800..4300");
        assertThat(row(changed, "cobalt", Kind.EXTRACTION)).isEqualTo(row(CHAPTER, "cobalt", Kind.EXTRACTION));
    }

    private static String amount(CrmaChapter chapter) {
        return row(chapter, "tungsten", Kind.EXTRACTION)
                .output()
                .map(Benchmark::amount)
                .orElseThrow()
                .toString();
    }

    private static CrmaRow row(CrmaChapter chapter, String material, Kind kind) {
        return chapter.rows().stream()
                .filter(row -> row.entry().commodity().name().equals(material) && row.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
