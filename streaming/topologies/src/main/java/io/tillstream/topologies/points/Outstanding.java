package io.tillstream.topologies.points;

import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsAccount.Lot;
import io.tillstream.events.member.PointsLiability;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The sum of the accounts of one part, a number for each kind of lot: what an account was is taken off, what it is is added. */
final class Outstanding {
    private static final String LOT = "lot|";
    private static final String OWED = "owed";
    private static final String ACCOUNTS = "accounts";
    private static final String DAY = "day";
    private static final String NONE = "-";

    private final KeyValueStore<String, Long> sums;

    Outstanding(KeyValueStore<String, Long> sums) {
        this.sums = sums;
    }

    void replace(@Nullable PointsAccount before, PointsAccount after) {
        if (before != null) {
            add(before, -1);
        }
        add(after, 1);
    }

    private void add(PointsAccount account, int sign) {
        for (Lot lot : account.lots()) {
            String from =
                    lot.spendableFrom() == null ? NONE : lot.spendableFrom().toString();
            add(LOT + Purse.lot(lot.expiresOn()) + "|" + from, sign * lot.points());
        }
        add(OWED, sign * account.owed());
        add(ACCOUNTS, account.lots().isEmpty() && account.owed() == 0 ? 0 : sign);
    }

    private void add(String what, long change) {
        if (change != 0) {
            Long known = sums.get(what);
            long sum = Math.addExact(known == null ? 0 : known, change);
            if (sum == 0) {
                sums.delete(what);
            } else {
                sums.put(what, sum);
            }
        }
    }

    /** The business date up to which this part has come. */
    @Nullable
    LocalDate day() {
        Long days = sums.get(DAY);
        return days == null ? null : LocalDate.ofEpochDay(days);
    }

    void reach(LocalDate day) {
        sums.put(DAY, day.toEpochDay());
    }

    PointsLiability of(int part) {
        return of(part, sums);
    }

    /** The sum of one part, or of all parts that are here. */
    static PointsLiability of(int part, ReadOnlyKeyValueStore<String, Long> sums) {
        SortedMap<String, Long> merged = new TreeMap<>();
        try (KeyValueIterator<String, Long> all = sums.all()) {
            while (all.hasNext()) {
                var sum = all.next();
                merged.merge(sum.key, sum.value, sum.key.equals(DAY) ? Math::max : Math::addExact);
            }
        }
        List<Lot> lots = merged.entrySet().stream()
                .filter(sum -> sum.getKey().startsWith(LOT))
                .map(sum -> lot(sum.getKey(), sum.getValue()))
                .toList();
        return new PointsLiability(
                part,
                LocalDate.ofEpochDay(merged.getOrDefault(DAY, 0L)),
                merged.getOrDefault(ACCOUNTS, 0L),
                inOrder(lots),
                merged.getOrDefault(OWED, 0L));
    }

    private static Lot lot(String key, long points) {
        String[] parts = key.split("\\|", -1);
        return new Lot(points, parts[2].equals(NONE) ? null : LocalDate.parse(parts[2]), Purse.expiresOn(parts[1]));
    }

    private static List<Lot> inOrder(List<Lot> lots) {
        Comparator<LocalDate> absentLast = Comparator.nullsLast(Comparator.naturalOrder());
        Comparator<LocalDate> absentFirst = Comparator.nullsFirst(Comparator.naturalOrder());
        return lots.stream()
                .sorted(Comparator.comparing(Lot::expiresOn, absentLast).thenComparing(Lot::spendableFrom, absentFirst))
                .toList();
    }
}
