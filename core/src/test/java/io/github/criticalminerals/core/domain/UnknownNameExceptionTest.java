package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownNameExceptionTest {

    @Test
    void listsTheNearestKnownNames() {
        List<String> known = List.of("zinc", "tin", "TITANIUM", "tantalum", "copper", "nickel", "tin");
        UnknownNameException exception = UnknownNameException.of("commodity", " Tinn", known);
        assertThat(exception)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown commodity \" Tinn\"; nearest known: tin, zinc, TITANIUM, nickel, copper");
        assertThat(exception.kind()).isEqualTo("commodity");
        assertThat(exception.name()).isEqualTo(" Tinn");
        assertThat(exception.nearest()).containsExactly("tin", "zinc", "TITANIUM", "nickel", "copper");
    }

    @Test
    void saysNothingOfNearestWhereNothingIsKnown() {
        assertThat(UnknownNameException.of("stage", "x", List.of())).hasMessage("unknown stage \"x\"");
        assertThat(new UnknownNameException("stage", "x", List.of()).nearest()).isEmpty();
    }

    @Test
    void survivesSerialization() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new UnknownNameException("stage", "minig", List.of("mining")));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            UnknownNameException read = (UnknownNameException) in.readObject();
            assertThat(read).hasMessage("unknown stage \"minig\"; nearest known: mining");
            assertThat(read.nearest()).containsExactly("mining");
        }
    }
}
