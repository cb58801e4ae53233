/**
 * Price files: what Yahoo Finance gives to download, and a plain list of dates and values.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.prices.Prices} gives a {@link
 * io.github.criticalminerals.core.dataset.PriceSeries} for each column of a file, each with its adjustment stated.
 *
 * <p><b>What it is not.</b> It fetches nothing, and knows neither the currency nor the unit of a file: the caller says
 * them.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.prices.Prices#load}.
 *
 * <p><b>Thread safety.</b> The methods keep no state; what they give is immutable.
 */
@NullMarked
package io.github.criticalminerals.io.prices;

import org.jspecify.annotations.NullMarked;
