/**
 * The World Bank's Worldwide Governance Indicators as published.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.worldbank.Wgi#load} recognises the layout by its columns,
 * whatever the file is called, and returns a {@link io.github.criticalminerals.core.dataset.GovernanceTable} for each
 * year.
 *
 * <p><b>What it is not.</b> It takes no score of 0 to 100 or rank for an estimate, fills no gap, and mixes no editions.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.worldbank.Wgi#load}.
 *
 * <p><b>Thread safety.</b> All values are immutable; a load uses nothing shared.
 */
@NullMarked
package io.github.criticalminerals.io.worldbank;

import org.jspecify.annotations.NullMarked;
