package io.github.criticalminerals.core.issue;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void everyWhiteSpaceCounts() {
        for (String space :
                new String[] {" ", "\u00a0", "\u2007", "\u202f", "\u3000", "\ufeff", "\u200b", "\u0085", "\t", "\r\n"
                }) {
            assertThat(Text.trimmed(space + "a b" + space)).isEqualTo("a b");
            assertThat(Text.isBlank(space)).isTrue();
            assertThatThrownBy(() -> Text.requireName("basis", "REO" + space))
                    .hasMessage("basis must be one line of text without white space around it, but was \"REO" + space
                            + "\"");
        }
        assertThat(Text.plain("\u00a0thousand\u202fmetric\u00a0tons\u00a0")).isEqualTo("thousand metric tons");
        assertThat(Text.requireName("basis", "contained metal")).isEqualTo("contained metal");
        assertThatThrownBy(() -> Text.requireName("basis", "contained\u00a0metal"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Text.requireName("basis", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aYearHasFourDigitsAndANameIsGiven() {
        assertThat(Text.requireYear(1000)).isEqualTo(1000);
        assertThat(Text.requireYear(9999)).isEqualTo(9999);
        for (int year : new int[] {999, 10_000}) {
            refused(() -> Text.requireYear(year)).hasMessage("year must be 1000 to 9999, but was " + year);
        }
        String none = null;
        assertThatThrownBy(() -> Text.requireName("basis", none))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("basis is required");
    }

    @Property
    void plainTextIsAName(
            @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'z') @Chars({' ', '\u00a0', '\u202f', '\t'})
                    String text) {
        String plain = Text.plain(text);
        assertThat(Text.plain(plain)).isEqualTo(plain);
        assertThat(plain.replaceAll("[^a-z]", "")).isEqualTo(text.replaceAll("[^a-z]", ""));
        if (!plain.isEmpty()) {
            assertThat(Text.requireName("name", plain)).isEqualTo(plain);
        }
    }
}
