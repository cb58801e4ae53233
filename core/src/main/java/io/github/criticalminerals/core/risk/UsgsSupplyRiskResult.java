package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
@JsonIgnoreProperties(
        value = {"low", "high"},
        allowGetters = true)
public record UsgsSupplyRiskResult(
        Commodity material,
        Interval value,
        Term disruptionPotential,
        Term tradeExposure,
        Term economicVulnerability,
        List<RiskCoverage> coverage,
        Term term)
        implements Worded {

    /** Copies the list. */
    public UsgsSupplyRiskResult {
        Objects.requireNonNull(material, "material is required");
        Objects.requireNonNull(value, "value is required");
        Objects.requireNonNull(disruptionPotential, "disruptionPotential is required");
        Objects.requireNonNull(tradeExposure, "tradeExposure is required");
        Objects.requireNonNull(economicVulnerability, "economicVulnerability is required");
        coverage = ImmutableList.copyOf(coverage);
        Objects.requireNonNull(term, "term is required");
    }

    /** {@return the tree as text: one term a line, then the sources} */
    public String explain() {
        return term.toText();
    }

    /**
     * The upper part of the tree as text.
     *
     * @param depth how many levels below the value, at least 0
     * @return as {@link #explain()}, with a line for what is left out below a term
     */
    public String explain(int depth) {
        return term.toText(depth);
    }

    /**
     * The value for people.
     *
     * @return {@code USGS supply risk of rare earths 0.31 to 0.42}: ends of a range with three digits, outward
     */
    @Override
    public String inWords() {
        return "USGS supply risk of " + material + " " + value.inWords(3) + Text.behind(term.omissions());
    }

    @JsonProperty("low")
    private double lowInJson() {
        return value.lower();
    }

    @JsonProperty("high")
    private @Nullable Double highInJson() {
        return value.isBounded() ? value.upper() : null;
    }

    /**
     * The value with few digits.
     *
     * @param digits how many significant digits, at least 1
     * @return the range, its ends outward
     * @throws IllegalArgumentException if there are less than 1
     */
    public Interval rounded(int digits) {
        return value.rounded(digits);
    }

    /** One line: material and value. */
    @Override
    public String toString() {
        return "USGS supply risk of " + material + " " + value + Text.behind(term.omissions());
    }
}
