package io.github.criticalminerals.examples.howto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of the package runs and prints what is committed; after a change that is meant, {@code
 * -Dcritmin.golden=write} writes it anew, to be read before it is committed.
 */
class HowToTest {

    private static final Path CODE =
            Path.of("src", "main", "java", "io", "github", "criticalminerals", "examples", "howto");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "howto");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(CODE)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("package-info.java"))
                    .map(name -> name.replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void printsWhatIsCommitted(String name) throws Exception {
        assumeTrue(
                !name.equals("RowsFromJdbc") || hasDuckDb(),
                "DuckDB's driver is only there with -Pthorough, for it has 73 MB");
        Path golden = GOLDEN.resolve(name + ".txt");
        String printed = printed(name);
        if ("write".equals(System.getProperty("critmin.golden"))) {
            Files.writeString(golden, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isShort(String name) throws IOException {
        assertThat(Files.readAllLines(CODE.resolve(name + ".java"))).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void theReadmeListsEachOnce() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        for (String name : names()) {
            assertThat(readme).containsOnlyOnce("/howto/" + name + ".java)");
        }
    }

    private static boolean hasDuckDb() {
        return DriverManager.drivers()
                .anyMatch(each -> each.getClass().getName().startsWith("org.duckdb"));
    }

    private static String printed(String name) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            var main = Class.forName(HowToTest.class.getPackageName() + "." + name)
                    .getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
