package io.github.criticalminerals.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing public or protected in core and io lacks a comment. It stands in for doclint's group {@code missing}, which
 * would have a record explain its components a second time on the compact constructor.
 */
class CommentTest {
    private static final Pattern COMMENT = Pattern.compile("\\s*(\\*|//|/\\*)");

    @Test
    void nothingPublicLacksAComment() throws IOException {
        assertThat(Comments.missing(sourcesOf("core"))).isEmpty();
        assertThat(Comments.missing(sourcesOf("io"))).isEmpty();
    }

    @Test
    void aMissingCommentIsCaught() {
        String text =
                """
                package planted;
                /** Commented. */
                public record Planted(int a) {
                    public static final int CONSTANT = 2;
                    /** Commented. */
                    public static final int OTHER = 3;
                    static final int INSIDE = 5;
                    public Planted {}
                    public Planted(int a, int b) { this(a); }
                    public int plain() { return 2; }
                    /** {@return three} */
                    public int commented() { return 3; }
                    @Override public int a() { return a; }
                    @Override public String toString() { return ""; }
                    int inside() { return 5; }
                    public enum Kind { /** Commented. */ GOOD, BAD }
                    /** Commented. */
                    public interface Nested { void asked(); }
                    private static final class Hidden { public void unseen() {} }
                }
                """;
        assertThat(Comments.missing("Planted.java", text))
                .containsExactly(
                        "Planted.java:4 CONSTANT",
                        "Planted.java:9 <init>",
                        "Planted.java:10 plain",
                        "Planted.java:16 Kind",
                        "Planted.java:16 BAD",
                        "Planted.java:18 asked");
    }

    /** But for samples of files, which are shown as they are. */
    @Test
    void noCommentIsWiderThanThePage() throws IOException {
        List<String> wide = new ArrayList<>();
        for (String module : List.of("core", "io")) {
            for (Path file : sourcesOf(module)) {
                boolean sample = false;
                for (String line : Files.readAllLines(file)) {
                    sample |= line.contains("<pre>");
                    if (!sample && line.length() > 120 && COMMENT.matcher(line).lookingAt()) {
                        wide.add(file.getFileName() + ": " + line);
                    }
                    sample &= !line.contains("</pre>");
                }
            }
        }
        assertThat(wide).isEmpty();
    }

    /** JDK 25 refuses a comment that another one follows; JDK 17 does not look. */
    @Test
    void everyCommentStandsBeforeWhatItIsOf() throws IOException {
        Pattern oneAfterAnother = Pattern.compile("\\*/\\s*/\\*\\*");
        List<String> lost = new ArrayList<>();
        for (String module : List.of("core", "io", "examples")) {
            for (Path file : javaIn(Path.of("..", module, "src"))) {
                if (oneAfterAnother.matcher(Files.readString(file)).find()) {
                    lost.add(file.toString());
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    private static List<Path> sourcesOf(String module) throws IOException {
        return javaIn(Path.of("..", module, "src", "main", "java"));
    }

    private static List<Path> javaIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
