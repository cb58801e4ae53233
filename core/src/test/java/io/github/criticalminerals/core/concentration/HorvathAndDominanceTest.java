package io.github.criticalminerals.core.concentration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The bounds of Horvath's index and of dominance, of which neither is Schur-convex, against ends calculated by hand. */
class HorvathAndDominanceTest {

    private static final double NO_CAP = Double.POSITIVE_INFINITY;
    private static final double[] NONE = {};

    /**
     * Two producers with x and 1 - x, x at least one half: H = x + (1 - x)^2 (1 + x) has the derivative x (3 x - 2), so
     * that it falls from 7/8 at one half to 23/27 at two thirds, and rises to 1.
     */
    private static final double LEAST_OF_TWO = 23.0 / 27;

    private static ShareBounds shares(double[] lower, double[] upper) {
        return bounds(Knowledge.ofShares(lower, upper, NONE, NONE, NONE, NO_CAP));
    }

    private static ShareBounds amounts(double[] lower, double[] upper, double[] part, double[] most, double[] members) {
        return bounds(Knowledge.ofAmounts(lower, upper, part, most, members, NO_CAP));
    }

    private static ShareBounds bounds(Knowledge known) {
        return new ShareBounds(known, ShareBounds.DEFAULT_WORK);
    }

    private static void isAbout(Extreme end, double value, double reached) {
        isAbout(end, value, reached, 1e-9);
    }

    private static void isAbout(Extreme end, double value, double reached, double tolerance) {
        assertThat(end.value).isCloseTo(value, within(tolerance));
        assertThat(end.gap).isCloseTo(Math.abs(value - reached), within(tolerance));
        assertThat(end.kind).isEqualTo(end.gap == 0 ? End.Kind.ATTAINED : End.Kind.OUTER);
    }

    @Test
    void horvathOfTwoIsLeastAtTwoThirds() {
        double[] zeros = {0, 0};
        Extreme least = shares(zeros, new double[] {1, 1}).leastConcentrated(Index.HORVATH);
        isAbout(least, LEAST_OF_TWO, LEAST_OF_TWO, 1e-9);
        Arrays.sort(least.named);
        assertThat(least.named[1]).isCloseTo(2.0 / 3, within(1e-9));
        // Of x in 0.4 to 0.6 the more equal is the more concentrated
        ShareBounds near = shares(new double[] {0.4, 0.4}, new double[] {0.6, 0.6});
        isAbout(near.mostConcentrated(Index.HORVATH), 0.875, 0.875);
        isAbout(near.leastConcentrated(Index.HORVATH), 0.856, 0.856);
    }

    @Test
    void horvathOfTwoUnnamedIsLeastAtTwoThirds() {
        double[] whole = {1};
        ShareBounds two = bounds(Knowledge.ofShares(NONE, NONE, whole, whole, new double[] {2}, NO_CAP));
        Extreme least = two.leastConcentrated(Index.HORVATH);
        isAbout(least, LEAST_OF_TWO, LEAST_OF_TWO, 1e-9);
        assertThat(least.named).isEmpty();
        assertThat(least.unnamed).hasSize(2);
        assertThat(Math.max(least.unnamed[0], least.unnamed[1])).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(least.counts).containsExactly(1, 1);
        assertThat(least.parts).containsExactly(0, 0);
        isAbout(two.mostConcentrated(Index.HORVATH), 1, 1);
        // Two parts of one each, of which either may lead
        ShareBounds parts = bounds(Knowledge.ofShares(
                NONE, NONE, new double[] {0, 0}, new double[] {0.9, 0.9}, new double[] {1, 1}, NO_CAP));
        least = parts.leastConcentrated(Index.HORVATH);
        isAbout(least, LEAST_OF_TWO, LEAST_OF_TWO, 1e-9);
        assertThat(least.parts).containsExactlyInAnyOrder(0, 1);
        isAbout(parts.mostConcentrated(Index.HORVATH), 0.9 + 0.01 * 1.9, 0.9 + 0.01 * 1.9);
    }

