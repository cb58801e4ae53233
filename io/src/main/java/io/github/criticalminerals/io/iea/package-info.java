/**
 * The International Energy Agency's Critical Minerals Data Explorer as published.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.iea.IeaExplorer#load} reads the workbook and returns a
 * {@link io.github.criticalminerals.io.iea.IeaTable} for each sheet of figures: demand by scenario, year, mineral and
 * technology, and in later editions supply by country.
 *
 * <p><b>What it is not.</b> Figures after the base year are projections, not observations, and the workbook does not
 * say whether its tonnes count metal or compounds.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.iea.IeaExplorer#load}.
 *
 * <p><b>Thread safety.</b> All values are immutable; a load uses nothing shared.
 */
@NullMarked
package io.github.criticalminerals.io.iea;

import org.jspecify.annotations.NullMarked;
