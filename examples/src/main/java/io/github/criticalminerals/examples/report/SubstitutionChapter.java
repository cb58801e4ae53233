package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.ElementGroup;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.domain.SubstituteCatalogue;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.substitution.Reallocation;
import io.github.criticalminerals.examples.report.HalvedSupply.Case;
import io.github.criticalminerals.examples.report.HalvedSupply.Ramp;
import io.github.criticalminerals.io.chart.Chart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What if not from China, what if not dysprosium. */
final class SubstitutionChapter implements Chapter {

    private static final List<List<Stage>> STAGES =
            ImmutableList.of(ImmutableList.of(Stage.MINING), ImmutableList.of(Stage.REFINING));

    private static final List<Stage> BOTH = ImmutableList.of(Stage.MINING, Stage.REFINING);

    /** Digits of a supply risk on the page. */
    private static final int DIGITS = 3;

    private final HalvedSupply halved;
    private final Substitutes substitutes;

    SubstitutionChapter(ReportInput input) {
        this(input, SubstituteCatalogue.all());
    }

    SubstitutionChapter(ReportInput input, List<Substitute> catalogue) {
        this.halved = new HalvedSupply(input.reference());
        this.substitutes = new Substitutes(input.reference(), catalogue);
    }

    @Override
    public Map<String, String> files() {
        return ImmutableMap.of(
                "halved.csv", halved().toCsv(),
                "halved-summary.csv", summaries().toCsv(),
                "substitutes.csv", substitutes().toCsv());
    }

    /** Who makes how much less or more of the product that is needed, and what one more or less of each would do. */
    CsvTable halved() {
        CsvTable csv = new CsvTable(
                "cut_at",
                "years",
                "ramp",
                "stage",
                "role",
                "supplier",
                "id",
                "tonnes",
                "share_of_cut",
                "one_more_tonne_avoids_t",
                "without_it_more_unmet_t");
        for (Case each : halved.cases()) {
            String[] start = {
                each.where(), Integer.toString(each.years()), each.ramp().toString()
            };
            add(csv, each, start, "cut", each.last(), HalvedSupply.CHINA, each.cut());
            each.fills().forEach((producer, tonnes) -> add(csv, each, start, "fills", each.last(), producer, tonnes));
            csv.add(
                    start[0],
                    start[1],
                    start[2],
                    each.last().toString(),
                    "unmet",
                    "",
                    "",
                    tonnes(each.unmet()),
                    number(each.unmet() / each.cut()),
                    "",
                    "");
            for (Stage stage : each.stages().subList(0, each.stages().size() - 1)) {
                for (Reallocation.Loss loss : each.losses()) {
                    if (loss.stage().equals(stage)) {
                        add(csv, each, start, "lever", stage, loss.producer(), Double.NaN);
                    }
                }
            }
        }
        return csv;
    }

    private static void add(
            CsvTable csv, Case each, String[] start, String role, Stage stage, Producer producer, double tonnes) {
        double without = each.losses().stream()
                .filter(loss -> loss.stage().equals(stage) && loss.producer().equals(producer))
                .mapToDouble(loss -> loss.added().tonnes().exactValue())
                .sum();
        csv.add(
                start[0],
                start[1],
                start[2],
                stage.toString(),
                role,
                producer.name(),
                producer.id(),
                Double.isNaN(tonnes) ? "" : tonnes(tonnes),
                Double.isNaN(tonnes) ? "" : number(tonnes / each.cut()),
                number(each.worth(stage, producer)),
                tonnes(without));
    }

    CsvTable summaries() {
        CsvTable csv = new CsvTable(
                "cut_at",
                "years",
                "ramp",
                "demand_t",
                "cut_t",
                "filled_t",
                "unmet_t",
                "unmet_share_of_demand",
                "unmet_if_demand_grows_t",
                "unmet_if_substituted_t",
                "hhi_before_low",
                "hhi_before_high",
                "hhi_after_low",
                "hhi_after_high",
                "one_more_tonne_avoids_t",
                "without_effect",
                "pivotal");
        for (Case each : halved.cases()) {
            csv.add(
                    each.where(),
                    Integer.toString(each.years()),
                    each.ramp().toString(),
                    tonnes(each.demand()),
                    tonnes(each.cut()),
                    tonnes(each.filled()),
                    tonnes(each.unmet()),
                    number(each.unmet() / each.demand()),
                    tonnes(each.unmetIfDemandGrows()),
                    tonnes(each.unmetIfSubstituted()),
                    number(each.hhiBefore().lower()),
                    number(each.hhiBefore().upper()),
                    number(each.hhiAfter().lower()),
                    number(each.hhiAfter().upper()),
                    worth(each),
                    withoutEffect(each),
                    pivotal(each));
        }
        return csv;
    }

