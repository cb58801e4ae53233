package io.github.criticalminerals.core.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which restrictions bind on a day on what is asked about: an answer of three parts. An analyst who reads only the
 * first part misses what nobody can tell.
 *
 * <p>An event is in it if its instrument {@linkplain Instrument#restricts restricts} and its scope {@linkplain
 * Scope#overlaps overlaps} the question's. One whose own text exempts all that is asked about is not.
 *
 * @param date the day asked about
 * @param question what is asked about
 * @param binds the restrictions in force
 * @param mayBind those of which the events at hand do not tell: the status is unknown, a preliminary event would change
 *     it (named in the standing), or the act has exemptions that are not transcribed
 * @param doesNotBind those that are not in force: suspended, expired, ended, preliminary, still to come
 * @param remarks what to know beside it, in words: until when texts could be read, if the day lies later
 */
public record Binding(
        LocalDate date,
        Scope question,
        List<Standing> binds,
        List<Standing> mayBind,
        List<Standing> doesNotBind,
        List<String> remarks)
        implements Worded {

    public Binding {
        requireNonNull(date, "date is required");
        requireNonNull(question, "question is required");
        binds = ImmutableList.copyOf(requireNonNull(binds, "binds is required"));
        mayBind = ImmutableList.copyOf(requireNonNull(mayBind, "mayBind is required"));
        doesNotBind = ImmutableList.copyOf(requireNonNull(doesNotBind, "doesNotBind is required"));
        remarks = ImmutableList.copyOf(requireNonNull(remarks, "remarks is required"));
    }

    @JsonCreator
    static Binding fromJson(
            @JsonProperty(value = "date", required = true) Json.Words date,
            @JsonProperty(value = "question", required = true) Scope question,
            @JsonProperty(value = "binds", required = true) List<Standing> binds,
            @JsonProperty(value = "mayBind", required = true) List<Standing> mayBind,
            @JsonProperty(value = "doesNotBind", required = true) List<Standing> doesNotBind,
            @JsonProperty(value = "remarks", required = true) List<Json.Words> remarks) {
        return new Binding(
                Text.day("date", Json.required(date, "date")),
                question,
                binds,
                mayBind,
                doesNotBind,
                Json.required(remarks, "remarks"));
    }

    @JsonProperty("date")
    String dateText() {
        return date.toString();
    }

    /**
     * The whole answer for a reader, a line for each restriction with its title, its dates and why it stands where it
     * stands.
     */
    @Override
    public String inWords() {
        return date + ", " + question + "\n"
                + part("binds", binds)
                + part("may bind", mayBind)
                + part("does not bind", doesNotBind)
                + remarks.stream().map(remark -> remark + "\n").collect(Collectors.joining());
    }

    private static String part(String name, List<Standing> standings) {
        return name + ":" + (standings.isEmpty() ? " nothing" : "") + "\n"
                + standings.stream()
                        .map(standing -> "  " + standing.event() + ": " + standing.inWords() + "\n")
                        .collect(Collectors.joining());
    }

    /** The answer in one line, by ids: {@code 2026-11-29, Ho: binds XX-1; may bind XX-2; does not bind XX-3}. */
    @Override
    public String toString() {
        return date + ", " + question + ": binds " + ids(binds) + "; may bind " + ids(mayBind) + "; does not bind "
                + ids(doesNotBind)
                + remarks.stream().map(remark -> "; " + remark).collect(Collectors.joining());
    }

    static String ids(List<Standing> standings) {
        return standings.isEmpty()
                ? "nothing"
                : standings.stream().map(standing -> standing.event().id()).collect(Collectors.joining(", "));
    }
}
