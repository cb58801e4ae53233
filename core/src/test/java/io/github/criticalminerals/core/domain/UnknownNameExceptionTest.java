package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownNameExceptionTest {

    @Test
    void listsTheThreeNearestByEditsThenAlphabet() {
        UnknownNameException unknown = UnknownNameException.of(
                "country", " Chna", List.of("Peru", "Chile", "China", "Chad", "Cuba", "Ghana", "Australia", "China"));
        assertThat(unknown).hasMessage("unknown country \" Chna\"; nearest known: China; Chad; Cuba");
        assertThat(unknown.kind()).isEqualTo("country");
        assertThat(unknown.name()).isEqualTo(" Chna");
        assertThat(unknown.nearest()).containsExactly("China", "Chad", "Cuba");
    }

    @Test
    void takesANameThatHoldsTheOtherAsNear() {
        assertThat(nearest("CONGO", "Tonga", "Togo", "Congo (Kinshasa)", "Congo, The"))
                .startsWith("Congo (Kinshasa)", "Congo, The");
        assertThat(nearest("the Kingdom of Peru", "Cuba", "Peru")).startsWith("Peru");
        assertThat(nearest("N", "Neptunium", "P"))
                .as("one letter is in too many names to mean anything")
                .startsWith("P");
    }

    @Test
    void anExactMatchInAnotherCaseComesFirst() {
        assertThat(nearest("GOLD", "gold ore", "gold")).startsWith("gold");
    }

    @Test
    void saysNothingOfNeighboursWhereThereAreNone() {
        assertThat(UnknownNameException.of("thing", "x", List.of())).hasMessage("unknown thing \"x\"");
        assertThat(new UnknownNameException("thing", "x", List.of()).nearest()).isEmpty();
    }

    @Test
    void keepsThreeAtMost() {
        UnknownNameException unknown = new UnknownNameException("thing", "x", List.of("a", "b", "c", "d", "e", "f"));
        assertThat(unknown).hasMessage("unknown thing \"x\"; nearest known: a; b; c");
        assertThat(unknown.nearest()).containsExactly("a", "b", "c");
    }

    @Test
    void whatWasTypedIsNeverAmongTheNearest() {
        assertThat(nearest("beta", "beta", "Beta", "betas")).containsExactly("Beta", "betas");
    }

    @Test
    void listsAFewChoicesWhereNoneIsNear() {
        UnknownNameException unknown = UnknownNameException.of("thing", "xyzzy", List.of("beta", "alpha"));
        assertThat(unknown).hasMessage("unknown thing \"xyzzy\"; known: beta; alpha");
        assertThat(nearest(
                        "Swiss Confederation",
                        "Russian Federation",
                        "Isle of Man",
                        "Peru",
                        "Chile",
                        "Cuba",
                        "Togo",
                        "Fiji",
                        "Mali",
                        "Chad"))
                .containsExactly("Russian Federation");
    }

    @Test
    void showsALongNameCutAndOnOneLine() {
        String name = "a\nb\0" + "x".repeat(100_000);
        UnknownNameException unknown = UnknownNameException.of("thing", name, List.of("a b"));
        assertThat(unknown).hasMessage("unknown thing \"a b " + "x".repeat(76) + "...\"; nearest known: a b");
        assertThat(unknown.name()).isEqualTo(name);
    }

    private static List<String> nearest(String name, String... known) {
        return UnknownNameException.of("thing", name, List.of(known)).nearest();
    }
}
