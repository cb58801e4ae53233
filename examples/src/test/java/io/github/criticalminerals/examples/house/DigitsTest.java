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
    /** A number with a point, which is no part of an address. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w./-])(?:\\d{1,3}(?:,\\d{3})+|\\d+)\\.\\d+");

    /** More digits that count than any file or table prints; a double has 15 to 17. */
    private static final int MOST_DIGITS = 13;

    private static boolean isUnrounded(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(found -> found.group().replaceAll("[.,]", "").replaceFirst("^0+", ""))
                .anyMatch(digits -> digits.length() > MOST_DIGITS);
    }

    @Test
    void aNumberOfTooManyDigitsIsFound() {
        assertThat(isUnrounded("its own (9059.353306451612 t)")).isTrue();
        assertThat(isUnrounded("rows 5,735.850996869999 of them")).isTrue();
        assertThat(isUnrounded("approved 0.1347517730496454 fraction")).isTrue();
        assertThat(isUnrounded("its own (9,059 t), 0.00000123456 of all 4490865.517241"))
                .isFalse();
        assertThat(isUnrounded("https://a.org/1.33990761234567, 28123456789012345"))
                .isFalse();
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
        assertThat(said.stream().filter(DigitsTest::isUnrounded)).isEmpty();
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
        assertThat(said.stream().filter(DigitsTest::isUnrounded)).isEmpty();
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
                        .filter(DigitsTest::isUnrounded)
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
