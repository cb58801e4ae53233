package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.substitution.Reallocation;
import io.github.criticalminerals.examples.report.HalvedSupply.Case;
import io.github.criticalminerals.io.chart.Chart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What if half of China's supply of magnet rare earths were gone. */
final class HalvedChapter implements Chapter {

    private static final List<List<Stage>> STAGES =
            ImmutableList.of(ImmutableList.of(Stage.MINING), ImmutableList.of(Stage.REFINING));

    private static final List<Stage> BOTH = ImmutableList.of(Stage.MINING, Stage.REFINING);

    private final HalvedSupply halved;
    private final Table<HalvedPart> parts;
    private final Table<Case> cases;

    HalvedChapter(ReportInput input) {
        this.halved = new HalvedSupply(input.reference());
        this.parts = Table.of("halved.csv", "Who makes how much less or more", parts())
                .inFile("cut_at", part -> part.of().where())
                .inFile("years", part -> Integer.toString(part.of().years()))
                .inFile("ramp", part -> part.of().ramp().toString())
                .inFile("stage", part -> part.stage().toString())
                .inFile("role", HalvedPart::role)
                .inFile("supplier", part -> part.producer().map(Producer::name).orElse(""))
                .inFile("id", part -> part.producer().map(Producer::id).orElse(""))
                .inFile("tonnes", HalvedPart::amount)
                .inFile("share_of_cut", HalvedPart::share)
                .inFile("one_more_tonne_avoids_t", HalvedPart::worth)
                .inFile("without_it_more_unmet_t", HalvedPart::without);
        this.cases = cases("Half of China's output gone: tonnes a year; HHI in points", halved.cases());
    }

    Table<HalvedPart> table() {
        return parts;
    }

    private ImmutableList<HalvedPart> parts() {
        ImmutableList.Builder<HalvedPart> all = ImmutableList.builder();
        for (Case each : halved.cases()) {
            Stage last = each.last();
            all.add(new HalvedPart(each, last, "cut", Optional.of(HalvedSupply.CHINA), OptionalDouble.of(each.cut())));
            each.fills()
                    .forEach((producer, tonnes) -> all.add(
                            new HalvedPart(each, last, "fills", Optional.of(producer), OptionalDouble.of(tonnes))));
            all.add(new HalvedPart(each, last, "unmet", Optional.empty(), OptionalDouble.of(each.unmet())));
            for (Stage stage : each.stages().subList(0, each.stages().size() - 1)) {
                for (Reallocation.Loss loss : each.losses()) {
                    if (loss.stage().equals(stage)) {
                        all.add(new HalvedPart(
                                each, stage, "lever", Optional.of(loss.producer()), OptionalDouble.empty()));
                    }
                }
            }
        }
        return all.build();
    }

    private static Table<Case> cases(String caption, List<Case> cases) {
        return Table.of("halved-summary.csv", caption, cases)
                .inFile("cut_at", Case::where)
                .onPage("cut at", Case::where)
                .column("years", each -> Integer.toString(each.years()))
                .inFile("ramp", each -> each.ramp().toString())
                .onPage("others add as", each -> each.ramp().toString())
                .inFile("demand_t", each -> HalvedPart.tonnes(each.demand()))
                .inFile("cut_t", each -> HalvedPart.tonnes(each.cut()))
                .onPage("cut", each -> Texts.whole(each.cut()))
                .inFile("filled_t", each -> HalvedPart.tonnes(each.filled()))
                .onPage("filled", each -> Texts.whole(each.filled()))
                .inFile("unmet_t", each -> HalvedPart.tonnes(each.unmet()))
                .onPage("unmet", each -> Texts.whole(each.unmet()))
                .inFile("unmet_share_of_demand", each -> HalvedPart.number(each.unmet() / each.demand()))
                .onPage("of demand", each -> Texts.percent(Interval.exact(each.unmet() / each.demand())))
                .inFile("unmet_if_demand_grows_t", each -> HalvedPart.tonnes(each.unmetIfDemandGrows()))
                .onPage("unmet if demand grows", each -> Texts.whole(each.unmetIfDemandGrows()))
                .inFile("unmet_if_substituted_t", each -> HalvedPart.tonnes(each.unmetIfSubstituted()))
                .onPage("unmet if substituted", each -> Texts.whole(each.unmetIfSubstituted()))
                .range("hhi_before", "HHI before", each -> Optional.of(each.hhiBefore()), HalvedChapter::whole)
                .range("hhi_after", "HHI after", each -> Optional.of(each.hhiAfter()), HalvedChapter::whole)
                .inFile("one_more_tonne_avoids_t", HalvedChapter::worth)
                .inFile("without_effect", HalvedChapter::withoutEffect)
                .inFile("pivotal", HalvedChapter::pivotal);
    }

    private static String worth(Case each) {
        return String.join(
                "; ",
                each.stages().stream()
                        .map(stage -> stage + " " + Texts.rounded(each.worth(stage)))
                        .toList());
    }

