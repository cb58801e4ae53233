package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.policy.EventStatus;
import io.github.criticalminerals.core.policy.PolicyTimeline.Coverage;
import io.github.criticalminerals.core.policy.Standing;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where every policy event stands on the day, and the restrictions over the time around it. */
final class PolicyChapter implements Chapter {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    private final LocalDate date;
    private final Table<Standing> standings;
    private final Table<Stretch> stretches;
    private final String coverage;
    private final Optional<LocalDate> readUntil;

    PolicyChapter(ReportInput input) {
        this.date = input.date();
        this.coverage = input.timeline()
                .coverage()
                .map(known -> " Of the policy file: " + known + ".")
                .orElse("");
        this.readUntil = input.timeline().coverage().map(Coverage::readableUntil);
        this.standings = Table.of(
                        "timeline.csv",
                        "All " + input.timeline().events().size() + " policy events with their sources, status on "
                                + date,
                        input.timeline().standingsOn(date))
                .column("id", each -> each.event().id())
                .column("title", each -> each.event().title())
                .inFile("issuer", each -> each.event().issuer())
                .column("scope", each -> each.event().scope().toString())
                .inFile("announced", each -> day(each.event().announced()))
                .column("from", each -> day(each.event().from()))
                .column("until", each -> day(each.event().until()))
                .column("instrument", each -> Texts.instrument(each.event().instrument()))
                .column("status", each -> each.status().toString())
                .inFile("on", each -> each.date().toString())
                .column("reason", Standing::reason)
                .column("verification", each -> each.event().verification().toString())
                .column("sources", each -> each.event().sources().stream()
                        .map(Source::toString)
                        .collect(Collectors.joining(" | ")));
        LocalDate last = date.isBefore(FIRST) ? FIRST.plusMonths(6) : date.plusMonths(6);
        this.stretches = Table.of(
                        "restrictions.csv",
                        "Restrictions by stretches of one status, " + FIRST + " to " + last,
                        Stretch.between(input.timeline(), FIRST, last))
                .column("id", each -> each.event().id())
                .column("title", Stretch::title)
                .column("status", each -> each.status().toString())
                .column("from", each -> each.from().toString())
                .column("until", each -> each.until().toString());
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    Table<Stretch> stretches() {
        return stretches;
    }

    @Override
    public Map<String, String> files() {
        return ImmutableMap.of(standings.file(), standings.toCsv(), stretches.file(), stretches.toCsv());
    }

    @Override
    public void addTo(Page page) {
        page.section("Policy timeline")
                .paragraph("Status on " + date + ": " + counts()
                        + ". An event without signed text stays preliminary and is not drawn; what follows a suspension"
                        + " that has expired is unknown until an act says it." + coverage
                        + " To the right of the first upright line stands what the texts read by then say of later days; later acts"
                        + " are not in it.");
        if (!stretches.rows().isEmpty()) {
            page.figure(drawing("rw-", Page.WIDE), drawing("rn-", Page.NARROW));
        }
        stretches.foldInto(page);
        standings.foldInto(page);
    }

    private String drawing(String prefix, int width) {
        LocalDate last = date.isBefore(FIRST) ? FIRST.plusMonths(6) : date.plusMonths(6);
        Map<LocalDate, String> marked = new LinkedHashMap<>();
        readUntil
                .filter(day -> !day.isBefore(FIRST) && !day.isAfter(last))
                .ifPresent(day -> marked.put(day, "texts read until"));
        marked.put(date, "day of the report");
        return StretchDrawing.toSvg(stretches.rows(), FIRST, last, marked, prefix, width);
    }

    private String counts() {
        Map<EventStatus, Integer> counts = new EnumMap<>(EventStatus.class);
        standings.rows().forEach(standing -> counts.merge(standing.status(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<String> summary() {
        long inForce = standings.rows().stream()
                .filter(standing -> standing.status() == EventStatus.IN_FORCE)
                .count();
        return ImmutableList.of("Policy events: " + standings.rows().size() + ", in force on " + date + ": " + inForce);
    }
}
