package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.PriceSeries;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.reference.Indicator;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds claims on prices, exports and projects against closes and reported figures. */
final class MarketClaimCheck {

    private static final Pattern YEAR = Pattern.compile("20[0-9]{2}");
    /** The funds distribute in December, after which the closes at hand, adjusted, are no price changes. */
    private static final LocalDate LAST = LocalDate.of(2025, 11, 30);

    private final ReportInput input;

    MarketClaimCheck(ReportInput input) {
        this.input = input;
    }

    /** "Up strongly": only the direction can be checked. */
    Finding rise(Claim claim) {
        PriceSeries prices = input.price(claim.checkedSubject());
        LocalDate end = LocalDate.parse(claim.asOf());
        LocalDate base = prices.lastOnOrBefore(LocalDate.of(end.getYear() - 1, 12, 31));
        double change = prices.changeSince(base, end);
        return Finding.of(
                        claim,
                        number(change),
                        change > 0 ? Verdict.CONSISTENT : Verdict.INCONSISTENT,
                        "in direction; the claim gives no figure, the closes give " + Texts.signedPercent(change))
                .meaning("above 0")
                .from(ReportInput.CLOSES_SOURCE, end.toString())
                .measuring(
                        "change of the close, " + prices.unit() + ", " + base + " to " + prices.lastOnOrBefore(end),
                        prices.name());
    }

    /** A change since the year began, in a document without a day that tells of an agreement: on which days it holds. */
    Finding yearToDate(Claim claim) {
        PriceSeries prices = input.price(claim.checkedSubject());
        List<LocalDate> days = days(prices);
        List<LocalDate> holds = holds(claim, prices);
        List<LocalDate> together = new ArrayList<>(days);
        List<Claim> beside = input.claims().stream()
                .filter(each ->
                        each.check().equals(claim.check()) && each.document().equals(claim.document()))
                .toList();
        beside.forEach(each -> together.retainAll(holds(each, input.price(each.checkedSubject()))));
        LocalDate first = days.get(0);
        LocalDate next = days.get(1);
        String change = Texts.signedPercent(change(prices, first)) + " at the close of " + first + ", "
                + Texts.signedPercent(change(prices, next)) + " at the next";
        return Finding.of(
                        claim,
                        number(change(prices, first)),
                        holds.isEmpty()
                                ? Verdict.INCONSISTENT
                                : holds.equals(days) ? Verdict.CONSISTENT : Verdict.PARTLY_CONSISTENT,
                        change + "; from the agreement that the document tells of to " + LAST + " it holds on "
                                + holds.size() + " of " + days.size() + " days"
                                + (holds.size() == 1 ? ", on " + holds.get(0) + " only" : "")
                                + "; with " + others(claim, beside) + " it holds on "
                                + (together.isEmpty()
                                        ? "none"
                                        : String.join(
                                                        ", ",
                                                        together.stream()
                                                                .map(LocalDate::toString)
                                                                .toList()) + " only"))
                .from(ReportInput.FUNDS_SOURCE, first.toString())
                .measuring(
                        "change of the close, " + prices.unit() + ", " + base(prices) + " to " + first, prices.name());
    }

    private static String others(Claim claim, List<Claim> beside) {
        return String.join(
                " and ",
                beside.stream()
                        .map(Claim::id)
                        .filter(id -> !id.equals(claim.id()))
                        .toList());
    }

    private List<LocalDate> days(PriceSeries prices) {
        LocalDate agreement =
                input.timeline().event("US-AU-2025-framework").announced().orElseThrow();
        return ImmutableList.copyOf(
                prices.closes().subMap(agreement, LAST.plusDays(1)).keySet());
    }

    private List<LocalDate> holds(Claim claim, PriceSeries prices) {
        Interval meaning = claim.meaning(Wording.CONVENTION).orElseThrow();
        return days(prices).stream()
                .filter(day -> meaning.contains(change(prices, day)))
                .toList();
    }

    private static LocalDate base(PriceSeries prices) {
        return prices.lastOnOrBefore(PriceFigure.BASE);
    }

