package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.ShareClaims;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Wording;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.util.List;

/** Is a share quoted in the news right, and what do conflicting ones imply? */
final class CheckAClaim {
    public static void main(String[] args) {
        SupplyTable mined = ReferenceData.load().supply("rare earths", Stage.MINING, Measure.OUTPUT, 2024, "MCS 2025");
        Share published = mined.shareOf("China");
        Share claimed = Wording.CONVENTION.share("nearly 70 %");
        boolean fits = claimed.fraction().intersection(published.fraction()).isPresent();
        System.out.println("nearly 70 % means " + claimed.inPercent() + "; published rows give " + published.inPercent()
                + ": " + (fits ? "consistent" : "not consistent"));

        for (String quoted : List.of("over 80 %", "about 85 %", "90 %")) {
            ShareClaims claim = ShareClaims.of("China", Wording.CONVENTION.share(quoted));
            System.out.println(
                    quoted + " of refining: " + Concentration.of(claim).hhi().inWords());
        }
        Share about = Wording.CONVENTION.share("about 85 %");
        System.out.println("about 85 % and 90 % can both be right: "
                + about.fraction().contains(Share.ofPercent(90).fraction()));
    }
}
