package io.github.criticalminerals.io.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.ZipArchive;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A workbook in the xlsx format, from a file, a stream, a gzip file or an entry of a zip archive. Close it.
 *
 * <pre>{@code
 * try (StrictXlsx workbook = StrictXlsx.open(DataSource.of(Path.of("wgidataset.xlsx")));
 *         XlsxRows rows = workbook.rows("Sheet1")) {
 *     rows.forEachRemaining(row -> ...);
 * }
 * }</pre>
 *
 * <p>Refused with a {@link LoadException} that names the part, and the cell where there is one:
 *
 * <ul>
 *   <li>{@code not-a-workbook}: no zip archive (an old xls file, a protected workbook, a web page) or one without a
 *       workbook;
 *   <li>{@code damaged-archive}, {@code unsafe-entry-name}, {@code duplicate-entry}, {@code too-many-entries}, {@code
 *       unpacks-to-too-much}: see {@link ZipArchive}; the last also for more than {@value #MOST_STRING_BYTES} bytes of
 *       shared strings, which are the one part that is kept in memory;
 *   <li>{@code malformed-xml}, {@code xml-doctype} (no document type is read, so that there are no entities);
 *   <li>{@code damaged-workbook}, {@code wrong-address} (rows and cells stand in order, none twice), {@code
 *       unknown-cell-type};
 *   <li>{@code field-too-long}, {@code row-too-long}, {@code too-many-columns}: more than the {@link
 *       io.github.criticalminerals.io.source.Limits} of the source;
 *   <li>{@code wrong-row-count}, {@code sha256-mismatch}: not what the source expects.
 * </ul>
 *
 * <p>Values are the file's own: a number has all its digits, an error of a formula such as {@code #DIV/0!} is a cell of
 * kind {@link XlsxCell.Kind#ERROR}, and so is a formula that was saved without its value. Formats, dates, merged areas
 * and hidden rows are not looked at. Time is linear in the bytes; memory is the shared strings and one row. A file is
 * read where it lies; other bytes are copied to a temporary file until the workbook is closed or the program ends.
 */
public final class StrictXlsx implements AutoCloseable {
    /** The most bytes of shared strings that are read: 16 MiB. */
    public static final int MOST_STRING_BYTES = 16 << 20;

    private static final int MOST_PART_BYTES = 4 << 20;

    /** The part that says which part is the workbook. */
    private static final String RELATIONS = "_rels/.rels";

    private final DataSource source;
    private final ZipArchive archive;
    private final ImmutableMap<String, String> parts;
    private final ImmutableList<String> strings;

    private StrictXlsx(DataSource source, ZipArchive archive) {
        this.source = source;
        this.archive = archive;
        String workbook = relations("", RELATIONS).entrySet().stream()
                .filter(relation -> relation.getKey().startsWith("officeDocument "))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> notAWorkbook("found a zip archive that names no workbook"));
        int folder = workbook.lastIndexOf('/') + 1;
        Map<String, String> relations = relations(
                workbook.substring(0, folder),
                workbook.substring(0, folder) + "_rels/" + workbook.substring(folder) + ".rels");
        this.parts = sheets(workbook, relations);
        this.strings = relations.entrySet().stream()
                .filter(relation -> relation.getKey().startsWith("sharedStrings "))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(this::strings)
                .orElse(ImmutableList.of());
    }

    /**
     * Opens a workbook and reads the list of its sheets and its shared strings.
     *
     * @param source the workbook; a stream is read to its end
     * @return the workbook
     * @throws LoadException if it is no workbook, damaged or not to be trusted
     */
    public static StrictXlsx open(DataSource source) {
        byte[] head = source.head();
        if (!isZip(head)) {
            boolean old = head.length >= 4 && (head[0] & 0xff) == 0xd0 && (head[1] & 0xff) == 0xcf;
            throw notAWorkbook(
                    source,
                    head.length == 0
                            ? "found an empty file"
                            : old ? "found an old (xls) or a protected workbook" : "found another kind of file");
        }
        ZipArchive archive = ZipArchive.open(source);
        try {
            return new StrictXlsx(source, archive);
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /**
     * Whether a source looks like a workbook or another zip archive. A stream can still be opened afterwards.
     *
     * @param source what to look at
     * @return true if its first bytes, unpacked if they are gzip, are those of a zip archive
     */
    public static boolean isZip(DataSource source) {
        return isZip(source.head());
    }

    private static boolean isZip(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /** {@return the names of the sheets in the order of the workbook, hidden ones too} */
    public List<String> sheets() {
        return parts.keySet().asList();
    }

    /**
     * The rows of a sheet, from the beginning at each call.
     *
     * @param sheet its name
     * @return the rows, none for a sheet that is a chart
     * @throws LoadException if there is no such sheet; the message lists the names
     */
    public XlsxRows rows(String sheet) {
        String part = parts.get(sheet);
        if (part == null) {
            throw LoadException.of(
                    "missing-sheet",
                    Place.of(source.name()),
                    "expected the sheet " + sheet + ", found " + String.join(", ", parts.keySet()));
        }
        return new XlsxRows(place(sheet).source(), entry(part), strings);
    }

    /**
     * The place of a sheet.
     *
     * @param sheet its name
     * @return the workbook and the sheet, such as {@code wgidataset.xlsx!Sheet1}
     */
    public Place place(String sheet) {
        return Place.of(source.name() + "!" + sheet);
    }

    /**
     * The first rows of a sheet, to see which layout it has.
     *
     * @param sheet its name
     * @param count how many rows at most
     * @return the rows
     * @throws LoadException if there is no such sheet or it is damaged up to there
     */
    public List<XlsxRow> firstRows(String sheet, int count) {
        List<XlsxRow> first = new ArrayList<>();
        try (XlsxRows rows = rows(sheet)) {
            while (first.size() < count && rows.hasNext()) {
                first.add(rows.next());
            }
        }
        return first;
    }

    /**
     * All rows of a sheet that is read as a whole.
     *
     * @param sheet its name
     * @param most how many rows it may have
     * @return the rows
     * @throws LoadException if there is no such sheet, it is damaged, or it has more rows
     */
    public List<XlsxRow> allRows(String sheet, int most) {
        List<XlsxRow> all = firstRows(sheet, most + 1);
        if (all.size() > most) {
            throw LoadException.of(
                    "too-many-rows", place(sheet), "expected at most " + most + " rows in a sheet, found more");
        }
        return all;
    }

    /**
     * Opens the report of a load, with the sha256. The loader counts the rows.
     *
     * @param format the layout that the workbook was recognised as
     * @return a builder to which the loader adds the rest; it refuses another number of rows than the source expects
     */
    public LoadReport.Builder report(String format) {
        return LoadReport.builder(source.name(), format).sha256(sha256()).expectRows(source.expectedRows());
    }

    /** {@return the sha256 of the workbook's bytes as they lie in the source: 64 hexadecimal digits in lower case} */
    public String sha256() {
        return archive.sha256();
    }

    @Override
    public void close() {
        archive.close();
    }

    /** The targets of a part's relations, by "type id"; what lies outside the workbook is left out. */
    private Map<String, String> relations(String folder, String part) {
        Map<String, String> relations = new LinkedHashMap<>();
        try (Xml xml = new Xml(entry(part), MOST_PART_BYTES)) {
            while (xml.next()) {
                String type = xml.isStart("Relationship") ? xml.attribute("Type") : null;
                String target = type == null ? null : xml.attribute("Target");
                if (type != null && target != null && !"External".equals(xml.attribute("TargetMode"))) {
                    relations.put(
                            type.substring(type.lastIndexOf('/') + 1) + " " + xml.attribute("Id"),
                            resolved(folder, target));
                }
            }
        }
        return relations;
    }

    /** The name of the part that a target, a URI reference, means beside the parts of a folder. */
    private static String resolved(String folder, String target) {
        List<String> steps = new ArrayList<>();
        for (String step : Splitter.on('/').split(target.startsWith("/") ? target : folder + target)) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.remove(steps.size() - 1);
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(decoded(step));
            }
        }
        return String.join("/", steps);
    }

    /** A name without its escapes; as it is if they are none. */
    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private ImmutableMap<String, String> sheets(String workbook, Map<String, String> relations) {
        Map<String, String> targets = new HashMap<>();
        relations.forEach((key, target) -> targets.put(key.substring(key.indexOf(' ') + 1), target));
        Map<String, String> sheets = new LinkedHashMap<>();
        try (Xml xml = new Xml(entry(workbook), MOST_PART_BYTES)) {
            while (xml.next()) {
                if (xml.isStart("sheet")) {
                    String name = xml.attribute("name");
                    String part = targets.get(String.valueOf(xml.attribute("id")));
                    if (name == null || name.isBlank() || part == null || sheets.put(name, part) != null) {
                        throw LoadException.of(
                                "damaged-workbook",
                                Place.of(source.name()),
                                "expected every sheet once, with a name and a part",
                                String.valueOf(name));
                    }
                }
            }
        }
        return ImmutableMap.copyOf(sheets);
    }

    private ImmutableList<String> strings(String part) {
        ImmutableList.Builder<String> found = ImmutableList.builder();
        try (Xml xml = new Xml(entry(part), MOST_STRING_BYTES)) {
            while (xml.next()) {
                if (xml.isStart("si")) {
                    found.add(xml.textUntilEnd("si", source.limits().fieldBytes()));
                }
            }
        }
        return found.build();
    }

    private DataSource entry(String part) {
        String name = source.name() + "!" + part;
        return archive.entries().stream()
                .filter(entry -> entry.name().equalsIgnoreCase(name)
                        || decoded(entry.name().substring(source.name().length()))
                                .equalsIgnoreCase("!" + part))
                .findFirst()
                .orElseThrow(() -> notAWorkbook("found a zip archive without the part " + part
                        + (part.equals(RELATIONS) ? "; one of other files is to be unpacked first" : "")));
    }

    private LoadException notAWorkbook(String found) {
        return notAWorkbook(source, found);
    }

    private static LoadException notAWorkbook(DataSource source, String found) {
        return LoadException.of("not-a-workbook", Place.of(source.name()), "expected an xlsx workbook, " + found);
    }
}
