package io.github.criticalminerals.io.usgs;

import io.github.criticalminerals.io.report.*;
import io.github.criticalminerals.io.source.DataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UsgsRealFilesTest {
    @Test
    void show() {
        for (String f : new String[] {"2025/MCS2025_World_Data.csv", "2026/MCS2026_Commodities_Data.csv"}) {
            var l = UsgsWorldData.load(DataSource.of(Path.of(System.getProperty("critmin.shared"), "data/usgs", f)));
            System.out.println(l.report());
            System.out.println(
                    l.report().issuesByCode() + " tables " + l.value().tables().size() + " statistics "
                            + l.value().statistics().size());
            l.report().errors().forEach(System.out::println);
            l.report().errata().forEach(System.out::println);
            l.report().reconciliations().stream()
                    .filter(r -> !r.verdict().name().startsWith("WITHIN"))
                    .forEach(System.out::println);
            System.out.println(l.report().reconciliations().stream()
                    .collect(java.util.stream.Collectors.groupingBy(
                            Reconciliation::verdict, java.util.stream.Collectors.counting())));
            l.value()
                    .tables()
                    .forEach(t -> System.out.println(
                            "T " + t.table() + " | " + t.chapter() + " | " + t.type() + " | " + t.unit()));
            System.out.println(l.report().aliases());
        }
    }
}
