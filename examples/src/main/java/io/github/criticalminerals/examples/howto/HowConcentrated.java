package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.concentration.StageProfile;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.util.List;

/** How concentrated is each stage, and which is the bottleneck? */
final class HowConcentrated {
    public static void main(String[] args) {
        StageProfile profile = ReferenceData.load().stageProfile("magnet rare earths", 2024, "IEA CMDE 2025");
        System.out.println(profile);
        for (Index index : List.of(Index.HHI, Index.concentrationRatio(1))) {
            profile.of(index)
                    .forEach((stages, result) ->
                            System.out.println(stages.iterator().next() + ": " + result.inWords()));
        }
        System.out.println(profile.bottleneck(Index.HHI));
    }
}
