/**
 * Databases of trade and industrial policy.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.policydb.GlobalTradeAlert} reads the interventions that
 * Global Trade Alert exports, {@link io.github.criticalminerals.io.policydb.IeaPolicies} the policies of the
 * International Energy Agency; both make a {@link io.github.criticalminerals.core.policy.PolicyEvent} of each row that
 * says what one needs. {@link io.github.criticalminerals.io.policydb.PolicyEventFiles} reads the events that a user
 * wrote down.
 *
 * <p><b>What it is not.</b> It invents nothing: what fits no {@link io.github.criticalminerals.core.policy.Instrument}
 * stays an intervention or a policy in the publisher's words.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.policydb.GlobalTradeAlert#load}, {@link
 * io.github.criticalminerals.io.policydb.IeaPolicies#load}.
 *
 * <p><b>Thread safety.</b> The methods keep no state; what they give is immutable.
 */
@NullMarked
package io.github.criticalminerals.io.policydb;

import org.jspecify.annotations.NullMarked;
