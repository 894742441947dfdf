package io.tillstream.portal.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.Frequency;
import io.tillstream.events.message.MessageReach;
import io.tillstream.events.message.MessageTally;
import io.tillstream.events.message.MessageTally.Reason;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.localcluster.PostgresServer;
import io.tillstream.portal.enrolment.MessageConsents;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Messages to members, over a real database and a mail server on the loopback. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^04]]", disabledReason = "another day's turn")
class SendingTest {
    /** Monday noon in London. */
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @TempDir
    static Path folder;

    private static PostgresServer postgres;
    private static int databases;

    private MailServer mail;
    private PostOffice office;
    private String database;
    private Path outbox;

    @BeforeAll
    static void startDatabase() {
        postgres = PostgresServer.start(folder.resolve("postgres"));
    }

    @AfterAll
    static void stopDatabase() {
        postgres.close();
    }

    @BeforeEach
    void open() throws Exception {
        databases++;
        String address = postgres.jdbcUrl("post" + databases);
        database = address + (address.contains("?") ? "&" : "?") + "user=" + postgres.user() + "&password="
                + postgres.password();
        outbox = folder.resolve("outbox" + databases);
        mail = new MailServer();
        office = new PostOffice(database, NOON, mail.port(), outbox);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
        mail.close();
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> reached() {
        return mail.mails().stream().map(SendingTest::to).toList();
    }

    @Test
    void writesInTheMembersLanguageByTheFirstChannelTheyAllowAndToNobodyElse() throws Exception {
        office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        office.enrol(2, "怡君", "bea@mail.example", Language.ZH_TW, Channel.EMAIL, Channel.SMS);
        office.enrol(3, "Cleo", "cleo@mail.example", Language.EN);
        MemberId dan = office.enrol(4, null, null, Language.ZH_CN, Channel.SMS, Channel.APP);
        office.tell(office.message("c1", Channel.EMAIL, Channel.SMS));

        office.round();
        office.round();

        assertThat(reached()).containsExactlyInAnyOrder("anne@mail.example", "bea@mail.example");
        MimeMessage anne = mail.mails().stream()
                .filter(one -> to(one).startsWith("anne"))
                .findFirst()
                .orElseThrow();
        assertThat(anne.getSubject()).isEqualTo("Coffee, Anne?");
        assertThat(anne.getContent().toString().replace("\r\n", "\n"))
                .startsWith("20 % off.\nUntil Sunday.\n\n-- \n")
                .contains(PostOffice.OUTSIDE + "/unsubscribe/m");
        assertThat(anne.getHeader("List-Unsubscribe")[0])
                .matches("<https://members\\.shop\\.example/unsubscribe/m[a-z2-7]{16}/email/[0-9a-f]{32}>");
        assertThat(anne.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(anne.getFrom()[0]).hasToString("offers@shop.example");
        assertThat(mail.mails().stream()
                        .filter(one -> to(one).startsWith("bea"))
                        .findFirst()
                        .orElseThrow()
                        .getSubject())
                .isEqualTo("怡君，來杯咖啡？");
        Path text = outbox.resolve("sms/c1." + dan + ".txt");
        assertThat(text).content().contains("To: +4400004", "Language: zh-CN", "会员，喝杯咖啡？", "全部八折。");
        try (Stream<Path> files = Files.list(text.getParent())) {
            assertThat(files).containsExactly(text);
        }
    }

    /** The lot of the till, reproduced there by its own tests. */
    @Test
    void leavesOutWhomTheTillLeavesOutAndWhoIsNotInTheSegmentToday() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            MemberId member = office.enrol(i, null, "m" + i + "@mail.example", Language.EN, Channel.EMAIL);
            boolean isIn = i % 4 != 0;
            office.stays(member, "c1", isIn ? "2026-11-01" : "2026-12-01", i % 4 == 1 ? "2026-12-01" : null);
            if (isIn && !ControlGroup.isControl(member, "c1", 5_000)) {
                expected.add("m" + i + "@mail.example");
            }
        }
        office.tell(PostOffice.with(office.message("c1", Channel.EMAIL), "c1", 5_000, null));

        office.round();

        assertThat(expected).hasSizeBetween(5, 25);
        assertThat(reached()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(office.jdbc().queryForObject("select control from message_count", Long.class))
                .isEqualTo(30 - expected.size());
    }

    @Test
    void waitsForTheMorningWhereTheMemberIs() {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        MemberId bea = office.enrol(2, "Bea", "bea@mail.example", Language.EN, Channel.EMAIL);
        office.buys(bea, "s2", "Asia/Taipei");
        office.tell(office.message("c1", Channel.EMAIL));
        office.putOn(Duration.ofMinutes(90));

        office.round();

        // 13:30 in London, 21:30 in Taipei.
        assertThat(office.fate("c1", anne)).isEqualTo("done DELIVERED");
        assertThat(office.fate("c1", bea)).isEqualTo("waiting QUIET_HOURS");
        assertThat(office.dueAt("c1", bea)).isEqualTo("2026-12-01T01:00:00Z");

        office.putOn(Duration.ofHours(12));
        office.round();

        assertThat(reached()).containsExactly("anne@mail.example", "bea@mail.example");
    }

    @Test
    void writesNoMoreThanTwiceInSevenDaysWhateverTheCampaign() {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        for (String campaign : List.of("c1", "c2", "c3")) {
            office.tell(office.message(campaign, Channel.EMAIL));
        }

        office.round();

        assertThat(mail.mails()).hasSize(2);
        assertThat(office.fate("c3", anne)).isEqualTo("waiting HAD_ENOUGH");
        assertThat(office.dueAt("c3", anne)).isEqualTo(NOON.plus(Duration.ofDays(7)));

        office.putOn(Duration.ofDays(7));
        office.round();

        assertThat(mail.mails()).hasSize(3);
    }

    @Test
    void isHeldBackByABoundOfItsOwnFromWhoHasJustBeenWrittenTo() {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        office.tell(office.message("c1", Channel.EMAIL));
        office.round();
        office.tell(PostOffice.with(office.message("c2", Channel.EMAIL), null, 0, new Frequency(1, 10)));

        office.round();

        assertThat(office.dueAt("c2", anne)).isEqualTo(NOON.plus(Duration.ofDays(10)));
    }

    @Test
    void asksForTheConsentAtTheLastMoment() {
        MemberId bea = office.enrol(2, "Bea", "bea@mail.example", Language.EN, Channel.EMAIL);
        office.buys(bea, "s2", "Asia/Taipei");
        office.tell(office.message("c1", Channel.EMAIL));
        office.putOn(Duration.ofMinutes(90));
        office.round();
        office.consents().change(bea, Set.of(), MessageConsents.How.LINK);

        office.putOn(Duration.ofHours(12));
        office.round();

        assertThat(mail.mails()).isEmpty();
        assertThat(office.fate("c1", bea)).isEqualTo("done NOT_ALLOWED");
    }

    @Test
    void sendsNothingWhileItIsPausedOrOnceItIsOver() {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        MemberId bea = office.enrol(2, "Bea", "bea@mail.example", Language.EN, Channel.EMAIL);
        office.buys(anne, "s2", "Asia/Taipei");
        office.buys(bea, "s3", "Asia/Taipei");
        CampaignMessage message = office.message("c1", Channel.EMAIL);
        office.tell(message);
        office.putOn(Duration.ofMinutes(90));
        office.round();
        office.tell(message.in(CampaignMessage.State.PAUSED));
        office.putOn(Duration.ofHours(12));

        office.round();

        assertThat(mail.mails()).isEmpty();
        assertThat(office.fate("c1", anne)).isEqualTo("waiting QUIET_HOURS");

        office.tell(message.in(CampaignMessage.State.ENDED));
        office.round();

        assertThat(mail.mails()).isEmpty();
        assertThat(office.fate("c1", anne)).isEqualTo("done TOO_LATE");
    }

    @Test
    void comesAgainLaterAndLaterWhenAskedToAndNeverToAnAddressThatIsNone() {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        MemberId bea = office.enrol(2, "Bea", "bea@mail.example", Language.EN, Channel.EMAIL);
        mail.answerAddress("anne@mail.example", "451 busy");
        mail.answerEnd("anne@mail.example", "452 full");
        mail.answerAddress("bea@mail.example", "550 nobody");
        office.tell(office.message("c1", Channel.EMAIL));

        office.round();

        assertThat(office.fate("c1", anne)).isEqualTo("waiting COME_AGAIN");
        assertThat(office.dueAt("c1", anne)).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        assertThat(office.fate("c1", bea)).isEqualTo("done ADDRESS");

        office.putOn(Duration.ofMinutes(5));
        office.round();

        assertThat(office.dueAt("c1", anne)).isEqualTo(NOON.plus(Duration.ofMinutes(20)));

        office.putOn(Duration.ofMinutes(15));
        office.round();

        assertThat(reached()).containsExactly("anne@mail.example");
    }

    @Test
    void givesUpAfterADay() {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        mail.answerAddress(
                "anne@mail.example", Stream.generate(() -> "451 busy").limit(7).toArray(String[]::new));
        office.tell(office.message("c1", Channel.EMAIL));

        for (int i = 0; i < 7; i++) {
            office.round();
            // At noon two days later it is due again whatever the pause was.
            office.putOn(Duration.ofDays(2));
        }

        assertThat(office.fate("c1", anne)).isEqualTo("done GAVE_UP");
        assertThat(mail.mails()).isEmpty();
    }

    @Test
    void waitsForAMailServerThatIsAway() throws Exception {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        int port = mail.port();
        mail.close();
        office.tell(office.message("c1", Channel.EMAIL));

        office.round();

        assertThat(office.fate("c1", anne)).isEqualTo("waiting COME_AGAIN");

        mail = new MailServer(port);
        office.putOn(Duration.ofMinutes(1));
        office.round();

        assertThat(reached()).containsExactly("anne@mail.example");
    }

    @Test
    void doesNotSendAgainWhenNobodyCanTellWhetherItArrived() {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        mail.answerEnd("anne@mail.example", MailServer.BREAK_OFF);
        office.tell(office.message("c1", Channel.EMAIL));

        office.round();
        office.putOn(Duration.ofDays(1));
        office.round();

        assertThat(reached()).containsExactly("anne@mail.example");
        assertThat(office.fate("c1", anne)).isEqualTo("done UNSURE");
    }

    /** The server has the mail when the portal is killed, and the portal has not heard so. */
    @Test
    void writesOnceToEverybodyThoughItIsKilledInBetween() throws Exception {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        for (int i = 2; i <= 12; i++) {
            office.enrol(i, null, "m" + i + "@mail.example", Language.EN, Channel.EMAIL);
        }
        office.tell(office.message("c1", Channel.EMAIL));
        var arrived = mail.keepSilent("anne@mail.example");
        Process portal = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingPortal.class.getName(),
                        database,
                        NOON.toString(),
                        Integer.toString(mail.port()))
                .inheritIO()
                .start();

        assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
        portal.destroyForcibly().waitFor();

        assertThat(office.fate("c1", anne)).startsWith("sending");

        office.putOn(Duration.ofMinutes(11));
        office.round();
        office.putOn(Duration.ofDays(1));
        office.round();

        assertThat(office.fate("c1", anne)).isEqualTo("done UNSURE");
        assertThat(reached()).doesNotHaveDuplicates();
        assertThat(office.jdbc()
                        .queryForObject(
                                "select count(*) from message_delivery where state = 'done' and reason in ('DELIVERED', 'UNSURE')",
                                Long.class))
                .isEqualTo(12);
    }

