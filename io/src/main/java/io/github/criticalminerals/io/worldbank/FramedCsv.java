package io.github.criticalminerals.io.worldbank;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.SourceStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CSV file with remarks before its header and behind its last row, as the World Bank's site and DataBank write them.
 * The remarks are emptied, so that their lines keep their numbers; a file without them is read as it is.
 */
final class FramedCsv {
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_REMARKS = 10;
    private static final Pattern FOOTER = Pattern.compile("\"?(Data from database:|Last Updated:).*");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-[0-9]{2}-[0-9]{2}|[0-9]{2}/[0-9]{2}/([0-9]{4})");

    private final DataSource source;
    private final byte[] rows;
    private final long removed;
    private final List<String> remarks;
    private final Supplier<String> sha256;

    private FramedCsv(DataSource source, byte[] bytes, Supplier<String> sha256) {
        this.source = source;
        this.sha256 = sha256;
        this.remarks = new ArrayList<>();
        List<byte[]> lines = lines(bytes);
        int header = headerLine(lines);
        int last = lines.size();
        while (last > header + 1
                && (isFooter(lines.get(last - 1)) || text(lines.get(last - 1)).isEmpty())) {
            last--;
        }
        boolean footer = lines.subList(last, lines.size()).stream().anyMatch(FramedCsv::isFooter);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long before = 0;
        for (int i = 0; i < lines.size(); i++) {
            boolean remark = i < header || (footer && i >= last);
            if (remark && !text(lines.get(i)).isEmpty()) {
                remarks.add(text(lines.get(i)));
            }
            byte[] line = remark ? new byte[] {'\n'} : lines.get(i);
            kept.writeBytes(line);
            before += i < header ? lines.get(i).length - line.length : 0;
        }
        this.rows = kept.toByteArray();
        this.removed = before;
    }

    static FramedCsv of(DataSource source) {
        try (SourceStream stream = source.open()) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw LoadException.of(
                        "file-too-long",
                        Place.of(source.name()),
                        "expected at most " + MOST_BYTES + " bytes, found more");
            }
            return new FramedCsv(source, bytes, stream.finish());
        } catch (IOException e) {
            throw LoadException.of(
                    "cannot-read", Place.of(source.name()), "expected readable bytes, found: " + e.getMessage());
        }
    }

    /** The beginning of a file; the file can be read afterwards. */
    static FramedCsv headOf(DataSource source) {
        return new FramedCsv(source, source.head(), () -> "");
    }

    List<String> header() {
        return StrictCsv.headerOf(DataSource.ofBytes(source.name(), rows).withLimits(source.limits()));
    }

    /** The year in which the remarks say that the data were updated last. */
    Optional<Integer> updated() {
        for (String remark : remarks) {
            Matcher date = DATE.matcher(remark);
            if (remark.contains("Last Updated") && date.find()) {
                return Optional.of(Integer.valueOf(date.group(1) == null ? date.group(2) : date.group(1)));
            }
        }
        return Optional.empty();
    }

    /** Gives the rows, and the open report of the load, to a reader. */
    <T> T read(String format, BiFunction<CsvRows, LoadReport.Builder, T> reader) {
        DataSource between = source.withBytes(source.name(), () -> new ByteArrayInputStream(rows), sha256);
        try (CsvRows table =
                StrictCsv.of(between).withUnnamedColumns().withIndexColumn().open()) {
            LoadReport.Builder report = table.report(format);
            for (String remark : remarks) {
                report.issue(Issue.info(
                        "text-left-out", Place.of(source.name()), "expected rows, found a remark: " + remark, remark));
            }
            return reader.apply(table, report);
        } catch (LoadException e) {
            ImmutableList.Builder<Issue> issues = ImmutableList.builder();
            e.issues()
                    .forEach(issue -> issues.add(new Issue(
                            issue.severity(),
                            issue.code(),
                            original(issue.place()),
                            issue.message(),
                            issue.rawText())));
            throw new LoadException(issues.build());
        }
    }

    /** A place in the file, from the place in what is left of it. */
    Place original(Place place) {
        return place.byteOffset().isPresent() ? place.atByte(place.byteOffset().getAsLong() + removed) : place;
    }

    private static int headerLine(List<byte[]> lines) {
        for (int i = 0; i < Math.min(MOST_REMARKS, lines.size()); i++) {
            if (text(lines.get(i)).contains("Country Code")) {
                return i;
            }
        }
        return 0;
    }

    private static boolean isFooter(byte[] line) {
        return FOOTER.matcher(text(line)).matches();
    }

    private static String text(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8).strip();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** The lines with their ends; one without text at the end of the file is none. */
    private static List<byte[]> lines(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                lines.add(Arrays.copyOfRange(bytes, start, i + 1));
                start = i + 1;
            }
        }
        return lines;
    }
}
