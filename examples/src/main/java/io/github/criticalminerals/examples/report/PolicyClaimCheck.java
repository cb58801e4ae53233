package io.github.criticalminerals.examples.report;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.policy.Amendment;
import io.github.criticalminerals.core.policy.Change;
import io.github.criticalminerals.core.policy.EventStatus;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.policy.Standing;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.reference.Indicator;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds claims on measures, rates and terms against the policy events. */
final class PolicyClaimCheck {

    /** Days of a mean Gregorian year. */
    private static final double DAYS_A_YEAR = 365.2425;

    private final ReportInput input;

    PolicyClaimCheck(ReportInput input) {
        this.input = input;
    }

    /** A delay of Chinese export controls by a year: which of them are suspended, for how long, and which are not. */
    Finding suspended(Claim claim) {
        LocalDate date = LocalDate.parse(claim.asOf());
        Interval years = claim.meaning(Wording.CONVENTION).orElseThrow();
        List<PolicyEvent> suspensions = suspensionsBy("China", date.getYear()).stream()
                .filter(suspension -> !suspension.from().orElseThrow().isBefore(date))
                .toList();
        List<PolicyEvent> suspended = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        List<String> days = new ArrayList<>();
        boolean asLong = !suspensions.isEmpty();
        for (PolicyEvent suspension : suspensions) {
            LocalDate from = suspension.from().orElseThrow();
            LocalDate until = suspension.until().orElseThrow();
            terms.add(from + " to " + until);
            long term = ChronoUnit.DAYS.between(date, until);
            days.add(Long.toString(term));
            asLong &= years.contains(term / DAYS_A_YEAR);
            suspension
                    .amendments()
                    .forEach(amendment -> suspended.add(input.timeline().event(amendment.event())));
        }
        LocalDate after = LocalDate.of(date.getYear(), 12, 31);
        List<PolicyEvent> unaffected = input.timeline().inForceOn(after).stream()
                .filter(event -> event.issuedBy().countries().contains(Country.of("CHN")))
                .filter(event -> announcedIn(event, date.getYear()))
                .filter(event -> event.instrument() instanceof Instrument.Licensing)
                .filter(event -> concernsRareEarths(event))
                .toList();
        return new Finding(
                claim,
                Texts.rounded(years),
                Joiner.on("; ").join(terms),
                suspensions.isEmpty() ? "" : suspensions.get(0).sources().get(0).toString(),
                suspensions.isEmpty()
                        ? ""
                        : suspensions.get(0).announced().orElse(date).toString(),
                "term of the suspension",
                Acts.named(suspended),
                asLong ? Verdict.CONSISTENT : Verdict.INCONSISTENT,
                "for " + Acts.named(suspended) + ", suspended for "
                        + Joiner.on(", ").join(days) + " days from " + date + "; not for "
                        + (unaffected.isEmpty() ? "none" : Acts.named(unaffected)));
    }

    /** Suspensions that were in force and expire in the year, with all their extensions, and what has ended since. */
    Finding expiry(Claim claim) {
        int year = Integer.parseInt(claim.value());
        LocalDate first = LocalDate.of(year, 1, 2);
        Map<PolicyEvent, LocalDate> lastDays = new LinkedHashMap<>();
        Set<String> ended = new LinkedHashSet<>();
        for (Change change : input.timeline().changesBetween(first, LocalDate.of(year + 1, 1, 1))) {
            PolicyEvent event = change.event();
            boolean suspends =
                    event.amendments().stream().anyMatch(amendment -> amendment.effect() == Amendment.Effect.SUSPENDS);
            if (suspends
                    && change.before().status() == EventStatus.IN_FORCE
                    && change.after().status() == EventStatus.EXPIRED) {
                lastDays.put(event, change.date().minusDays(1));
            }
            if (change.after().status() == EventStatus.ENDED
                    && !change.date().isAfter(input.date())
                    && isOfTheTruce(event)) {
                ended.add(Acts.name(event) + " on " + change.date());
            }
        }
        List<PolicyEvent> ending = ImmutableList.copyOf(lastDays.keySet());
        List<String> since = new ArrayList<>();
        for (PolicyEvent event : ending) {
            Standing standing = input.timeline().standingOn(event.id(), input.date());
            since.add(Acts.name(event) + " " + standing.status()
                    + (standing.preliminary().isEmpty()
                            ? ""
                            : " (" + standing.preliminary().get(0).event().id() + ", unsigned, would make it "
                                    + standing.preliminary().get(0).status() + ")"));
        }
        return Finding.of(
                        claim,
                        Joiner.on("; ").join(ImmutableSet.copyOf(lastDays.values())),
                        ending.isEmpty() ? Verdict.INCONSISTENT : Verdict.CONSISTENT,
                        ending.size() + " suspensions end in " + year + ": "
                                + Joiner.on("; ")
                                        .join(ending.stream()
                                                .map(event -> Acts.name(event) + " on " + lastDays.get(event))
                                                .toList())
                                + ". On " + input.date() + ": "
                                + Joiner.on(", ").join(since)
                                + (ended.isEmpty()
                                        ? ""
                                        : ". Ended before its term: "
                                                + Joiner.on(", ").join(ended)))
                .meaning(claim.value())
                .from(
                        Joiner.on(" | ")
                                .join(ending.stream()
                                        .map(event -> event.sources().get(0).toString())
                                        .toList()),
                        input.date().toString())
                .measuring(
                        "last day of a suspension",
                        Joiner.on("; ").join(ending.stream().map(Acts::name).toList()));
    }

