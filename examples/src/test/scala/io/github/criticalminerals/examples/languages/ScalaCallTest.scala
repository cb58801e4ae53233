package io.github.criticalminerals.examples.languages

import io.github.criticalminerals.core.concentration.Concentration
import io.github.criticalminerals.core.dataset.SupplyTable
import io.github.criticalminerals.core.domain.Stage
import io.github.criticalminerals.core.quantity.Basis
import io.github.criticalminerals.io.reference.ReferenceData
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import scala.jdk.CollectionConverters.*

/** The library called from Scala. */
class ScalaCallTest:

  @Test
  def aCallReadsAsInJava(): Unit =
    val mined = ReferenceData.load().supply("cobalt", 2024, "MCS 2025")
    assertThat(Concentration.of(mined).hhi().inWords())
      .isEqualTo("HHI 5,940 to 5,946 points; 12 rows; Other countries split freely")
    val own = SupplyTable
      .builder("rare earths", Stage.MINING, 2024, Basis.REO)
      .add("China", 270_000)
      .add("United States", 45_000)
      .build()
    val shares = own.shares().asScala.map((who, share) => s"${who.name()} ${share.inPercent()}")
    assertThat(shares.mkString(", ")).isEqualTo("China 85.7 %, United States 14.3 %")
