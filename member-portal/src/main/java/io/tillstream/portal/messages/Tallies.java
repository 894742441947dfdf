package io.tillstream.portal.messages;

import io.tillstream.events.message.MessageReach;
import io.tillstream.events.message.MessageTally;
import io.tillstream.events.message.MessageTally.Count;
import io.tillstream.events.message.MessageTally.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Counts what became of messages. */
@Repository
class Tallies {
    private final JdbcTemplate jdbc;

    Tallies(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A campaign whose counts have changed, as of a version of them. */
    record Untold(String campaign, long notAllowed, long notPersonal, long control, long version) {}

    /** Those of which something has changed since they were told. */
    List<Untold> untold() {
        return jdbc.query(
                "select campaign, not_allowed, not_personal, control, version from message_count where told < version",
                (row, number) ->
                        new Untold(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
    }

    /** What became of a message so far. */
    MessageTally count(Untold untold, Instant now) {
        Map<Reason, Long> members = new EnumMap<>(Reason.class);
        jdbc.query(
                """
                select case when state = 'sending' then 'NEXT' else reason end, count(*) from message_delivery
                where campaign = ? group by 1
                """,
                row -> {
                    members.put(Reason.valueOf(row.getString(1)), row.getLong(2));
                },
                untold.campaign());
        members.merge(Reason.NOT_ALLOWED, untold.notAllowed(), Long::sum);
        members.merge(Reason.NOT_PERSONAL, untold.notPersonal(), Long::sum);
        members.merge(Reason.CONTROL, untold.control(), Long::sum);
        List<Count> counts = new ArrayList<>();
        members.forEach((reason, all) -> {
            long told = reason.isTheirs() ? MessageReach.rounded(all) : all;
            if (told > 0) {
                counts.add(new Count(reason, told));
            }
        });
        return new MessageTally(untold.campaign(), counts, now);
    }

    void told(Untold untold) {
        jdbc.update(
                "update message_count set told = ? where campaign = ? and told < ?",
                untold.version(),
                untold.campaign(),
                untold.version());
    }
}
