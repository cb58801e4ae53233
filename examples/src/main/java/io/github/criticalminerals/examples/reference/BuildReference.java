package io.github.criticalminerals.examples.reference;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;
import io.github.criticalminerals.io.usgs.UsgsData;
import io.github.criticalminerals.io.usgs.UsgsTable;
import io.github.criticalminerals.io.usgs.UsgsWorldData;
import io.github.criticalminerals.io.worldbank.Wgi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the bundled tables of the Mineral Commodity Summaries and the bundled governance scores from a folder with the files
 * that the U.S. Geological Survey publishes, {@code MCS2025_World_Data.csv} and {@code MCS2026_Commodities_Data.csv}, and the
 * World Bank's workbook of the Worldwide Governance Indicators, release of 2024, under any name, in any subfolder:
 *
 * <pre>{@code
 * mvn -q -B -Preference -Dcritmin.mcs=FOLDER
 * }</pre>
 *
 * <p>A table is bundled if its commodity is a standard one and its rows add up to its printed total, within rounding, by a named
 * erratum, or but for rows without a figure that the total may hold. The others are in {@code not-bundled.tsv} with the reason.
 * Of the edition of 2026 only the rare earths are taken, of the governance scores the estimates of 2023 with their standard
 * errors.
 */
public final class BuildReference {
    private static final String RARE_EARTHS = "rare earths";
    private static final String GOVERNANCE_EDITION = "WGI 2024";
    private static final int GOVERNANCE_YEAR = 2023;

    private BuildReference() {}

    /**
     * Runs the command.
     *
     * @param args the folder with the published files, and the folder to write to
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "arguments must be the folder with the published files and the folder to write to, but were "
                            + List.of(args));
        }
        System.out.print(build(Path.of(args[0]), Path.of(args[1])));
    }

    /**
     * Writes the files.
     *
     * @param published the folder with the published files, searched with its subfolders
     * @param out the folder to write to
     * @return what was written, for people
     * @throws IOException if a file cannot be read or written
     */
    static String build(Path published, Path out) throws IOException {
        List<String> origins = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        String first = write(
                published, "MCS2025_World_Data.csv", out.resolve("mcs-2025.csv"), table -> true, origins, leftOut);
        String second = write(
                published,
                "MCS2026_Commodities_Data.csv",
                out.resolve("mcs-2026-rare-earths.csv"),
                table -> table.commodity().equals(Commodity.of(RARE_EARTHS)),
                origins,
                leftOut);
        String third = governance(published, out.resolve("governance.csv"), origins);
        Files.writeString(out.resolve("origins.txt"), lines(origins));
        Files.writeString(out.resolve("not-bundled.tsv"), lines(leftOut));
        return first + second + third + leftOut.size() + " tables not bundled\n";
    }

