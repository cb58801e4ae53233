package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** Claims on shares of one whole that cannot all be true. */
public final class ContradictoryClaimsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient ImmutableList<ShareClaims.Claim> contradiction;

    ContradictoryClaimsException(List<ShareClaims.Claim> claims, String rule) {
        super("claims contradict each other: "
                + String.join(
                        ", ", claims.stream().map(ShareClaims.Claim::toString).toList())
                + "; " + rule);
        this.contradiction = ImmutableList.copyOf(claims);
    }

    /** {@return a smallest set of claims that contradicts itself: without any one of them the others can be true} */
    public List<ShareClaims.Claim> claims() {
        return contradiction;
    }
}