    private static double change(PriceSeries prices, LocalDate day) {
        return prices.changeSince(base(prices), day);
    }

    /** A move of one day, in a document without a day that tells of an agreement: the largest since then. */
    Finding oneMove(Claim claim) {
        PriceSeries prices = input.price(claim.checkedSubject());
        LocalDate day = days(prices).stream()
                .max(Comparator.comparingDouble(each -> move(prices, each)))
                .orElseThrow();
        double most = move(prices, day);
        Interval meaning = claim.meaning(Wording.CONVENTION).orElseThrow();
        return Finding.of(
                        claim,
                        number(most),
                        meaning.contains(most) ? Verdict.CONSISTENT : Verdict.INCONSISTENT,
                        Texts.signedPercent(most) + " from close to close on " + day
                                + ", the largest move from the agreement that the document tells of to " + LAST
                                + (most > meaning.upper() ? ": more than is claimed" : "")
                                + "; moves within the day are not at hand")
                .from(ReportInput.FUNDS_SOURCE, day.toString())
                .measuring(
                        "change of the close, " + prices.unit() + ", to " + day + " from the day before",
                        prices.name());
    }

    /** The change of the close (fraction) on the last one before. */
    private static double move(PriceSeries prices, LocalDate day) {
        return prices.changeSince(prices.lastOnOrBefore(day.minusDays(1)), day);
    }

    /** Exports in value against the same month of the year before, as the customs are reported; by weight beside it. */
    Finding exportChange(Claim claim) {
        YearMonth month = YearMonth.parse(claim.asOf());
        String value = claim.checkedSubject() + ", value";
        double change = change(value, month);
        Interval meaning = claim.meaning(Wording.CONVENTION).orElseThrow();
        Indicator now = of(value, month);
        return Finding.of(
                        claim,
                        number(change),
                        meaning.contains(change) ? Verdict.CONSISTENT : Verdict.INCONSISTENT,
                        "in value, " + of(value, month).printed() + " after "
                                + of(value, month.minusYears(1)).printed()
                                + " " + now.unit() + " a year before ("
                                + of(value, month.minusYears(1)).basis()
                                + "); by weight " + Texts.signedPercent(change(claim.checkedSubject(), month)))
                .from(now.source().toString(), now.date())
                .measuring("change of the value of exports on the month a year before", claim.checkedSubject());
    }

    private double change(String series, YearMonth month) {
        return of(series, month).value().orElseThrow().midpoint()
                        / of(series, month.minusYears(1)).value().orElseThrow().midpoint()
                - 1;
    }

    private Indicator of(String series, YearMonth month) {
        return input.reference().indicators().stream()
                .filter(each -> each.series().equals(series)
                        && each.date().equals(month.toString())
                        && each.where().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** When a plant is to start, as its owner is reported. */
    Finding start(Claim claim) {
        Indicator plan = input.reference().indicators().stream()
                .filter(each -> each.series().equals(claim.checkedSubject()))
                .findFirst()
                .orElseThrow();
        Matcher years = YEAR.matcher(plan.date());
        List<Integer> found = new ArrayList<>();
        while (years.find()) {
            found.add(Integer.parseInt(years.group()));
        }
        Interval start = Interval.of(found.get(0), found.get(found.size() - 1));
        double claimed = Double.parseDouble(claim.value());
        Verdict verdict = start.lower() >= claimed
                ? Verdict.CONSISTENT
                : start.upper() < claimed ? Verdict.INCONSISTENT : Verdict.PARTLY_CONSISTENT;
        return Finding.of(
                        claim,
                        Texts.rounded(start),
                        verdict,
                        (verdict == Verdict.PARTLY_CONSISTENT ? "not quite: " : "") + "planned for " + plan.date()
                                + ", as reported; a plan is no start")
                .meaning(claim.value() + " or later")
                .from(plan.source().toString(), plan.date())
                .measuring("planned first output, year", plan.series().replace("outside China, as reported: ", ""));
    }

    private static String number(double value) {
        return Texts.rounded(Interval.exact(value));
    }
}
