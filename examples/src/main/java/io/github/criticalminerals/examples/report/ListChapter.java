package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Source;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lists of critical minerals beside each other. */
final class ListChapter implements Chapter {

    private final Table<Commodity> table = Table.of(
                    "lists.csv",
                    "The " + CriticalList.US_2025.members().size() + " minerals of the list of 2025",
                    CriticalList.US_2025.members())
            .column("mineral", Commodity::name)
            .column("us_2022", mineral -> CriticalList.US_2022.contains(mineral) ? "yes" : "no")
            .column("us_2025", mineral -> "yes")
            .column("added_2025", mineral -> CriticalList.US_2022.contains(mineral) ? "no" : "yes")
            .column("eu_2023", mineral -> names(ofTheEu(mineral)));

    /** The EU's entry of that name, or its entries that hold all elements of the mineral. */
    static List<Commodity> ofTheEu(Commodity mineral) {
        return CriticalList.EU_2023.contains(mineral)
                ? ImmutableList.of(mineral)
                : CriticalList.EU_2023.members().stream()
                        .filter(member -> !mineral.elements().isEmpty()
                                && member.elements().containsAll(mineral.elements()))
                        .toList();
    }

    private static List<Commodity> added() {
        return CriticalList.US_2025.differenceFrom(CriticalList.US_2022).added();
    }

    private static String names(List<Commodity> commodities) {
        return commodities.stream().map(Commodity::name).collect(Collectors.joining(", "));
    }

    @Override
    public Map<String, String> files() {
        return ImmutableMap.of(table.file(), table.toCsv());
    }

    @Override
    public void addTo(Page page) {
        page.section("Critical minerals of the United States")
                .paragraph(
                        "New in the list of 2025: " + names(added())
                                + ". The EU lists some minerals in groups or forms: the column names its entries of the same elements.")
                .foldedList(
                        "Sources of the lists",
                        Stream.of(CriticalList.US_2022, CriticalList.US_2025, CriticalList.EU_2023)
                                .map(list -> list.name() + ": "
                                        + list.sources().stream()
                                                .map(Source::toString)
                                                .collect(Collectors.joining("; ")))
                                .toList());
        table.foldInto(page);
    }

    @Override
    public List<String> summary() {
        return ImmutableList.of("US critical minerals: "
                + CriticalList.US_2025.members().size() + " in 2025, " + added().size() + " of them new");
    }
}
