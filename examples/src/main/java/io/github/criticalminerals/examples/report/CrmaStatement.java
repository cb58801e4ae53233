package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.risk.Answer;
import io.github.criticalminerals.core.risk.CrmaBenchmarks.Kind;

/**
 * What the Joint Research Centre states of a benchmark.
 *
 * @param material the strategic raw material, as the list names its commodity
 * @param benchmark which benchmark
 * @param answer whether it is met
 * @param words the band as stated
 * @param years the year or years it is of
 */
record CrmaStatement(String material, Kind benchmark, Answer answer, String words, String years) {}
