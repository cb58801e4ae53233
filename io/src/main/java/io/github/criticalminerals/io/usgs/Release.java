package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;

/** How the data releases are cited. */
final class Release {
    private static final ImmutableMap<String, String> DOIS = ImmutableMap.of(
            "2022", "10.5066/P9KKMCP4",
            "2023", "10.5066/P9WCYUI6",
            "2024", "10.5066/P144BA54",
            "2025", "10.3133/mcs2025",
            "2026", "10.5066/P1WKQ63T");

    static final String LICENCE = "CC0 1.0";

    private Release() {}

    static Source source(Edition edition) {
        Source source = Source.of("U.S. Geological Survey", "Mineral Commodity Summaries " + edition.edition());
        String doi = DOIS.get(edition.edition());
        if (doi != null) {
            source = source.withDoi(doi);
        }
        if (edition.edition().equals("2026")) {
            source = source.withNote("data release of 6 February 2026");
        }
        return source.withLicence(LICENCE);
    }
}
