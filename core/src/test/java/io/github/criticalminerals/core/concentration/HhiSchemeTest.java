package io.github.criticalminerals.core.concentration;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.concentration.HhiScheme.Change;
import io.github.criticalminerals.core.concentration.HhiScheme.Level;
import io.github.criticalminerals.core.quantity.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HhiSchemeTest {

    @ParameterizedTest
    @CsvSource({
        "DOJ_FTC_1982, 999.9, UNCONCENTRATED",
        "DOJ_FTC_1982, 1000, MODERATELY_CONCENTRATED",
        "DOJ_FTC_1982, 1800, MODERATELY_CONCENTRATED",
        "DOJ_FTC_1982, 1800.1, HIGHLY_CONCENTRATED",
        "DOJ_FTC_2010, 1499.9, UNCONCENTRATED",
        "DOJ_FTC_2010, 1500, MODERATELY_CONCENTRATED",
        "DOJ_FTC_2010, 2500, MODERATELY_CONCENTRATED",
        "DOJ_FTC_2010, 2500.1, HIGHLY_CONCENTRATED",
        "DOJ_FTC_2023, 0, NOT_HIGHLY_CONCENTRATED",
        "DOJ_FTC_2023, 1800, NOT_HIGHLY_CONCENTRATED",
        "DOJ_FTC_2023, 1800.1, HIGHLY_CONCENTRATED"
    })
    void levels(HhiScheme scheme, double points, Level level) {
        assertThat(scheme.levelOf(points / 10_000)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "DOJ_FTC_1982, 900, 999, MINOR",
        "DOJ_FTC_1982, 899, 1000, SIGNIFICANT",
        "DOJ_FTC_1982, 900, 1000, MINOR",
        "DOJ_FTC_1982, 1700, 1800, MINOR",
        "DOJ_FTC_1982, 1760, 1811, SIGNIFICANT",
        "DOJ_FTC_1982, 1760, 1810, MINOR",
        "DOJ_FTC_2010, 1300, 1499, MINOR",
        "DOJ_FTC_2010, 1399, 1500, SIGNIFICANT",
        "DOJ_FTC_2010, 2400, 2500, MINOR",
        "DOJ_FTC_2010, 2399, 2500, SIGNIFICANT",
        "DOJ_FTC_2010, 2301, 2501, SIGNIFICANT",
        "DOJ_FTC_2010, 2300, 2501, PRESUMED_HARMFUL",
        "DOJ_FTC_2010, 2600, 2501, MINOR",
        "DOJ_FTC_2023, 1801, 1901, MINOR",
        "DOJ_FTC_2023, 1700, 1801, PRESUMED_HARMFUL",
        "DOJ_FTC_2023, 1699, 1800, SIGNIFICANT"
    })
    void changes(HhiScheme scheme, double before, double after, Change change) {
        assertThat(scheme.change(before / 10_000, after / 10_000)).isEqualTo(change);
    }

    @Test
    void halfKnownValuesMayBeInSeveralClasses() {
        assertThat(HhiScheme.DOJ_FTC_2010.levelsOf(Interval.of(0.12, 0.3)))
                .containsExactly(Level.UNCONCENTRATED, Level.MODERATELY_CONCENTRATED, Level.HIGHLY_CONCENTRATED);
        assertThat(HhiScheme.DOJ_FTC_2010.levelsOf(Interval.of(0.16, 0.3)))
                .containsExactly(Level.MODERATELY_CONCENTRATED, Level.HIGHLY_CONCENTRATED);
        assertThat(HhiScheme.DOJ_FTC_2010.levelsOf(Interval.exact(0.16)))
                .containsExactly(Level.MODERATELY_CONCENTRATED);
        assertThat(HhiScheme.DOJ_FTC_2023.levelsOf(Interval.of(0.12, 0.3)))
                .containsExactly(Level.NOT_HIGHLY_CONCENTRATED, Level.HIGHLY_CONCENTRATED);
        assertThat(HhiScheme.DOJ_FTC_1982.levelsOf(Interval.of(0.09, 0.15)))
                .containsExactly(Level.UNCONCENTRATED, Level.MODERATELY_CONCENTRATED);
    }

    @Test
    void pointsAreNotFractions() {
        refused(() -> HhiScheme.DOJ_FTC_2023.levelOf(2500)).hasMessage("hhi must be between 0 and 1, but was 2500.0");
        refused(() -> HhiScheme.DOJ_FTC_2023.change(-0.1, 0.5)).hasMessage("hhi must be between 0 and 1, but was -0.1");
        refused(() -> HhiScheme.DOJ_FTC_2023.change(0.1, Double.NaN))
                .hasMessage("hhi must be between 0 and 1, but was NaN");
    }
}
