package io.github.criticalminerals.io.tables;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the texts that a cell of a supply table holds, separated by bars as {@code SupplyTable.toCsv()} joins them. */
final class CellText {
    private CellText() {}

    /** The texts of a cell; an empty cell has none. A backslash makes the character behind it plain. */
    static List<String> texts(String cell) {
        if (cell.isEmpty()) {
            return ImmutableList.of();
        }
        ImmutableList.Builder<String> texts = ImmutableList.builder();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length()) {
                i++;
                text.append(cell.charAt(i));
            } else if (cell.startsWith(" | ", i)) {
                texts.add(text.toString());
                text.setLength(0);
                i += 2;
            } else {
                text.append(c);
            }
        }
        return texts.add(text.toString()).build();
    }

    /** The values of a cell of {@code name=value} texts, by name. */
    static Map<String, String> pairs(String cell, List<String> names) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : texts(cell)) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (equals < 0 || !names.contains(name)) {
                throw new IllegalArgumentException(
                        "text must be name=value with a name of " + names + ", but was \"" + text + "\"");
            }
            if (pairs.put(name, text.substring(equals + 1)) != null) {
                throw new IllegalArgumentException(name + " must be given once, but was given twice");
            }
        }
        return ImmutableMap.copyOf(pairs);
    }
}
