package io.github.criticalminerals.core.domain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The substitutes that come with this library: a start, each row with report, place in it, and the words quoted from
 * there.
 *
 * <p>Only rows whose place could be named and whose words were read are in it: dysprosium, terbium, neodymium and
 * samarium in magnets and motors, terbium, europium, yttrium and lanthanum in fluorescent lighting, gallium, germanium,
 * cobalt, lithium, natural graphite and tungsten. There are none for the rare earths as a group, since the Mineral
 * Commodity Summaries 2026 (chapter Rare Earths, p. 2 of 2) say that there are substitutes but name none.
 *
 * <p>Reports mostly name substitutes without figures: shares, performances and times are then unknown, and results of
 * them wide. A figure is an interval by the words of the quote, rounded outward to three decimals: a printed x is half
 * a unit of its last digit, about (around, roughly) x is 0.025 either way (fractions), up to (within) x is 0..x, at
 * least (more than) x is x..1. Years count from the day of the report. How each report was read stands at the head of
 * {@code substitutes.tsv}.
 */
final class SubstituteCatalogue {

    private static final Pattern OWN = Pattern.compile("(.+) \\(([A-Z][A-Za-z ]*)\\)");

    private SubstituteCatalogue() {}

    /** In a class of its own, so that the table is read when first asked for. */
    private static final class Table {

        private static final ImmutableMap<String, Source> REPORTS =
                reports(ClassPathTable.read("substitute-reports.tsv"));

        private static final ImmutableList<Substitute> ROWS = rows(ClassPathTable.read("substitutes.tsv"));
    }

    /** {@return all rows by material and application} */
    static List<Substitute> all() {
        return Table.ROWS;
    }

    private static ImmutableMap<String, Source> reports(List<Map<String, String>> table) {
        ImmutableMap.Builder<String, Source> reports = ImmutableMap.builder();
        for (Map<String, String> row : table) {
            Source report = Source.of(ClassPathTable.cell(row, "publisher"), ClassPathTable.cell(row, "title"));
            report = with(report, row, "published", (source, day) -> source.withPublished(LocalDate.parse(day)));
            report = with(report, row, "doi", Source::withDoi);
            report = with(report, row, "url", Source::withUrl);
            report = with(report, row, "licence", Source::withLicence);
            reports.put(ClassPathTable.cell(row, "report"), report);
        }
        return reports.build();
    }

    private static Source with(
            Source report, Map<String, String> row, String column, BiFunction<Source, String, Source> part) {
        String cell = ClassPathTable.cell(row, column);
        return cell.equals("-") ? report : part.apply(report, cell);
    }

    private static ImmutableList<Substitute> rows(List<Map<String, String>> table) {
        ImmutableList.Builder<Substitute> rows = ImmutableList.builder();
        for (Map<String, String> row : table) {
            Source report = Table.REPORTS.get(ClassPathTable.cell(row, "report"));
            if (report == null) {
                throw new IllegalStateException("report must be one of " + Table.REPORTS.keySet() + ", but was \""
                        + ClassPathTable.cell(row, "report") + "\"");
            }
            Source source =
                    report.withLocator(ClassPathTable.cell(row, "locator")).withNote(ClassPathTable.cell(row, "quote"));
            Application use = new Application(
                    Commodity.of(ClassPathTable.cell(row, "material")),
                    ClassPathTable.cell(row, "application"),
                    Share.UNKNOWN,
                    source);
            Replacement by = replacement(ClassPathTable.cell(row, "kind"), ClassPathTable.cell(row, "replacement"));
            rows.add(Substitute.of(use, by, source)
                    .withPerformance(figure(row, "performance", Substitute.UNKNOWN_PERFORMANCE))
                    .withCostRatio(figure(row, "cost_ratio", Substitute.UNKNOWN_COST_RATIO))
                    .withReadiness(figure(row, "readiness", Substitute.UNKNOWN_READINESS))
                    .withShareOfUse(new Share(figure(row, "share_of_use", Interval.UNIT)))
                    .withYearsToDeploy(figure(row, "years", Substitute.UNKNOWN_YEARS)));
        }
        return rows.build();
    }

    private static Interval figure(Map<String, String> row, String column, Interval unknown) {
        String cell = ClassPathTable.cell(row, column);
        return cell.equals("-") ? unknown : Interval.parse(cell);
    }

    private static Replacement replacement(String kind, String name) {
        if (kind.equals("technology")) {
            return new Replacement.Technology(name);
        }
        Matcher own = OWN.matcher(name);
        return new Replacement.Material(
                own.matches()
                        ? Commodity.named(own.group(1)).withElements(ClassPathTable.elements(own.group(2)))
                        : Commodity.of(name));
    }
}