    @Test
    void horvathOfTwoUnnamedBesideASmallOne() {
        // One has 0.01; of the other two the smaller has one third still, where (1 - y)(1 - 3 y) is zero
        double[] little = {0.01};
        double[] rest = {0.99};
        Extreme least = bounds(Knowledge.ofShares(little, little, rest, rest, new double[] {2}, NO_CAP))
                .leastConcentrated(Index.HORVATH);
        double value = 0.99 - 1.0 / 3 + 5.0 / 27 + 0.0001 * 1.99;
        isAbout(least, value, value, 1e-9);
        assertThat(least.named).containsExactly(new double[] {0.01}, within(1e-15));
        assertThat(least.parts).containsExactly(0, 0);
    }

    @Test
    void horvathIsNotMostWhereTheHhiIs() {
        // 0.5, 0.3, 0.1, 0.1 has the larger HHI (0.36), but 0.4, 0.3, 0.3 (0.34) the larger index
        ShareBounds four = shares(new double[] {0, 0.1, 0.1, 0.3}, new double[] {0.5, 0.4, 0.4, 0.3});
        isAbout(four.mostConcentrated(Index.HHI), 0.36, 0.36);
        isAbout(four.mostConcentrated(Index.HORVATH), 0.4 + 2 * 0.09 * 1.7, 0.4 + 2 * 0.09 * 1.7);
    }

    @Test
    void horvathWithLittleWorkIsAnOuterBound() {
        // One midpoint for all: no bound can tell the boxes apart, and the search ends with its work
        SplittableRandom random = new SplittableRandom(167);
        double[] half = random.doubles(12, 0, 0.9 / 12).toArray();
        Knowledge known = Knowledge.ofShares(
                Arrays.stream(half).map(x -> 1.0 / 12 - x).toArray(),
                Arrays.stream(half).map(x -> 1.0 / 12 + x).toArray(),
                NONE,
                NONE,
                NONE,
                NO_CAP);
        Extreme whole = bounds(known).mostConcentrated(Index.HORVATH);
        assertThat(whole.kind).isEqualTo(End.Kind.ATTAINED);
        Extreme early = new ShareBounds(known, 1).mostConcentrated(Index.HORVATH);
        assertThat(early.kind).isEqualTo(End.Kind.OUTER);
        assertThat(whole.value).isBetween(early.value - early.gap, early.value);
    }

    @Test
    void horvathOfTwoUnnamedIsLeastWhereTheOthersHaveAllTheyMay() {
        // 0.05 and 0.25 leave 0.7 to two, of whom the smaller has one third
        double[] whole = {1};
        ShareBounds two = bounds(Knowledge.ofShares(
                new double[] {0, 0.2}, new double[] {0.05, 0.25}, new double[1], whole, new double[] {2}, NO_CAP));
        double value = 0.7 - 1.0 / 3 + 5.0 / 27 + 0.0025 * 1.95 + 0.0625 * 1.75;
        isAbout(two.leastConcentrated(Index.HORVATH), value, value);
    }

    @Test
    void horvathOfTwoBesideCrumbs() {
        // A tenth is lost on any number of others, who may be ever smaller; of the two the smaller has one third
        double[] tenth = {0.1};
        ShareBounds crumbs = bounds(Knowledge.ofShares(
                new double[] {0, 0},
                new double[] {0.8, 0.7},
                tenth,
                tenth,
                new double[] {Double.POSITIVE_INFINITY},
                NO_CAP));
        Extreme least = crumbs.leastConcentrated(Index.HORVATH);
        assertThat(least.value).isCloseTo(0.9 - 1.0 / 3 + 5.0 / 27, within(1e-9));
        assertThat(least.kind).isEqualTo(End.Kind.LIMIT);
        // 0.8 and 0.1 on one other, then 0.1 on the second
        double most = 0.8 + 2 * 0.01 * 1.9;
        isAbout(crumbs.mostConcentrated(Index.HORVATH), most, most);
    }

