package io.github.criticalminerals.examples.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildReferenceTest {
    @TempDir
    private Path folder;

    /** The bundled files are what the command makes of the published ones, byte for byte. */
    @Test
    @Tag("shared")
    void makesTheBundledFiles() throws IOException {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        String said = BuildReference.build(Path.of(shared), folder);
        assertThat(said.lines()).hasSize(14).element(1).isEqualTo("mcs-2026.csv: 191 tables");
        try (Stream<Path> made = Files.list(folder)) {
            for (Path file : made.toList()) {
                String name = file.getFileName().toString();
                try (InputStream bundled =
                        Objects.requireNonNull(ReferenceData.class.getResourceAsStream(name), name)) {
                    assertThat(Files.readAllBytes(file)).as(name).isEqualTo(bundled.readAllBytes());
                }
            }
        }
    }

    /** What is taken stands in a table, so that a next edition needs no Java; each release of it is bundled. */
    @Test
    void takesTheReleasesOfTheTable() throws IOException {
        assertThat(BuildReference.releases())
                .extracting(BuildReference.Release::bundled)
                .containsExactly("mcs-2025.csv", "mcs-2026.csv")
                .allSatisfy(name ->
                        assertThat(ReferenceData.class.getResource(name)).isNotNull());
        assertThat(BuildReference.releases())
                .extracting(BuildReference.Release::hasStatistics)
                .containsExactly(false, true);
    }

    /** The EU's scores of 2023 from the bundled shares: what misses is explained. */
    @Test
    void comparesTheScoresOfTheEu() throws IOException {
        List<EuScoreComparison.Line> lines = EuScoreComparison.lines(ReferenceData.load());
        try (InputStream golden =
                Objects.requireNonNull(getClass().getResourceAsStream("/golden/reference/eu-2023-scores.tsv"))) {
            assertThat(EuScoreComparison.table(lines))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(lines)
                .filteredOn(EuScoreComparison.Line::misses)
                .hasSizeLessThan(30)
                .allMatch(line -> line.explanation().contains("it would take"));
    }

    /** Each score that misses has a row for each of its five terms, with what it says of the difference. */
    @Test
    void explainsEachMissTermByTerm() throws IOException {
        List<EuScoreComparison.Line> lines = EuScoreComparison.lines(ReferenceData.load());
        try (InputStream golden =
                Objects.requireNonNull(getClass().getResourceAsStream("/golden/reference/eu-2023-terms.tsv"))) {
            assertThat(EuScoreComparison.termTable(lines))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(lines).allSatisfy(line -> assertThat(line.terms()).hasSize(line.misses() ? 5 : 0));
    }

    @Test
    void saysWhatItNeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuildReference.main(new String[] {"one"}))
                .withMessage(
                        "arguments must be the folder with the published files and the folder to write to, but were [one]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuildReference.build(folder, folder))
                .withMessage("folder must hold the file MCS2025_World_Data.csv, but does not: " + folder.getFileName());
    }
}
