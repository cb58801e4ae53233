package io.github.criticalminerals.examples.firstlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README shows the code that is run here, and what it prints. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path CODE = Path.of(
            "src", "main", "java", "io", "github", "criticalminerals", "examples", "firstlook", "FirstLook.java");

    @Test
    void showsTheImportsTheRegionAndItsOutput() throws IOException {
        String code = Files.readString(CODE);
        String imports = code.lines()
                .filter(line -> line.startsWith("import io.github"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        String region = region(code).replace("out.println", "System.out.println");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        FirstLook.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
        String readme = Files.readString(README);
        assertThat(fenced(readme, "java")).isEqualTo(imports + "\n" + region);
        assertThat(region.lines()).hasSizeLessThanOrEqualTo(15);
        assertThat(fenced(readme, "text").strip())
                .isEqualTo(printed.toString(StandardCharsets.UTF_8).strip());
    }

    /** The versions to depend on are those that are built and tested here. */
    @Test
    void namesTheVersionsOfThisBuild() throws IOException {
        String xml = fenced(Files.readString(README), "xml");
        String pom = Files.readString(Path.of("..", "pom.xml"));
        assertThat(xml)
                .contains("<artifactId>critical-minerals-io</artifactId>\n  <version>" + tag(pom, "version") + "<")
                .contains("<artifactId>jfreechart</artifactId>\n  <version>" + tag(pom, "jfreechart.version") + "<")
                .contains("<artifactId>batik-svggen</artifactId>\n  <version>" + tag(pom, "batik.version") + "<");
    }

    /** The commands that are indented are those of the scripts that run them, or of profiles that there are. */
    @Test
    void everyProfileOfACommandIsThere() throws IOException {
        String pom = Files.readString(Path.of("..", "pom.xml"));
        Matcher profiles =
                Pattern.compile("^    mvn .*-P(\\w+)", Pattern.MULTILINE).matcher(Files.readString(README));
        while (profiles.find()) {
            assertThat(pom).contains("<id>" + profiles.group(1) + "</id>");
        }
    }

    private static String tag(String pom, String name) {
        int start = pom.indexOf("<" + name + ">", pom.indexOf("</modelVersion>")) + name.length() + 2;
        return pom.substring(start, pom.indexOf('<', start));
    }

    @Test
    void staysShort() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(180);
    }

    @Test
    void itsLinksLeadToFiles() throws IOException {
        Matcher links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(README));
        int count = 0;
        while (links.find()) {
            assertThat(Path.of("..", links.group(1))).exists();
            count++;
        }
        assertThat(count).isPositive();
    }

    private static String region(String code) {
        int start = code.indexOf("\n", code.indexOf("// region first-look")) + 1;
        return code.substring(start, code.lastIndexOf("\n", code.indexOf("// endregion")))
                        .stripIndent() + "\n";
    }

    private static String fenced(String text, String language) {
        int start = text.indexOf("```" + language + "\n") + language.length() + 4;
        return text.substring(start, text.indexOf("```", start));
    }
}
