package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.report.LoadReport;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the publisher says of units, and what no statistic can be measured in. */
final class Units {
    private static final String UNIT =
            "((?:thousands? (?:of )?|millions? (?:of )?)?(?:metric tons|metric dry tons|kilograms|grams|carats))\\b";

    /** A note that says which unit the figures are in. */
    private static final Pattern SAID = Pattern.compile(
            "(?i)\\b(?:units?|data|figures|quantities)\\b(?: for reserves| of reserves)? (?:is|are|in)(?: in)? "
                    + UNIT);

    /** A note that names a unit. */
    private static final Pattern NAMED = Pattern.compile("(?i)(?<![0-9] )\\b" + UNIT);

    /** What the unit of a statistic has in it, by the beginning of the statistic's name in lower case. */
    private static final ImmutableMap<String, Pattern> NEEDED = ImmutableMap.of(
            "price", Pattern.compile("(?i)dollar|cent|index|[$]|percent"),
            "unit value", Pattern.compile("(?i)dollar|cent|index|[$]|percent"),
            "employment", Pattern.compile("(?i)number|worker|employee|people|thousand$|hours"),
            "net import reliance", Pattern.compile("(?i)percent|%"));

    private Units() {}

    /** The unit of a text, as the publisher writes it. */
    static Optional<MassUnit> find(String text) {
        return MassUnit.find(text.toLowerCase(Locale.ROOT).replace("metric dry tons", "metric tons"));
    }

    /** Whether a unit is of a kind that the statistic cannot have, as tons are for a price. */
    static boolean contradicts(String statistic, String unit) {
        String lower = statistic.toLowerCase(Locale.ROOT);
        return !unit.isEmpty()
                && NEEDED.entrySet().stream()
                        .anyMatch(each -> lower.startsWith(each.getKey())
                                && !each.getValue().matcher(unit).find());
    }

    /** What is to be said of such a unit, which is left out. */
    static Issue contradiction(Place place, String statistic, String unit) {
        return Issue.warning(
                "unit-contradicts-statistic",
                place,
                "expected a unit that a statistic of " + Issue.shown(statistic) + " can have, found "
                        + Issue.shown(unit) + "; kept without a unit",
                unit);
    }

    /**
     * The unit of a table: that of its column, unless the notes of all rows say that the figures are in another one.
     * Where they name another one without saying so, or only some rows say so, the unit stays, with a warning and a
     * note of the table.
     */
    static MassUnit unit(MassUnit printed, Draft draft, LoadReport.Builder report) {
        Set<MassUnit> said = new LinkedHashSet<>();
        Set<MassUnit> named = new LinkedHashSet<>();
        boolean all = true;
        boolean allNamed = true;
        Draft.Entry first = null;
        for (Draft.Entry entry : draft.entries()) {
            if (entry.figure().isKnown() && entry.party().kind() != Party.Kind.WORLD) {
                Optional<MassUnit> own = unit(SAID, entry.notes());
                Optional<MassUnit> any = unit(NAMED, entry.notes());
                own.ifPresent(said::add);
                any.ifPresent(named::add);
                all &= own.isPresent();
                allNamed &= any.isPresent();
                first = first == null ? entry : first;
            }
        }
        said.remove(printed);
        named.remove(printed);
        if (first == null || (said.isEmpty() && !(allNamed && named.size() == 1))) {
            return printed;
        }
        MassUnit other =
                said.isEmpty() ? named.iterator().next() : said.iterator().next();
        if (all && said.size() == 1) {
            report.issue(Issue.info(
                    "unit-from-notes",
                    first.place(),
                    "expected " + printed.symbol() + " as the column says, found " + other.symbol()
                            + " in the notes of all rows; read as the notes say",
                    first.text()));
            draft.note("Unit as the notes of all rows say, " + other.symbol() + ", and not as the column says, "
                    + printed.symbol() + ".");
            return other;
        }
        report.issue(Issue.warning(
                "unit-contradicts-note",
                first.place(),
                "expected " + printed.symbol() + " as the column says, found " + other.symbol()
                        + " in notes; kept as the column says",
                first.text()));
        draft.note("Doubtful unit: " + printed.symbol() + " as the column says, " + other.symbol() + " in notes.");
        return printed;
    }

    private static Optional<MassUnit> unit(Pattern pattern, List<String> notes) {
        return notes.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .flatMap(found -> find(found.group(1)).stream())
                .findFirst();
    }
}
