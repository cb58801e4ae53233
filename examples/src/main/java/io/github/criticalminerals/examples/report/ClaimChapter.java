package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.ShareClaims;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.examples.report.CompatibleSets.CompatibleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents' claims against published data, and those on refining against each other. */
final class ClaimChapter implements Chapter {

    /** Claims that can be true together, and what share and index they then imply. */
    private record Together(String width, CompatibleSet set) {
        /** What a share of China implies for the index (points), whoever the others are. */
        private Interval hhi() {
            return Concentration.of(ShareClaims.of("China", new Share(set.common())))
                    .hhi()
                    .points();
        }

        private String hold() {
            return set.common().isExact() ? "only at this value" : "between these values";
        }
    }

    private final ReportInput input;
    private final ImmutableList<Finding> findings;
    private final Table<Finding> table;
    private final Table<Together> sets;

    ClaimChapter(ReportInput input) {
        this.input = input;
        this.findings = ImmutableList.copyOf(new ClaimCheck(input).all());
        this.table = Table.of("claims.csv", "Claims of the documents", findings)
                .column("id", each -> each.claim().id())
                .inFile("document", each -> each.claim().document())
                .onPage("doc", each -> each.claim().document())
                .onPage("says", each -> each.claim().inOneLine())
                .onPage("verdict", each -> each.verdict().toString())
                .onPage("means", Finding::meaningInWords)
                .onPage("figure", Finding::figureInWords)
                .onPage("edition or day", Finding::edition)
                .onPage("why", Finding::why)
                .inFile("said_by", each -> each.claim().saidBy())
                .inFile("subject", each -> each.claim().subject())
                .inFile("stages", each -> each.claim().stages())
                .inFile("measure", each -> each.claim().measure())
                .inFile("qualifier", each -> each.claim().qualifier())
                .inFile("value", each -> each.claim().value())
                .inFile("unit", each -> each.claim().unit())
                .inFile("as_of", each -> each.claim().asOf())
                .inFile("means", Finding::meaning)
                .inFile("library_figure", Finding::figure)
                .inFile("library_source", Finding::source)
                .inFile("library_edition_or_day", Finding::edition)
                .inFile("library_measure", Finding::measure)
                .inFile("library_scope", Finding::scope)
                .inFile("verdict", each -> each.verdict().toString())
                .inFile("why", Finding::why);
        this.sets = Table.of("claims-refining-sets.csv", "Maximal sets", together())
                .column("width", Together::width)
                .inFile("claims", each -> String.join(" ", each.set().claims()))
                .onPage("claims", each -> String.join(", ", each.set().claims()))
                .range(
                        "share",
                        "China's share",
                        each -> Optional.of(each.set().common()),
                        share -> Texts.percent(share, 4))
                .column("hold", Together::hold)
                .range("hhi", "HHI, points", each -> Optional.of(each.hhi()), Texts::hhi);
    }

    ImmutableList<Finding> findings() {
        return findings;
    }

    private List<Together> together() {
        List<Together> all = new ArrayList<>();
        Map<String, Wording> widths =
                ImmutableMap.of("convention", Wording.CONVENTION, "half", Wording.HALF, "double", Wording.DOUBLE);
        widths.forEach((width, wording) -> {
            Map<String, Interval> claims = new LinkedHashMap<>();
            for (Claim claim : input.claims()) {
                if (claim.check().equals("share") && !claim.checkedStages().equals("mining")) {
                    claims.put(claim.id(), claim.meaning(wording).orElseThrow());
                }
            }
            CompatibleSets.of(claims).forEach(set -> all.add(new Together(width, set)));
        });
        return all;
    }

    @Override
    public Map<String, String> files() {
        return ImmutableMap.of(table.file(), table.toCsv(), sets.file(), sets.toCsv());
    }

    @Override
    public void addTo(Page page) {
        page.section("Claims")
                .paragraph(
                        "A claim is read as an interval (column \"means\", in the claim's unit): a printed figure is half a"
                                + " unit of its last digit to either side; about and approximately, 2.5 points; nearly, up to 5 points less;"
                                + " over, the figure or more. A figure of another measure or scope is shown and proves nothing"
                                + " either way. Consistent means that the two meet, not that the claim is proven; partly, that"
                                + " they meet for a part of what is claimed or on some days, which the reason names.");
        table.addTo(page);
        page.foldedList("Sources of the figures, by claim", sources());
        page.foldedList(
                "The documents",
                input.documents().entrySet().stream()
                        .map(document -> document.getKey() + ": " + document.getValue())
                        .toList());
        page.section("Refining claims among themselves")
                .paragraph(
                        "Which of the claims on China's refining or processing can be true together, at the convention's"
                                + " width, half and double, and what each set implies for the HHI (points), whoever the others"
                                + " are. Claims of capacity and of output, of refining and of all processing are put side by"
                                + " side here as if of one thing; that they can hold together proves none of them.");
        sets.addTo(page);
    }

    /** Each source of a figure with the claims that it stands beside. */
    private List<String> sources() {
        Map<String, List<String>> claims = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (!finding.source().isEmpty()) {
                claims.computeIfAbsent(finding.source(), source -> new ArrayList<>())
                        .add(finding.claim().id());
            }
        }
        return claims.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .toList();
    }

    @Override
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add("Claims of the documents: " + findings.size());
        for (Verdict verdict : Verdict.values()) {
            long count =
                    findings.stream().filter(each -> each.verdict() == verdict).count();
            if (count > 0) {
                lines.add("  " + verdict + ": " + count);
            }
        }
        lines.add("Refining claims that can hold together");
        for (Together each : sets.rows()) {
            if (each.width().equals("convention")) {
                Interval share = each.set().common();
                lines.add("  " + String.join(", ", each.set().claims()) + ": China "
                        + (share.isExact() ? "only at " : "") + Texts.percent(share) + ", HHI "
                        + Texts.points(each.hhi().scaledBy(1e-4)) + " points");
            }
        }
        return lines;
    }
}
