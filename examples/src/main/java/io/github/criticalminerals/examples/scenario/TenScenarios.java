package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The ten scenarios of the documents, each a page of text, a CSV file and a chart.
 *
 * <p>Usage: {@code TenScenarios [folder]}. The pages go to the standard output, the files to the folder.
 */
public final class TenScenarios {

    private TenScenarios() {}

    /**
     * All of them.
     *
     * @param data the figures they start from
     * @return the scenarios in the order of their numbers
     */
    public static List<Scenario> of(ReferenceData data) {
        return ImmutableList.of(
                new HalvedExports(data),
                new ApprovalsOfApril(data),
                new MilitaryUseRefused(data),
                new WithoutTheLargest(data),
                new SuspensionEnds(data),
                new RawOreBans(data),
                new Redirection(data),
                new ReportedProjects(data),
                new Tariffs(data),
                new AntimonyAndGallium(data));
    }

    /**
     * Prints all answers and writes them.
     *
     * @param arguments the folder for the files, or nothing
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (Scenario scenario : of(ReferenceData.load())) {
            Answer answer = scenario.answer();
            out.println(answer.toText());
            if (arguments.length > 0) {
                Path folder = Files.createDirectories(Path.of(arguments[0]));
                Files.writeString(folder.resolve(answer.name() + ".txt"), answer.toText());
                Files.writeString(folder.resolve(answer.name() + ".csv"), answer.toCsv());
                Files.writeString(
                        folder.resolve(answer.name() + ".svg"), answer.chart().toSvg());
            }
        }
    }
}
