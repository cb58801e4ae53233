package io.github.criticalminerals.examples.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.PriceSeries;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.Amendment;
import io.github.criticalminerals.core.policy.EventStatus;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.policy.StatusChange;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds each claim of the ledger against published data. */
final class ClaimCheck {

    /** Days of a mean Gregorian year. */
    private static final double DAYS_A_YEAR = 365.2425;

    private static final Pattern ANNOUNCEMENT = Pattern.compile("Announcement No\\. ([0-9]+) of ([0-9]{4})");
    private static final Pattern ORDER = Pattern.compile("Executive Order [0-9]+");

    private final ReportInput input;

    ClaimCheck(ReportInput input) {
        this.input = input;
    }

    List<Finding> all() {
        return input.claims().stream().map(this::check).collect(ImmutableList.toImmutableList());
    }

    private Finding check(Claim claim) {
        return switch (claim.check()) {
            case "share" -> share(claim);
            case "rise" -> rise(claim);
            case "list-added" ->
                count(
                        claim,
                        CriticalList.US_2025
                                .differenceFrom(CriticalList.US_2022)
                                .added()
                                .size(),
                        "added to the US list of 2022");
            case "list-size" -> count(claim, CriticalList.US_2025.members().size(), "on the US list of 2025");
            case "suspended" -> suspended(claim);
            case "expiry" -> expiry(claim);
            case "largest-outside" -> largestOutside(claim);
            case "none" -> notCheckable(claim, claim.reason());
            default ->
                throw new IllegalArgumentException("check of claim " + claim.id()
                        + " must be one that is known, but was \"" + claim.check() + "\"");
        };
    }

