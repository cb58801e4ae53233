/**
 * One file for each question that a user brings, at most 40 lines, to read and to copy. Each has a {@code main} that
 * prints its answer; a test runs it and compares what it prints. The README lists them by question. Amounts that are
 * named as assumptions are made up; all others are bundled figures.
 *
 * <p>Start with {@code HowConcentrated}.
 */
@NullMarked
package io.github.criticalminerals.examples.howto;

import org.jspecify.annotations.NullMarked;
