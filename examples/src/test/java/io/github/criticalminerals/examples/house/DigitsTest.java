package io.github.criticalminerals.examples.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.io.detect.AnyFormat;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.SourceWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read holds no number as a computer keeps it, such as 9059.353306451612: no file says so much. */
class DigitsTest {
    /** A number with more than six digits behind the point, which is no part of an address. */
    private static final Pattern UNROUNDED = Pattern.compile("(?<![\\w./,-])\\d[\\d,]*\\.\\d{7,}");

    @Test
    void aNumberOfTooManyDigitsIsFound() {
        assertThat(UNROUNDED.matcher("its own (9059.353306451612 t)").find()).isTrue();
        assertThat(UNROUNDED.matcher("its own (9,059 t), 0.123456 of all").find())
                .isFalse();
        assertThat(UNROUNDED.matcher("doi 10.1234567/a-1.3399076").find()).isTrue();
        assertThat(UNROUNDED.matcher("https://a.org/1.3399076").find()).isFalse();
    }

    @Test
    void noLoadOfAFileSaysOne() {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null, "critmin.shared is not set");
        List<String> said = new ArrayList<>();
        for (String folder : List.of("data", "cases")) {
            SourceWalk.forEach(
                    Path.of(shared, folder),
                    source -> {
                        try {
                            said(AnyFormat.load(source).report(), said);
                        } catch (LoadException e) {
                            e.issues().forEach(issue -> said.add(withoutQuotation(issue)));
                        }
                    },
                    refused -> refused.issues().forEach(issue -> said.add(withoutQuotation(issue))));
        }
        assertThat(said).hasSizeGreaterThan(500);
        assertThat(said.stream().filter(text -> UNROUNDED.matcher(text).find())).isEmpty();
    }

    @Test
    void nothingThatComesWithTheLibrarySaysOne() {
        ReferenceData data = ReferenceData.load();
        List<String> said = new ArrayList<>();
        data.reconciliations().forEach(each -> said.add(each.toString()));
        data.policyTimeline()
                .events()
                .forEach(event -> said.add(event.instrument().figures() + " " + event.notes()));
        assertThat(said).hasSizeGreaterThan(500);
        assertThat(said.stream().filter(text -> UNROUNDED.matcher(text).find())).isEmpty();
    }

    @Test
    void noTableOfTheReportSaysOne() throws IOException {
        List<String> found = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "resources", "golden", "report"))) {
            for (Path file :
                    files.filter(each -> each.toString().matches(".*\\.csv")).toList()) {
                read++;
                Files.readString(file)
                        .lines()
                        .filter(line -> UNROUNDED.matcher(line).find())
                        .forEach(line -> found.add(file + ": " + line));
            }
        }
        assertThat(read).isGreaterThan(5);
        assertThat(found).isEmpty();
    }

    private static void said(LoadReport report, List<String> said) {
        report.issues().forEach(issue -> said.add(withoutQuotation(issue)));
        said.addAll(report.errata());
        report.reconciliations().forEach(each -> said.add(each.toString()));
    }

    /** The message without what it quotes from the file. */
    private static String withoutQuotation(Issue issue) {
        return issue.rawText().isEmpty() ? issue.message() : issue.message().replace(issue.rawText(), "");
    }
}
