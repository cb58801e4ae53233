package io.github.criticalminerals.io.worldbank;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.json.JsonRow;
import io.github.criticalminerals.io.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer of the World Bank's API, version 2, as JSON. */
final class ApiLayout {
    static final String FORMAT = "WGI, World Bank API (JSON)";

    private static final ImmutableList<String> NEEDED =
            ImmutableList.of("indicator.id", "country.id", "country.value", "countryiso3code", "date", "value");

    private ApiLayout() {}

    static List<String> missing(List<String> names) {
        List<String> missing = new ArrayList<>(NEEDED);
        missing.removeAll(names);
        return missing;
    }

    static void read(JsonRow object, Scores scores) {
        Scores.Row row = scores.row();
        String iso3 = object.text("countryiso3code");
        String code = iso3.isEmpty() ? "country.id" : "countryiso3code";
        row.country(object.text(code), object.place(code), object.text("country.value"), object.place("country.value"));
        String indicator = object.text("indicator.id");
        Optional<Figure> figure = FigureNames.ofCode(indicator);
        row.dimension(
                figure.isEmpty() ? Optional.empty() : GovernanceDimension.find(indicator),
                object.place("indicator.id"),
                indicator);
        int year = row.year(object.text("date"), object.place("date"));
        figure.ifPresent(each -> row.figure(year, each, object.text("value"), object.place("value")));
        for (String name : List.of("unit", "obs_status")) {
            if (object.has(name) && !object.text(name).isEmpty()) {
                scores.leftOut(
                        object.place(name),
                        "text-left-out",
                        "expected no " + name + ", found " + object.text(name) + ", which is not in the tables");
            }
        }
        row.end();
    }

    /** Looks at what the answer says of itself. */
    static void check(StrictJson json, String source, long rows, Scores scores) {
        Map<String, String> page = json.outside();
        String pages = page.getOrDefault("0.pages", "1");
        if (!pages.equals("1")) {
            scores.issue(Issue.warning(
                    "one-page-of-several",
                    Place.of(source),
                    "expected the only page, found page " + page.getOrDefault("0.page", "?") + " of " + pages
                            + ": ask the API for a larger per_page",
                    ""));
        } else if (page.containsKey("0.total") && !page.get("0.total").equals(Long.toString(rows))) {
            scores.issue(Issue.error(
                    "wrong-row-count",
                    Place.of(source),
                    "expected " + page.get("0.total") + " rows as the answer says, found " + rows,
                    ""));
        }
    }
}
