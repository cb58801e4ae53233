package io.github.criticalminerals.io.damage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A count, an amount or a price below zero is an issue with its line in every loader, and costs its row alone. */
class BelowZeroProperties {
    /** Columns that are not read as numbers, or that may lie below zero. */
    private static final Set<String> FREE = ImmutableSet.of(
            "estimate",
            "estimate_low",
            "estimate_high",
            "score100_low",
            "score100_high",
            "percentile_low",
            "percentile_high",
            "Tin (tonnes)",
            "reporterCode",
            "partnerCode",
            "partner2Code",
            "mosCode",
            "motCode",
            "bgs_commodity_code",
            "quantity_in_book_style",
            "State Act ID",
            "Affected Sectors");

    @Property(tries = 500)
    void aNumberBelowZeroCostsItsRow(@ForAll Random random) {
        List<String> loaders = List.copyOf(Samples.all().keySet());
        String loader = loaders.get(random.nextInt(loaders.size()));
        Samples.Sample sample = Samples.all().get(loader);
        String row = loader.equals("governance tables")
                ? "row,@,WGI 2024,CHN,pv,-0.51,0.2,-0.8,-0.2,7,29,17,41,43,3,37,47,\n"
                : sample.row();
        List<String> names = Splitter.on(',').splitToList(sample.header().strip());
        String[] cells = row.replace("@", "2023").strip().split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].matches("[0-9]+(\\.[0-9]+)?") && !FREE.contains(names.get(i))) {
                numbers.add(i);
            }
        }
        int column = numbers.get(random.nextInt(numbers.size()));
        cells[column] = "-" + random.nextInt(1, 1 << random.nextInt(1, 31)) + (random.nextInt(4) == 0 ? ".5" : "");
        String bad = String.join(",", cells) + "\n";
        String file = sample.header() + row.replace("@", "2021") + bad;
        LoadReport report = sample.load().apply(DataSource.ofText("a", file));
        assertThat(report.rowsRejected()).as(loader + "\n" + file).isEqualTo(1);
        assertThat(report.errors()).as(loader + "\n" + file).isNotEmpty().allSatisfy(issue -> assertThat(
                        issue.place().line())
                .hasValue(3));
        assertThat(report.errors())
                .as(loader + "\n" + file)
                .extracting(Issue::rawText)
                .anyMatch(text -> text.contains(cells[column]));
    }
}
