/**
 * The data that come with this library: supply tables of the U.S. Geological Survey and the International Energy Agency,
 * governance scores of the World Bank, lists of critical minerals, and policy events, with their sources.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.reference.ReferenceData} finds the table of a commodity, stage,
 * measure, year and edition, reads a bundled file when a table of its edition is first asked for, and sets the printed totals
 * beside the sums of the rows. The policy events are the acts and announcements that could be traced to a page.
 *
 * <p><b>What it is not.</b> It loads no publisher's file; the bundled files were made from those by the loaders, with the
 * command {@code BuildReference} of the examples, and {@code origins.txt} beside them says from which. It mixes no two
 * editions: the same year in two editions is two tables.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.reference.ReferenceData#load()}.
 *
 * <p><b>Thread safety.</b> All values are immutable and may be shared.
 */
@NullMarked
package io.github.criticalminerals.io.reference;

import org.jspecify.annotations.NullMarked;
