package io.github.criticalminerals.examples.newcomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;

/** The start-up script of imports is all that a line in JShell needs. */
class JShellTest {

    private static final Path IMPORTS = Path.of("jshell", "imports.jsh");

    @Test
    void theFirstLinesNeedNoImport() throws IOException {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            for (String each : Splitter.on(File.pathSeparator).split(classPath)) {
                shell.addToClasspath(each);
            }
            for (String line : Files.readAllLines(IMPORTS)) {
                value(shell, line);
            }
            assertThat(value(shell, "var mined = ReferenceData.load().supply(\"cobalt\", 2024, \"MCS 2025\");"))
                    .isEqualTo("cobalt, mining, output 2024 (MCS 2025): 12 rows, 288200 t contained metal");
            assertThat(value(shell, "Concentration.of(mined).hhi().inWords()"))
                    .isEqualTo("\"HHI 5,940 to 5,946 points; 12 rows; Other countries split freely\"");
            assertThat(value(shell, "Share.parse(\"over 80 %\").inPercent()")).isEqualTo("\"at least 80 %\"");
            assertThat(value(shell, "Shock.ban(Country.CHINA, Stage.REFINING).name()"))
                    .isEqualTo("\"ban of China, refining\"");
            assertThat(value(shell, "Scope.ALL.from(Country.CHINA)")).isEqualTo("from China");
        }
    }

    private static String value(JShell shell, String line) {
        List<SnippetEvent> events = shell.eval(line);
        for (SnippetEvent event : events) {
            assertThat(event.status())
                    .as(() -> line + ": "
                            + shell.diagnostics(event.snippet())
                                    .map(diagnostic -> diagnostic.getMessage(java.util.Locale.ROOT))
                                    .toList()
                            + event.exception())
                    .isEqualTo(Snippet.Status.VALID);
            assertThat(event.exception()).as(line).isNull();
        }
        return events.get(0).value() == null ? "" : events.get(0).value();
    }
}
