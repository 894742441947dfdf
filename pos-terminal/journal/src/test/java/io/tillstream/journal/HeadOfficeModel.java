package io.tillstream.journal;

import io.tillstream.events.Hash;
import io.tillstream.events.sale.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The receiving side, as the contract has it: a number at or below the mark and in no gap is a duplicate and dropped, the
 * same number with another hash is a clone and alarmed.
 */
final class HeadOfficeModel {
    private final boolean drops;
    private final SortedMap<Long, Hash> known = new TreeMap<>();
    private final SortedMap<Long, Integer> booked = new TreeMap<>();
    private final List<String> alarms = new ArrayList<>();

    /**
     * A head office that knows nothing yet.
     *
     * @param drops whether it drops duplicates; one that does not is a planted bug
     */
    HeadOfficeModel(boolean drops) {
        this.drops = drops;
    }

    void receive(JournalRecord record) {
        long sequence = record.fact().source().sequence();
        Hash before = known.putIfAbsent(sequence, record.hash());
        if (before != null && !before.equals(record.hash())) {
            alarms.add("number " + sequence + " came with two hashes");
        } else if (before == null || !drops) {
            booked.merge(sequence, 1, Integer::sum);
        }
    }

    long mark() {
        long mark = 0;
        while (known.containsKey(mark + 1)) {
            mark++;
        }
        return mark;
    }

    /** What does not hold when everything up to {@code head} must have been booked once. */
    List<String> faultsUpTo(long head) {
        List<String> faults = new ArrayList<>(alarms);
        booked.forEach((sequence, times) -> {
            if (times != 1) {
                faults.add("number " + sequence + " was booked " + times + " times");
            }
        });
        if (mark() != head || booked.size() != head) {
            faults.add("head office has " + booked.size() + " numbers up to " + mark() + ", the journal ends with "
                    + head);
        }
        return faults;
    }
}
