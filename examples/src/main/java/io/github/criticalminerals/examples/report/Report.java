package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Commodity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The main job: reproduces the figures and the checkable numbers of the five source documents from published data, each
 * with its source, into {@code examples/target/report/}, and prints a summary.
 *
 * <p>Options: {@code --date 2025-11-30} (the day that the policy timeline is shown for), {@code --commodity cobalt}
 * (another commodity in Figure 1), {@code --out folder}.
 */
public final class Report {

    private final ReportInput input;
    private final ClaimChapter claims;
    private final ImmutableList<Chapter> chapters;

    Report(ReportInput input) {
        this.input = input;
        this.claims = new ClaimChapter(input);
        this.chapters = ImmutableList.of(
                new FigureChapter(input),
                new StageChapter(input),
                claims,
                new ScreeningChapter(input),
                new PolicyChapter(input),
                new RiskChapter(input),
                new CrmaChapter(input),
                new HalvedChapter(input),
                new SubstituteChapter(input),
                new ScenarioChapter(input),
                new ListChapter(),
                new TotalsChapter(input));
    }

    /**
     * Writes the report. What is wrong with an option, or with the folder to write to, is one line, and the exit status
     * is 1.
     *
     * @param args the options
     */
    public static void main(String[] args) {
        PrintStream print = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status = run(args, print);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Writes the report and gives the exit status. */
    static int run(String[] args, PrintStream print) {
        try {
            write(args, print);
            return 0;
        } catch (IOException e) {
            print.println("error: the report cannot be written: " + e.getMessage() + "; nothing was changed");
        } catch (IllegalArgumentException e) {
            print.println("error: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
        return 1;
    }

    private static void write(String[] args, PrintStream print) throws IOException {
        Path out = Path.of("target", "report");
        LocalDate date = ReportInput.USUAL_DATE;
        String commodity = ReportInput.USUAL_COMMODITY;
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            switch (args[i]) {
                case "--date" -> date = date(value);
                case "--commodity" -> commodity = Commodity.parse(value).name();
                case "--out" -> out = Path.of(value);
                default ->
                    throw new IllegalArgumentException(
                            "option must be --date, --commodity or --out, but was \"" + args[i] + "\"");
            }
        }
        Report report = new Report(ReportInput.load(date, commodity));
        report.write(out);
        report.summary(out).forEach(print::println);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("--date must be like 2025-11-30, but was \"" + text + "\"", e);
        }
    }

    /** What the documents claim, and what is found. */
    List<Finding> findings() {
        return claims.findings();
    }

    /** Every file of the report by its name, as text. */
    Map<String, String> files() {
        ImmutableMap.Builder<String, String> files = ImmutableMap.builder();
        chapters.forEach(chapter -> files.putAll(chapter.files()));
        files.put("index.html", page());
        return files.buildOrThrow();
    }

    /**
     * Writes all files beside their places first and moves them when all are written: a full disk leaves what was
     * there.
     */
    void write(Path out) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        chapters.forEach(chapter -> files.putAll(chapter.pictures()));
        Files.createDirectories(out);
        Path beside = Files.createTempDirectory(out, ".unfinished");
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(beside.resolve(file.getKey()), file.getValue());
            }
            for (String name : files.keySet()) {
                Files.move(beside.resolve(name), out.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (String name : files.keySet()) {
                Files.deleteIfExists(beside.resolve(name));
            }
            Files.deleteIfExists(beside);
        }
    }

    /** What the command prints: at most 40 lines. */
    List<String> summary(Path out) {
        List<String> lines = new ArrayList<>();
        chapters.forEach(chapter -> lines.addAll(chapter.summary()));
        lines.add("Written to " + out + "; open index.html");
        return lines;
    }

    /** Everything on one page. */
    private String page() {
        Page page = Page.titled("Rare earths: the documents' figures and numbers, from published data")
                .paragraph("Two figures and " + findings().size()
                        + " statements of five public documents, held against published"
                        + " data. Every figure has its source; what cannot be checked says why. Policy events are shown as of "
                        + input.date()
                        + ". A heading of a table sorts it; each table's file has more digits and columns.");
        chapters.forEach(chapter -> chapter.addTo(page));
        Map<String, String> links = new LinkedHashMap<>();
        for (Chapter chapter : chapters) {
            chapter.files().keySet().forEach(file -> links.put(file, file));
            chapter.pictures().keySet().forEach(file -> links.put(file, file));
        }
        page.section("Files")
                .paragraph("Beside this page, each figure and table as a file:")
                .links(links);
        return page.toHtml();
    }
}
