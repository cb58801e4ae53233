/**
 * Pictures of results: shares, bars, intervals, lines over time, timelines and the criticality matrix, as SVG text or
 * PNG bytes.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.chart.Chart} takes a result, or plain labels with
 * numbers, and one style draws them: a palette that colour-blind readers can tell apart, every label readable and
 * none on top of another, the unit above the plot, notes and sources below it. The same chart gives the same SVG
 * bytes on every machine and JDK: one bundled font (Arimo, SIL Open Font License 1.1, text beside it) is set on
 * every text, and no other is asked for.
 *
 * <p><b>What it is not.</b> It is no plotting library: there are no themes and no further kinds of plots. It computes
 * nothing but the sum and the percentages of shares.
 *
 * <p><b>Where to start.</b> {@code Chart.of(result)} or {@link
 * io.github.criticalminerals.io.chart.Chart#shares(String, String, java.util.Map)}, then {@link
 * io.github.criticalminerals.io.chart.Chart#toSvg()}. Drawing needs {@code org.jfree:jfreechart} and {@code
 * org.apache.xmlgraphics:batik-svggen} on the class path, which are optional dependencies; they and AWT are loaded
 * when the first chart is drawn.
 *
 * <p><b>Thread safety.</b> All types are immutable and may be shared; charts may be drawn by several threads at once.
 */
@NullMarked
package io.github.criticalminerals.io.chart;

import org.jspecify.annotations.NullMarked;