    @Test
    void horvathOfKnownAmountsIsExact() {
        // Shares of 0.5, 0.3 and 0.2, whoever has them
        double value = 0.5 + 0.09 * 1.7 + 0.04 * 1.8;
        double[] one = {1};
        double[] two = {2};
        for (ShareBounds known : List.of(
                amounts(new double[] {5, 3, 2, 0}, new double[] {5, 3, 2, 0}, NONE, NONE, NONE),
                amounts(new double[] {5, 3}, new double[] {5, 3}, two, two, one),
                amounts(new double[] {5}, new double[] {5}, new double[] {2, 3}, new double[] {2, 3}, new double[] {1, 1
                }))) {
            isAbout(known.mostConcentrated(Index.HORVATH), value, value);
            isAbout(known.leastConcentrated(Index.HORVATH), value, value);
        }
        ShareBounds alone = amounts(new double[] {0}, new double[] {5}, NONE, NONE, NONE);
        isAbout(alone.leastConcentrated(Index.HORVATH), 1, 1);
        // Nobody of the part has more than a tenth: two have that or three have a fifteenth each
        ShareBounds capped =
                bounds(Knowledge.ofAmounts(new double[] {5, 3}, new double[] {5, 3}, two, two, new double[] {3}, 1));
        double most = 0.5 + 0.09 * 1.7 + 2 * 0.01 * 1.9;
        isAbout(capped.mostConcentrated(Index.HORVATH), most, most);
        double least = 0.5 + 0.09 * 1.7 + 3 * (29.0 / 15) / 225;
        isAbout(capped.leastConcentrated(Index.HORVATH), least, least);
    }

    @Test
    void horvathOfAmountsHasTheBoundsOfTheirShares() {
        // 2 to 3 beside 1 to 2: the larger has one half to three quarters, two thirds at 2 and 1 or at 3 and 1.5
        double[] lower = {2, 1};
        double[] upper = {3, 2};
        ShareBounds named = amounts(lower, upper, NONE, NONE, NONE);
        isAbout(named.leastConcentrated(Index.HORVATH), LEAST_OF_TWO, LEAST_OF_TWO, 1e-9);
        isAbout(named.mostConcentrated(Index.HORVATH), 0.875, 0.875);
        double[] one = {1};
        ShareBounds beside = amounts(new double[] {2}, new double[] {3}, one, new double[] {2}, one);
        isAbout(beside.leastConcentrated(Index.HORVATH), LEAST_OF_TWO, LEAST_OF_TWO, 1e-9);
        isAbout(beside.mostConcentrated(Index.HORVATH), 0.875, 0.875);
        // Without upper end the larger has one half or more
        ShareBounds open = amounts(lower, new double[] {Double.POSITIVE_INFINITY, 2}, NONE, NONE, NONE);
        assertThat(open.leastConcentrated(Index.HORVATH).value).isCloseTo(LEAST_OF_TWO, within(1e-9));
        assertThat(open.mostConcentrated(Index.HORVATH).value).isCloseTo(1, within(1e-9));
        // Where nothing is known to be, both may have any share, be it of very little
        double endless = Double.POSITIVE_INFINITY;
        for (double[] most : new double[][] {{endless, endless}, {5, endless}, {5, 0.25}, {7, 0, 5}}) {
            ShareBounds any = amounts(new double[most.length], most, NONE, NONE, NONE);
            isAbout(any.leastConcentrated(Index.HORVATH), LEAST_OF_TWO, LEAST_OF_TWO);
            isAbout(any.mostConcentrated(Index.HORVATH), 1, 1);
        }
        // A known whole other than one leaves two and four, or three and three
        Knowledge six = new Knowledge(new double[] {2, 2}, new double[] {4, 4}, NONE, NONE, NONE, 6, NO_CAP);
        isAbout(bounds(six).leastConcentrated(Index.HORVATH), LEAST_OF_TWO, LEAST_OF_TWO, 1e-9);
        isAbout(bounds(six).mostConcentrated(Index.HORVATH), 0.875, 0.875);
    }

    @Test
    void horvathWithKnownLargestIsSharp() {
        // 0.6 is known, the rest on one or spread over 40: no other term changes the largest
        Knowledge known = Knowledge.ofShares(
                new double[] {0.6},
                new double[] {0.6},
                new double[] {0.4},
                new double[] {0.4},
                new double[] {40},
                NO_CAP);
        isAbout(bounds(known).mostConcentrated(Index.HORVATH), 0.6 + 0.16 * 1.6, 0.6 + 0.16 * 1.6);
        double spread = 0.6 + 40 * 0.0001 * 1.99;
        isAbout(bounds(known).leastConcentrated(Index.HORVATH), spread, spread);
    }