    private static String withoutEffect(Case each) {
        return String.join(
                "; ",
                each.stages().stream()
                        .filter(stage -> each.worth(stage).upper() == 0)
                        .map(stage -> stage + ": limit " + Texts.whole(each.room(stage)) + " t above flow "
                                + Texts.whole(each.flow(stage)) + " t")
                        .toList());
    }

    private static String pivotal(Case each) {
        return String.join(
                "; ",
                each.stages().stream()
                        .map(stage -> stage + ": "
                                + String.join(
                                        ", ",
                                        each.pivotal().stream()
                                                .filter(loss -> loss.stage().equals(stage))
                                                .map(loss -> loss.producer().name())
                                                .toList()))
                        .toList());
    }

    private static String whole(Interval points) {
        return Texts.whole(points.lower()) + ".." + Texts.whole(points.upper());
    }

    private Chart chart(List<Stage> stages) {
        Map<String, Interval> rows = new LinkedHashMap<>();
        Map<String, ToDoubleFunction<Case>> demands = ImmutableMap.of(
                "demand of " + ReportInput.YEAR,
                Case::unmet,
                "demand grows",
                Case::unmetIfDemandGrows,
                "demand substituted",
                Case::unmetIfSubstituted);
        demands.forEach((words, unmet) -> {
            for (int years : HalvedSupply.HORIZONS) {
                halved.cases(stages).stream()
                        .filter(each -> each.years() == years)
                        .map(each -> Interval.exact(Math.rint(1000 * unmet.applyAsDouble(each) / each.demand()) / 10))
                        .reduce(Interval::hull)
                        .ifPresent(range -> rows.put("after " + years(years) + ", " + words, range));
            }
        });
        SupplyTable table = halved.table(stages.get(0), ReportInput.YEAR);
        return Chart.intervals(
                        "Half of China's " + HalvedSupply.words(stages) + " gone: what stays unmet",
                        "% of the demand of " + ReportInput.YEAR
                                + "; the range is between the two ways in which others add",
                        rows)
                .withSource(table.sources().get(0).toString())
                .withSource(HalvedSupply.CRISIS.toString());
    }

    private static String years(int years) {
        return years == 1 ? "1 year" : years + " years";
    }

    /** Who makes how much more in each case, one supplier a row. */
    private record Filler(String who, List<Case> cases, ToDoubleFunction<Case> tonnes) {}

    private Table<Filler> fillers() {
        List<Filler> rows = new ArrayList<>();
        for (List<Stage> stages : STAGES) {
            List<Case> of = halved.cases(stages);
            for (Producer producer : of.get(0).fills().keySet()) {
                rows.add(new Filler(producer.name(), of, each -> each.fills().getOrDefault(producer, 0.0)));
            }
            rows.add(new Filler("unmet", of, Case::unmet));
        }
        Table<Filler> table = Table.of(parts.file(), "Who fills the gap: tonnes a year", rows)
                .onPage("who", Filler::who)
                .onPage("cut at", row -> row.cases().get(0).where());
        int column = 0;
        for (Ramp ramp : Ramp.values()) {
            for (int years : HalvedSupply.HORIZONS) {
                int of = column++;
                table.onPage(
                        ramp + ", " + years(years),
                        row -> Texts.whole(
                                row.tonnes().applyAsDouble(row.cases().get(of))));
            }
        }
        return table;
    }

    /** What a supplier is taken to add. */
    private record Spare(Stage stage, Producer producer) {}

    private Table<Spare> spare() {
        List<Spare> rows = new ArrayList<>();
        for (List<Stage> stages : STAGES) {
            for (SupplyRow row : HalvedSupply.rows(halved.table(stages.get(0), ReportInput.YEAR))) {
                rows.add(new Spare(stages.get(0), row.producer()));
            }
        }
        Table<Spare> table = Table.of("halved-growth.csv", "What others are taken to add: tonnes a year", rows)
                .column("supplier", row -> row.producer().name())
                .column("stage", row -> row.stage().toString());
        HalvedSupply.OUTLOOK_YEARS.forEach(year -> tonnes(
                table,
                "IEA, " + year,
                row -> OptionalDouble.of(HalvedSupply.tonnes(halved.table(row.stage(), year), row.producer()))));
        return tonnes(
                table,
                "more each year, as after 2010",
                row -> row.producer().equals(HalvedSupply.CHINA)
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(halved.added(row.stage(), row.producer(), Ramp.CRISIS, 1)));
    }

    private static Table<Spare> tonnes(Table<Spare> table, String name, Function<Spare, OptionalDouble> tonnes) {
        return table.inFile(name, row -> text(tonnes.apply(row), t -> Texts.rounded(Interval.exact(t))))
                .onPage(name, row -> text(tonnes.apply(row), Texts::whole));
    }

    private static String text(OptionalDouble tonnes, DoubleFunction<String> words) {
        return tonnes.isPresent() ? words.apply(tonnes.getAsDouble()) : "";
    }

