/**
 * Strict reading of JSON: values and rows of a well-formed document, or an exception that names the line, the byte and
 * the text.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.json.StrictJson} reads what <a
 * href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a> describes, in UTF-8, and gives no number from a damaged
 * file. An array of objects is read row by row, so that memory does not depend on how many there are.
 *
 * <p><b>What it is not.</b> It repairs nothing and knows no publisher's layout. Jackson parses the text; it sees only
 * bytes whose encoding was checked before.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.json.StrictJson#open}.
 *
 * <p><b>Thread safety.</b> Rows are immutable; an opened document belongs to one thread.
 */
@NullMarked
package io.github.criticalminerals.io.json;

import org.jspecify.annotations.NullMarked;
