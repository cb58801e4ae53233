package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;

/** Holds each claim of the ledger against published data. */
final class ClaimCheck {

    private final ReportInput input;
    private final ShareClaimCheck shares;
    private final PolicyClaimCheck policies;
    private final MarketClaimCheck markets;

    ClaimCheck(ReportInput input) {
        this.input = input;
        this.shares = new ShareClaimCheck(input);
        this.policies = new PolicyClaimCheck(input);
        this.markets = new MarketClaimCheck(input);
    }

    List<Finding> all() {
        return input.claims().stream().map(this::check).collect(ImmutableList.toImmutableList());
    }

    private Finding check(Claim claim) {
        return switch (claim.check()) {
            case "share" -> shares.share(claim);
            case "largest-outside" -> shares.largestOutside(claim);
            case "sole-in" -> shares.soleIn(claim);
            case "rise" -> markets.rise(claim);
            case "year-to-date" -> markets.yearToDate(claim);
            case "one-move" -> markets.oneMove(claim);
            case "export-change" -> markets.exportChange(claim);
            case "start" -> markets.start(claim);
            case "list-added" ->
                count(
                        claim,
                        CriticalList.US_2025
                                .differenceFrom(CriticalList.US_2022)
                                .added()
                                .size(),
                        "added to the US list of 2022");
            case "list-size" -> count(claim, CriticalList.US_2025.members().size(), "on the US list of 2025");
            case "suspended" -> policies.suspended(claim);
            case "expiry" -> policies.expiry(claim);
            case "threat" -> policies.threat(claim);
            case "tariff-sum" -> policies.tariffs(claim);
            case "truce" -> policies.truce(claim);
            case "review-time" -> policies.reviewTime(claim);
            case "agreement" -> policies.agreement(claim);
            case "reported" -> reported(claim);
            case "none" -> Finding.notCheckable(claim, claim.reason());
            default ->
                throw new IllegalArgumentException("check of claim " + claim.id()
                        + " must be one that is known, but was \"" + claim.check() + "\"");
        };
    }

    private static Finding count(Claim claim, int count, String what) {
        Interval meaning = claim.meaning(Wording.CONVENTION).orElseThrow();
        return Finding.of(
                        claim,
                        Integer.toString(count),
                        meaning.contains(count) ? Verdict.CONSISTENT : Verdict.INCONSISTENT,
                        count + " minerals " + what)
                .meaning(claim.value())
                .from(
                        CriticalList.US_2025.sources().get(0).toString(),
                        CriticalList.US_2025.date().toString())
                .measuring("count", what);
    }

    private Finding reported(Claim claim) {
        Reported report = input.reported().stream()
                .filter(each -> each.claim().equals(claim.checkedSubject()))
                .findFirst()
                .orElseThrow();
        boolean meets = claim.meaning(Wording.CONVENTION)
                .orElseThrow()
                .intersection(report.figure())
                .isPresent();
        return Finding.of(
                        claim,
                        Texts.rounded(report.figure()),
                        !meets
                                ? Verdict.INCONSISTENT
                                : report.missing().isEmpty() ? Verdict.CONSISTENT : Verdict.PARTLY_CONSISTENT,
                        "for " + report.scope() + ": " + report.measure()
                                + (report.missing().isEmpty() ? "" : "; " + report.missing()))
                .from(report.source(), report.day())
                .measuring(report.measure(), report.scope());
    }
}
