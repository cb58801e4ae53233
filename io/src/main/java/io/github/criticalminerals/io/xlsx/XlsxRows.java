package io.github.criticalminerals.io.xlsx;

import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.Limits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet from top to bottom; rows without a line in the file are left out. Close it. */
public final class XlsxRows implements Iterator<XlsxRow>, AutoCloseable {
    private static final int MOST_ROWS = 1 << 20;

    private final String sheet;
    private final List<String> strings;
    private final Limits limits;
    private final Xml xml;
    private boolean inside;
    private int lastRow;
    private @Nullable XlsxRow next;

    XlsxRows(String sheet, DataSource part, List<String> strings) {
        this.sheet = sheet;
        this.strings = strings;
        this.limits = part.limits();
        this.xml = new Xml(part, Long.MAX_VALUE);
    }

    @Override
    public boolean hasNext() {
        while (next == null && xml.next()) {
            if (xml.isStart("sheetData")) {
                inside = true;
            } else if (xml.isEnd("sheetData")) {
                inside = false;
            } else if (inside && xml.isStart("row")) {
                next = row();
            }
        }
        return next != null;
    }

    @Override
    public XlsxRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no row after row " + lastRow);
        }
        LoadException.ifInterrupted(sheet);
        XlsxRow row = next;
        next = null;
        return Objects.requireNonNull(row);
    }

    @Override
    public void close() {
        xml.close();
    }

    private XlsxRow row() {
        lastRow = rowNumber(xml.attribute("r"));
        List<XlsxCell> cells = new ArrayList<>();
        int lastColumn = -1;
        long characters = 0;
        while (xml.next() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                lastColumn = column(xml.attribute("r"), lastColumn);
                XlsxCell cell = cell(lastColumn, xml.attribute("t"));
                if (cell != null) {
                    cells.add(cell);
                    characters += cell.text().length();
                }
                if (characters > limits.rowBytes()) {
                    throw fault(
                            "row-too-long",
                            Place.of(sheet).atLine(lastRow),
                            "expected rows of at most " + limits.rowBytes() + " bytes, found a longer one",
                            "");
                }
            }
        }
        return new XlsxRow(sheet, lastRow, cells);
    }

    private int rowNumber(@Nullable String attribute) {
        int number = attribute == null ? lastRow + 1 : digits(attribute);
        if (number <= lastRow || number > MOST_ROWS) {
            throw fault(
                    "wrong-address",
                    Place.of(sheet).atLine(lastRow + 1L),
                    "expected a row after row " + lastRow + " and up to " + MOST_ROWS,
                    String.valueOf(attribute));
        }
        return number;
    }

    private int column(@Nullable String address, int before) {
        int column = before + 1;
        if (address != null) {
            int letters = 0;
            column = 0;
            while (letters < Math.min(address.length(), 4)
                    && address.charAt(letters) >= 'A'
                    && address.charAt(letters) <= 'Z') {
                column = column * 26 + address.charAt(letters) - 'A' + 1;
                letters++;
            }
            column--;
            if (column <= before || digits(address.substring(letters)) != lastRow) {
                throw fault(
                        "wrong-address",
                        Place.of(sheet).atLine(lastRow),
                        "expected a cell of row " + lastRow
                                + (before < 0 ? "" : " right of column " + XlsxCell.letters(before)),
                        address);
            }
        }
        if (column >= limits.columns()) {
            throw fault(
                    "too-many-columns",
                    Place.of(sheet).atLine(lastRow),
                    "expected at most " + limits.columns() + " columns, found more",
                    String.valueOf(address));
        }
        return column;
    }

    /** The cell that starts here, or null if it holds nothing. */
    private @Nullable XlsxCell cell(int column, @Nullable String type) {
        String value = null;
        String inline = null;
        String formula = null;
        while (!xml.isEnd("c") && xml.next()) {
            if (xml.isStart("v")) {
                value = xml.charactersUntilEnd("v", limits.fieldBytes());
            } else if (xml.isStart("is")) {
                inline = xml.textUntilEnd("is", limits.fieldBytes());
            } else if (xml.isStart("f")) {
                formula = xml.charactersUntilEnd("f", limits.fieldBytes());
            }
        }
        String kind = type == null ? "n" : type;
        if (kind.equals("inlineStr") && inline != null) {
            return new XlsxCell(sheet, lastRow, column, XlsxCell.Kind.TEXT, inline);
        }
        if (value == null) {
            // Excel stores a formula's empty text as no value; one that was never calculated has no type either
            return formula == null || kind.equals("str")
                    ? null
                    : new XlsxCell(sheet, lastRow, column, XlsxCell.Kind.ERROR, "=" + formula);
        }
        return switch (kind) {
            case "n" -> new XlsxCell(sheet, lastRow, column, XlsxCell.Kind.NUMBER, value.strip());
            case "s" -> new XlsxCell(sheet, lastRow, column, XlsxCell.Kind.TEXT, shared(column, value));
            case "str", "d" -> new XlsxCell(sheet, lastRow, column, XlsxCell.Kind.TEXT, value);
            case "e" -> new XlsxCell(sheet, lastRow, column, XlsxCell.Kind.ERROR, value);
            case "b" ->
                new XlsxCell(
                        sheet,
                        lastRow,
                        column,
                        XlsxCell.Kind.TRUTH,
                        value.strip().equals("1") ? "TRUE" : "FALSE");
            default ->
                throw fault(
                        "unknown-cell-type",
                        place(column),
                        "expected one of the types n, s, str, inlineStr, b, e, d",
                        kind);
        };
    }

    private String shared(int column, String value) {
        int index = digits(value.strip());
        if (index < 0 || index >= strings.size()) {
            throw fault(
                    "damaged-workbook",
                    place(column),
                    "expected the number of one of the " + strings.size() + " shared strings",
                    value);
        }
        return strings.get(index);
    }

    private Place place(int column) {
        return Place.of(sheet).atLine(lastRow).atColumn(XlsxCell.letters(column));
    }

    private static LoadException fault(String code, Place place, String expected, String found) {
        return LoadException.of(code, place, expected + (found.isEmpty() ? "" : ", found " + found), found);
    }

    /** A number of at most nine digits, or -1. */
    private static int digits(String text) {
        boolean plain = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Integer.parseInt(text) : -1;
    }
}
