package io.github.criticalminerals.io.chart;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/** Lines on bars of one colour, so that groups differ without colour too: none, /, \, |, - and x, then anew. */
final class Hatch {
    private static final int KINDS = 6;
    /** How far apart (px) the lines of a bar stand. */
    private static final double STEP = 9;

    private Hatch() {}

    /** The lines on a bar, in the plot's coordinates, of which {@code px} and {@code py} are one pixel. */
    static Optional<Shape> lines(int kind, double from, double to, double top, double bottom, double px, double py) {
        Path2D lines = new Path2D.Double();
        double lean = (bottom - top) / py * px;
        switch (kind % KINDS) {
            case 1 -> upright(lines, from, to, top, bottom, -lean, px);
            case 2 -> upright(lines, from, to, top, bottom, lean, px);
            case 3 -> upright(lines, from, to, top, bottom, 0, px);
            case 4 -> {
                lines.moveTo(from, (top + bottom) / 2);
                lines.lineTo(to, (top + bottom) / 2);
            }
            case 5 -> {
                upright(lines, from, to, top, bottom, -lean, px);
                upright(lines, from, to, top, bottom, lean, px);
            }
            default -> {}
        }
        return lines.getCurrentPoint() == null ? Optional.empty() : Optional.of(lines);
    }

    /** From the top down, each leaning to the right by so much; those that would stand out are left away. */
    private static void upright(
            Path2D lines, double from, double to, double top, double bottom, double lean, double px) {
        for (double x = from + STEP / 2 * px + Math.max(0, -lean); x + Math.max(0, lean) < to; x += STEP * px) {
            lines.moveTo(x, top);
            lines.lineTo(x + lean, bottom);
        }
    }

    /** A square of 10 px around the origin with the lines left out. */
    static Shape square(int kind) {
        return switch (kind % KINDS) {
            case 1 -> joined(Parts.polygon(-5, -5, 4, -5, -5, 4), Parts.polygon(5, 5, -4, 5, 5, -4));
            case 2 -> joined(Parts.polygon(5, -5, -4, -5, 5, 4), Parts.polygon(-5, 5, 4, 5, -5, -4));
            case 3 -> joined(Parts.polygon(-5, -5, -1, -5, -1, 5, -5, 5), Parts.polygon(5, -5, 1, -5, 1, 5, 5, 5));
            case 4 -> joined(Parts.polygon(-5, -5, 5, -5, 5, -1, -5, -1), Parts.polygon(-5, 5, 5, 5, 5, 1, -5, 1));
            case 5 ->
                joined(
                        Parts.polygon(-4, -5, 4, -5, 0, -1),
                        Parts.polygon(-4, 5, 4, 5, 0, 1),
                        Parts.polygon(-5, -4, -5, 4, -1, 0),
                        Parts.polygon(5, -4, 5, 4, 1, 0));
            default -> new Rectangle2D.Double(-5, -5, 10, 10);
        };
    }

    private static Shape joined(Path2D... parts) {
        Path2D all = new Path2D.Double();
        for (Path2D part : parts) {
            all.append(part, false);
        }
        return all;
    }
}
