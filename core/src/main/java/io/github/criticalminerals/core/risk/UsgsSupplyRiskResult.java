package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Explained;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Objects;

/**
 * The supply risk of a material by the U.S. Geological Survey's method of 2020.
 *
 * @param material the material
 * @param value SR, the geometric mean of the three (0..1)
 * @param disruptionPotential DP (0..1)
 * @param tradeExposure TE (fraction, 0..1)
 * @param economicVulnerability EV (fraction of the economy, from 0)
 * @param coverage what DP was computed of, and what it lacks
 * @param term the tree of numbers that the value was computed of
 */
public record UsgsSupplyRiskResult(
        Commodity material,
        Interval value,
        Term disruptionPotential,
        Term tradeExposure,
        Term economicVulnerability,
        List<RiskCoverage> coverage,
        Term term)
        implements Explained {

    public UsgsSupplyRiskResult {
        Objects.requireNonNull(material, "material is required");
        Objects.requireNonNull(value, "value is required");
        Objects.requireNonNull(disruptionPotential, "disruptionPotential is required");
        Objects.requireNonNull(tradeExposure, "tradeExposure is required");
        Objects.requireNonNull(economicVulnerability, "economicVulnerability is required");
        coverage = ImmutableList.copyOf(coverage);
        Objects.requireNonNull(term, "term is required");
    }

    /**
     * {@return the value for people: {@code USGS supply risk of rare earths 0.31 to 0.42}: ends of a range with three
     * digits, outward}
     */
    @Override
    public String inWords() {
        return "USGS supply risk of " + material + " " + value.inWords(3) + Text.behind(term.omissions());
    }

    @Override
    public String toString() {
        return "USGS supply risk of " + material + " " + value + Text.behind(term.omissions());
    }
}
