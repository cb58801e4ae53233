package io.github.criticalminerals.core.domain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** Where the shared folder lies; a test that needs it is skipped, visibly, where nobody says. */
final class SharedFolder {

    private SharedFolder() {}

    static Path file(String path) {
        String folder = System.getProperty("critmin.shared", "");
        assumeTrue(!folder.isEmpty(), "critmin.shared is not set");
        return Path.of(folder).resolve(path);
    }
}