    @Test
    void leavesOneFileWhereALetterIsWrittenTwice() throws Exception {
        MemberId anne = office.enrol(1, "Anne", null, Language.EN, Channel.APP);
        office.tell(office.message("c1", Channel.APP));
        office.round();
        office.jdbc().update("update message_delivery set state = 'sending'");

        office.putOn(Duration.ofMinutes(11));
        office.round();

        assertThat(office.fate("c1", anne)).isEqualTo("done DELIVERED");
        try (Stream<Path> files = Files.list(outbox.resolve("app"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void takesANameAsDataAndNothingElse() throws Exception {
        office.enrol(
                1,
                "A\r\nBcc: eve@mail.example\r\n {name} ${7*7} #{x} <b>",
                "anne@mail.example",
                Language.EN,
                Channel.EMAIL);
        office.tell(office.message("c1", Channel.EMAIL));

        office.round();

        MimeMessage anne = mail.mails().getFirst();
        assertThat(anne.getHeader("Bcc")).isNull();
        assertThat(anne.getAllRecipients()).hasSize(1);
        assertThat(anne.getSubject()).isEqualTo("Coffee, A Bcc: eve@mail.example {name} ${7*7} #{x} <b>?");
    }

    @Test
    void countsWhatBecameOfAMessageAndRoundsWhatMembersChose() {
        for (int i = 1; i <= 7; i++) {
            MemberId member = office.enrol(i, null, "m" + i + "@mail.example", Language.EN, Channel.EMAIL);
            office.stays(member, "c1", "2026-11-01", null);
        }
        for (int i = 8; i <= 15; i++) {
            office.stays(office.enrol(i, null, null, Language.EN), "c1", "2026-11-01", null);
        }
        for (int i = 16; i <= 19; i++) {
            MemberId member = office.enrol(i, null, "m" + i + "@mail.example", Language.EN, Channel.EMAIL);
            office.stays(member, "c1", "2026-11-01", null);
            office.allowNothingPersonal(member);
        }
        mail.answerAddress("m3@mail.example", "550 nobody");
        mail.answerAddress("m4@mail.example", "451 busy");
        office.tell(PostOffice.with(office.message("c1", Channel.EMAIL), "c1", 0, null));

        office.round();

        // 8 did not allow it and 4 want nothing personal: 5 and none are told.
        assertThat(office.tally("c1").counts())
                .containsExactlyInAnyOrder(
                        new MessageTally.Count(Reason.DELIVERED, 5),
                        new MessageTally.Count(Reason.ADDRESS, 1),
                        new MessageTally.Count(Reason.COME_AGAIN, 1),
                        new MessageTally.Count(Reason.NOT_ALLOWED, 5));
        assertThat(office.tally("c1").members(MessageTally.State.HELD)).isEqualTo(1);
    }

    @Test
    void countsWhoCouldBeWrittenToInStepsOfFive() {
        for (int i = 1; i <= 13; i++) {
            Channel[] allowed = i <= 6
                    ? new Channel[] {Channel.EMAIL}
                    : i <= 9 ? new Channel[] {Channel.SMS, Channel.EMAIL} : new Channel[0];
            MemberId member = office.enrol(i, null, "m" + i + "@mail.example", Language.EN, allowed);
            if (i % 2 == 1) {
                office.stays(member, "coffee", "2026-11-01", null);
            }
        }

        MessageReach all = office.reaches().get(MessageReach.EVERYBODY);
        MessageReach coffee = office.reaches().get("coffee");

        assertThat(all).isNotNull();
        assertThat(all.members()).isEqualTo(10);
        assertThat(all.channels()).containsExactly(new MessageReach.Allowed(List.of(Channel.EMAIL), 5));
        assertThat(all.reachedBy(List.of(Channel.EMAIL, Channel.APP))).isEqualTo(5);
        assertThat(all.reachedBy(List.of(Channel.APP))).isZero();
        assertThat(coffee).isNotNull();
        assertThat(coffee.members()).isEqualTo(5);
        assertThat(coffee.channels()).isEmpty();
    }
}
