package io.github.criticalminerals.examples.reference;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.usgs.UsgsData;
import io.github.criticalminerals.io.usgs.UsgsStatistic;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the Mineral Commodity Summaries print of the United States: salient statistics, and the sources of imports. */
final class UnitedStates {
    private static final ImmutableMap<String, String> KINDS = ImmutableMap.<String, String>builder()
            .put("Production", "PRODUCTION")
            .put("Shipment", "SHIPMENTS")
            .put("Sold or used", "SALES")
            .put("Sales", "SALES")
            .put("Sold", "SALES")
            .put("Supply", "SUPPLY")
            .put("Import", "IMPORTS")
            .put("Export", "EXPORTS")
            .put("Consumption", "CONSUMPTION")
            .put("Price", "PRICE")
            .put("Stock", "STOCKS")
            .put("Employment", "EMPLOYMENT")
            .put("Net import reliance", "NET_IMPORT_RELIANCE")
            .buildOrThrow();

    private UnitedStates() {}

    static void write(Output out, String file, String day, Loaded<UsgsData> loaded) throws IOException {
        String edition = loaded.value().editions().get(0).toString();
        String year = edition.substring(edition.lastIndexOf(' ') + 1);
        List<UsgsStatistic> all = loaded.value().statistics();
        String[] source = {
            "U.S. Geological Survey",
            "Mineral Commodity Summaries " + year + ", data release",
            "10.3133/mcs" + year,
            "public domain (CC0 1.0)",
            "made from " + file
        };
        LoadReport report = loaded.report();
        String origin = file + ", " + edition + ", " + report.licence().orElseThrow() + ", sha256 "
                + report.sha256().orElseThrow();

        List<String> lines = new ArrayList<>();
        lines.add("commodity,chapter,kind,detail,unit,year,low,high,marks,printed,notes");
        all.stream()
                .filter(each -> each.section().startsWith("Salient"))
                .map(UnitedStates::statistic)
                .forEach(lines::add);
        String name = "mcs-" + year + "-us-statistics.csv";
        out.write(name, lines);
        out.index(name, "STATISTICS", edition, lines.size() - 1, day, source);
        out.origin(name + ": made from " + origin);

        List<String> shares = new ArrayList<>();
        shares.add("buyer,commodity,form,stages,period,year,who,members,share,trade,text");
        Map<String, List<UsgsStatistic>> forms = all.stream()
                .filter(each -> each.section().equals("Import Sources"))
                .collect(Collectors.groupingBy(
                        each -> each.chapter() + "\t" + each.commodity() + "\t" + each.detail() + "\t" + each.period(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        forms.values().forEach(form -> shares.addAll(sources(form)));
        String sourcesName = "mcs-" + year + "-us-import-sources.csv";
        out.write(sourcesName, shares);
        out.index(sourcesName, "SHARES", edition, forms.size(), day, source);
        out.origin(sourcesName + ": made from " + origin);
    }

    private static String statistic(UsgsStatistic each) {
        String kind = Objects.requireNonNull(KINDS.get(each.statistic()), each.statistic());
        Interval value = each.value();
        if (each.text().equals("E")) {
            value = Interval.ZERO;
        } else if (each.unit().equals("percent") && value.lower() > 0) {
            value = value.clamp(0, 100);
        }
        return Output.csv(
                commodity(each),
                each.chapter(),
                kind,
                each.detail(),
                each.unit(),
                each.period(),
                number(value.lower()),
                value.isBounded() ? number(value.upper()) : "",
                each.marks().stream().map(Mark::name).collect(Collectors.joining(" ")),
                each.text(),
                String.join(" | ", each.notes()));
    }

    private static List<String> sources(List<UsgsStatistic> form) {
        UsgsStatistic first = form.get(0);
        String period = first.period().replace("\u2013", " to 20");
        int year = Integer.parseInt(period.substring(period.length() - 4));
        List<String> lines = new ArrayList<>();
        for (UsgsStatistic each : form) {
            Interval percent = each.value();
            Producer who = Producer.parse(each.area());
            lines.add(Output.csv(
                    "UNITED_STATES",
                    commodity(first),
                    first.detail(),
                    "",
                    period,
                    year,
                    who instanceof Country country ? country.alpha3() : who.name(),
                    who instanceof io.github.criticalminerals.core.domain.Aggregate lump
                            ? lump.members().stream().map(Country::alpha3).collect(Collectors.joining(" "))
                            : "",
                    percent.isExact()
                            ? number(percent.lower()) + " %"
                            : number(percent.lower()) + ".." + number(Math.min(100, percent.upper())) + " %",
                    "",
                    ""));
        }
        form.stream()
                .flatMap(each -> each.notes().stream())
                .distinct()
                .forEach(note -> lines.add(Output.csv(
                        "UNITED_STATES", commodity(first), first.detail(), "", period, year, "", "", "", "", note)));
        return lines;
    }

    /** The chapter's commodity: that of a row may be a word for a part of it. */
    private static String commodity(UsgsStatistic each) {
        return Commodity.find(each.commodity())
                .or(() -> Commodity.find(each.chapter()))
                .orElseGet(() -> Commodity.named(each.commodity()))
                .name();
    }

    private static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
