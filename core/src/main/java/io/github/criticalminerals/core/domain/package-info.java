/**
 * What figures are about: elements, commodities, countries, stages, sources.
 *
 * <p>Identities ({@link io.github.criticalminerals.core.domain.Stage}, elements, countries, HS codes) are small
 * immutable values that read and print as text. {@link io.github.criticalminerals.core.domain.Source} and {@link
 * io.github.criticalminerals.core.domain.Edition} say where
 * a figure comes from: the same year in two editions is two numbers. {@link
 * io.github.criticalminerals.core.domain.Term} is what every result is explained by.
 *
 * <p>What it is not: a data set. Who produces how much is in {@code core.dataset}; published figures are in the io
 * module.
 *
 * <p>Where to start: {@code Element.of("Nd")}, {@code Country.parse("Burma")}, {@code Commodity.of("rare earths")},
 * {@code Stage.REFINING}.
 *
 * <p>Thread safety: all types are immutable.
 */
@NullMarked
package io.github.criticalminerals.core.domain;

import org.jspecify.annotations.NullMarked;
