package io.tillstream.simulator.history;

import java.util.Arrays;

/**
 * When an item is delivered and how much of it. On each delivery day the shelf must last to the next one, by the sales
 * known up to the cut, and a quarter of a week beyond. When it does not, as many packs come as make it last two weeks
 * longer than that. Weeks are the average of the last four. Days after the cut count for nothing: nobody knows them.
 *
 * <p>Stock so runs low like in a shop, but never below zero at the end of a day of history.
 */
final class DeliveryRule {
    private static final int MEMORY_DAYS = 28;
    private static final int WEEK = 7;
    private static final int SAFETY_PARTS_OF_A_WEEK = 4;
    private static final int WEEKS_IN_AN_ORDER = 2;

    private final int[] deliveryDays;
    private final int days;

    /**
     * The rule for one calendar.
     *
     * @param deliveryDays day numbers of deliveries, the first 0, the last (beyond the cut) not delivered any more
     * @param days days of history
     */
    DeliveryRule(int[] deliveryDays, int days) {
        this.deliveryDays = Arrays.copyOf(deliveryDays, deliveryDays.length);
        this.days = days;
    }

    /**
     * Pieces delivered on each delivery day but the last.
     *
     * @param left net pieces that left the shelf on each day
     * @param pack pieces in a pack
     */
    int[] deliveries(int[] left, int pack) {
        int[] delivered = new int[deliveryDays.length - 1];
        long onHand = 0;
        for (int i = 0; i < delivered.length; i++) {
            int from = deliveryDays[i];
            int next = deliveryDays[i + 1];
            long week = weeklyBefore(left, from);
            if (from == 0) {
                week = Math.max(0, sum(left, 0, Math.min(WEEK, days)));
            }
            long wanted = deepestFall(left, from, Math.min(next, days)) + Math.ceilDiv(week, SAFETY_PARTS_OF_A_WEEK);
            if (onHand < wanted) {
                delivered[i] = Math.toIntExact(Math.ceilDiv(wanted + WEEKS_IN_AN_ORDER * week - onHand, pack) * pack);
                onHand += delivered[i];
            }
            onHand -= sum(left, from, Math.min(next, days));
        }
        return delivered;
    }

    private static long deepestFall(int[] left, int from, int to) {
        long gone = 0;
        long deepest = 0;
        for (int day = from; day < to; day++) {
            gone += left[day];
            deepest = Math.max(deepest, gone);
        }
        return deepest;
    }

    private static long weeklyBefore(int[] left, int day) {
        int from = Math.max(0, day - MEMORY_DAYS);
        return day == from ? 0 : Math.ceilDiv(Math.max(0, sum(left, from, day)) * WEEK, day - from);
    }

    private static long sum(int[] left, int from, int to) {
        long sum = 0;
        for (int day = from; day < to; day++) {
            sum += left[day];
        }
        return sum;
    }
}
