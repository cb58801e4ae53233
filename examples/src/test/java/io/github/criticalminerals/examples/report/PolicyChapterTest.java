package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.policy.EventStatus;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyChapterTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 5, 29);
    private static final PolicyTimeline TIMELINE = ReferenceData.load().policyTimeline();
    private static final List<Stretch> STRETCHES = Stretch.between(TIMELINE, FIRST, LAST);

    /** Announcement 57 of 2025: suspended by announcement 70 from 2025-11-07 to 2026-11-10, and nobody says what follows. */
    @Test
    void suspendedAndUnknownStretchesAreDrawnAsSuch() {
        assertThat(of(STRETCHES, "CN-MOFCOM-2025-57"))
                .extracting(Stretch::status, Stretch::from, Stretch::until)
                .containsExactly(
                        tuple(EventStatus.SUSPENDED, LocalDate.of(2025, 11, 7), LocalDate.of(2026, 11, 10)),
                        tuple(EventStatus.UNKNOWN, LocalDate.of(2026, 11, 11), LAST));
        String svg = drawing();
        assertThat(svg)
                .contains(
                        "fill=\"url(#t-suspended)\"",
                        "fill=\"url(#t-unknown)\"",
                        "<title>China: Export licences for items of holmium, erbium, thulium, europium and ytterbium:"
                                + " suspended from 2025-11-07 to 2026-11-10</title>");
        assertThat(svg.split("<rect x=", -1)).hasSize(1 + 3 + STRETCHES.size());
    }

    @Test
    void anEventLessTakesItsStretchesAndWhatItSuspended() {
        List<Stretch> changed = Stretch.between(TIMELINE.without("CN-MOFCOM-2025-70"), FIRST, LAST);
        assertThat(of(changed, "CN-MOFCOM-2025-57")).extracting(Stretch::status).containsExactly(EventStatus.IN_FORCE);
        assertThat(of(changed, "CN-MOFCOM-2023-23")).isEqualTo(of(STRETCHES, "CN-MOFCOM-2023-23"));
    }

    @Test
    void stretchesOfARestrictionDoNotOverlap() {
        for (Stretch one : STRETCHES) {
            assertThat(one.until()).isAfterOrEqualTo(one.from());
            assertThat(STRETCHES.stream()
                            .filter(other -> other.event().equals(one.event()) && !other.equals(one))
                            .filter(other -> !other.from().isAfter(one.until())
                                    && !other.until().isBefore(one.from())))
                    .isEmpty();
        }
    }

    @Test
    void anotherDayHasAnotherStatus() {
        PolicyChapter earlier =
                new PolicyChapter(ReportInput.load(LocalDate.of(2025, 11, 30), ReportInput.USUAL_COMMODITY));
        PolicyChapter usual = new PolicyChapter(ReportInput.load(ReportInput.USUAL_DATE, ReportInput.USUAL_COMMODITY));
        assertThat(earlier.summary()).containsExactly("Policy events: 129, in force on 2025-11-30: 43");
        assertThat(usual.files().get("timeline.csv"))
                .isNotEqualTo(earlier.files().get("timeline.csv"));
        Page page = Page.titled("T");
        usual.addTo(page);
        assertThat(page.toHtml()).contains("texts read until 2026-10-05, day of the report 2026-11-29");
    }

    private static String drawing() {
        return StretchDrawing.toSvg(STRETCHES, FIRST, LAST, ImmutableMap.of(FIRST, "a day"), "t-", 1000);
    }

    private static List<Stretch> of(List<Stretch> stretches, String id) {
        return stretches.stream().filter(each -> each.event().id().equals(id)).toList();
    }
}