    /** Whether the United States or China suspend something by it, or it is a tariff of theirs on all goods. */
    private static boolean isOfTheTruce(PolicyEvent event) {
        return event.issuedBy().countries().stream()
                        .anyMatch(country -> country.equals(Country.UNITED_STATES) || country.equals(Country.CHINA))
                && (event.instrument() instanceof Instrument.Truce || event.instrument() instanceof Instrument.Tariff);
    }

    private List<PolicyEvent> suspensionsBy(String country, int year) {
        return input.timeline().events().stream()
                .filter(event -> event.issuedBy().countries().contains(Country.parse(country)))
                .filter(event -> event.amendments().stream()
                        .anyMatch(amendment -> amendment.effect() == Amendment.Effect.SUSPENDS
                                && announcedIn(input.timeline().event(amendment.event()), year)))
                .toList();
    }

    private static boolean announcedIn(PolicyEvent event, int year) {
        return event.announced().map(LocalDate::getYear).equals(Optional.of(year));
    }

    /** Whether an event is of rare earths or of everything. */
    private static boolean concernsRareEarths(PolicyEvent event) {
        return event.scope()
                .overlaps(
                        Scope.ALL.of(Commodity.of("rare earths")),
                        event.announced().orElseThrow());
    }

    /** A tariff that was threatened: the rate that was said, and that it never came into force. */
    Finding threat(Claim claim) {
        PolicyEvent event = input.timeline().event(claim.checkedSubject());
        Instrument.Tariff tariff = (Instrument.Tariff) event.instrument();
        Interval rate = tariff.rates().get(0).rate();
        boolean meets = claim.meaning(Wording.CONVENTION)
                .orElseThrow()
                .intersection(rate)
                .isPresent();
        return Finding.of(
                        claim,
                        Texts.rounded(rate),
                        meets ? Verdict.CONSISTENT : Verdict.INCONSISTENT,
                        "as a threat, of " + event.announced().orElseThrow() + " for "
                                + event.from().orElseThrow() + "; "
                                + (event.signed() ? "signed" : "no order was ever signed"))
                .from(
                        event.sources().get(0).toString(),
                        event.announced().map(LocalDate::toString).orElse(""))
                .measuring("rate threatened", event.title());
    }

    /** The tariffs of one country on all goods of another that are in force in the claim's month, added up. */
    Finding tariffs(Claim claim) {
        List<Country> parties = countries(claim);
        LocalDate day = YearMonth.parse(claim.asOf()).atDay(1);
        Scope goods = Scope.ALL.from(parties.get(1)).to(parties.get(0));
        double sum = 0;
        List<String> parts = new ArrayList<>();
        List<PolicyEvent> acts = new ArrayList<>();
        for (PolicyEvent event : input.timeline().inForceOn(day)) {
            Scope scope = event.scope();
            if (event.instrument() instanceof Instrument.Tariff tariff
                    && event.issuedBy().countries().equals(ImmutableList.of(parties.get(0)))
                    && scope.commodities().isEmpty()
                    && scope.elements().isEmpty()
                    && scope.hsCodes().isEmpty()
                    && !isOfSomeGoods(event)
                    && scope.overlaps(goods, day)) {
                double rate = tariff.rateOn(day).orElse(Interval.ZERO).lower();
                sum += rate;
                acts.add(event);
                parts.add(Acts.name(event) + " " + Texts.percent(Interval.exact(rate), 3));
            }
        }
        boolean meets = claim.meaning(Wording.CONVENTION)
                .orElseThrow()
                .intersection(Interval.exact(sum))
                .isPresent();
        return Finding.of(
                        claim,
                        Texts.rounded(Interval.exact(sum)),
                        meets ? Verdict.CONSISTENT : Verdict.INCONSISTENT,
                        "added on " + day + " to goods of every kind: "
                                + Joiner.on(", ").join(parts)
                                + "; ordinary duty and tariffs on single goods come on top, and what an act exempts pays less")
                .from(acts.isEmpty() ? "" : acts.get(0).sources().get(0).toString(), day.toString())
                .measuring(
                        "sum of additional tariffs in force",
                        "goods of " + parties.get(1).name());
    }

