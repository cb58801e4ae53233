package io.github.criticalminerals.io.chart;

import com.google.common.base.Splitter;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** The one style: font, sizes, colours, strokes. */
final class Style {
    static final Color INK = new Color(0x22, 0x22, 0x22);
    static final Color QUIET_INK = new Color(0x55, 0x55, 0x55);
    static final Color GRID = new Color(0xE4, 0xE4, 0xE4);
    static final Color AXIS = new Color(0x99, 0x99, 0x99);
    static final Color PAPER = Color.WHITE;
    static final float TITLE = 18;
    static final float LABEL = 13;
    static final float NOTE = 12;
    static final BasicStroke HAIR = new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    static final BasicStroke THIN = new BasicStroke(0.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    static final BasicStroke LINE = new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    static final BasicStroke RANGE = new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    static final BasicStroke MARKED = new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

    /**
     * After Okabe and Ito's palette for all kinds of colour vision, without its black and its yellow, which white
     * drowns.
     */
    private static final ImmutableList<Color> PALETTE = ImmutableList.of(
            new Color(0x00, 0x72, 0xB2),
            new Color(0xD5, 0x5E, 0x00),
            new Color(0x00, 0x9E, 0x73),
            new Color(0xCC, 0x79, 0xA7),
            new Color(0xE6, 0x9F, 0x00),
            new Color(0x56, 0xB4, 0xE9),
            new Color(0x99, 0x99, 0x99));

    private static final ImmutableList<float[]> DASHES =
            ImmutableList.of(new float[0], new float[] {8, 4}, new float[] {2, 3}, new float[] {10, 3, 2, 3});

    /** Unhinted widths with fractions: the same on every machine. */
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    /** Not in the class's initialiser: a failure must be able to say what to do, each time. */
    private static final Supplier<Font> BUNDLED = Suppliers.memoize(Style::bundled);

    private Style() {}

    private static Font bundled() {
        try (InputStream in = Style.class.getResourceAsStream("Arimo-subset.ttf")) {
            if (in == null) {
                throw new IllegalStateException("the bundled font Arimo-subset.ttf is missing from the jar");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException | InternalError e) {
            throw new IllegalStateException(
                    "the JDK's font system does not start, as on a machine without fonts: install any font, or start"
                            + " java with -Dsun.awt.fontconfig=FILE, where FILE holds the two lines \"version=1\" and"
                            + " \"sequence.allfonts=default\"",
                    e);
        }
    }

    static Font font(float size) {
        return BUNDLED.get().deriveFont(size);
    }

    static double width(String text, Font font) {
        return font.getStringBounds(text, MEASURE).getWidth();
    }

    /** The n-th line's stroke: whole, dashed, dotted, both, so that lines differ without colour too. */
    static BasicStroke line(int n, float phase) {
        float[] dashes = DASHES.get(n % DASHES.size());
        return dashes.length == 0
                ? LINE
                : new BasicStroke(LINE.getLineWidth(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, phase);
    }

    /** The thin edge of the n-th line's band. */
    static BasicStroke edge(int n) {
        float[] dashes = DASHES.get(n % DASHES.size());
        return dashes.length == 0
                ? HAIR
                : new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }

    /** How long (px) the n-th line's dashes are until they begin anew; 0 for a whole line. */
    static float period(int n) {
        float sum = 0;
        for (float dash : DASHES.get(n % DASHES.size())) {
            sum += dash;
        }
        return sum;
    }

    /** The colour of the n-th label: the palette, then the same colours lighter, and lighter again. */
    static Color colour(int n) {
        return lighter(PALETTE.get(n % PALETTE.size()), n / PALETTE.size());
    }

    static Color lighter(Color base, int rounds) {
        double lighter = Math.min(0.75, 0.35 * rounds);
        return new Color(
                lighten(base.getRed(), lighter), lighten(base.getGreen(), lighter), lighten(base.getBlue(), lighter));
    }

    private static int lighten(int part, double by) {
        return (int) Math.round(part + (255 - part) * by);
    }

    /** The text with a line break wherever the next word would go beyond the width (px); longer words are broken. */
    static String wrapped(String text, Font font, double width) {
        StringBuilder lines = new StringBuilder();
        String line = "";
        for (String word : Splitter.on(' ')
                .omitEmptyStrings()
                .split(Texts.drawn(text.strip()).replace(" %", "\u00A0%"))) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, font) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.append(line).append('\n');
            }
            line = word;
            while (width(line, font) > width && line.length() > 1) {
                int end = line.length() - 1;
                while (end > 1 && width(line.substring(0, end), font) > width) {
                    end--;
                }
                lines.append(line, 0, end).append('\n');
                line = line.substring(end);
            }
        }
        return lines.append(line).toString().replace('\u00A0', ' ');
    }
}
