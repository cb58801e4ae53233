package io.github.criticalminerals.io.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.issue.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well a file fits one layout, seen from its beginning: what the layout needs and the file has not.
 *
 * @param format the layout's name, for people, not blank
 * @param missing the columns, sheets or properties that the layout needs and the file has not; empty if it fits
 */
public record Recognition(String format, List<String> missing) {
    private static final int SHOWN = 12;
    private static final int DESCRIBED = 3;

    public Recognition {
        if (format.isBlank()) {
            throw new IllegalArgumentException("format must name a layout, but was blank");
        }
        missing = ImmutableList.copyOf(Objects.requireNonNull(missing, "missing is required"));
    }

    /**
     * How well the header of a file fits a layout that needs some columns.
     *
     * @param format the layout's name, for people
     * @param needed the names of the columns
     * @param header the names in the file; white space at their ends and upper and lower case do not count
     * @return what the header misses
     */
    public static Recognition ofColumns(String format, List<String> needed, List<String> header) {
        Set<String> found = new HashSet<>();
        for (String name : header) {
            found.add(Text.plain(name).toLowerCase(Locale.ROOT));
        }
        List<String> missing = new ArrayList<>();
        for (String name : needed) {
            if (!found.contains(name.toLowerCase(Locale.ROOT))) {
                missing.add(name);
            }
        }
        return new Recognition(format, missing);
    }

    /** {@return whether the file is of this layout} */
    public boolean fits() {
        return missing.isEmpty();
    }

    /**
     * The error for a file that fits none of the layouts tried.
     *
     * @param place the file and the line that was looked at
     * @param tried the layouts tried, at least one; the one that misses least is named first
     * @param found the text found there, such as the header
     * @return an exception with the code {@code unknown-layout}, to be thrown
     */
    public static LoadException unknownLayout(Place place, List<Recognition> tried, String found) {
        String layouts = tried.stream()
                .sorted(Comparator.comparingInt(each -> each.missing().size()))
                .map(Recognition::described)
                .collect(Collectors.joining("; "));
        return LoadException.of("unknown-layout", place, "expected one of these layouts: " + layouts, found);
    }

    /**
     * The error for a file that fits none of many layouts: what the nearest ones miss, and the names of the others.
     *
     * @param place the file and the line that was looked at
     * @param nearestFirst the layouts tried, at least one, in the order of their nearness
     * @param found the text found there, such as the header
     * @return an exception with the code {@code unknown-layout}, to be thrown
     */
    public static LoadException unknownLayoutOf(Place place, List<Recognition> nearestFirst, String found) {
        String nearest = nearestFirst.stream()
                .limit(DESCRIBED)
                .map(Recognition::described)
                .collect(Collectors.joining("; "));
        String others =
                nearestFirst.stream().skip(DESCRIBED).map(Recognition::format).collect(Collectors.joining("; "));
        return LoadException.of(
                "unknown-layout",
                place,
                "expected one of these layouts: " + nearest + (others.isEmpty() ? "" : "; or " + others),
                found);
    }

    private String described() {
        String shown = missing.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return format + ", which misses " + shown
                + (missing.size() > SHOWN ? " and " + (missing.size() - SHOWN) + " more" : "");
    }
}
