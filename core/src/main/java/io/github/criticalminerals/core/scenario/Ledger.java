package io.github.criticalminerals.core.scenario;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** What is written down of a run: sums of months, and of each day what buyers lack and what bound each plant. */
final class Ledger {

    final Network net;
    final LocalDate start;
    final int days;
    final YearMonth firstMonth;
    final int monthCount;
    /** The month of each day. */
    final int[] monthOf;

    // by month and plant, link or buyer
    final double[] made;
    final double[] fed;
    final double[] shipped;
    /** The same array if nothing is ever delayed. */
    final double[] arrived;

    final double[] need;
    final double[] used;
    final double[] gap;
    final double[] released;
    // at the end of a month
    final double[] feed;
    final double[] product;
    final double[] stock;
    /** Mean of the days, 1 on the baseline. */
    final double[] price;

    // by day
    final double[] dayNeed;
    final double[] dayGap;
    final Reason[] dayReason;
    /** The first day on which a buyer's stock is empty; -1 for none. */
    final int[] emptyOn;

    Ledger(Network net, Schedule schedule) {
        LocalDate start = schedule.start;
        int days = schedule.days;
        this.net = net;
        this.start = start;
        this.days = days;
        this.firstMonth = YearMonth.from(start);
        this.monthOf = new int[days];
        for (int t = 0; t < days; t++) {
            monthOf[t] = (int) ChronoUnit.MONTHS.between(firstMonth, YearMonth.from(start.plusDays(t)));
        }
        this.monthCount = monthOf[days - 1] + 1;
        this.made = new double[monthCount * net.plantCount];
        this.fed = new double[monthCount * net.plantCount];
        this.feed = new double[monthCount * net.plantCount];
        this.product = new double[monthCount * net.plantCount];
        this.shipped = new double[monthCount * net.linkCount];
        this.arrived = schedule.delays() ? new double[monthCount * net.linkCount] : shipped;
        this.need = new double[monthCount * net.buyerCount];
        this.used = new double[monthCount * net.buyerCount];
        this.gap = new double[monthCount * net.buyerCount];
        this.released = new double[monthCount * net.buyerCount];
        this.stock = new double[monthCount * net.buyerCount];
        this.price = new double[monthCount];
        this.dayNeed = new double[days * net.buyerCount];
        this.dayGap = new double[days * net.buyerCount];
        this.dayReason = new Reason[days * net.plantCount];
        this.emptyOn = new int[net.buyerCount];
        Arrays.fill(emptyOn, -1);
    }

    void write(int t, State now) {
        int month = monthOf[t];
        int plants = net.plantCount;
        for (int i = 0; i < plants; i++) {
            int at = month * plants + i;
            made[at] += now.made[i];
            fed[at] += now.made[i] * net.perTonne[i];
            feed[at] = now.feed[i];
            product[at] = now.product[i];
            dayReason[t * plants + i] = now.reason[i];
        }
        int links = net.linkCount;
        for (int l = 0; l < links; l++) {
            shipped[month * links + l] += now.shipped[l];
        }
        if (now.delays) {
            for (int l = 0; l < links; l++) {
                arrived[month * links + l] += now.arrived[l];
            }
        }
        int buyers = net.buyerCount;
        for (int b = 0; b < buyers; b++) {
            int at = month * buyers + b;
            need[at] += now.need[b];
            used[at] += now.used[b];
            gap[at] += now.gap[b];
            released[at] += now.released[b];
            stock[at] = now.stock[b];
            dayNeed[t * buyers + b] = now.need[b];
            dayGap[t * buyers + b] = now.gap[b];
            if (emptyOn[b] < 0 && net.buyerTarget[b] > 0 && now.stock[b] <= Measures.NOTHING * net.buyerTarget[b]) {
                emptyOn[b] = t;
            }
        }
        price[month] += now.price;
    }

    void finish() {
        int from = 0;
        for (int m = 0; m < monthCount; m++) {
            int to = from;
            while (to < days && monthOf[to] == m) {
                to++;
            }
            price[m] /= to - from;
            from = to;
        }
    }

    YearMonth month(int m) {
        return firstMonth.plusMonths(m);
    }

    /** The sum of a plant, link or buyer over all months. */
    double sum(double[] of, int count, int at) {
        double sum = 0;
        for (int m = 0; m < monthCount; m++) {
            sum += of[m * count + at];
        }
        return sum;
    }
}
