package io.github.criticalminerals.examples.inspect;

import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.io.detect.AnyFormat;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.SourceWalk;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says of every file, whatever it is called, what format it has and how it loads: rows, issues by code, totals, errata,
 * sha256.
 *
 * <pre>{@code
 * mvn -q -Pinspect -Dcritmin.args="downloads/mcs2024.zip MCS2025_World_Data.csv"
 * }</pre>
 *
 * <p>Arguments are files, folders (with their subfolders) and zip archives. A file that cannot be loaded, or of which a
 * row is rejected, prints its errors and the run goes on. {@code --summary} prints one paragraph for all files of an
 * argument that have one format and one edition, instead of one for each file.
 *
 * <p>The exit status is 0 if every file was loaded, 1 if one was not, and 2 if there was no argument. A rejected row
 * does not count: the report names it; but a file of which no row was kept is not loaded. What a publisher puts beside
 * his tables, such as metadata (FGDC or ISO 19115 XML) and a readme, is left alone, named and counted.
 */
public final class Inspect {
    private static final int SHOWN = 20;

    private final PrintStream out;
    private final boolean summary;
    private int files;
    private int failed;
    private int companions;

    private Inspect(PrintStream out, boolean summary) {
        this.out = out;
        this.summary = summary;
    }

    /**
     * Runs the command.
     *
     * @param args files, folders and archives
     */
    public static void main(String[] args) {
        int status = run(List.of(args), new PrintStream(System.out, true, StandardCharsets.UTF_8));
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Prints what there is to say of the files and returns the exit status. */
    static int run(List<String> args, PrintStream out) {
        List<String> paths = new ArrayList<>(args);
        boolean summary = paths.remove("--summary");
        if (paths.isEmpty()) {
            out.println("expected files, folders or zip archives, found no argument: mvn -q -Pinspect"
                    + " -Dcritmin.args=\"FILE|FOLDER...\"");
            return 2;
        }
        Inspect inspect = new Inspect(out, summary);
        paths.forEach(inspect::path);
        out.println(inspect.files + " files, " + (inspect.files - inspect.failed - inspect.companions) + " loaded, "
                + inspect.failed + " not loaded"
                + (inspect.companions == 0 ? "" : ", " + inspect.companions + " left alone"));
        return inspect.failed == 0 ? 0 : 1;
    }

    private void path(String text) {
        List<LoadReport> reports = new ArrayList<>();
        try {
            SourceWalk.forEach(Path.of(text), source -> load(source, reports), fault -> {
                files++;
                failed(fault.issues().get(0).place().source(), fault);
            });
        } catch (InvalidPathException e) {
            files++;
            failed(text, e);
        }
        Map<String, List<LoadReport>> groups = new LinkedHashMap<>();
        reports.forEach(report -> groups.computeIfAbsent(
                        report.format() + report.edition().orElse("") + (summary ? "" : report.source()),
                        key -> new ArrayList<>())
                .add(report));
        groups.values().forEach(group -> print(Summary.of(group)));
    }

    private void load(DataSource source, List<LoadReport> reports) {
        files++;
        try {
            Optional<String> companion = AnyFormat.companion(source);
            if (companion.isPresent()) {
                companions++;
                if (!summary) {
                    out.println(source.name());
                    out.println("  left alone, " + companion.get());
                    out.println();
                }
                return;
            }
            LoadReport report = AnyFormat.load(source).report();
            failed += report.keptNothing() ? 1 : 0;
            if (summary) {
                reports.add(report);
            } else {
                print(Summary.of(List.of(report)));
            }
        } catch (RuntimeException e) {
            failed(source.name(), e);
        }
    }

    /** A typed fault with its places; anything else is a fault of this library, and is named in one line too. */
    private void failed(String name, RuntimeException fault) {
        failed++;
        out.println(name);
        if (fault instanceof LoadException typed) {
            errors(typed.issues());
        } else {
            out.println("  error    not one of the file's: " + fault.toString().replaceAll("\\s+", " "));
        }
        out.println();
    }

    private void print(Summary group) {
        out.println(group.source());
        out.println("  format   " + group.format()
                + group.edition().map(each -> ", " + each).orElse(""));
        out.println("  sha256   " + group.sha256());
        out.println("  rows     " + group.rowsRead() + " read, " + group.rowsKept() + " kept, "
                + (group.rowsRead() - group.rowsKept()) + " rejected; " + group.blankLines() + " blank lines");
        out.println("  issues   " + counts(group.issues()));
        out.println("  totals   " + counts(group.totals()));
        group.errata().forEach(erratum -> out.println("  erratum  " + erratum));
        errors(group.errors());
        out.println();
    }

    private void errors(List<Issue> errors) {
        errors.stream()
                .limit(SHOWN)
                .forEach(issue -> out.println("  error    " + issue.toString().replace("error ", "")));
        if (errors.size() > SHOWN) {
            out.println("  error    and " + (errors.size() - SHOWN) + " more");
        }
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", "));
    }

    /** The name of a verdict for people. */
    static String words(Reconciliation.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
