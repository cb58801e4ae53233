package io.github.criticalminerals.examples.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
        String said = BuildReference.build(Path.of(shared, "data"), folder);
        assertThat(said.lines()).hasSize(4).element(1).isEqualTo("mcs-2026-rare-earths.csv: 3 tables");
        for (String name : List.of(
                "mcs-2025.csv", "mcs-2026-rare-earths.csv", "governance.csv", "origins.txt", "not-bundled.tsv")) {
            try (InputStream bundled = Objects.requireNonNull(ReferenceData.class.getResourceAsStream(name), name)) {
                assertThat(Files.readAllBytes(folder.resolve(name))).as(name).isEqualTo(bundled.readAllBytes());
            }
        }
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
