/**
 * The data that come with this library: supply tables of the U.S. Geological Survey and the International Energy
 * Agency, shares of
 * supply, uses and scores of the European Commission's studies, statistics and imports of the United States, trade in
 * magnets,
 * governance scores of the World Bank, single reported figures, lists of critical minerals, and policy events, with
 * their
 * sources.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.reference.ReferenceData} finds the table of a commodity,
 * stage,
 * measure, year and edition, reads a bundled file when something of it is first asked for, and sets the printed totals
 * beside
 * the sums of the rows. A call without an edition gives the newest of a series and says so; where two series have a
 * figure it
 * is refused. Statistics, shares, trade and prices are found by the same words. Every entry names its source, edition
 * and
 * terms, and whether it is a transcription. The policy events are the acts and announcements that could be traced to a
 * page.
 *
 * <p><b>What it is not.</b> It loads no publisher's file; the bundled files were made from those by the loaders, with
 * the
 * command {@code BuildReference} of the examples; {@code bundled.tsv} beside them lists them, and {@code origins.txt}
 * says from
 * what each was made. It mixes no two editions: the same year in two editions is two tables. Trade is not complete:
 * sums of it
 * are lower bounds.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.reference.ReferenceData#load()}.
 *
 * <p><b>Thread safety.</b> All values are immutable and may be shared.
 */
@NullMarked
package io.github.criticalminerals.io.reference;

import org.jspecify.annotations.NullMarked;
