package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Compares files with the committed ones. After a change that is meant, {@code mvn verify -Dcritmin.golden=write}
 * writes them anew, to be read before they are committed.
 */
final class Golden {

    private static final Path ROOT = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    static void assertEqual(String folder, Map<String, String> files, Predicate<String> chosen) throws IOException {
        Path golden = ROOT.resolve(folder);
        Map<String, String> actual = new TreeMap<>(files);
        actual.keySet().removeIf(chosen.negate());
        if ("write".equals(System.getProperty("critmin.golden"))) {
            Files.createDirectories(golden);
            for (Map.Entry<String, String> file : actual.entrySet()) {
                Files.writeString(golden.resolve(file.getKey()), file.getValue());
            }
        }
        try (Stream<Path> committed = Files.list(golden)) {
            assertThat(new TreeSet<>(actual.keySet()))
                    .isEqualTo(committed
                            .map(path -> path.getFileName().toString())
                            .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
        }
        for (Map.Entry<String, String> file : actual.entrySet()) {
            assertThat(file.getValue()).as(file.getKey()).isEqualTo(Files.readString(golden.resolve(file.getKey())));
        }
    }
}
