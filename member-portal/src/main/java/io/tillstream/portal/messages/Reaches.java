package io.tillstream.portal.messages;

import io.tillstream.events.assortment.Store;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.MessageReach;
import io.tillstream.events.message.MessageReach.Allowed;
import io.tillstream.portal.assortment.Assortment;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Counts the members who could be written to, rounded so that nobody's choice can be seen. */
@Repository
class Reaches {
    private final JdbcTemplate jdbc;
    private final Carriers carriers;
    private final Assortment assortment;

    Reaches(JdbcTemplate jdbc, Carriers carriers, Assortment assortment) {
        this.jdbc = jdbc;
        this.carriers = carriers;
        this.assortment = assortment;
    }

    /** One audience while it is counted. */
    private static final class Sum {
        private long members;
        private long personal;
        private final Map<String, Long> allowed = new TreeMap<>();
    }

    /**
     * Of all members, and of every segment that somebody is in today.
     *
     * @param known audiences that are counted even when nobody is in them any more
     */
    Map<String, MessageReach> count(Set<String> known, Instant now) {
        Map<String, Sum> sums = new TreeMap<>();
        sums.put(MessageReach.EVERYBODY, new Sum());
        known.forEach(audience -> sums.computeIfAbsent(audience, _ -> new Sum()));
        String channels = """
                left join (select member, string_agg(channel, ',' order by channel) as channels from message_open
                    group by member) c on c.member = m.member
                """;
        jdbc.query(
                "select m.personalised, c.channels, count(*) from member m " + channels
                        + " where m.forgotten_at is null group by 1, 2",
                row -> {
                    add(sums, MessageReach.EVERYBODY, row.getBoolean(1), row.getString(2), row.getLong(3), false);
                });
        Date today = Date.valueOf(LocalDate.ofInstant(now, zone()));
        jdbc.query(
                "select s.segment, m.personalised, c.channels, count(distinct m.member) from member_stay s"
                        + " join member m on m.member = s.member " + channels
                        + " where m.forgotten_at is null and s.from_day <= ? and (s.until_day is null or s.until_day > ?) group by 1, 2, 3",
                row -> {
                    add(sums, row.getString(1), row.getBoolean(2), row.getString(3), row.getLong(4), true);
                },
                today,
                today);
        Map<String, MessageReach> reaches = new TreeMap<>();
        sums.forEach((audience, sum) -> reaches.put(audience, reach(audience, sum, now)));
        return reaches;
    }

    private ZoneId zone() {
        return assortment.stores().stream().map(Store::zone).findFirst().orElse(ZoneOffset.UTC);
    }

    private void add(
            Map<String, Sum> sums,
            String audience,
            boolean personal,
            @Nullable String allowed,
            long members,
            boolean personalOnly) {
        Sum sum = sums.computeIfAbsent(audience, _ -> new Sum());
        sum.members += members;
        sum.personal += personal ? members : 0;
        if (allowed != null && (personal || !personalOnly)) {
            sum.allowed.merge(allowed, members, Long::sum);
        }
    }

    private MessageReach reach(String audience, Sum sum, Instant now) {
        Map<List<Channel>, Long> byChannels = new HashMap<>();
        sum.allowed.forEach((text, members) -> {
            List<Channel> open = channels(text);
            if (!open.isEmpty()) {
                byChannels.merge(open, members, Long::sum);
            }
        });
        List<Allowed> allowed = new ArrayList<>();
        byChannels.forEach((channels, members) -> {
            if (MessageReach.rounded(members) > 0) {
                allowed.add(new Allowed(channels, MessageReach.rounded(members)));
            }
        });
        allowed.sort(Comparator.comparing(each -> each.channels().toString()));
        return new MessageReach(
                audience, MessageReach.rounded(sum.members), MessageReach.rounded(sum.personal), allowed, now);
    }

    /** In the order of the enum, those that something carries. */
    private List<Channel> channels(String text) {
        List<String> names = List.of(text.split(",", -1));
        return Stream.of(Channel.values())
                .filter(channel ->
                        names.contains(channel.name()) && carriers.channels().contains(channel))
                .toList();
    }
}
