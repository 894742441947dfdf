package io.tillstream.reconciliation;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The points ledger, entry by entry: each line of a member's sale that gives or takes points has exactly one, and so has
 * each lot of points in a tender.
 */
final class PointsTrail {
    private static final String TAKEN_TWICE = "over-refund-";

    private final Recount recount;
    private final Map<Source, List<Found>> entries = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    private final List<Difference> spoiled = new ArrayList<>();

    private record Found(int line, String rule, MemberId member, long points) {
        /** Which of the sale's figures it belongs to. */
        String what() {
            return line == 0 ? rule : "line " + line;
        }
    }

    PointsTrail(Recount recount) {
        this.recount = recount;
    }

    String topicName() {
        return Topics.POINTS_ENTRY.name();
    }

    /** Takes a record of the topic. */
    void found(byte @Nullable [] value) {
        PointsEntry entry;
        try {
            entry = CanonicalJson.decode(value == null ? new byte[0] : value, PointsEntry.class);
        } catch (UnreadableFact e) {
            spoiled.add(difference(null, "entry", Kind.CONTENT, "readable", String.valueOf(e.getMessage()), 0));
            return;
        }
        Source sale = entry.sale();
        if (sale == null) {
            withoutSale(entry);
            return;
        }
        List<Found> ofSale = entries.computeIfAbsent(sale, ignored -> new ArrayList<>());
        String rule = entry.line() == 0 ? Booking.lot(entry.rule(), entry.expiresOn()) : entry.rule();
        boolean second = ofSale.stream()
                .anyMatch(one -> one.line() == entry.line() && one.rule().equals(rule));
        if (second) {
            spoiled.add(difference(
                    sale,
                    "line " + entry.line() + " second entry of rule " + entry.rule(),
                    Kind.POINTS,
                    Difference.ABSENT,
                    entry.points() + " points",
                    entry.points()));
        } else {
            // There are few rules and few members among very many entries.
            ofSale.add(new Found(entry.line(), rule.intern(), known(entry, sale), entry.points()));
            if (rule.startsWith(TAKEN_TWICE)) {
                // How many there are depends on which return came first; what they make does not.
                recount.addEntry(entry.member());
            }
        }
    }

    private void withoutSale(PointsEntry entry) {
        if (!named.add(entry.member() + "|" + entry.rule())) {
            spoiled.add(difference(
                    null,
                    "second entry of " + entry.rule(),
                    Kind.POINTS,
                    Difference.ABSENT,
                    entry.points() + " points",
                    entry.points()));
        } else if (entry.kind() == PointsEntry.Kind.EXPIRED && entry.expiresOn() != null) {
            recount.accounts().expired(entry.member(), entry.expiresOn(), entry.points());
            // How many there are depends on what came late; what they make does not.
            recount.addEntry(entry.member());
        } else {
            recount.accounts().adjusted(entry.member(), entry.rule(), entry.points());
        }
    }

    private MemberId known(PointsEntry entry, Source sale) {
        Booking booking = recount.booking(sale);
        MemberId member = booking == null ? null : booking.member();
        return member != null && member.equals(entry.member()) ? member : entry.member();
    }

    /** Tells every line and every tender whose entries do not make up its points. */
    void compare(Consumer<Difference> tell) {
        spoiled.forEach(tell);
        for (Booking booking : recount.bookings().values()) {
            List<Found> found = entries.getOrDefault(booking.source(), List.of());
            Map<String, Long> sums = sums(found);
            if (booking.member() != null) {
                for (int line = 1; line <= booking.points().size(); line++) {
                    String what = "line " + line;
                    long expected = booking.points().get(line - 1) + recount.restored(booking.source(), line);
                    compare(booking.source(), what, expected, sums.remove(what), tell);
                }
                booking.tenderPoints()
                        .forEach((lot, points) -> compare(booking.source(), lot, points, sums.remove(lot), tell));
            }
            sums.forEach((what, points) -> compare(booking.source(), what, 0, points, tell));
            found.forEach(entry -> compareMember(booking, entry, tell));
        }
        entries.forEach((sale, found) -> {
            if (recount.booking(sale) == null) {
                sums(found).forEach((what, points) -> compare(sale, what, 0, points, tell));
            }
        });
    }

    private static Map<String, Long> sums(List<Found> entries) {
        Map<String, Long> sums = new HashMap<>();
        entries.forEach(entry -> sums.merge(entry.what(), entry.points(), Math::addExact));
        return sums;
    }

    private static void compareMember(Booking booking, Found entry, Consumer<Difference> tell) {
        if (booking.member() != null && !booking.member().equals(entry.member())) {
            tell.accept(difference(
                    booking.source(),
                    entry.what() + " member",
                    Kind.CONTENT,
                    booking.member().value(),
                    entry.member().value(),
                    0));
        }
    }

    private static void compare(
            Source sale, String what, long expected, @Nullable Long found, Consumer<Difference> tell) {
        long actual = found == null ? 0 : found;
        if (actual != expected) {
            tell.accept(difference(
                    sale,
                    what + " points",
                    Kind.POINTS,
                    expected + " points",
                    found == null ? Difference.ABSENT : actual + " points",
                    actual - expected));
        }
    }

    private static Difference difference(
            @Nullable Source sale, String what, Kind kind, String journal, String found, long by) {
        return new Difference(
                Difference.Where.LEDGER, Topics.POINTS_ENTRY.name(), null, what, kind, sale, 1, journal, found, by);
    }
}
