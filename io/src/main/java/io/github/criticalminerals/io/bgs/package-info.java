/**
 * World Mineral Statistics of the British Geological Survey, as its OGC API gives them.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.bgs.BgsMineralStatistics} keeps every row as a figure, and
 * makes supply tables of what was produced.
 *
 * <p><b>What it is not.</b> It fetches nothing, and adds nothing up: minerals and oxides, content and gross weight are
 * tables of their own.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.bgs.BgsMineralStatistics#load}.
 *
 * <p><b>Thread safety.</b> The methods keep no state; what they give is immutable.
 */
@NullMarked
package io.github.criticalminerals.io.bgs;

import org.jspecify.annotations.NullMarked;
