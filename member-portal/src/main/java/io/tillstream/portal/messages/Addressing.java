package io.tillstream.portal.messages;

import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.events.message.Channel;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.portal.assortment.Assortment;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the members each message goes to, again and again while it may go out: who comes into its segment, or allows messages,
 * before it ends gets it too. After a look that took long, its message rests four times as long; a new one never waits for that. Whoever the campaign's lot leaves out at the tills is left out here by the same lot.
 */
@Component
class Addressing {
    private static final int PAGE = 1_000;
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final int REST = 4;

    private final JdbcTemplate jdbc;
    private final Deliveries deliveries;
    private final Carriers carriers;
    private final Assortment assortment;
    private final TransactionTemplate transaction;
    /** By campaign, until when its message rests, as {@link System#nanoTime()} tells it. */
    private final Map<String, Long> resting = new ConcurrentHashMap<>();

    Addressing(
            JdbcTemplate jdbc,
            Deliveries deliveries,
            Carriers carriers,
            Assortment assortment,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.carriers = carriers;
        this.assortment = assortment;
        this.transaction = transaction;
    }

    /** A member who may be one of them, and is not yet. */
    private record Candidate(MemberId member, boolean personalised, Set<Channel> allowed) {}

    /** Those who are left out. */
    private static final class LeftOut {
        private long control;
        private long notPersonal;
        private long notAllowed;
    }

    /** Goes through the members once for every message that may go out. */
    void address(Instant now) {
        List<CampaignMessage> going = deliveries.going(now);
        resting.keySet().retainAll(going.stream().map(CampaignMessage::campaign).toList());
        for (CampaignMessage message : going) {
            long began = System.nanoTime();
            Long until = resting.get(message.campaign());
            if (until != null && until - began > 0) {
                continue;
            }
            address(message, now);
            long took = System.nanoTime() - began;
            if (took > SHORT.toNanos()) {
                resting.put(message.campaign(), System.nanoTime() + REST * took);
            }
        }
    }

    private void address(CampaignMessage message, Instant now) {
        LeftOut leftOut = new LeftOut();
        String last = "";
        for (List<Candidate> page = page(message, last, now); !page.isEmpty(); page = page(message, last, now)) {
            List<MemberId> chosen = page.stream()
                    .filter(candidate -> isChosen(candidate, message, leftOut))
                    .map(Candidate::member)
                    .toList();
            transaction.executeWithoutResult(status -> deliveries.add(message.campaign(), chosen, now));
            last = page.getLast().member().value();
        }
        note(message.campaign(), leftOut);
    }

    private boolean isChosen(Candidate candidate, CampaignMessage message, LeftOut leftOut) {
        if (ControlGroup.isControl(candidate.member(), message.campaign(), message.controlBasisPoints())) {
            leftOut.control++;
            return false;
        }
        if (message.segment() != null && !candidate.personalised()) {
            leftOut.notPersonal++;
            return false;
        }
        if (message.channels().stream().noneMatch(channel -> isOpen(channel, candidate.allowed()))) {
            leftOut.notAllowed++;
            return false;
        }
        return true;
    }

    private boolean isOpen(Channel channel, Collection<Channel> allowed) {
        return allowed.contains(channel) && carriers.channels().contains(channel);
    }

    private List<Candidate> page(CampaignMessage message, String after, Instant now) {
        String segment = message.segment();
        List<Object> arguments = new ArrayList<>(List.of(message.campaign(), after));
        String within = "";
        if (segment != null) {
            Date today = Date.valueOf(today(now));
            arguments.addAll(List.of(segment, today, today));
            within = """
                    and exists (select 1 from member_stay s where s.member = m.member and s.segment = ?
                        and s.from_day <= ? and (s.until_day is null or s.until_day > ?))
                    """;
        }
        arguments.add(PAGE);
        return jdbc.query(
                """
                select m.member, m.personalised, (select string_agg(c.channel, ',') from message_open c
                    where c.member = m.member)
                from member m
                where m.forgotten_at is null
                    and not exists (select 1 from message_delivery d where d.campaign = ? and d.member = m.member)
                    and m.member > ?
                """ + within + " order by m.member limit ?",
                (row, number) ->
                        new Candidate(new MemberId(row.getString(1)), row.getBoolean(2), channels(row.getString(3))),
                arguments.toArray());
    }

    /** By the clock of the first store, as the campaign's days are. */
    private LocalDate today(Instant now) {
        ZoneId zone = assortment.stores().stream().map(Store::zone).findFirst().orElse(ZoneOffset.UTC);
        return LocalDate.ofInstant(now, zone);
    }

    private static Set<Channel> channels(@Nullable String text) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        if (text != null) {
            for (String name : text.split(",", -1)) {
                channels.add(Channel.valueOf(name));
            }
        }
        return channels;
    }

    private void note(String campaign, LeftOut leftOut) {
        jdbc.update(
                """
                update message_count set control = ?, not_personal = ?, not_allowed = ?, version = version + 1
                where campaign = ? and (control, not_personal, not_allowed) <> (?, ?, ?)
                """,
                leftOut.control,
                leftOut.notPersonal,
                leftOut.notAllowed,
                campaign,
                leftOut.control,
                leftOut.notPersonal,
                leftOut.notAllowed);
    }
}
