package io.github.criticalminerals.core.concentration;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.core.concentration.Concentration.Remainder;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StageProfileTest {

    private static SupplyTableBuilder stage(Stage stage, double china, double others) {
        return SupplyTable.builder("magnet rare earths", stage, 2024, Basis.UNSTATED)
                .edition(Edition.parse("Outlook 2025"))
                .add("China", china)
                .add("Australia", others);
    }

    private static final SupplyTable MINED = stage(Stage.MINING, 61, 39).build();
    private static final SupplyTable REFINED = stage(Stage.REFINING, 91, 9).build();

    @Test
    void theMostConcentratedStageIsTheBottleneck() {
        StageProfile profile = StageProfile.of(List.of(REFINED, MINED));
        assertThat(profile.of(Index.HHI).keySet()).containsExactly(Set.of(Stage.MINING), Set.of(Stage.REFINING));
        for (Index index : List.of(Index.HHI, Index.EFFECTIVE_NUMBER, Index.N_MINUS_1)) {
            StageProfile.Bottleneck bottleneck = profile.bottleneck(index);
            assertThat(bottleneck.candidates()).containsExactly(Set.of(Stage.REFINING));
            assertThat(bottleneck.unknown()).isEmpty();
            assertThat(bottleneck.tie()).isFalse();
            assertThat(bottleneck).hasToString("bottleneck by " + index + ": refining");
        }
        assertThat(profile.unknownStages()).isEmpty();
        assertThat(profile).hasToString("magnet rare earths, output 2024 (Outlook 2025): mining; refining");
    }

    @Test
    void unknownStagesAreReported() {
        StageProfile profile = StageProfile.of(
                List.of(MINED, REFINED), Set.of(Stage.MAGNET, Stage.MINING, Stage.SEPARATION, Stage.REFINING));
        StageProfile.Bottleneck bottleneck = profile.bottleneck(Index.HHI);
        assertThat(bottleneck.unknown()).containsExactly(Stage.SEPARATION, Stage.MAGNET);
        assertThat(bottleneck).hasToString("bottleneck by hhi: refining; unknown: separation, magnet");
        assertThat(profile)
                .hasToString("magnet rare earths, output 2024 (Outlook 2025): mining; refining; unknown: separation,"
                        + " magnet");
    }

    @Test
    void tiesAndOverlapsAreReported() {
        StageProfile tie =
                StageProfile.of(List.of(MINED, stage(Stage.REFINING, 39, 61).build()));
        StageProfile.Bottleneck both = tie.bottleneck(Index.HHI);
        assertThat(both.candidates()).hasSize(2);
        assertThat(both.tie()).isTrue();
        assertThat(both).hasToString("bottleneck by hhi: mining or refining (tie)");
        SupplyTable open = stage(Stage.REFINING, 53, 17).remainder(30).build();
        StageProfile overlap = StageProfile.of(List.of(MINED, open));
        Interval least = overlap.of(Index.concentrationRatio(1))
                .get(Set.of(Stage.REFINING))
                .value();
        assertThat(least.upper()).isLessThan(0.61);
        assertThat(overlap.bottleneck(Index.concentrationRatio(1)).candidates()).containsExactly(Set.of(Stage.MINING));
        SupplyTable wide = stage(Stage.REFINING, 53, 1).remainder(46).build();
        StageProfile spans = StageProfile.of(List.of(MINED, wide));
        assertThat(spans.of(Index.HHI).get(Set.of(Stage.REFINING)).value().contains(0.41))
                .isTrue();
        SupplyTable above = stage(Stage.REFINING, 63, 1).remainder(36).build();
        StageProfile.Bottleneck either = StageProfile.of(List.of(MINED, above)).bottleneck(Index.HHI);
        assertThat(either.tie()).isFalse();
        assertThat(either.candidates()).hasSize(2);
        // Equal ranges are no tie: what is in them may differ
        SupplyTable same = stage(Stage.MINING, 53, 1).remainder(46).build();
        assertThat(StageProfile.of(List.of(same, wide)).bottleneck(Index.HHI).tie())
                .isFalse();
        assertThat(spans.with(c -> c.withRemainder(Remainder.AS_ONE))
                        .of(Index.HHI)
                        .get(Set.of(Stage.REFINING))
                        .value()
                        .isExact())
                .isTrue();
    }

    @Test
    void sourcesAreNotMixed() {
        SupplyTable usgs =
                stage(Stage.REFINING, 91, 9).edition(Edition.parse("MCS 2025")).build();
        assertThatThrownBy(() -> StageProfile.of(List.of(MINED, usgs)))
                .isInstanceOfSatisfying(MixedSourcesException.class, e -> {
                    assertThat(e.left()).isEqualTo("Outlook 2025");
                    assertThat(e.right()).isEqualTo("MCS 2025");
                })
                .hasMessage("tables must be of one source, but were of Outlook 2025 and MCS 2025");
        SupplyTable cited = SupplyTable.builder("magnet rare earths", Stage.MAGNET, 2024, Basis.REO)
                .add("China", 91)
                .source(Source.of("Bureau", "Magnets"))
                .build();
        refused(() -> StageProfile.of(List.of(MINED, cited)))
                .hasMessage("tables must be of one source, but were of Outlook 2025 and Bureau, Magnets");
        SupplyTable capacity =
                stage(Stage.REFINING, 91, 9).measure(Measure.CAPACITY).build();
        refused(() -> StageProfile.of(List.of(MINED, capacity)))
                .hasMessageStartingWith("tables must be of one measure, but were of ");
        SupplyTable later = SupplyTable.builder("magnet rare earths", Stage.REFINING, 2030, Basis.UNSTATED)
                .edition(Edition.parse("Outlook 2025"))
                .add("China", 7)
                .build();
        refused(() -> StageProfile.of(List.of(MINED, later)))
                .hasMessage("tables must be of one year, but were of 2024 and 2030");
        SupplyTable all = SupplyTable.builder("rare earths", Stage.REFINING, 2024, Basis.UNSTATED)
                .edition(Edition.parse("Outlook 2025"))
                .add("China", 7)
                .build();
        refused(() -> StageProfile.of(List.of(MINED, all)))
                .hasMessage("tables must be of one commodity, but were of magnet rare earths and rare earths");
        refused(() -> StageProfile.of(List.of(MINED, MINED)))
                .hasMessage("stage must be covered by one table, but two cover mining");
        refused(() -> StageProfile.of(List.of())).hasMessage("tables must not be empty");
    }

    @Test
    void seriesFlagChangesOfEdition() {
        SupplyTable first = gallium(2022, 53).edition(Edition.parse("MCS 2024")).build();
        SupplyTable second =
                gallium(2023, 59).edition(Edition.parse("MCS 2024")).build();
        SupplyTable revised =
                gallium(2023, 61).edition(Edition.parse("MCS 2025")).build();
        ConcentrationSeries series =
                ConcentrationSeries.of(List.of(revised, second, first), Index.concentrationRatio(1));
        assertThat(series.points()).extracting(point -> point.table().year()).containsExactly(2022, 2023, 2023);
        assertThat(series.points())
                .extracting(ConcentrationSeries.Point::editionChanged)
                .containsExactly(false, false, true);
        assertThat(series.points().get(2).result().value()).isEqualTo(Interval.exact(61.0 / 72));
        assertThat(ConcentrationSeries.of(
                                List.of(gallium(2022, 7).remainder(11).build()),
                                Index.HHI,
                                c -> c.withRemainder(Remainder.EXCLUDED))
                        .points()
                        .get(0)
                        .result()
                        .value()
                        .isExact())
                .isTrue();
        assertThatThrownBy(() -> ConcentrationSeries.of(List.of(first, MINED), Index.HHI))
                .isInstanceOf(MixedSourcesException.class)
                .hasMessageStartingWith(
                        "tables must be of one commodity, measure and set of stages, but were of gallium");
        SupplyTable cited = gallium(2022, 53).source(Source.of("A", "B")).build();
        SupplyTable uncited = gallium(2023, 53).build();
        assertThat(ConcentrationSeries.of(List.of(cited, uncited), Index.HHI)
                        .points()
                        .get(1)
                        .editionChanged())
                .isTrue();
    }

    private static SupplyTableBuilder gallium(int year, double china) {
        return SupplyTable.builder("gallium", Stage.REFINING, year, Basis.METAL)
                .add("China", china)
                .add("Japan", 11);
    }
}
