package io.tillstream.topologies.points;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of a member's lots on a day. What was taken beyond a lot is paid by the others, those that expire first
 * going first; also by points that have expired since that lot was begun, so that nobody owes while points of theirs ran out
 * beside it. What is left of a lot whose last day is past has expired.
 *
 * @param left what can still be spent, by lot
 * @param expired what has expired, by lot
 * @param owed what no points were left to pay
 */
record Settling(Map<String, Long> left, Map<String, Long> expired, long owed) {
    static Settling of(SortedMap<String, Purse.Pot> lots, LocalDate day) {
        Map<String, Long> content = new TreeMap<>();
        lots.forEach((lot, in) -> content.put(lot, Math.max(0, in.content())));
        long owed = 0;
        for (Purse.Pot taken : lots.values()) {
            if (taken.content() < 0) {
                owed = Math.addExact(owed, paid(Math.negateExact(taken.content()), taken.since(), content, day));
            }
        }
        Map<String, Long> left = new TreeMap<>();
        Map<String, Long> expired = new TreeMap<>();
        content.forEach((lot, points) -> {
            if (isPast(lot, day)) {
                expired.put(lot, points);
            } else if (points > 0) {
                left.put(lot, points);
            }
        });
        return new Settling(left, expired, owed);
    }

    /** Pays from the lots, and tells what is still missing. */
    private static long paid(long missing, LocalDate since, Map<String, Long> content, LocalDate day) {
        long still = missing;
        for (Map.Entry<String, Long> lot : content.entrySet()) {
            if (!isPast(lot.getKey(), day) || !isPast(lot.getKey(), since)) {
                long part = Math.min(still, lot.getValue());
                lot.setValue(lot.getValue() - part);
                still -= part;
            }
        }
        return still;
    }

    private static boolean isPast(String lot, LocalDate day) {
        LocalDate last = Purse.expiresOn(lot);
        return last != null && last.isBefore(day);
    }
}
