package io.github.criticalminerals.core.scenario;

import java.util.Arrays;
import java.util.List;

/** The queues of applications: orders, not goods, wait in them. */
final class Licences {

    /** Orders of one link under one licence. */
    static final class Queue {
        final Schedule.Struck licence;
        final int link;
        final double part;
        final int[] decided;
        final double approved;
        final double refused;
        /** Queues that take the applications of the days on which a licence is eased. */
        final List<Queue> eased;

        /** What was asked on each day and is not decided. */
        final double[] asked;

        int next;
        double waiting;
        double approvedToday;
        double refusedToday;

        Queue(Schedule.Struck licence, Schedule.Rates rates, int link, double part, int days, List<Queue> eased) {
            this.licence = licence;
            this.link = link;
            this.part = part;
            this.decided = rates.decided;
            this.approved = rates.approved;
            this.refused = rates.refused;
            this.eased = eased;
            this.asked = new double[days + 1];
        }

        /** All that waits, in eased queues too. */
        double inQueue() {
            double sum = waiting;
            for (int e = 0; e < eased.size(); e++) {
                sum += eased.get(e).waiting;
            }
            return sum;
        }

        /** Takes an order and gives what is decided today; on the day after the last one everything. */
        void day(int t, double order) {
            Queue taker = this;
            for (int e = 0; e < eased.size(); e++) {
                if (taker == this && eased.get(e).licence.on(t)) {
                    taker = eased.get(e);
                }
            }
            boolean over = t > licence.last;
            approvedToday = 0;
            refusedToday = 0;
            if (!over && order > 0) {
                taker.asked[t] += order;
                taker.waiting += order;
            }
            decide(t, over);
            for (int e = 0; e < eased.size(); e++) {
                Queue each = eased.get(e);
                each.approvedToday = 0;
                each.refusedToday = 0;
                each.decide(t, over);
                approvedToday += each.approvedToday;
                refusedToday += each.refusedToday;
            }
        }

        private void decide(int t, boolean over) {
            if (over) {
                if (waiting > 0) {
                    approvedToday += waiting;
                    waiting = 0;
                    Arrays.fill(asked, 0);
                }
                return;
            }
            while (next < decided.length && next <= t && decided[next] <= t) {
                double whole = asked[next];
                asked[next] = 0;
                if (whole > 0) {
                    double yes = approved * whole;
                    double no = refused * whole;
                    double rest = Math.max(0, whole - yes - no);
                    if (approved + refused >= 1) {
                        rest = 0;
                        no = whole - yes;
                    }
                    approvedToday += yes;
                    refusedToday += no;
                    waiting = Math.max(0, waiting - yes - no);
                    int again = decided[next] > next ? t : t + 1;
                    if (again < asked.length) {
                        asked[again] += rest;
                    }
                }
                next++;
            }
        }

        void reset() {
            Arrays.fill(asked, 0);
            next = 0;
            waiting = 0;
            eased.forEach(Queue::reset);
        }
    }

    private Licences() {}
}
