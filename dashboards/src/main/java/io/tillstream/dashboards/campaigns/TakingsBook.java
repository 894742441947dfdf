package io.tillstream.dashboards.campaigns;

import io.tillstream.events.MemberId;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.features.effect.Brought;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Adds up, sale by sale, what members brought on each day and what promotions of the builder gave. One thread writes. */
final class TakingsBook {
    private final Map<MemberId, List<Takings.Day>> days = new HashMap<>();
    private final Map<String, NavigableMap<LocalDate, Tally>> given = new HashMap<>();
    private long size;

    /** How many days of members it holds. */
    long size() {
        return size;
    }

    /** What a sale brought, if a member's. */
    void brought(Sale sale) {
        MemberId member = sale.member();
        if (member == null) {
            return;
        }
        Takings.Day day = new Takings.Day(sale.businessDate(), sale.currency().code(), Brought.by(sale));
        List<Takings.Day> known = days.getOrDefault(member, List.of());
        List<Takings.Day> more = new ArrayList<>(known);
        int at = more.size();
        while (at > 0 && more.get(at - 1).on().isAfter(day.on())) {
            at--;
        }
        if (at > 0 && more.get(at - 1).on().equals(day.on())) {
            more.set(at - 1, more.get(at - 1).and(day));
        } else {
            more.add(at, day);
            size++;
        }
        days.put(member, List.copyOf(more));
    }

    /** What campaigns of the builder gave on a sale. */
    void given(Sale sale) {
        Map<String, Long> off = new HashMap<>();
        for (SaleLine line : sale.lines()) {
            for (Discount discount : line.discounts()) {
                if (discount.promotion().startsWith(Campaigns.ID_PREFIX)) {
                    off.merge(discount.promotion(), discount.amount().minor(), Math::addExact);
                }
            }
        }
        off.forEach((promotion, minor) -> given.computeIfAbsent(promotion, _ -> new TreeMap<>())
                .computeIfAbsent(sale.businessDate(), _ -> new Tally())
                .add(minor, sale.member()));
    }

    /** Of one promotion and day. */
    private static final class Tally {
        private final Set<MemberId> members = new HashSet<>();
        private long receipts;
        private long minor;

        void add(long off, @Nullable MemberId member) {
            minor = Math.addExact(minor, off);
            if (off > 0) {
                receipts++;
                if (member != null) {
                    members.add(member);
                }
            }
        }
    }

    /** Forgets what members brought before a day. */
    void forgetBefore(LocalDate oldest) {
        days.replaceAll((_, known) -> known.isEmpty() || !known.getFirst().on().isBefore(oldest)
                ? known
                : known.stream().filter(day -> !day.on().isBefore(oldest)).toList());
        days.values().removeIf(List::isEmpty);
        weigh();
    }

    void keepOnly(Predicate<MemberId> who) {
        days.keySet().removeIf(who.negate());
        weigh();
    }

    private void weigh() {
        size = days.values().stream().mapToLong(List::size).sum();
    }

    /** As it is now. */
    Takings now() {
        Map<String, NavigableMap<LocalDate, Takings.Given>> copied = new HashMap<>();
        given.forEach((promotion, byDay) -> {
            NavigableMap<LocalDate, Takings.Given> copy = new TreeMap<>();
            byDay.forEach((day, tally) -> copy.put(day, new Takings.Given(tally.receipts, tally.minor, tally.members)));
            copied.put(promotion, copy);
        });
        return new Takings(days, copied);
    }
}