    /** To the kilogram, in which flows are solved. */
    private static String tonnes(double value) {
        return number(Math.rint(value * 1000) / 1000);
    }

    private static String number(double value) {
        return Texts.rounded(Interval.exact(value));
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

    CsvTable substitutes() {
        CsvTable csv = new CsvTable(
                "material",
                "use",
                "replacement",
                "kind",
                "risk_low",
                "risk_high",
                "risk_of",
                "own_risk_low",
                "own_risk_high",
                "own_risk_of",
                "own_risk_after_substitutes_low",
                "own_risk_after_substitutes_high",
                "lowers_risk",
                "why",
                "published_risk",
                "published_own_risk",
                "published_lowers",
                "performance",
                "cost_ratio",
                "share_of_use",
                "years",
                "source",
                "address",
                "quote");
        for (Substitutes.Row row : substitutes.rows()) {
            Substitute substitute = row.substitute();
            csv.add(
                    substitute.application().material().name(),
                    substitute.application().name(),
                    substitute.replacement().name(),
                    substitute.replacement() instanceof Replacement.Material ? "material" : "technology",
                    low(row.replaced()),
                    high(row.replaced().value()),
                    row.replaced().of(),
                    low(row.own()),
                    high(row.own().value()),
                    row.own().of(),
                    row.own().isKnown() ? number(row.left().lower()) : "",
                    high(row.left()),
                    row.lowers(),
                    row.why(),
                    row.published().map(Texts::rounded).orElse(""),
                    row.publishedOwn().map(Texts::rounded).orElse(""),
                    row.publishedSign(),
                    known(substitute.performance(), Substitute.UNKNOWN_PERFORMANCE),
                    known(substitute.costRatio(), Substitute.UNKNOWN_COST_RATIO),
                    known(substitute.shareOfUse().fraction(), Interval.UNIT),
                    known(substitute.yearsToDeploy(), Substitute.UNKNOWN_YEARS),
                    source(substitute.source()),
                    address(substitute.source()),
                    substitute.source().note().orElse(""));
        }
        return csv;
    }

    private static String known(Interval figure, Interval unknown) {
        return figure.equals(unknown) ? "not stated" : Texts.rounded(figure);
    }

    private static String source(Source source) {
        return Stream.concat(Stream.of(source.publisher(), source.title()), source.locator().stream())
                .collect(Collectors.joining(", "));
    }

    /** Where to find it: the page itself rather than the whole work. */
    private static String address(Source source) {
        return source.url().or(() -> source.doi().map(doi -> "doi:" + doi)).orElse("");
    }

    /** Blank where nothing is known. */
    private static String low(EuRisks.Risk risk) {
        return risk.isKnown() ? number(risk.value().lower()) : "";
    }

    /** Blank where there is no upper end. */
    private static String high(Interval value) {
        return value.isBounded() ? number(value.upper()) : "";
    }

    @Override
    public void addTo(Page page) {
        page.section("What if half of China's supply of magnet rare earths were gone")
                .paragraph(
                        "China's output of " + ReportInput.YEAR + " halved at one stage, or at both: who fills the gap"
                                + " within one, three and seven years, and what stays unmet. No forecast: a calculation on the stated"
                                + " assumptions, which are listed below with their sources.");
        STAGES.forEach(stages -> page.figure(chart(stages)));
        page.table(
                "Half of China's output gone: tonnes a year; HHI in points",
                "halved-summary.csv",
                ImmutableList.of(
                        "cut at",
                        "years",
                        "others add as",
                        "cut",
                        "filled",
                        "unmet",
                        "of demand",
                        "unmet if demand grows",
                        "unmet if substituted",
                        "HHI before",
                        "HHI after"),
                STAGES.stream()
                        .flatMap(stages -> halved.cases(stages).stream())
                        .map(SubstitutionChapter::summary)
                        .toList());
        page.paragraph(
                "The HHI falls, since it is the largest supplier that is cut: a lower index is no comfort while demand"
                        + " is unmet.");
        page.table("Who fills the gap: tonnes a year", "halved.csv", whoHeader(), who());
        page.paragraph(bottleneck());
        page.table(
                "Cut at both stages: tonnes a year, levers without effect, suppliers that cannot be missed",
                "halved-summary.csv",
                ImmutableList.of(
                        "years", "others add as", "unmet", "one more tonne avoids (t)", "without effect", "pivotal"),
                halved.cases(BOTH).stream()
                        .map(each -> (List<String>) ImmutableList.of(
                                Integer.toString(each.years()),
                                each.ramp().toString(),
                                Texts.whole(each.unmet()),
                                worth(each),
                                withoutEffect(each),
                                pivotal(each)))
                        .toList());
        page.table("What others are taken to add: tonnes a year", "", spareHeader(), spare());
        page.list(assumptions());
        List<Substitutes.Row> shown =
                substitutes.rows().stream().filter(SubstitutionChapter::isShown).toList();
        page.section("What if not dysprosium: substitutes with their own supply risk")
                .paragraph(
                        "A substitute lowers supply risk only if its own is lower. Whether it performs as well, what it costs"
                                + " and how much of a use it can take are further questions; where the source does not say, the cell"
                                + " says so. Here are the rare earths and germanium, "
                                + shown.size() + " rows of "
                                + substitutes.rows().size() + "; substitutes.csv has all, with the"
                                + " words and addresses of the sources.");
        page.table(
                "Substitutes, each with the supply risk of what it is made of",
                "substitutes.csv",
                ImmutableList.of(
                        "replacement", "of", "in", "lowers risk", "risk", "own risk", "why", "share of use", "source"),
                shown.stream().map(SubstitutionChapter::substitute).toList());
        page.list(riskAssumptions());
    }

    private static boolean isShown(Substitutes.Row row) {
        Commodity material = row.substitute().application().material();
        return material.equals(Commodity.of("germanium"))
                || ElementGroup.RARE_EARTHS.elements().containsAll(material.elements());
    }

    private static List<String> summary(Case each) {
        return ImmutableList.of(
                each.where(),
                Integer.toString(each.years()),
                each.ramp().toString(),
                Texts.whole(each.cut()),
                Texts.whole(each.filled()),
                Texts.whole(each.unmet()),
                Texts.percent(Interval.exact(each.unmet() / each.demand())),
                Texts.whole(each.unmetIfDemandGrows()),
                Texts.whole(each.unmetIfSubstituted()),
                whole(each.hhiBefore()),
                whole(each.hhiAfter()));
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

    private static List<String> whoHeader() {
        ImmutableList.Builder<String> header = ImmutableList.builder();
        header.add("who", "cut at");
        for (Ramp ramp : Ramp.values()) {
            HalvedSupply.HORIZONS.forEach(years -> header.add(ramp + ", " + years(years)));
        }
        return header.build();
    }

    private List<List<String>> who() {
        List<List<String>> rows = new ArrayList<>();
        for (List<Stage> stages : STAGES) {
            List<Case> cases = halved.cases(stages);
            for (Producer producer : cases.get(0).fills().keySet()) {
                rows.add(row(producer.name(), cases, each -> each.fills().getOrDefault(producer, 0.0)));
            }
            rows.add(row("unmet", cases, Case::unmet));
        }
        return rows;
    }

    private static List<String> row(String name, List<Case> cases, ToDoubleFunction<Case> tonnes) {
        ImmutableList.Builder<String> row = ImmutableList.builder();
        row.add(name, cases.get(0).where());
        cases.forEach(each -> row.add(Texts.whole(tonnes.applyAsDouble(each))));
        return row.build();
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

    private static List<String> spareHeader() {
        ImmutableList.Builder<String> header = ImmutableList.builder();
        header.add("supplier", "stage");
        HalvedSupply.OUTLOOK_YEARS.forEach(year -> header.add("IEA, " + year));
        return header.add("more each year, as after 2010").build();
    }

    private List<List<String>> spare() {
        List<List<String>> rows = new ArrayList<>();
        for (List<Stage> stages : STAGES) {
            Stage stage = stages.get(0);
            for (SupplyRow row : HalvedSupply.rows(halved.table(stage, ReportInput.YEAR))) {
                ImmutableList.Builder<String> cells = ImmutableList.builder();
                cells.add(row.producer().name(), stage.toString());
                for (int year : HalvedSupply.OUTLOOK_YEARS) {
                    cells.add(Texts.whole(HalvedSupply.tonnes(halved.table(stage, year), row.producer())));
                }
                boolean cut = row.producer().equals(HalvedSupply.CHINA);
                rows.add(cells.add(cut ? "" : Texts.whole(halved.added(stage, row.producer(), Ramp.CRISIS, 1)))
                        .build());
            }
        }
        return rows;
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

    private static List<String> substitute(Substitutes.Row row) {
        Substitute substitute = row.substitute();
        return ImmutableList.of(
                substitute.replacement().name(),
                substitute.application().material().name(),
                substitute.application().name(),
                row.lowers(),
                risk(row.replaced()),
                substitute.replacement() instanceof Replacement.Material ? risk(row.own()) : "not counted",
                row.why(),
                known(substitute.shareOfUse().fraction(), Interval.UNIT),
                source(substitute.source()));
    }

    private static String risk(EuRisks.Risk risk) {
        if (!risk.isKnown()) {
            return "not known";
        }
        return risk.value().isBounded()
                ? Texts.range(risk.value(), DIGITS)
                : "at least " + Texts.rounded(Interval.exact(risk.value().lower()));
    }

    private List<String> riskAssumptions() {
        ImmutableList.Builder<String> all = ImmutableList.builder();
        all.add(
                "Supply risk: the European Union's formula, of shares of the material itself, recycling, substitution index and"
                        + " import reliance as printed in its study of 2023 (" + EuRisks.STUDY
                        + "), each as wide as its rounding, and of governance (" + EuRisks.GOVERNANCE_EDITION + ", "
                        + EuRisks.GOVERNANCE_YEAR
                        + "); of two stages the higher. Method: "
                        + EuSupplyRisk.METHOD,
                "The published scores of the same study stand beside it in substitutes.csv, and where they say otherwise the reason"
                        + " does too. A material without shares has the published score itself, said so; an element of which the"
                        + " study knows several materials has the range of these, listed; without either it is not known.",
                "A compound or alloy has the highest risk of its elements. What a technology needs is not listed, so that"
                        + " none of its own is counted; some save only a part of the material, and some need other rare earths.",
                "Share of use: the largest share that the source says the replacement can take or save. Its words are read as"
                        + " ranges: a printed figure is half a unit of its last digit, about or roughly a figure is 2.5 points"
                        + " either way, up to a figure is from 0.");
        List<Commodity> magnets = Commodity.all().stream()
                .filter(each -> each.elements().size() == 1
                        && ElementGroup.MAGNET_RARE_EARTHS
                                .elements()
                                .contains(each.elements().get(0)))
                .toList();
        List<String> without = magnets.stream()
                .filter(each -> substitutes.rows().stream()
                        .noneMatch(
                                row -> row.substitute().application().material().equals(each)))
                .map(Commodity::name)
                .toList();
        if (!without.isEmpty()) {
            all.add("No row of the catalogue names a substitute for " + String.join(", ", without) + ".");
        }
        return all.build();
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
        lines.add("  instead of dysprosium, no lower risk: " + insteadOfDysprosium("no") + "; lower: "
                + insteadOfDysprosium("yes") + "; not known: " + insteadOfDysprosium("not known"));
        return lines.build();
    }

    private String insteadOfDysprosium(String verdict) {
        List<String> names = substitutes.rows().stream()
                .filter(row -> row.substitute().application().material().equals(Commodity.of("dysprosium"))
                        && row.lowers().equals(verdict))
                .map(row -> row.substitute().replacement().name())
                .distinct()
                .toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
