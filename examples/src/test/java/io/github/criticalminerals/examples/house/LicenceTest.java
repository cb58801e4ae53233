package io.github.criticalminerals.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a published jar says of its licence and of those whose figures it holds. */
class LicenceTest {

    @ParameterizedTest
    @ValueSource(classes = {SupplyTable.class, ReferenceData.class})
    void everyJarHoldsTheLicenceAndANotice(Class<?> type) throws IOException, URISyntaxException {
        assertThat(resource(type, "META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("..", "LICENSE")));
        assertThat(resource(type, "META-INF/NOTICE"))
                .startsWith("Critical Minerals ")
                .contains("Apache License");
    }

    @Test
    void everyPublisherWhoAsksForAttributionIsNamed() throws IOException, URISyntaxException {
        ReferenceData data = ReferenceData.load();
        List<String> publishers = Stream.concat(
                        data.tables().stream().flatMap(table -> table.sources().stream()),
                        data.governance(2023, "WGI 2024").sources().stream())
                .filter(source -> source.licence().orElse("").contains("CC BY"))
                .map(Source::publisher)
                .distinct()
                .toList();
        assertThat(publishers).isNotEmpty();
        assertThat(resource(ReferenceData.class, "META-INF/NOTICE")).contains(publishers);
    }

    /** From the jar or folder of a class, since another jar may hold a file of the same name. */
    private static String resource(Class<?> type, String name) throws IOException, URISyntaxException {
        URL root = type.getProtectionDomain().getCodeSource().getLocation();
        Path path = Path.of(root.toURI());
        if (Files.isDirectory(path)) {
            return Files.readString(path.resolve(name));
        }
        try (InputStream in = new URL("jar:" + root + "!/" + name).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
