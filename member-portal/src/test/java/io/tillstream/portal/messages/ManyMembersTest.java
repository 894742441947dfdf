package io.tillstream.portal.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.message.Channel;
import io.tillstream.events.message.MessageReach;
import io.tillstream.localcluster.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes to go through the members of a large chain, of whom a third allow e-mails; says so in its output. */
@EnabledIfSystemProperty(named = "messages.members", matches = "\\d+", disabledReason = "started by hand")
class ManyMembersTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void areGoneThrough(@TempDir Path folder) {
        long members = Long.getLong("messages.members");
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"))) {
            String address = postgres.jdbcUrl("many");
            String database = address + (address.contains("?") ? "&" : "?") + "user=" + postgres.user() + "&password="
                    + postgres.password();
            try (PostOffice office = new PostOffice(database, NOON, 0, folder.resolve("outbox"))) {
                office.jdbc().update("""
                        insert into member (member, card_hash, card_sealed, enrolled_on, personalised)
                        select 'm' || translate(lpad(i::text, 16, '0'), '0189', 'abhi'), i::text, '\\x00', '2026-01-04', true
                        from generate_series(1, ?) i
                        """, members);
                office.jdbc().update("""
                        insert into message_consent (member, channel, allowed)
                        select 'm' || translate(lpad(i::text, 16, '0'), '0189', 'abhi'), 'EMAIL', true
                        from generate_series(3, ?, 3) i
                        """, members);
                office.jdbc().update("""
                        insert into email_proof (member, state, due_at, changed_at)
                        select member, 'proved', now(), now() from message_consent
                        """);
                office.jdbc().execute("analyze");
                office.tell(office.message("c1", Channel.EMAIL));

                say("first look at " + members + " members", office::address);
                say("each later look", office::addressAfresh);
                say("a look while the message rests", office::address);
                say(
                        "counting who can be reached",
                        () -> assertThat(office.reaches())
                                .extractingByKey(MessageReach.EVERYBODY)
                                .satisfies(reach -> assertThat(reach.reachedBy(List.of(Channel.EMAIL)))
                                        .isEqualTo(MessageReach.rounded(members / 3))));
                assertThat(office.jdbc().queryForObject("select count(*) from message_delivery", Long.class))
                        .isEqualTo(members / 3);
            }
        }
    }

    private static void say(String what, Runnable work) {
        long began = System.nanoTime();
        work.run();
        System.out.println(
                what + ": " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
    }
}
