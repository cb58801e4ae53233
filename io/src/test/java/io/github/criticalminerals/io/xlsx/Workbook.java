package io.github.criticalminerals.io.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small workbooks for tests: texts are shared strings, numbers are written digit by digit. */
public final class Workbook {
    /** A cell with a type and a value of its own, such as an error. */
    public record Raw(String type, String value) {}

    /** Rows by sheet; a cell is a text, a number, a {@link Raw} or null. */
    private final Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** A row of a sheet. */
    public static List<Object> row(Object... cells) {
        List<Object> row = new ArrayList<>();
        java.util.Collections.addAll(row, cells);
        return row;
    }

    /** Adds a sheet. */
    public Workbook sheet(String name, List<List<Object>> rows) {
        sheets.put(name, rows);
        return this;
    }

    /** Puts a part in place of the one that would be written, or beside them. */
    public Workbook part(String name, String xml) {
        return part(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a part in place of the one that would be written, or beside them. */
    public Workbook part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        List<String> strings = new ArrayList<>();
        Map<String, byte[]> all = new LinkedHashMap<>();
        StringBuilder list = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        int number = 0;
        for (Map.Entry<String, List<List<Object>>> sheet : sheets.entrySet()) {
            number++;
            list.append("<sheet name=\"")
                    .append(escaped(sheet.getKey()))
                    .append("\" sheetId=\"")
                    .append(number);
            list.append("\" r:id=\"rId").append(number).append("\"/>");
            relations.append(relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml"));
            all.put("xl/worksheets/sheet" + number + ".xml", sheetXml(sheet.getValue(), strings));
        }
        relations.append(relation("rIdS", "sharedStrings", "sharedStrings.xml"));
        all.put("_rels/.rels", relationsXml(relation("rId1", "officeDocument", "xl/workbook.xml")));
        all.put("xl/_rels/workbook.xml.rels", relationsXml(relations.toString()));
        all.put(
                "xl/workbook.xml",
                utf8("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + list + "</sheets></workbook>"));
        StringBuilder shared = new StringBuilder("<sst>");
        strings.forEach(text -> shared.append("<si><t>").append(escaped(text)).append("</t></si>"));
        all.put("xl/sharedStrings.xml", utf8(shared + "</sst>"));
        all.putAll(parts);
        return zip(all);
    }

    /** A zip archive. */
    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] sheetXml(List<List<Object>> rows, List<String> strings) {
        StringBuilder xml = new StringBuilder("<worksheet><sheetData>");
        for (int r = 0; r < rows.size(); r++) {
            xml.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < rows.get(r).size(); c++) {
                Object cell = rows.get(r).get(c);
                String start = "<c r=\"" + XlsxCell.letters(c) + (r + 1) + "\"";
                if (cell instanceof Raw raw) {
                    xml.append(start).append(" t=\"").append(raw.type()).append("\"><v>");
                    xml.append(escaped(raw.value())).append("</v></c>");
                } else if (cell instanceof String text) {
                    xml.append(start)
                            .append(" t=\"s\"><v>")
                            .append(index(strings, text))
                            .append("</v></c>");
                } else if (cell != null) {
                    xml.append(start).append("><v>").append(cell).append("</v></c>");
                }
            }
            xml.append("</row>");
        }
        return utf8(xml + "</sheetData></worksheet>");
    }

    private static int index(List<String> strings, String text) {
        if (!strings.contains(text)) {
            strings.add(text);
        }
        return strings.indexOf(text);
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id
                + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type
                + "\" Target=\"" + target + "\"/>";
    }

    private static byte[] relationsXml(String relations) {
        return utf8("<Relationships>" + relations + "</Relationships>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
