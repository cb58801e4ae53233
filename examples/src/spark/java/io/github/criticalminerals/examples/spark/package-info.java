/**
 * Import dependence of every year, importer and product on a cluster: trade rows by Spark's own readers, sums by the
 * library's accumulator. Results are those of one machine to the bit, for any number of partitions, since all sums are
 * whole numbers.
 *
 * <p>On paper, from what was measured: a year of 10 million rows and 1.1 million profiles took 40 s on {@code local[2]},
 * two cores that had other work too; its accumulator has 107 MB when sent, as much in memory. 300 million rows, year by
 * year, take 20 minutes on two such cores and 2.5 on sixteen. Each partition of a year sends one accumulator to the
 * tree: with three, 0.3 GB a year at most, 10 GB for all years. An executor needs two accumulators beside Spark's own
 * memory: 1 GB. Years are best a job each, for the driver then holds one accumulator at a time.
 *
 * <p>Needs Spark 4.2.0 for Scala 2.13 (profile {@code spark}); Spark's jars come before ours.
 */
@NullMarked
package io.github.criticalminerals.examples.spark;

import org.jspecify.annotations.NullMarked;
