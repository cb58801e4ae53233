package io.github.criticalminerals.io.chart;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Charts in a JVM of their own: without the machine's fonts, without the drawing libraries, and before anything is
 * drawn.
 */
class BareMachineTest {
    @TempDir
    Path folder;

    @Test
    void svgHasTheSameBytesWithoutFontsInAnotherLocaleAndTimeZone() throws Exception {
        assumeLinux();
        Path config = folder.resolve("fontconfig.properties");
        Files.writeString(config, "version=1\nsequence.allfonts=default\n");
        Run run = run(
                "svg",
                classPath(),
                "-Dsun.awt.fontconfig=" + config,
                "-Duser.language=ar",
                "-Duser.country=SA",
                "-Duser.timezone=Asia/Kathmandu");
        assertThat(run.exit).as(run.output).isZero();
        assertThat(Files.readString(run.written, StandardCharsets.UTF_8)).isEqualTo(Drawer.allSvg());
    }

    @Test
    void noFontAtAllIsExplained() throws Exception {
        assumeLinux();
        Run run = run("svg", classPath());
        assertThat(run.exit).isNotZero();
        assertThat(run.output)
                .contains(
                        "java.lang.IllegalStateException: the JDK's font system does not start, as on a machine without fonts:"
                                + " install any font, or start java with -Dsun.awt.fontconfig=FILE, where FILE holds the two lines"
                                + " \"version=1\" and \"sequence.allfonts=default\"");
    }

    @Test
    void missingLibrariesAreNamed() throws Exception {
        String without = Splitter.on(File.pathSeparatorChar).splitToList(classPath()).stream()
                .filter(entry -> !entry.contains("jfreechart"))
                .collect(joining(File.pathSeparator));
        Run run = run("svg", without);
        assertThat(run.exit).isNotZero();
        assertThat(run.output)
                .contains(
                        "java.lang.IllegalStateException: charts need org.jfree:jfreechart and"
                                + " org.apache.xmlgraphics:batik-svggen on the class path, which are optional dependencies: add both to yours");
    }

    @Test
    void nothingOfAwtIsLoadedBeforeAChartIsDrawn() throws Exception {
        Path log = folder.resolve("classes.log");
        Run run = run("describe", classPath(), "-Xlog:class+load:file=" + log);
        assertThat(run.exit).as(run.output).isZero();
        List<String> loaded = Files.readAllLines(log, StandardCharsets.UTF_8);
        assertThat(loaded).anyMatch(line -> line.contains("io.github.criticalminerals.io.chart.Chart "));
        assertThat(loaded).noneMatch(line -> line.contains(" java.awt.") || line.contains(" org.jfree."));
    }

    private record Run(int exit, String output, Path written) {}

    private Run run(String what, String classPath, String... options) throws IOException, InterruptedException {
        Path fonts = folder.resolve("fonts.conf");
        Files.writeString(
                fonts,
                "<?xml version=\"1.0\"?><fontconfig><cachedir>" + folder.resolve("cache") + "</cachedir></fontconfig>");
        Path written = folder.resolve("written");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The JDK keeps what it once found of the machine's fonts in the home folder
        command.addAll(List.of("-Duser.home=" + folder, "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Drawer.class.getName(), what, written.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("FONTCONFIG_FILE", fonts.toString());
        Path output = folder.resolve("output");
        Process process = builder.redirectOutput(output.toFile()).start();
        int exit = process.waitFor();
        return new Run(exit, Files.readString(output, StandardCharsets.UTF_8), written);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static void assumeLinux() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "fonts are hidden through fontconfig, on Linux only");
    }

    /** What runs in the other JVM. */
    static final class Drawer {
        private Drawer() {}

        public static void main(String[] args) throws IOException {
            String text = args[0].equals("svg")
                    ? allSvg()
                    : Charts.all().values().stream()
                            .map(chart -> chart.withWidth(300) + chart.inWords())
                            .collect(joining());
            Files.writeString(Path.of(args[1]), text, StandardCharsets.UTF_8);
        }

        static String allSvg() {
            return Charts.all().values().stream()
                    .flatMap(chart -> java.util.stream.Stream.of(chart.withWidth(336), chart.withWidth(720)))
                    .map(Chart::toSvg)
                    .collect(joining());
        }
    }
}
