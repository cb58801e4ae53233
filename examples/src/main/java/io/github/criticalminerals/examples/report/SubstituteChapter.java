package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.ElementGroup;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What if not dysprosium: substitutes, each with its own supply risk. */
final class SubstituteChapter implements Chapter {

    private static final String FILE = "substitutes.csv";
    /** Digits of a supply risk on the page. */
    private static final int DIGITS = 3;

    private final Substitutes substitutes;
    private final Table<Substitutes.Row> table;

    SubstituteChapter(ReportInput input) {
        this(input, Substitute.all());
    }

    SubstituteChapter(ReportInput input, List<Substitute> catalogue) {
        this.substitutes = new Substitutes(input.reference(), catalogue);
        this.table = table("All substitutes", substitutes.rows());
    }

    Table<Substitutes.Row> table() {
        return table;
    }

    private static Table<Substitutes.Row> table(String caption, List<Substitutes.Row> rows) {
        return Table.of(FILE, caption, rows)
                .inFile(
                        "material",
                        row -> row.substitute().application().material().name())
                .inFile("use", row -> row.substitute().application().name())
                .column("replacement", row -> row.substitute().replacement().name())
                .onPage("of", row -> row.substitute().application().material().name())
                .onPage("in", row -> row.substitute().application().name())
                .onPage("lowers risk", Substitutes.Row::lowers)
                .onPage("risk", row -> risk(row.replaced()))
                .onPage("own risk", row -> isMaterial(row) ? risk(row.own()) : "not counted")
                .inFile("kind", row -> isMaterial(row) ? "material" : "technology")
                .inFile("risk_low", row -> low(row.replaced(), row.replaced().value()))
                .inFile("risk_high", row -> Texts.end(Optional.of(row.replaced().value()), Side.HIGH))
                .inFile("risk_of", row -> row.replaced().of())
                .inFile("own_risk_low", row -> low(row.own(), row.own().value()))
                .inFile("own_risk_high", row -> Texts.end(Optional.of(row.own().value()), Side.HIGH))
                .inFile("own_risk_of", row -> row.own().of())
                .inFile("own_risk_after_substitutes_low", row -> low(row.own(), row.left()))
                .inFile("own_risk_after_substitutes_high", row -> Texts.end(Optional.of(row.left()), Side.HIGH))
                .inFile("lowers_risk", Substitutes.Row::lowers)
                .column("why", Substitutes.Row::why)
                .inFile(
                        "published_risk",
                        row -> row.published().map(Texts::rounded).orElse(""))
                .inFile(
                        "published_own_risk",
                        row -> row.publishedOwn().map(Texts::rounded).orElse(""))
                .inFile("published_lowers", Substitutes.Row::publishedSign)
                .inFile("performance", row -> known(row.substitute().performance(), Substitute.UNKNOWN_PERFORMANCE))
                .inFile("cost_ratio", row -> known(row.substitute().costRatio(), Substitute.UNKNOWN_COST_RATIO))
                .column(
                        "share_of_use",
                        row -> known(row.substitute().shareOfUse().fraction(), Interval.UNIT))
                .inFile("years", row -> known(row.substitute().yearsToDeploy(), Substitute.UNKNOWN_YEARS))
                .column("source", row -> source(row.substitute().source()))
                .inFile("address", row -> address(row.substitute().source()))
                .inFile("quote", row -> row.substitute().source().note().orElse(""));
    }

    private static boolean isMaterial(Substitutes.Row row) {
        return row.substitute().replacement() instanceof Replacement.Material;
    }

    /** Blank where nothing is known. */
    private static String low(EuRisks.Risk risk, Interval value) {
        return risk.isKnown() ? Texts.end(Optional.of(value), Side.LOW) : "";
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

    private static String risk(EuRisks.Risk risk) {
        if (!risk.isKnown()) {
            return "not known";
        }
        return risk.value().isBounded()
                ? Texts.range(risk.value(), DIGITS)
                : "at least " + Texts.rounded(Interval.exact(risk.value().lower()));
    }

    @Override
    public Map<String, String> files() {
        return ImmutableMap.of(table.file(), table.toCsv());
    }

    @Override
    public void addTo(Page page) {
        List<Substitutes.Row> shown =
                substitutes.rows().stream().filter(SubstituteChapter::isShown).toList();
        page.section("What if not dysprosium: substitutes with their own supply risk")
                .paragraph(
                        "A substitute lowers supply risk only if its own is lower. Whether it performs as well, what it costs"
                                + " and how much of a use it can take are further questions; where the source does not say, the cell"
                                + " says so. Here are the rare earths and germanium, "
                                + shown.size() + " rows of "
                                + substitutes.rows().size() + "; substitutes.csv has all, with the"
                                + " words and addresses of the sources.");
        table("Substitutes, each with the supply risk of what it is made of", shown)
                .addTo(page);
        page.foldedList("How the risks are computed", riskAssumptions());
    }

    private static boolean isShown(Substitutes.Row row) {
        Commodity material = row.substitute().application().material();
        return material.equals(Commodity.of("germanium"))
                || ElementGroup.RARE_EARTHS.elements().containsAll(material.elements());
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
        return ImmutableList.of("Instead of dysprosium, no lower risk: " + insteadOfDysprosium("no") + "; lower: "
                + insteadOfDysprosium("yes") + "; not known: " + insteadOfDysprosium("not known"));
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