    /** An act that exempts all goods but those of a list that is not transcribed. */
    private static boolean isOfSomeGoods(PolicyEvent event) {
        return event.scope().untranscribed().stream().anyMatch(words -> words.startsWith("all goods but"));
    }

    /** The term of a truce between two countries that was announced in the claim's month. */
    Finding truce(Claim claim) {
        YearMonth month = YearMonth.parse(claim.asOf());
        PolicyEvent truce = input.timeline().events().stream()
                .filter(event -> event.signed()
                        && event.instrument() instanceof Instrument.Truce
                        && event.issuedBy().countries().equals(countries(claim))
                        && event.announced().map(YearMonth::from).equals(Optional.of(month)))
                .findFirst()
                .orElseThrow();
        Interval days = ((Instrument.Truce) truce.instrument()).termDays();
        boolean meets = claim.meaning(Wording.CONVENTION)
                .orElseThrow()
                .intersection(days)
                .isPresent();
        return Finding.of(
                        claim,
                        Texts.rounded(days),
                        meets ? Verdict.CONSISTENT : Verdict.INCONSISTENT,
                        "as stated by both sides: " + truce.from().orElseThrow() + " to "
                                + truce.until().orElseThrow() + "; extended later")
                .from(
                        truce.sources().get(0).toString(),
                        truce.announced().orElseThrow().toString())
                .measuring("term stated, days", truce.title());
    }

    /** A processing time: the limit that the authority sets itself, in its own days. */
    Finding reviewTime(Claim claim) {
        Indicator limit = input.reference().indicators().stream()
                .filter(each -> each.series().equals(claim.checkedSubject()))
                .findFirst()
                .orElseThrow();
        Interval days = limit.value().orElseThrow();
        boolean meets = claim.meaning(Wording.CONVENTION)
                .orElseThrow()
                .intersection(days)
                .isPresent();
        return Finding.of(
                        claim,
                        Texts.rounded(days),
                        meets ? Verdict.PARTLY_CONSISTENT : Verdict.INCONSISTENT,
                        "only if its days are working days: the limit is " + Texts.rounded(days) + " " + limit.unit()
                                + ", about " + Texts.whole(days.lower() * 7 / 5)
                                + " by the calendar; it is a limit of the review and no statistic of how long it takes")
                .from(limit.source().toString(), limit.date())
                .measuring("limit of the review, " + limit.unit(), "licences for dual-use items");
    }

    /** The sum that a signed agreement of the named countries states. */
    Finding agreement(Claim claim) {
        Interval meaning = claim.meaning(Wording.CONVENTION).orElseThrow().scaledBy(1e9);
        List<Country> parties = countries(claim);
        PolicyEvent agreement = input.timeline().events().stream()
                .filter(event -> event.signed()
                        && event.instrument() instanceof Instrument.Agreement agreed
                        && agreed.amounts().stream()
                                .anyMatch(money ->
                                        money.amount().intersection(meaning).isPresent()
                                                && money.amount().isExact()))
                .findFirst()
                .orElseThrow();
        String sum = ((Instrument.Agreement) agreement.instrument())
                .amounts().stream()
                        .map(money -> money.amount().scaledBy(1e-9))
                        .map(Texts::rounded)
                        .findFirst()
                        .orElseThrow();
        Verdict verdict;
        String why;
        if (!agreement.issuedBy().countries().equals(parties)) {
            verdict = Verdict.INCONSISTENT;
            why = "the sum is that of an agreement of "
                    + Joiner.on(" and ")
                            .join(agreement.issuedBy().countries().stream()
                                    .map(Country::name)
                                    .toList())
                    + "; no signed agreement of "
                    + Joiner.on(" and ")
                            .join(parties.stream().map(Country::name).toList())
                    + " with a sum is known, and the same document gives it to the others too";
        } else if (claim.checkedMeasure().equals("funding")) {
            verdict = Verdict.DIFFERENT_MEASURE;
            why =
                    "overstated: the sum is a pipeline of projects, not funding; what each side is to put in is 1 billion USD"
                            + " or more";
        } else {
            verdict = Verdict.CONSISTENT;
            why = "as a pipeline of projects, which is no money committed";
        }
        return Finding.of(claim, sum, verdict, why)
                .from(
                        agreement
                                .sources()
                                .get(Math.min(1, agreement.sources().size() - 1))
                                .toString(),
                        agreement.announced().orElseThrow().toString())
                .measuring("pipeline of projects, billion USD", agreement.title());
    }

    private static List<Country> countries(Claim claim) {
        return Splitter.on(';').splitToList(claim.checkedSubject()).stream()
                .map(Country::of)
                .collect(ImmutableList.toImmutableList());
    }
}
