/**
 * What a load tells: the value with a report of every row, or one exception that says what is wrong where.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.report.Loaded} holds a value and its {@link
 * io.github.criticalminerals.io.report.LoadReport}: rows read, kept and rejected, every issue with its place, totals
 * reconciled, errata applied, names mapped. {@link io.github.criticalminerals.io.report.LoadException} ends a load
 * whose file cannot be trusted.
 *
 * <p><b>What it is not.</b> It is no log: nothing is printed, and nothing is left out of the report silently.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.report.Loaded#orElseThrow()} for all or nothing,
 * {@link io.github.criticalminerals.io.report.Loaded#report()} to see what became of each row.
 *
 * <p><b>Thread safety.</b> All values are immutable and may be shared; a builder belongs to one thread.
 */
@NullMarked
package io.github.criticalminerals.io.report;

import org.jspecify.annotations.NullMarked;
