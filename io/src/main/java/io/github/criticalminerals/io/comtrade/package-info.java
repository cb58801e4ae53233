/**
 * UN Comtrade: the web download and the answers of the API; and the Excel downloads of the United States' DataWeb.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.comtrade.Comtrade} keeps every row with all its cells;
 * {@link io.github.criticalminerals.io.comtrade.ComtradeData} makes a {@link
 * io.github.criticalminerals.core.trade.TradeTable} of what importers reported, and another of what exporters reported.
 * {@link io.github.criticalminerals.io.comtrade.DataWeb} reads what the United States report.
 *
 * <p><b>What it is not.</b> It fetches nothing, reconciles no importer's figure with its exporter's, and fills no gap.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.comtrade.Comtrade#load}.
 *
 * <p><b>Thread safety.</b> The methods keep no state; what they give is immutable.
 */
@NullMarked
package io.github.criticalminerals.io.comtrade;

import org.jspecify.annotations.NullMarked;