    /** A share of a country in mining, reserves or refining, against the table that comes nearest. */
    private Finding share(Claim claim) {
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
            why.add(percent(share) + " of the sum of the rows");
            table.printedTotal()
                    .ifPresent(total -> why.add((total.tonnes().isBounded() ? "" : "at most ")
                            + percent(Interval.exact(table.findAmount(country)
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
                text(meaning),
                text(share),
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
                .ifPresent(later -> others.add(percent(later.shareOf(country).fraction()) + " of the rows for "
                        + later.year() + " in " + ReportInput.LATER_EDITION));
        SupplyTable magnets = input.minedMagnetElements();
        others.add("another scope: " + percent(magnets.shareOf(country).fraction()) + " of "
                + magnets.commodity().name() + " (" + ReportInput.IEA_EDITION + ")");
        return others;
    }

    /** "Up strongly": only the direction can be checked. */
    private Finding rise(Claim claim) {
        PriceSeries prices = input.price(claim.checkedSubject());
        LocalDate end = LocalDate.parse(claim.asOf());
        LocalDate base = prices.lastOnOrBefore(LocalDate.of(end.getYear() - 1, 12, 31));
        double change = prices.changeSince(base, end);
        return new Finding(
                claim,
                "above 0",
                text(Interval.exact(change)),
                ReportInput.CLOSES_SOURCE,
                "",
                "change of the close, " + prices.unit() + ", " + base + " to " + prices.lastOnOrBefore(end),
                prices.name(),
                change > 0 ? Verdict.CONSISTENT : Verdict.INCONSISTENT,
                "in direction; the claim gives no figure, the closes give " + Texts.signedPercent(change));
    }

    private static Finding count(Claim claim, int count, String what) {
        Interval meaning = claim.meaning(Wording.CONVENTION).orElseThrow();
        return new Finding(
                claim,
                claim.value(),
                Integer.toString(count),
                CriticalList.US_2025.sources().get(0).toString(),
                CriticalList.US_2025.date().toString(),
                "count",
                what,
                meaning.contains(count) ? Verdict.CONSISTENT : Verdict.INCONSISTENT,
                count + " minerals " + what);
    }

    /** A delay of Chinese export controls by a year: which of them are suspended, for how long, and which are not. */
    private Finding suspended(Claim claim) {
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
                text(years),
                Joiner.on("; ").join(terms),
                suspensions.isEmpty() ? "" : suspensions.get(0).sources().get(0).toString(),
                "",
                "term of the suspension",
                acts(suspended),
                asLong ? Verdict.CONSISTENT : Verdict.INCONSISTENT,
                "for " + acts(suspended) + ", suspended for " + Joiner.on(", ").join(days) + " days from " + date
                        + "; not for " + (unaffected.isEmpty() ? "none" : acts(unaffected)));
    }

    /** Acts by their numbers, each once: {@code announcements 55, 57 of 2025}. */
    private static String acts(List<PolicyEvent> events) {
        Map<String, Set<String>> numbers = new TreeMap<>();
        Set<String> others = new LinkedHashSet<>();
        for (PolicyEvent event : events) {
            Matcher announcement = ANNOUNCEMENT.matcher(event.sources().get(0).title());
            if (announcement.lookingAt()) {
                numbers.computeIfAbsent(announcement.group(2), year -> new LinkedHashSet<>())
                        .add(announcement.group(1));
            } else {
                others.add(act(event));
            }
        }
        List<String> acts = new ArrayList<>();
        numbers.forEach((year, of) -> acts.add((of.size() == 1 ? "announcement " : "announcements ")
                + Joiner.on(", ").join(of) + " of " + year));
        acts.addAll(others);
        return Joiner.on("; ").join(acts);
    }

    /** An act by its number, as its first source has it, else by the event's id. */
    private static String act(PolicyEvent event) {
        String title = event.sources().get(0).title();
        Matcher announcement = ANNOUNCEMENT.matcher(title);
        Matcher order = ORDER.matcher(title);
        return announcement.lookingAt()
                ? "announcement " + announcement.group(1) + " of " + announcement.group(2)
                : order.lookingAt() ? order.group() : event.id();
    }

    /** Suspensions that were in force and expire in the year, with all their extensions. */
    private Finding expiry(Claim claim) {
        int year = Integer.parseInt(claim.value());
        Map<PolicyEvent, LocalDate> lastDays = new LinkedHashMap<>();
        for (StatusChange change : input.timeline()
                .changesBetween(
                        LocalDate.of(year, 1, 1).plusDays(1),
                        LocalDate.of(year, 12, 31).plusDays(1))) {
            if (change.before() == EventStatus.IN_FORCE
                    && change.after() == EventStatus.EXPIRED
                    && change.event().amendments().stream()
                            .anyMatch(amendment -> amendment.effect() == Amendment.Effect.SUSPENDS)) {
                lastDays.put(change.event(), change.date().minusDays(1));
            }
        }
        List<PolicyEvent> ending = ImmutableList.copyOf(lastDays.keySet());
        return new Finding(
                claim,
                claim.value(),
                Joiner.on("; ").join(ImmutableSet.copyOf(lastDays.values())),
                Joiner.on(" | ")
                        .join(ending.stream()
                                .map(event -> event.sources().get(0).toString())
                                .toList()),
                "",
                "last day of a suspension",
                Joiner.on("; ").join(ending.stream().map(ClaimCheck::act).toList()),
                ending.isEmpty() ? Verdict.INCONSISTENT : Verdict.CONSISTENT,
                ending.size() + " suspensions end in " + year + ": "
                        + Joiner.on("; ")
                                .join(ending.stream()
                                        .map(event -> act(event) + " on " + lastDays.get(event))
                                        .toList()));
    }

    /** The largest producer outside China cannot be in a country that mines less than another one. */
    private Finding largestOutside(Claim claim) {
        SupplyTable table = input.mining();
        Country country = Country.parse(claim.checkedSubject());
        SupplyRow largest = table.rows().stream()
                .filter(row -> !row.producer().equals(Country.parse("China")))
                .max(Comparator.comparingDouble(row -> row.amount().tonnes().lower()))
                .orElseThrow();
        Interval own = table.findAmount(country).orElseThrow().tonnes();
        boolean possible = own.upper() >= largest.amount().tonnes().lower();
        return new Finding(
                claim,
                "rank 1",
                table.findAmount(country).orElseThrow().toString(),
                source(table),
                table.edition().map(Edition::toString).orElse(""),
                words(table.measure()) + " " + table.year(),
                table.commodity().name() + ", mining",
                possible ? Verdict.CONSISTENT : Verdict.INCONSISTENT,
                "for mining: " + largest.producer().name() + " " + Texts.tonnes(largest.amount()) + ", "
                        + country.name() + " "
                        + Texts.tonnes(table.findAmount(country).orElseThrow()));
    }

    private static Finding notCheckable(Claim claim, String why) {
        return new Finding(
                claim,
                claim.meaning(Wording.CONVENTION).map(ClaimCheck::text).orElse(""),
                "",
                "",
                "",
                "",
                "",
                Verdict.NOT_CHECKABLE,
                why);
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

    private static String source(SupplyTable table) {
        return table.sources().stream().findFirst().map(Source::toString).orElse("");
    }

    private static String words(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Interval interval) {
        return Texts.rounded(interval);
    }

    private static String percent(Interval share) {
        return Texts.percent(share);
    }
}
