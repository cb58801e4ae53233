package io.github.criticalminerals.io.detect;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;
import io.github.criticalminerals.io.usgs.UsgsWorldData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Loads a file of any format that this library knows, whatever the file is called.
 *
 * <pre>{@code
 * Loaded<?> loaded = AnyFormat.load(DataSource.of(Path.of("download.csv")));
 * loaded.report().format();
 * }</pre>
 *
 * <p>Who knows the format calls its loader, and has the value typed. {@link io.github.criticalminerals.io.source.SourceWalk}
 * finds the sources of a folder or an archive.
 */
public final class AnyFormat {
    /** A loader: what it says of a source, and what it makes of one that fits. */
    private record Loader(Function<DataSource, List<Recognition>> recognise, Function<DataSource, Loaded<?>> load) {}

    private static final ImmutableList<Loader> LOADERS = ImmutableList.of(
            new Loader(UsgsWorldData::recognise, UsgsWorldData::load),
            new Loader(SupplyTables::recognise, SupplyTables::read));

    private AnyFormat() {}

    /**
     * Loads a source.
     *
     * @param source the source, under any name
     * @return what its loader makes of it; the report says the format
     * @throws LoadException {@code unknown-layout} if no loader knows it, with the layouts tried, the nearest first; or what
     *     makes it unreadable for all of them; or what its loader throws
     */
    public static Loaded<?> load(DataSource source) {
        List<Recognition> tried = new ArrayList<>();
        List<LoadException> faults = new ArrayList<>();
        for (Loader loader : LOADERS) {
            List<Recognition> recognitions = recognise(loader, source, faults);
            if (recognitions.stream().anyMatch(Recognition::fits)) {
                return loader.load().apply(source);
            }
            tried.addAll(recognitions);
        }
        if (tried.isEmpty()) {
            throw faults.get(0);
        }
        String head = new String(source.head(), StandardCharsets.UTF_8);
        throw Recognition.unknownLayout(
                Place.of(source.name()).atLine(1),
                tried,
                head.lines().findFirst().orElse(""));
    }

    /**
     * What every loader says of a source.
     *
     * @param source the source, under any name
     * @return for each layout what the source misses; without the layouts of loaders for which it is no readable file
     * @throws LoadException if it is readable for none of them
     */
    public static List<Recognition> recognise(DataSource source) {
        List<LoadException> faults = new ArrayList<>();
        ImmutableList.Builder<Recognition> recognitions = ImmutableList.builder();
        LOADERS.forEach(loader -> recognitions.addAll(recognise(loader, source, faults)));
        if (faults.size() == LOADERS.size()) {
            throw faults.get(0);
        }
        return recognitions.build();
    }

    /** What a loader says, nothing if the source cannot be read as its kind of file. */
    private static List<Recognition> recognise(Loader loader, DataSource source, List<LoadException> faults) {
        try {
            return loader.recognise().apply(source);
        } catch (LoadException e) {
            faults.add(e);
            return ImmutableList.of();
        }
    }
}
