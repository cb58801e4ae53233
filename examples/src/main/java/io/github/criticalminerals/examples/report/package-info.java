/** The documents' report: one command writes figures, tables and a page that reproduce them. */
@NullMarked
package io.github.criticalminerals.examples.report;

import org.jspecify.annotations.NullMarked;
