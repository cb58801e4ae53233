package io.github.criticalminerals.io.baci;

import io.github.criticalminerals.core.domain.Producer;

/**
 * A row of BACI's table of countries.
 *
 * @param code the numeric code of the data files, 1 to 999, such as 842
 * @param name the name as published, encoded once, such as {@code USA}
 * @param producer who it is: a country, or an aggregate such as {@code Belgium-Luxembourg}
 */
public record BaciCountry(int code, String name, Producer producer) {}
