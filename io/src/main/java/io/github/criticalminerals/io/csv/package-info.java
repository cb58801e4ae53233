/**
 * Strict reading of delimited text: well-formed rows under a header, or an exception that names the line, the column
 * and the byte.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.csv.StrictCsv} reads what <a
 * href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a> describes, with any separator, line end and encoding that
 * holds ASCII, and gives no number from a damaged file. {@link io.github.criticalminerals.io.csv.PlainNumber} reads
 * numbers and nothing that only looks like one.
 *
 * <p><b>What it is not.</b> It guesses nothing: no separator, no encoding, no type, no missing value. What a cell means
 * is the loader's to say.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.csv.StrictCsv#of}.
 *
 * <p><b>Thread safety.</b> {@code StrictCsv} and the rows are immutable; opened rows belong to one thread.
 */
@NullMarked
package io.github.criticalminerals.io.csv;

import org.jspecify.annotations.NullMarked;
