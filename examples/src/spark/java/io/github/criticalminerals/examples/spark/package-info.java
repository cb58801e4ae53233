/**
 * Import dependence of every year, importer and product on a cluster: trade rows by Spark's own readers, sums by the
 * library's accumulator. Results are those of one machine to the bit, for any number of partitions, since all sums are
 * whole numbers.
 *
 * <p>Needs Spark 4.2.0 for Scala 2.13 (profile {@code spark}); Spark's jars come before ours.
 */
@NullMarked
package io.github.criticalminerals.examples.spark;

import org.jspecify.annotations.NullMarked;
