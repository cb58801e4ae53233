package io.github.criticalminerals.examples.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds claims on shares and ranks against world tables. */
final class ShareClaimCheck {

    private final ReportInput input;

    ShareClaimCheck(ReportInput input) {
        this.input = input;
    }

    /** A share of a country in mining, reserves or refining, against the table that comes nearest. */
    Finding share(Claim claim) {
        Set<Stage> stages = Stage.parseSet(claim.checkedStages());
        Measure measure = Measure.valueOf(claim.checkedMeasure());
        SupplyTable table = stages.equals(ImmutableSet.of(Stage.MINING))
                ? (measure == Measure.RESERVES ? input.reserves() : input.mining())
                : input.refining();
        Interval meaning = claim.meaning(Wording.CONVENTION).orElseThrow();
        Country country = Country.parse(claim.subject());
        Interval share = table.shareOf(country).fraction();
        List<String> why = new ArrayList<>();
        boolean otherMeasure = measure != table.measure();
        boolean otherCommodity = !table.commodity().name().equals(claim.checkedSubject());
        boolean otherStages = !stages.equals(table.stages());
        boolean otherScope = otherCommodity || otherStages;
        if (otherMeasure) {
            why.add("the claim is of " + words(measure) + ", the figure of " + words(table.measure()));
        }
        if (otherCommodity) {
            why.add("the claim is of all " + claim.checkedSubject() + ", the figure of "
                    + table.commodity().name());
        }
        if (otherStages) {
            why.add("the claim is wider: " + Joiner.on(" and ").join(stages) + ", the figure of "
                    + Joiner.on(" and ").join(table.stages()));
        }
        Verdict verdict;
        if (otherMeasure) {
            verdict = otherScope ? Verdict.DIFFERENT_MEASURE_AND_SCOPE : Verdict.DIFFERENT_MEASURE;
        } else if (otherScope) {
            verdict = Verdict.DIFFERENT_SCOPE;
        } else {
            verdict = meaning.intersection(share).isPresent() ? Verdict.CONSISTENT : Verdict.INCONSISTENT;
            why.add(Texts.percent(share) + " of the sum of the rows");
            table.printedTotal()
                    .ifPresent(total -> why.add((total.tonnes().isBounded() ? "" : "at most ")
                            + Texts.percent(Interval.exact(table.findAmount(country)
                                            .orElseThrow()
                                            .tonnes()
                                            .upper()
                                    / total.tonnes().lower()))
                            + " of the printed total"));
            if (measure == Measure.OUTPUT) {
                why.addAll(elsewhere(claim, table, country));
            }
        }
        return new Finding(
                claim,
                Texts.rounded(meaning),
                Texts.rounded(share),
                source(table),
                table.edition().map(Edition::toString).orElse(""),
                words(table.measure()) + " " + table.year(),
                table.commodity().name() + ", " + Joiner.on(" and ").join(table.stages()),
                verdict,
                Joiner.on("; ").join(why));
    }

    /** What stands beside a share of mine output: the year that the claim speaks of, and the other source's scope. */
    private List<String> elsewhere(Claim claim, SupplyTable table, Country country) {
        List<String> others = new ArrayList<>();
        input.reference().tables().stream()
                .filter(later -> later.commodity().equals(table.commodity())
                        && later.stages().equals(table.stages())
                        && later.measure() == table.measure()
                        && later.year() != table.year()
                        && claim.asOf().equals(Integer.toString(later.year()))
                        && later.edition().map(Edition::toString).equals(Optional.of(ReportInput.LATER_EDITION)))
                .findFirst()
                .ifPresent(
                        later -> others.add(Texts.percent(later.shareOf(country).fraction()) + " of the rows for "
                                + later.year() + " in " + ReportInput.LATER_EDITION));
        SupplyTable magnets = input.minedMagnetElements();
        others.add("another scope: " + Texts.percent(magnets.shareOf(country).fraction()) + " of "
                + magnets.commodity().name() + " (" + ReportInput.IEA_EDITION + ")");
        return others;
    }

    /**
     * The largest producer outside China, said of a company: the tables are of countries, and of mining. Both editions
     * stand beside it and prove nothing either way.
     */
    Finding largestOutside(Claim claim) {
        Country country = Country.parse(claim.checkedSubject());
        List<SupplyTable> editions =
                ImmutableList.of(input.mining(), later(ReportInput.YEAR), later(ReportInput.YEAR + 1));
        String beside = editions.stream()
                .map(table -> {
                    SupplyRow largest = table.rows().stream()
                            .filter(row -> !row.producer().equals(Country.CHINA))
                            .max(Comparator.comparingDouble(
                                    row -> row.amount().tonnes().lower()))
                            .orElseThrow();
                    return largest.producer().name() + " " + Texts.tonnes(largest.amount()) + ", " + country.name()
                            + " " + Texts.tonnes(table.findAmount(country).orElseThrow()) + " in " + table.year()
                            + " (" + edition(table) + ")";
                })
                .collect(Collectors.joining("; "));
        return of(claim, input.mining(), country, Verdict.DIFFERENT_SCOPE)
                .apply("the claim is of a company and of separated rare earths, the tables are of mining by country: "
                        + beside)
                .meaning("rank 1");
    }

    /** The only producer of a region, said of a company: whether the table has another country there that produces. */
    Finding soleIn(Claim claim) {
        SupplyTable table = later(ReportInput.YEAR + 1);
        Country country = Country.parse(claim.checkedSubject());
        List<String> others = new ArrayList<>();
        boolean another = false;
        for (String name : ImmutableList.of("Canada", "Mexico")) {
            Optional<Interval> tonnes = table.findAmount(Country.parse(name)).map(amount -> amount.tonnes());
            another |= tonnes.filter(each -> each.upper() > 0).isPresent();
            others.add(name + " "
                    + tonnes.map(each -> each.upper() == 0 ? "none" : Texts.amount(each) + " t")
                            .orElse("has no row"));
        }
        return of(claim, table, country, another ? Verdict.INCONSISTENT : Verdict.CONSISTENT)
                .apply("for mining, by country: " + country.name() + " "
                        + Texts.tonnes(table.findAmount(country).orElseThrow()) + ", " + String.join(", ", others)
                        + "; the table is of countries and names no company")
                .meaning("the only one");
    }

    private interface Because {
        Finding apply(String why);
    }

    private static Because of(Claim claim, SupplyTable table, Country country, Verdict verdict) {
        return why -> Finding.of(claim, table.findAmount(country).orElseThrow().toString(), verdict, why)
                .from(source(table), edition(table))
                .measuring(
                        words(table.measure()) + " " + table.year(),
                        table.commodity().name() + ", mining");
    }

    private SupplyTable later(int year) {
        return input.reference()
                .supply(ReportInput.USUAL_COMMODITY, Stage.MINING, Measure.OUTPUT, year, ReportInput.LATER_EDITION);
    }

    private static String edition(SupplyTable table) {
        return table.edition().map(Edition::toString).orElse("");
    }

    private static String source(SupplyTable table) {
        return table.sources().stream().findFirst().map(Source::toString).orElse("");
    }

    private static String words(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }
}
