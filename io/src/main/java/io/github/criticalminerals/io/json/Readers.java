package io.github.criticalminerals.io.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.criticalminerals.io.report.LoadException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Jackson's readers of types. To start, and to make a large type ready, takes Jackson tenths of a second the first
 * time, in which it does not look whether its thread was interrupted. So it does that in a thread of its own, and the
 * thread of the load, which waits, ends on an interrupt.
 */
final class Readers {
    private static final Map<Class<?>, CompletableFuture<ObjectReader>> READY = new ConcurrentHashMap<>();

    private Readers() {}

    /** Made in the thread that makes a reader. */
    private static final class Jackson {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    static ObjectReader of(String source, Class<?> type) {
        try {
            return READY.computeIfAbsent(
                            type, each -> CompletableFuture.supplyAsync(() -> Jackson.MAPPER.readerFor(each)))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LoadException.interrupted(source);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reader is made of any type", e);
        }
    }
}