    private static String write(
            Path published,
            String name,
            Path out,
            Predicate<SupplyTable> wanted,
            List<String> origins,
            List<String> leftOut)
            throws IOException {
        Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.of(find(published, name)));
        List<SupplyTable> bundled = new ArrayList<>();
        for (SupplyTable table : loaded.orElseThrow().tables().stream()
                .map(UsgsTable::table)
                .filter(wanted)
                .toList()) {
            Optional<String> reason = reasonToLeaveOut(table);
            if (reason.isPresent()) {
                leftOut.add(title(table) + "\t" + reason.get());
            } else {
                bundled.add(table);
            }
        }
        loaded.value().statistics().stream()
                .filter(each -> each.unit().startsWith("million cubic meters")
                        && wanted.test(SupplyTable.builder(each.commodity(), Stage.MINING, 2025, Basis.UNSTATED)
                                .build()))
                .map(each -> each.commodity().toLowerCase(Locale.ROOT) + ", "
                        + each.statistic().toLowerCase(Locale.ROOT) + " " + each.period() + " ("
                        + loaded.value().editions().get(0) + ")\tby volume, and no density is cited")
                .distinct()
                .forEach(leftOut::add);
        loaded.report().issues().stream()
                .filter(issue -> issue.code().equals("empty-table"))
                .forEach(issue -> leftOut.add(Commodity.parse(issue.rawText()) + " ("
                        + loaded.value().editions().get(0) + ")\tthe file has no figure"));
        ReferenceData.of(bundled);
        Files.writeString(out, SupplyTables.write(bundled));
        LoadReport report = loaded.report();
        origins.add(out.getFileName() + ": made from " + name + ", "
                + report.edition().orElseThrow() + ", " + report.licence().orElseThrow() + ", sha256 "
                + report.sha256().orElseThrow());
        return out.getFileName() + ": " + bundled.size() + " tables\n";
    }

    /** The estimates and standard errors of one year, a line for each country. */
    private static String governance(Path published, Path out, List<String> origins) throws IOException {
        Loaded<List<GovernanceTable>> loaded = governance(published);
        GovernanceTable table = loaded.orElseThrow().stream()
                .filter(each -> each.year() == GOVERNANCE_YEAR)
                .findFirst()
                .orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add("edition,year,country"
                + Stream.of(GovernanceDimension.values())
                        .map(dimension -> "," + dimension.code() + "," + dimension.code() + "_error")
                        .collect(Collectors.joining()));
        for (Country country : table.countries().stream().sorted().toList()) {
            StringBuilder line = new StringBuilder(GOVERNANCE_EDITION + "," + GOVERNANCE_YEAR + "," + country);
            for (GovernanceDimension dimension : GovernanceDimension.values()) {
                Optional<GovernanceScore> score = table.find(country, dimension);
                line.append(',')
                        .append(score.map(GovernanceScore::estimate)
                                .map(Object::toString)
                                .orElse(""));
                line.append(',')
                        .append(score.flatMap(GovernanceScore::standardError)
                                .map(Object::toString)
                                .orElse(""));
            }
            lines.add(line.toString());
        }
        Files.writeString(out, lines(lines));
        LoadReport report = loaded.report();
        origins.add(out.getFileName() + ": made from the World Bank's wgidataset.xlsx, " + GOVERNANCE_EDITION + ", "
                + report.licence().orElseThrow() + ", sha256 " + report.sha256().orElseThrow());
        return out.getFileName() + ": " + table.countries().size() + " countries\n";
    }

    /** The workbook of the edition, whatever it is called. */
    private static Loaded<List<GovernanceTable>> governance(Path folder) throws IOException {
        List<Path> workbooks;
        try (Stream<Path> files = Files.walk(folder)) {
            workbooks = files.filter(file -> file.toString().endsWith(".xlsx"))
                    .sorted()
                    .toList();
        }
        for (Path workbook : workbooks) {
            DataSource source = DataSource.of(workbook);
            if (Wgi.recognise(source).stream().anyMatch(Recognition::fits)) {
                Loaded<List<GovernanceTable>> loaded = Wgi.load(source);
                if (loaded.report().edition().equals(Optional.of(GOVERNANCE_EDITION))) {
                    return loaded;
                }
            }
        }
        throw new IllegalArgumentException("folder must hold the World Bank's workbook of " + GOVERNANCE_EDITION
                + ", but does not: " + folder.getFileName());
    }

    private static Optional<String> reasonToLeaveOut(SupplyTable table) {
        Optional<Commodity> standard = Commodity.find(table.commodity().name());
        if (standard.isEmpty() || !standard.get().equals(table.commodity())) {
            return Optional.of("no standard commodity");
        }
        if (table.printedTotal().isEmpty()) {
            return Optional.of("no total printed that the rows could be compared with");
        }
        Reconciliation reconciliation =
                ReferenceData.of(ImmutableList.of(table)).reconciliations().get(0);
        return reconciliation.verdict() == Reconciliation.Verdict.DIFFERS
                ? Optional.of("the rows do not add up to the printed total: " + reconciliation)
                : Optional.empty();
    }

    private static String title(SupplyTable table) {
        Measure measure = table.measure();
        return table.commodity() + ", "
                + table.stages().stream().map(Stage::toString).collect(Collectors.joining(" and ")) + ", "
                + measure.name().toLowerCase(Locale.ROOT) + " " + table.year() + ", " + table.basis() + " ("
                + table.edition().orElseThrow() + ")";
    }

    private static Path find(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "folder must hold the file " + name + ", but does not: " + folder.getFileName()));
        }
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
