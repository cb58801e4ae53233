/**
 * What a notebook's cell shows of a table, a result, a chart or a load.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.notebook.Display} makes of one object its plain text and
 * its HTML. The HTML holds only elements and attributes that viewers of a notebook that was opened and not run let
 * through: tables, {@code details}, {@code figure}, {@code img} with the picture inside; no style, no script, no
 * colour, so that it reads in light and dark. A chart keeps its words as alternative text; a figure says its range and
 * source where the mouse rests on it.
 *
 * <p><b>What it is not.</b> It is no page: the report in the examples is one. It computes nothing.
 *
 * <p><b>Where to start.</b> With rapaio's kernel or JJava the library's objects show themselves: end the cell with the
 * object. Elsewhere {@link io.github.criticalminerals.io.notebook.Display#of(Object)}; in Kotlin's kernel one line
 * serves all cells:
 * {@code fun show(shown: Any) = MIME(*Display.of(shown).mimeTexts().toList().toTypedArray())}. The two kernels are
 * optional dependencies, found by their own service files.
 *
 * <p><b>Thread safety.</b> All types are immutable and may be shared.
 */
@NullMarked
package io.github.criticalminerals.io.notebook;

import org.jspecify.annotations.NullMarked;
