package io.tillstream.reconciliation;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The points ledger, entry by entry: each line of a member's sale that gives or takes points has exactly one. */
final class PointsTrail {
    private final Recount recount;
    private final Map<Source, List<Found>> entries = new HashMap<>();
    private final List<Difference> spoiled = new ArrayList<>();

    private record Found(int line, String rule, MemberId member, long points) {}

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
        List<Found> ofSale = entries.computeIfAbsent(entry.sale(), ignored -> new ArrayList<>());
        boolean second = ofSale.stream()
                .anyMatch(one -> one.line() == entry.line() && one.rule().equals(entry.rule()));
        if (second) {
            spoiled.add(difference(
                    entry.sale(),
                    "line " + entry.line() + " second entry of rule " + entry.rule(),
                    Kind.POINTS,
                    Difference.ABSENT,
                    entry.points() + " points",
                    entry.points()));
        } else {
            // There are few rules and few members among very many entries.
            ofSale.add(new Found(entry.line(), entry.rule().intern(), known(entry), entry.points()));
        }
    }

    private MemberId known(PointsEntry entry) {
        Booking booking = recount.booking(entry.sale());
        MemberId member = booking == null ? null : booking.member();
        return member != null && member.equals(entry.member()) ? member : entry.member();
    }

    /** Tells every line whose entries do not make up its points. */
    void compare(Consumer<Difference> tell) {
        spoiled.forEach(tell);
        for (Booking booking : recount.bookings().values()) {
            List<Found> found = entries.getOrDefault(booking.source(), List.of());
            Map<Integer, Long> sums = sums(found);
            for (int line = 1; line <= booking.points().size(); line++) {
                long expected = booking.member() == null ? 0 : booking.points().get(line - 1);
                compare(booking.source(), line, expected, sums.remove(line), tell);
            }
            sums.forEach((line, points) -> compare(booking.source(), line, 0, points, tell));
            found.forEach(entry -> compareMember(booking, entry, tell));
        }
        entries.forEach((sale, found) -> {
            if (recount.booking(sale) == null) {
                sums(found).forEach((line, points) -> compare(sale, line, 0, points, tell));
            }
        });
    }

    private static Map<Integer, Long> sums(List<Found> entries) {
        Map<Integer, Long> sums = new HashMap<>();
        entries.forEach(entry -> sums.merge(entry.line(), entry.points(), Math::addExact));
        return sums;
    }

    private static void compareMember(Booking booking, Found entry, Consumer<Difference> tell) {
        if (booking.member() != null && !booking.member().equals(entry.member())) {
            tell.accept(difference(
                    booking.source(),
                    "line " + entry.line() + " member",
                    Kind.CONTENT,
                    booking.member().value(),
                    entry.member().value(),
                    0));
        }
    }

    private static void compare(Source sale, int line, long expected, @Nullable Long found, Consumer<Difference> tell) {
        long actual = found == null ? 0 : found;
        if (actual != expected) {
            tell.accept(difference(
                    sale,
                    "line " + line + " points",
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