    private String bottleneck() {
        List<Case> both = halved.cases(BOTH);
        List<Case> alone = halved.cases(ImmutableList.of(Stage.REFINING));
        long same = IntStream.range(0, both.size())
                .filter(i -> Math.abs(both.get(i).unmet() - alone.get(i).unmet()) < 1)
                .count();
        return "Cut at both stages, as one chain, as much is unmet as with " + Stage.REFINING
                + " cut alone in " + same + " of " + both.size()
                + " cases: then mining is not what lacks, and more mines alone fill nothing. As long as anything is unmet,"
                + " every supplier of the stage that lacks is pivotal.";
    }

    private List<String> assumptions() {
        Source outlook = halved.table(Stage.MINING, ReportInput.YEAR).sources().get(0);
        return ImmutableList.of(
                "Cut: half of China's output of " + ReportInput.YEAR
                        + " is gone at once and stays gone; the growth that the IEA projects for China does not come. Source of"
                        + " all output: " + outlook,
                "Demand: the output of " + ReportInput.YEAR
                        + " at the stage, constant. No stock is drawn, and no price moves. The outlook's"
                        + " growth outside China is meant for growing demand, so that \"unmet if demand grows\" takes demand to"
                        + " follow the outlook's own output.",
                "Others add, \"" + Ramp.OUTLOOK + "\": what the IEA's base case projects above " + ReportInput.YEAR
                        + ", in equal steps between its years; a projected fall counts as one. The years are "
                        + HalvedSupply.OUTLOOK_YEARS.stream()
                                .map(Object::toString)
                                .reduce((a, b) -> a + ", " + b)
                                .orElseThrow()
                        + ".",
                "Others add, \"" + Ramp.CRISIS + "\": outside China together "
                        + Texts.whole(100 * HalvedSupply.CRISIS_RAMP)
                        + " % of the market a year, as after the crisis of 2010; and up to "
                        + Texts.whole(100 * HalvedSupply.CRISIS_SUBSTITUTION)
                        + " % of demand a year moved to substitutes, which \"unmet if substituted\" takes. Source: "
                        + HalvedSupply.CRISIS
                        + ". The source gives the sum; here it is shared out by the output of " + ReportInput.YEAR
                        + ".",
                "Spare capacity that stands idle today: none is counted, since no source at hand gives it.",
                "One chain: whatever is mined can go to any refinery, and a tonne of it gives a tonne, since both stages count"
                        + " the same elements. "
                        + Texts.whole(halved.balance())
                        + " t more are refined than mined (recycled, or from stocks); this feed stays as it is.",
                "\"Rest of world\" is not split by the source; so every HHI is a range.");
    }

    @Override
    public Map<String, String> files() {
        Table<Spare> spare = spare();
        return ImmutableMap.of(parts.file(), parts.toCsv(), cases.file(), cases.toCsv(), spare.file(), spare.toCsv());
    }

    @Override
    public void addTo(Page page) {
        page.section("What if half of China's supply of magnet rare earths were gone")
                .paragraph(
                        "China's output of " + ReportInput.YEAR + " halved at one stage, or at both: who fills the gap"
                                + " within one, three and seven years, and what stays unmet. No forecast: a calculation on the stated"
                                + " assumptions, which are listed below with their sources."
                                + " It is output that is halved, and not exports: what China uses at home is cut alike.");
        STAGES.forEach(stages -> page.figure(chart(stages)));
        cases(
                        "Half of China's output gone: tonnes a year; HHI in points",
                        STAGES.stream()
                                .flatMap(stages -> halved.cases(stages).stream())
                                .toList())
                .addTo(page);
        page.paragraph(
                "The HHI falls, since it is the largest supplier that is cut: a lower index is no comfort while demand"
                        + " is unmet.");
        fillers().addTo(page);
        page.paragraph(bottleneck());
        Table.of(
                        cases.file(),
                        "Cut at both stages: tonnes a year, levers without effect, suppliers that cannot be missed",
                        halved.cases(BOTH))
                .onPage("years", each -> Integer.toString(each.years()))
                .onPage("others add as", each -> each.ramp().toString())
                .onPage("unmet", each -> Texts.whole(each.unmet()))
                .onPage("one more tonne avoids (t)", HalvedChapter::worth)
                .onPage("without effect", HalvedChapter::withoutEffect)
                .onPage("pivotal", HalvedChapter::pivotal)
                .addTo(page);
        spare().addTo(page);
        page.foldedList("What was assumed, with sources", assumptions());
    }

    @Override
    public List<String> summary() {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        lines.add("Half of China's supply of magnet rare earths gone: unmet after "
                + String.join(
                        ", ",
                        HalvedSupply.HORIZONS.stream().map(Object::toString).toList())
                + " years, of the demand of " + ReportInput.YEAR);
        for (List<Stage> stages : STAGES) {
            List<String> shares = new ArrayList<>();
            for (int years : HalvedSupply.HORIZONS) {
                halved.cases(stages).stream()
                        .filter(each -> each.years() == years)
                        .map(each -> Interval.exact(each.unmet() / each.demand()))
                        .reduce(Interval::hull)
                        .ifPresent(share -> shares.add(Texts.percent(share)));
            }
            lines.add("  " + HalvedSupply.words(stages) + ": " + String.join(", ", shares));
        }
        return lines.build();
    }
}