    @Test
    void dominanceOfAmountsIsTheHhiOfTheirSquares() {
        ShareBounds two = amounts(new double[] {1, 2}, new double[] {3, 4}, NONE, NONE, NONE);
        isAbout(two.mostConcentrated(Index.DOMINANCE), 257.0 / 289, 257.0 / 289);
        isAbout(two.leastConcentrated(Index.DOMINANCE), 0.5, 0.5);
        SplittableRandom random = new SplittableRandom(131);
        for (int n = 2; n < 8; n++) {
            double[] lower = random.doubles(n, 1, 5).toArray();
            double[] upper = Arrays.stream(lower)
                    .map(x -> x + random.nextInt(4) * random.nextDouble())
                    .toArray();
            ShareBounds amounts = amounts(lower, upper, NONE, NONE, NONE);
            ShareBounds squares = amounts(squares(lower), squares(upper), NONE, NONE, NONE);
            assertThat(amounts.mostConcentrated(Index.DOMINANCE).value)
                    .isCloseTo(squares.mostConcentrated(Index.HHI).value, within(1e-12));
            assertThat(amounts.leastConcentrated(Index.DOMINANCE).value)
                    .isCloseTo(squares.leastConcentrated(Index.HHI).value, within(1e-12));
        }
    }

    private static double[] squares(double[] amounts) {
        return Arrays.stream(amounts).map(x -> x * x).toArray();
    }

    @Test
    void dominanceWithOneUnnamedIsThatOfTwo() {
        double[] one = {1};
        ShareBounds known = amounts(new double[] {3}, new double[] {3}, new double[] {2}, new double[] {2}, one);
        isAbout(known.mostConcentrated(Index.DOMINANCE), 97.0 / 169, 97.0 / 169);
        isAbout(known.leastConcentrated(Index.DOMINANCE), 97.0 / 169, 97.0 / 169);
        ShareBounds open = amounts(new double[] {1}, new double[] {3}, new double[] {2}, new double[] {4}, one);
        Extreme most = open.mostConcentrated(Index.DOMINANCE);
        isAbout(most, 257.0 / 289, 257.0 / 289);
        assertThat(most.named).containsExactly(new double[] {0.2}, within(1e-15));
        assertThat(most.unnamed).containsExactly(new double[] {0.8}, within(1e-15));
        assertThat(most.total).isCloseTo(5, within(1e-14));
        isAbout(open.leastConcentrated(Index.DOMINANCE), 0.5, 0.5);
        double[] parts = {2, 1};
        ShareBounds two = amounts(new double[] {3}, new double[] {3}, parts, parts, new double[] {1, 1});
        isAbout(two.mostConcentrated(Index.DOMINANCE), 0.5, 0.5);
        isAbout(two.leastConcentrated(Index.DOMINANCE), 0.5, 0.5);
        // A part that nobody may share is none
        ShareBounds none =
                amounts(new double[] {1, 2}, new double[] {3, 4}, new double[] {0}, new double[] {0}, new double[] {7});
        isAbout(none.leastConcentrated(Index.DOMINANCE), 0.5, 0.5);
    }

    @Test
    void dominanceOfUnnamedKeepsTheSumOfTheirPart() {
        // 3 beside up to 1 for two: the squares 9, 1, 1 would be 83 / 121, but 1 and 1 are more than there is
        ShareBounds two =
                amounts(new double[] {3}, new double[] {3}, new double[] {0}, new double[] {1}, new double[] {2});
        isAbout(two.leastConcentrated(Index.DOMINANCE), 82.0 / 100, 82.0 / 100);
        isAbout(two.mostConcentrated(Index.DOMINANCE), 1, 1);
        // 3, 2, up to 1 for one and up to 1 for two
        ShareBounds both = amounts(
                new double[] {3, 2}, new double[] {3, 2}, new double[] {0, 0}, new double[] {1, 1}, new double[] {1, 2
                });
        isAbout(both.leastConcentrated(Index.DOMINANCE), 99.0 / 225, 99.0 / 225);
        // Beside thirty with 1 one of 2 is 46 / 34^2, and 1 and 1 are 32 / 32^2
        double[] ones = new double[30];
        Arrays.fill(ones, 1);
        ShareBounds many = amounts(ones, ones, new double[] {0}, new double[] {2}, new double[] {2});
        isAbout(many.mostConcentrated(Index.DOMINANCE), 46.0 / (34 * 34), 46.0 / (34 * 34));
        isAbout(many.leastConcentrated(Index.DOMINANCE), 1 / 32.0, 1 / 32.0);
    }

