/**
 * BACI, the trade of all countries in all products, as CEPII publishes it.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.baci.Baci} reads the yearly files and the tables of codes
 * beside them, whole or as a stream.
 *
 * <p><b>What it is not.</b> It downloads nothing and converts nothing from one revision of the Harmonized System to
 * another.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.baci.Baci#load(java.nio.file.Path,
 * java.util.function.Predicate)} for some products or countries, {@link
 * io.github.criticalminerals.io.baci.Baci#forEach(java.nio.file.Path, java.util.function.Consumer)} for all, {@link
 * io.github.criticalminerals.io.baci.Baci#importProfiles(java.nio.file.Path, int, java.util.function.Consumer)} for the
 * concentration of every importer's purchases.
 *
 * <p><b>Thread safety.</b> The loaders keep no state; results are immutable.
 */
@NullMarked
package io.github.criticalminerals.io.baci;

import org.jspecify.annotations.NullMarked;
