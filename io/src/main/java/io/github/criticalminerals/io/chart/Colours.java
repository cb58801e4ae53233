package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Country;
import java.awt.Color;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One colour a country, whatever the chart and whoever else is in it. Those that the tables name most have colours that
 * normal and red-green blind eyes tell apart (CIE Lab, Machado et al. 2009); any other has one that its ISO code
 * gives, which a second country may share. Colour is never the only thing that tells marks apart.
 */
final class Colours {
    /** A shorter label is no country but a code: Ga is gallium here. */
    private static final int SHORTEST_NAME = 4;

    private static final ImmutableList<Color> NO_COUNTRY =
            ImmutableList.of(new Color(0x77, 0x77, 0x77), new Color(0xA6, 0xA6, 0xA6), new Color(0x55, 0x55, 0x55));

    private static final ImmutableMap<String, Color> COUNTRIES = ImmutableMap.<String, Color>builder()
            .put("CHN", new Color(0xD5, 0x5E, 0x00))
            .put("USA", new Color(0x00, 0x72, 0xB2))
            .put("AUS", new Color(0xE6, 0x9F, 0x00))
            .put("MMR", new Color(0x00, 0x9E, 0x73))
            .put("JPN", new Color(0xCC, 0x79, 0xA7))
            .put("RUS", new Color(0x56, 0xB4, 0xE9))
            .put("COD", new Color(0x66, 0x33, 0x00))
            .put("MYS", new Color(0xAA, 0xBB, 0x66))
            .put("CHL", new Color(0x77, 0x11, 0x33))
            .put("IND", new Color(0x33, 0x22, 0xAA))
            .put("BRA", new Color(0x00, 0x77, 0x33))
            .put("ZAF", new Color(0xCC, 0x44, 0x44))
            .put("VNM", new Color(0x77, 0x00, 0x66))
            .put("IDN", new Color(0x00, 0x77, 0xFF))
            .put("CAN", new Color(0x00, 0xCC, 0x88))
            .put("THA", new Color(0xBB, 0xAA, 0x44))
            .put("KOR", new Color(0x88, 0x44, 0xCC))
            .put("DEU", new Color(0x00, 0x44, 0x99))
            .put("EST", new Color(0x22, 0xBB, 0xCC))
            .put("FRA", new Color(0x88, 0x33, 0x66))
            .put("PER", new Color(0x99, 0x44, 0x00))
            .build();

    private Colours() {}

    /** A colour for each label: that of its country; grey beside countries; else the palette's in order. */
    static Map<String, Color> of(Collection<String> labels) {
        Map<String, Color> colours = new LinkedHashMap<>();
        boolean countries = labels.stream().anyMatch(label -> country(label).isPresent());
        int others = 0;
        for (String label : labels) {
            Optional<Country> country = country(label);
            colours.put(
                    label,
                    country.map(Colours::of)
                            .orElse(countries ? NO_COUNTRY.get(others % NO_COUNTRY.size()) : Style.colour(others)));
            others += country.isPresent() ? 0 : 1;
        }
        return colours;
    }

    /** Of rows that are named beside their marks: one colour for all that are no countries. */
    static Color ofRow(String label) {
        return country(label).map(Colours::of).orElse(Style.colour(0));
    }

    static Color of(Country country) {
        Color chosen = COUNTRIES.get(country.id());
        return chosen == null ? byCode(country.id()) : chosen;
    }

    /** The countries that have colours of their own. */
    static ImmutableList<Country> chosen() {
        return COUNTRIES.keySet().stream().map(Country::of).collect(ImmutableList.toImmutableList());
    }

    /** Neighbouring codes are far apart on the wheel. */
    private static Color byCode(String code) {
        int number = 0;
        for (int i = 0; i < code.length(); i++) {
            number = 31 * number + code.charAt(i);
        }
        float hue = Math.floorMod(number * 97, 360) / 360f;
        return Color.getHSBColor(
                hue, 0.45f + 0.15f * Math.floorMod(number, 3), 0.8f - 0.15f * Math.floorMod(number, 4));
    }

    /** {@code China}, or {@code China, refining}. */
    private static Optional<Country> country(String label) {
        Optional<Country> whole = find(label);
        int comma = label.indexOf(',');
        return whole.isPresent() || comma < 0 ? whole : find(label.substring(0, comma));
    }

    private static Optional<Country> find(String text) {
        return text.strip().length() < SHORTEST_NAME ? Optional.empty() : Country.find(text.strip());
    }
}
