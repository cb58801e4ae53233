package io.github.criticalminerals.examples.firstlook;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.ShareClaims;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Published figures, a table made by hand, and a claim, in a few lines. */
public final class FirstLook {

    private FirstLook() {}

    /**
     * Prints what the README shows.
     *
     * @param args none
     */
    public static void main(String[] args) {
        print(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void print(PrintStream out) {
        // region first-look
        SupplyTable mined = ReferenceData.load().supply("rare earths", 2024, "MCS 2025");
        out.println(mined.shareOf("China").inPercent());
        out.println(Concentration.of(mined).hhi().inWords());

        SupplyTable table = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                .add("China", 270_000)
                .add("United States", 45_000)
                .build();
        out.println(Concentration.of(table).hhi().explain());

        ShareClaims claim = ShareClaims.of("China", Share.parse("over 80 %"));
        out.println(Concentration.of(claim).hhi().inWords());
        // endregion
    }
}
