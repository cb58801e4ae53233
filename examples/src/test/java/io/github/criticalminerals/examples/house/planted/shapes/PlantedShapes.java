package io.github.criticalminerals.examples.house.planted.shapes;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multiset;
import com.google.common.collect.Range;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.exception.MathArithmeticException;

/** Types that keep the shape and types that break it, each in one way. */
public final class PlantedShapes {
    private PlantedShapes() {}

    public static final class Good {
        private Good() {}

        public record Row(String name, List<Double> values) {}

        public enum Kind {
            PLAIN,
            WITH_BODY {
                @Override
                public String toString() {
                    return "with body";
                }
            }
        }

        public sealed interface Closed permits Row2 {}

        public record Row2(String name) implements Closed {}

        public interface OneMethod {
            boolean test(String text);

            @Override
            boolean equals(Object other);

            default OneMethod not() {
                return text -> !test(text);
            }
        }

        /** The getter is a stranger's. */
        public record Named(String name) implements Principal {
            @Override
            public String getName() {
                return name;
            }
        }

        public @interface Marker {}

        public static final class ClosedException extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        public static final class Utilisation {
            private final ImmutableList<String> names = ImmutableList.of();

            private Utilisation() {}

            public String get(String name) {
                return find(name).orElseThrow();
            }

            public Optional<String> find(String name) {
                return names.stream().filter(name::equals).findFirst();
            }

            public OptionalDouble findShare() {
                return OptionalDouble.empty();
            }

            ImmutableList<String> getInside() {
                return names;
            }

            @Override
            public String toString() {
                return "utilisation of " + names;
            }
        }

        /** Not seen from outside, so it may be open and show what it likes. */
        static class Inner {
            public ImmutableList<String> getNames() {
                return ImmutableList.of();
            }
        }
    }

    public static final class Bad {
        private Bad() {}

        public static class Open {}

        public static class OpenException extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        public interface TwoMethods {
            void one();

            void two();
        }

        public static final class FindsNothing {
            private FindsNothing() {}

            public static String find(String name) {
                return name;
            }

            public static List<String> findRow(String name) {
                return List.of(name);
            }
        }

        public static final class HasGetter {
            private HasGetter() {}

            public static String getName() {
                return "name";
            }
        }

        public static final class HasNoText {
            private final double share;

            public HasNoText(double share) {
                this.share = share;
            }

            public double share() {
                return share;
            }
        }

        @SuppressWarnings("ArrayRecordComponent")
        record ArrayRecord(double[] values) {}

        public static final class ShowsGuava {
            public static final ImmutableMap<String, String> FIELD = ImmutableMap.of();

            public ShowsGuava(ImmutableList<String> names) {
                names.forEach(name -> {});
            }

            public static Optional<List<? extends ImmutableSet<String>>> nested() {
                return Optional.empty();
            }

            public static <T extends Multiset<String>> int bound(T names) {
                return names.size();
            }

            public static Range<?>[] array() {
                return new Range<?>[0];
            }
        }

        public static final class ShowsMath implements UnivariateFunction {
            @Override
            public double value(double x) {
                return x;
            }

            public double divided(double x) throws MathArithmeticException {
                return 1 / x;
            }

            @Override
            public String toString() {
                return "x";
            }
        }

        static final class AbstractTable {}

        static final class CsvUtils {}

        static final class CsvManager {}

        static final class TableHelper {}

        static final class TableImpl {}
    }
}
