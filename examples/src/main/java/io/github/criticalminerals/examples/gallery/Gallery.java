package io.github.criticalminerals.examples.gallery;

import com.google.common.html.HtmlEscapers;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.chart.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * A page of every kind of chart on ordinary data and on hard: 60 countries, one, long names, unknowns, all zero, names
 * from right to left. What cannot be drawn says why not.
 */
public final class Gallery {
    private static final int[] WIDTHS = {720, 336};

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark"><title>Charts on ordinary and on hard data</title>
            <style>body{font:16px/1.4 Arimo,"Liberation Sans",Arial,sans-serif;margin:8px}
            figure{display:inline-block;margin:4px;vertical-align:top;background:#fff}svg{display:block}</style></head><body>
            <h1>Charts on ordinary and on hard data</h1>
            <p>All amounts are made up.</p>
            """;

    private Gallery() {}

    /**
     * Writes the page.
     *
     * @param args the folder for it; {@code target/gallery} unless said
     * @throws IOException if it cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args.length == 0 ? "target/gallery" : args[0]));
        Path page = folder.resolve("index.html");
        Files.writeString(page, page());
        System.out.println(page);
    }

    static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        Kinds.all().forEach((kind, chart) -> {
            page.append("<h2>").append(kind).append("</h2>\n");
            Hard.data().forEach((name, data) -> page.append("<h3>")
                    .append(kind)
                    .append(": ")
                    .append(name)
                    .append("</h3>\n")
                    .append(figures(chart, data)));
        });
        return page.append("</body></html>\n").toString();
    }

    /** The chart at each width, or why it is not drawn. */
    static String figures(Function<Map<String, Interval>, Chart> kind, Map<String, Interval> data) {
        try {
            Chart chart = kind.apply(data);
            StringBuilder figures = new StringBuilder();
            for (int width : WIDTHS) {
                figures.append("<figure>")
                        .append(chart.withWidth(width).toSvg())
                        .append("</figure>\n");
            }
            return figures.toString();
        } catch (IllegalArgumentException refused) {
            return "<p>Not drawn: " + HtmlEscapers.htmlEscaper().escape(String.valueOf(refused.getMessage()))
                    + "</p>\n";
        }
    }
}
