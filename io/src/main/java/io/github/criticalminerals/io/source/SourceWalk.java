package io.github.criticalminerals.io.source;

import io.github.criticalminerals.io.report.LoadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every source at a path, one after the other: the file there, or all files of the folder and its subfolders in the
 * order of their names, and in place of a zip archive its entries.
 *
 * <pre>{@code
 * SourceWalk.forEach(Path.of("downloads"), source -> load(source), fault -> report(fault));
 * }</pre>
 *
 * <ul>
 *   <li>A source of a folder is named {@code folder/subfolder/file.csv}, an entry {@code folder/archive.zip!entry.csv}.
 *   <li>A workbook (xlsx) is a zip archive too, and one source. An archive inside an archive is one source.
 *   <li>Left out: files and folders whose name starts with a dot, and {@code __MACOSX}, where archivers put their own
 *       notes.
 * </ul>
 */
public final class SourceWalk {
    private static final Pattern HIDDEN = Pattern.compile("(?:^|[/\\\\])(?:\\.|__MACOSX(?:[/\\\\]|$))");

    private SourceWalk() {}

    /**
     * Visits every source. An entry of an archive can be read during its own visit only.
     *
     * @param path a file or folder
     * @param visit what to do with each source
     * @param refused what to do with a file or archive that cannot be opened; the walk goes on
     * @throws LoadException {@code interrupted} if the thread was interrupted; it stays so
     */
    public static void forEach(Path path, Consumer<DataSource> visit, Consumer<LoadException> refused) {
        Objects.requireNonNull(visit, "visit is required");
        Objects.requireNonNull(refused, "refused is required");
        Path last = path.toAbsolutePath().normalize().getFileName();
        String name = last == null ? path.toString() : last.toString();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(path)) {
            files = walk.peek(file -> LoadException.ifInterrupted(name))
                    // A pipe, or a link to nothing, is refused when it is opened
                    .filter(file -> !Files.isDirectory(file))
                    .filter(file -> file.equals(path)
                            || !leavesOut(path.relativize(file).toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            refused.accept(SourceStream.failure(name, e));
            return;
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            refused.accept(SourceStream.failure(name, cause == null ? new IOException(e) : cause));
            return;
        }
        for (Path file : files) {
            String inside = path.relativize(file).toString().replace('\\', '/');
            visit(DataSource.of(file).named(inside.isEmpty() ? name : name + "/" + inside), visit, refused);
        }
    }

    private static void visit(DataSource source, Consumer<DataSource> visit, Consumer<LoadException> refused) {
        LoadException.ifInterrupted(source.name());
        try {
            byte[] head = source.head();
            boolean packed = head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
            if (!packed) {
                visit.accept(source);
                return;
            }
        } catch (LoadException e) {
            LoadException.ifInterrupted(source.name());
            refused.accept(e);
            return;
        }
        try (ZipArchive archive = ZipArchive.open(source)) {
            String prefix = source.name() + "!";
            if (archive.entries().stream().anyMatch(entry -> entry.name().equals(prefix + "[Content_Types].xml"))) {
                visit.accept(source);
                return;
            }
            for (DataSource entry : archive.entries()) {
                if (!leavesOut(entry.name().substring(prefix.length()))) {
                    visit.accept(entry);
                }
            }
        } catch (LoadException e) {
            LoadException.ifInterrupted(source.name());
            refused.accept(e);
        }
    }

    /**
     * Whether a walk leaves a file out.
     *
     * @param name its name inside the folder or archive, with those of the folders in between
     * @return whether one of these names starts with a dot or is {@code __MACOSX}
     */
    public static boolean leavesOut(String name) {
        return HIDDEN.matcher(name).find();
    }
}
