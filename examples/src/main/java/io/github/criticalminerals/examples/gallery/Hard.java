package io.github.criticalminerals.examples.gallery;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Made-up amounts (t) by name: what charts are tried on. */
final class Hard {
    private static final int MANY = 60;

    private Hard() {}

    static Map<String, Map<String, Interval>> data() {
        Map<String, Map<String, Interval>> data = new LinkedHashMap<>();
        data.put(
                "ordinary",
                exact(List.of("China", "United States", "Australia", "Myanmar", "Japan"), 7919, 1583, 499, 199, 97));
        Map<String, Interval> many = new LinkedHashMap<>();
        List<Country> all = Country.all().stream()
                .filter(country -> country.kind() == Country.Kind.ISO)
                .toList();
        for (int i = 0; i < MANY; i++) {
            many.put(all.get(i * all.size() / MANY).name(), Interval.exact(20_011.0 / (1 + i)));
        }
        data.put("60 countries", many);
        data.put("one country", exact(List.of("China"), 7919));
        data.put(
                "long names",
                exact(
                        List.of(
                                "Heavy rare earth elements and yttrium from ion-adsorption clays, without what is smuggled",
                                "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft",
                                "Short"),
                        5003,
                        1009,
                        307));
        data.put(
                "unknowns",
                ImmutableMap.of(
                        "China", Interval.of(5003, 7919),
                        "United States", Interval.exact(1583),
                        "Australia", Interval.NON_NEGATIVE,
                        "Chile", Interval.of(0, 1)));
        data.put("all zero", exact(List.of("China", "Chile"), 0, 0));
        data.put(
                "right to left",
                exact(
                        List.of(
                                "\u0627\u0644\u0635\u064a\u0646",
                                "\u05d9\u05e9\u05e8\u05d0\u05dc",
                                "\u0627\u0644\u0648\u0644\u0627\u064a\u0627\u062a \u0627\u0644\u0645\u062a\u062d\u062f\u0629 (2)"),
                        7919,
                        1583,
                        499));
        return data;
    }

    private static Map<String, Interval> exact(List<String> names, double... amounts) {
        Map<String, Interval> data = new LinkedHashMap<>();
        for (int i = 0; i < amounts.length; i++) {
            data.put(names.get(i), Interval.exact(amounts[i]));
        }
        return data;
    }
}
