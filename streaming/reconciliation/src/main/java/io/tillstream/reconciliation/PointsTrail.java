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
    private final Map<EntryKey, Found> entries = new HashMap<>();
    private final List<Difference> spoiled = new ArrayList<>();

    /** One entry per (sale, line, rule). */
    private record EntryKey(Source sale, int line, String rule) {}

    private record LineKey(Source sale, int line) {}

    private record Found(MemberId member, long points) {}

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
        EntryKey key = new EntryKey(entry.sale(), entry.line(), entry.rule());
        Found before = entries.putIfAbsent(key, new Found(entry.member(), entry.points()));
        if (before != null) {
            spoiled.add(difference(
                    entry.sale(),
                    "line " + entry.line() + " second entry of rule " + entry.rule(),
                    Kind.POINTS,
                    Difference.ABSENT,
                    entry.points() + " points",
                    entry.points()));
        }
    }

    /** Tells every line whose entries do not make up its points. */
    void compare(Consumer<Difference> tell) {
        spoiled.forEach(tell);
        Map<LineKey, Long> sums = new HashMap<>();
        entries.forEach((key, entry) -> {
            sums.merge(new LineKey(key.sale(), key.line()), entry.points(), Math::addExact);
            compareMember(key, entry, tell);
        });
        for (Booking booking : recount.bookings().values()) {
            for (int line = 1; line <= booking.points().size(); line++) {
                Long found = sums.remove(new LineKey(booking.source(), line));
                long expected = booking.member() == null ? 0 : booking.points().get(line - 1);
                compare(booking.source(), line, expected, found, tell);
            }
        }
        sums.forEach((key, points) -> compare(key.sale(), key.line(), 0, points, tell));
    }

    private void compareMember(EntryKey key, Found entry, Consumer<Difference> tell) {
        Booking booking = recount.booking(key.sale());
        if (booking != null && booking.member() != null && !booking.member().equals(entry.member())) {
            tell.accept(difference(
                    key.sale(),
                    "line " + key.line() + " member",
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
