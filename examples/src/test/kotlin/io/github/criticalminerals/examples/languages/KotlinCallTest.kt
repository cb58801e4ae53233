package io.github.criticalminerals.examples.languages

import io.github.criticalminerals.core.concentration.Concentration
import io.github.criticalminerals.core.domain.Stage
import io.github.criticalminerals.core.index.Index
import io.github.criticalminerals.core.dataset.SupplyTable
import io.github.criticalminerals.core.quantity.Basis
import io.github.criticalminerals.io.reference.ReferenceData
import java.io.ByteArrayOutputStream
import java.io.PrintStream
import java.nio.file.Files
import java.nio.file.Path
import org.assertj.core.api.Assertions.assertThat
import org.jetbrains.kotlin.cli.common.ExitCode
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The library called from Kotlin, which reads its null-safety annotations. */
class KotlinCallTest {

    @TempDir
    lateinit var folder: Path

    @Test
    fun aCallReadsAsInJava() {
        val mined = ReferenceData.load().supply("cobalt", 2024, "MCS 2025")
        assertThat(Concentration.of(mined).hhi().inWords())
            .isEqualTo("HHI 5,940 to 5,946 points; 12 rows; Other countries split freely")
        val own = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
            .add("China", 270_000.0)
            .add("United States", 45_000.0)
            .build()
        assertThat(own.shares().entries.joinToString { (who, share) -> "${who.name()} ${share.inPercent()}" })
            .isEqualTo("China 85.7 %, United States 14.3 %")
        assertThat(Concentration.of(own).of(Index.concentrationRatio(1)).inWords()).isEqualTo("the largest has 85.7 %; 2 rows")
    }

    @Test
    fun nullIsRefusedByTheCompiler() {
        assertThat(compiled("fun call() = io.github.criticalminerals.core.domain.Country.parse(\"DRC\").name().length"))
            .isEqualTo(ExitCode.OK to "")
        val (code, messages) = compiled("fun call() = io.github.criticalminerals.core.domain.Country.parse(null)")
        assertThat(code).isEqualTo(ExitCode.COMPILATION_ERROR)
        assertThat(messages).contains("error: null cannot be a value of a non-null type")
    }

    private fun compiled(code: String): Pair<ExitCode, String> {
        val file = Files.writeString(folder.resolve("Call.kt"), code)
        val messages = ByteArrayOutputStream()
        val classPath = System.getProperty("surefire.test.class.path") ?: System.getProperty("java.class.path")
        val exit = K2JVMCompiler().exec(
            PrintStream(messages, true), "-no-stdlib", "-no-reflect", "-nowarn", "-jdk-home", System.getProperty("java.home"),
            "-cp", classPath, "-d", folder.resolve("out").toString(), file.toString())
        return exit to messages.toString()
    }
}
