package io.github.criticalminerals.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.criticalminerals.examples.house.planted.shapes.PlantedShapes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the public types of core and io look like. */
class ApiShapeTest {
    private static final String ROOT = "io.github.criticalminerals";

    @Test
    void everyTypeKeepsTheShape() {
        List<Class<?>> types = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT + ".core", ROOT + ".io")
                        .stream()
                        .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
        assertThat(types).isNotEmpty();
        assertThat(types.stream().flatMap(type -> Shape.faults(type).stream())).isEmpty();
    }

    @Test
    void whatKeepsTheShapeIsLeftAlone() {
        assertThat(Stream.of(PlantedShapes.Good.class.getDeclaredClasses())
                        .flatMap(type -> Shape.faults(type).stream()))
                .isEmpty();
    }

    @Test
    void eachPlantedFaultIsCaught() {
        assertThat(Stream.of(PlantedShapes.Bad.class.getDeclaredClasses())
                        .flatMap(type -> Shape.faults(type).stream())
                        .map(line -> line.replace("PlantedShapes$Bad$", ""))
                        .sorted())
                .containsExactly(
                        "AbstractTable has a name that says nothing",
                        "ArrayRecord holds the array values",
                        "CsvManager has a name that says nothing",
                        "CsvUtils has a name that says nothing",
                        "FindsNothing has find() that gives String instead of an Optional",
                        "FindsNothing has findRow() that gives List instead of an Optional",
                        "HasGetter has the getter getName()",
                        "HasNoText has no toString()",
                        "Open is neither final, record, enum, sealed nor a functional interface",
                        "OpenException is neither final, record, enum, sealed nor a functional interface",
                        "ShowsGuava shows ImmutableList in its constructor",
                        "ShowsGuava shows ImmutableMap in FIELD",
                        "ShowsGuava shows ImmutableSet in nested()",
                        "ShowsGuava shows Multiset in bound()",
                        "ShowsGuava shows Range in array()",
                        "ShowsMath shows MathArithmeticException in divided()",
                        "ShowsMath shows UnivariateFunction in its declaration",
                        "TableHelper has a name that says nothing",
                        "TableImpl has a name that says nothing",
                        "TwoMethods is neither final, record, enum, sealed nor a functional interface");
    }
}
