package io.github.criticalminerals.io.csv;

import io.github.criticalminerals.io.report.LoadException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@link StrictCsv} once more, slow and obvious: one character after the other, all of it in memory, no
 * FastCSV. The outcome is the table, or the code of a fault.
 */
final class SlowCsv {
    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private int at;

    private SlowCsv(String text) {
        this.text = text;
    }

    static String outcome(byte... bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return "refused";
        }
        SlowCsv csv = new SlowCsv(text.startsWith("\uFEFF") ? text.substring(1) : text);
        String fault = csv.parse();
        return fault == null ? csv.rows.toString() : "refused";
    }

    static String outcomeOf(Callable<List<List<String>>> reading) {
        try {
            return reading.call().toString();
        } catch (LoadException e) {
            return "refused";
        } catch (Exception e) {
            throw new AssertionError("expected a table or a LoadException", e);
        }
    }

    private @Nullable String parse() {
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')) {
            return "control";
        }
        while (at < text.length()) {
            if (lineEnd()) {
                continue;
            }
            String fault = readRow();
            if (fault != null) {
                return fault;
            }
        }
        if (rows.isEmpty()) {
            return "empty";
        }
        List<String> header = rows.get(0);
        boolean otherSeparator = header.size() == 1 && header.get(0).matches("(?s).*[,;\t|].*");
        boolean unnamed = header.stream().anyMatch(String::isBlank);
        boolean twice = new HashSet<>(header.stream().map(String::strip).toList()).size() < header.size();
        boolean ragged = rows.stream().anyMatch(each -> each.size() != header.size());
        if (otherSeparator || unnamed || twice || ragged) {
            return "shape";
        }
        header.replaceAll(SlowCsv::name);
        return null;
    }

    /** A name of a column as it is typed. */
    static String name(String cell) {
        return cell.replaceAll("[\\x00-\\x20\\p{Z}]", " ").strip();
    }

    private @Nullable String readRow() {
        row = new ArrayList<>();
        while (true) {
            if (at < text.length() && text.charAt(at) == '"') {
                int end = at + 1;
                StringBuilder field = new StringBuilder();
                while (true) {
                    if (end == text.length()) {
                        return "unclosed";
                    }
                    if (text.charAt(end) != '"') {
                        field.append(text.charAt(end));
                        end++;
                    } else if (end + 1 < text.length() && text.charAt(end + 1) == '"') {
                        field.append('"');
                        end += 2;
                    } else {
                        break;
                    }
                }
                row.add(field.toString());
                at = end + 1;
                if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                    return "after quote";
                }
            } else {
                int end = at;
                while (end < text.length() && ",\r\n".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                String field = text.substring(at, end);
                if (field.contains("\"")) {
                    return "quote in text";
                }
                row.add(field);
                at = end;
            }
            if (at == text.length() || lineEnd()) {
                rows.add(row);
                return null;
            }
            at++;
        }
    }

    private boolean lineEnd() {
        if (text.startsWith("\r\n", at)) {
            at += 2;
            return true;
        }
        if (text.startsWith("\r", at) || text.startsWith("\n", at)) {
            at++;
            return true;
        }
        return false;
    }
}
