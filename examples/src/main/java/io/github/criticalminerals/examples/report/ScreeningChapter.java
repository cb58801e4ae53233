package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.policy.Standing;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.examples.report.ScreeningRow.Figures;
import io.github.criticalminerals.examples.report.ScreeningRow.Imported;
import io.github.criticalminerals.examples.report.ScreeningRow.Origin;
import io.github.criticalminerals.examples.report.ScreeningRow.Printed;
import io.github.criticalminerals.examples.report.ScreeningRow.World;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The minerals of the list of the United States, side by side. */
final class ScreeningChapter implements Chapter {

    private final Screening screening;
    private final Table<ScreeningRow> table;
    private final LocalDate date;

    ScreeningChapter(ReportInput input) {
        this.screening = new Screening(input);
        this.date = input.date();
        this.table = Table.of(
                        "screening.csv",
                        "The " + screening.rows().size() + " minerals of the list of the United States of "
                                + CriticalList.US_2025.date().getYear() + "; controls on " + date,
                        screening.rows())
                .column("mineral", ScreeningRow::mineral)
                .inFile("new_in_2025", row -> row.isNew() ? "yes" : "")
                .inFile("figures", row -> row.world().origin().toString())
                .inFile("of", row -> row.world().of())
                .inFile("stage", row -> row.world().stage())
                .inFile("years", row -> row.world().years())
                .inFile("edition", row -> row.world().edition())
                .column("largest_producer", figure(Figures::largest))
                .range("share", "its share", range(Figures::share), Texts::percent)
                .range(
                        "hhi_points",
                        "HHI, points, of those with a figure",
                        range(Figures::hhi),
                        ScreeningChapter::points)
                .range("n_minus_1", "N-1, of those with a figure", range(Figures::left), Texts::percent)
                .onPage("whose figures", ScreeningChapter::whose)
                .column("without_a_figure_may_make_as_much", figure(each -> String.join("; ", each.rivals())))
                .inFile(
                        "us_net_import_reliance",
                        row -> row.reliance().map(Printed::value).orElse(""))
                .range(
                        "us_net_import_reliance_percent",
                        "US net import reliance, %",
                        row -> row.reliance().map(Printed::range),
                        percent -> Texts.range(percent, 3))
                .column(
                        "reliance_of",
                        row -> row.reliance().map(ScreeningChapter::inWords).orElse(""))
                .column("top_us_source", imported(Imported::largest))
                .range(
                        "top_us_source_share",
                        "its share of US imports",
                        row -> row.imports().map(Imported::share),
                        Texts::percent)
                .range(
                        "us_sources_hhi_points",
                        "HHI of US sources, points",
                        row -> row.imports().map(Imported::hhi),
                        ScreeningChapter::points)
                .column(
                        "us_sources_of",
                        imported(each -> each.of() + ", " + each.years() + further(each.others(), "form")))
                .column("price", row -> row.price().map(Printed::value).orElse(""))
                .column(
                        "price_of",
                        row -> row.price().map(ScreeningChapter::inWords).orElse(""))
                .inFile("controls_that_bind", row -> ids(row.binds()))
                .inFile("controls_that_may_bind", row -> ids(row.mayBind()))
                .onPage("controls that bind", row -> titles(row.binds()))
                .onPage("controls that may bind", row -> titles(row.mayBind()))
                .range(
                        "eu_score_published",
                        "EU score, published",
                        ScreeningRow::published,
                        score -> Texts.range(score, 3))
                .range("eu_score_ours", "EU score, ours", ScreeningRow::ours, score -> Texts.range(score, 3))
                .onPage("new in 2025", row -> row.isNew() ? "yes" : "");
    }

    /** {@code shares of the EU, separation, about 2016 to 2020}; another name or form is said. */
    private static String whose(ScreeningRow row) {
        World world = row.world();
        String form = world.of().equals(row.mineral()) ? "" : ": " + world.of();
        return world.figures().isEmpty()
                ? world.origin() + form
                : world.origin() + form + ", " + world.stage() + ", " + world.years();
    }

    private static Function<ScreeningRow, String> figure(Function<Figures, String> cell) {
        return row -> row.world().figures().map(cell).orElse("");
    }

    private static Function<ScreeningRow, Optional<Interval>> range(Function<Figures, Interval> range) {
        return row -> row.world().figures().map(range);
    }

    private static Function<ScreeningRow, String> imported(Function<Imported, String> cell) {
        return row -> row.imports().map(cell).orElse("");
    }

    private static String points(Interval points) {
        String low = Texts.whole(points.lower());
        String high = Texts.whole(points.upper());
        return low.equals(high) ? low : low + ".." + high;
    }

    private static String inWords(Printed figure) {
        return figure.of() + ", " + figure.year() + further(figure.others(), "figure");
    }

    private static String further(int others, String what) {
        return others == 0 ? "" : " (" + others + " more " + what + (others == 1 ? "" : "s") + " printed)";
    }

    private static String ids(List<Standing> controls) {
        return controls.stream().map(each -> each.event().id()).collect(Collectors.joining(" "));
    }

    private static String titles(List<Standing> controls) {
        return controls.stream().map(each -> each.event().title()).collect(Collectors.joining("; "));
    }

    /** {@code 32 own table, 1 table of a form, 24 shares of the EU, 3 none}. */
    private String counts() {
        return screening.counts().entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    @Override
    public Map<String, String> files() {
        return ImmutableMap.of(table.file(), table.toCsv());
    }

    @Override
    public void addTo(Page page) {
        List<String> none = screening.rows().stream()
                .filter(row -> row.world().origin() == Origin.NONE)
                .map(ScreeningRow::mineral)
                .toList();
        page.section("Screening: the 60 minerals")
                .paragraph("Who makes each mineral comes from: " + counts() + ". Own tables are those of "
                        + ReportInput.LATER_EDITION + " for 2025, estimates for the most part. Where it has none, the"
                        + " shares are those of the EU's study of 2023, averages of the years beside them: older, and not"
                        + " to be ranked against the tables as if of one year. A table of a form counts that form"
                        + " only."
                        + (none.isEmpty() ? "" : " No figures at all: " + String.join(", ", none) + "."))
                .paragraph("Of several stages the row shows the one with the highest HHI at its lower end, of those"
                        + " that this one source has; another stage may be more concentrated and have no table. N-1 is"
                        + " what is left of world supply without the largest producer. A range is what is not known; where"
                        + " a producer's figure is withheld or missing, the row names it, and share, HHI and N-1 leave it"
                        + " out. Of several prices or forms the one for all forms is shown, else the refined one, else"
                        + " the first that is printed. The"
                        + " score of the EU is its own of 2023; ours is by its formula from its shares with the governance"
                        + " scores of " + EuRisks.GOVERNANCE_YEAR + ", and blank where an input is missing.")
                .paragraph("Controls are those whose text names the mineral or its element, on whomever they bind, on "
                        + date + ": bans, licences, quotas. Tariffs, and bans on all goods of some buyers, are in the"
                        + " policy timeline and not here. A control that may bind is one whose force nobody can tell from"
                        + " the texts at hand, or that exempts what is not transcribed here.");
        table.addTo(page);
    }

    @Override
    public List<String> summary() {
        return ImmutableList.of("Screening of " + screening.rows().size() + " minerals: " + counts());
    }
}