    @Test
    void dominanceOfTwoUnnamedWithAKnownSumKeepsIt() {
        // Two share 0.46, neither has more than the smallest named: 0.25 and 0.21 beside 0.25 and 0.29, or all even
        ShareBounds two = bounds(Knowledge.ofShares(
                new double[] {0.25, 0.26},
                new double[] {0.28, 0.29},
                new double[] {0.46},
                new double[] {0.46},
                new double[] {2},
                0.25));
        double most = reached(0.25, 0.29, 0.25, 0.21);
        isAbout(two.mostConcentrated(Index.DOMINANCE), most, most);
        double least = reached(0.27, 0.27, 0.23, 0.23);
        isAbout(two.leastConcentrated(Index.DOMINANCE), least, least);
    }

    private static double reached(double... amounts) {
        return Index.DOMINANCE.ofAmounts(amounts);
    }

    @Test
    void dominanceOfARestIsMostWhereItIsEvenAndLeastWhereItIsNot() {
        // One half known, the other on 1 to 250: spread evenly H is least; on one, or on any two, the index is one half
        double[] half = {0.5};
        ShareBounds spread = bounds(Knowledge.ofShares(half, half, half, half, new double[] {250}, NO_CAP));
        double most = (0.0625 + 250 * Math.pow(0.002, 4)) / (0.251 * 0.251);
        isAbout(spread.mostConcentrated(Index.DOMINANCE), most, most);
        // On a plateau the search ends with its work, and says what it leaves open
        Extreme least = spread.leastConcentrated(Index.DOMINANCE);
        assertThat(least.value).isBetween(0.4997, 0.5);
        assertThat(least.value + least.gap).isCloseTo(0.5, within(1e-12));
        assertThat(reached(0.5, 0.3, 0.2)).isCloseTo(0.5, within(1e-15));
        // 0.3 known, the others have at most 0.1 each: seven of that or eight of 0.0875
        double[] named = {0.3};
        double[] rest = {0.7};
        ShareBounds capped = bounds(Knowledge.ofShares(named, named, rest, rest, new double[] {8}, 0.1));
        double even = (0.0081 + 8 * Math.pow(0.0875, 4)) / (0.15125 * 0.15125);
        isAbout(capped.mostConcentrated(Index.DOMINANCE), even, even);
        isAbout(capped.leastConcentrated(Index.DOMINANCE), 0.0088 / (0.16 * 0.16), 0.0088 / (0.16 * 0.16));
    }

    @Test
    void dominanceOfVeryManyUnnamedIsBoundedByThePowers() {
        ShareBounds many =
                amounts(new double[] {3}, new double[] {3}, new double[] {1}, new double[] {1}, new double[] {301});
        double least = (9 + 1 / 301.0) / 16;
        isAbout(many.mostConcentrated(Index.DOMINANCE), 9.0 / 16 / least, reachedOf301());
        isAbout(many.leastConcentrated(Index.DOMINANCE), (81 + Math.pow(301, -3)) / 100, 82.0 / 100);
        ShareBounds endless =
                amounts(new double[] {3, 2}, new double[] {3, Double.POSITIVE_INFINITY}, NONE, NONE, NONE);
        assertThat(endless.mostConcentrated(Index.DOMINANCE).value).isEqualTo(1);
        assertThat(endless.leastConcentrated(Index.DOMINANCE).value).isCloseTo(0.5, within(1e-12));
    }

    private static double reachedOf301() {
        double[] amounts = new double[302];
        Arrays.fill(amounts, 1 / 301.0);
        amounts[0] = 3;
        return reached(amounts);
    }
}
