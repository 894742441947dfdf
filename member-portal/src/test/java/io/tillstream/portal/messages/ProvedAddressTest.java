package io.tillstream.portal.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.MessageReach;
import io.tillstream.localcluster.PostgresServer;
import io.tillstream.portal.enrolment.EmailAddress;
import io.tillstream.portal.enrolment.EmailProofs;
import io.tillstream.portal.enrolment.EmailProofs.State;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address gets one question, and nothing else before its link was pressed; with a real database and a mail server. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^37]]", disabledReason = "another day's turn")
class ProvedAddressTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Pattern LINK =
            Pattern.compile(Pattern.quote(PostOffice.OUTSIDE) + "/confirm-address/(m[a-z2-7]{16})/([A-Za-z0-9_-]{43})");

    @TempDir
    static Path folder;

    private static PostgresServer postgres;
    private static int databases;

    private MailServer mail;
    private PostOffice office;
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
        String address = postgres.jdbcUrl("proof" + databases);
        String database = address + (address.contains("?") ? "&" : "?") + "user=" + postgres.user() + "&password="
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

    private MemberId anne() {
        MemberId anne = office.enrolUnproved(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        office.proofs().want(anne);
        return anne;
    }

    /** The word in the latest question. */
    private String token() throws Exception {
        Matcher link = LINK.matcher(mail.mails().getLast().getContent().toString());
        assertThat(link.find()).isTrue();
        return link.group(2);
    }

    @Test
    void getsNothingElseBeforeItsLinkWasPressed() throws Exception {
        MemberId anne = anne();
        office.tell(office.message("c1", Channel.EMAIL));

        office.round();
        office.ask();
        office.ask();
        office.round();

        MimeMessage question = mail.mails().getFirst();
        assertThat(mail.mails()).hasSize(1);
        assertThat(question.getSubject()).isEqualTo("Please confirm your e-mail address");
        assertThat(question.getContent().toString())
                .contains("/unsubscribe/" + anne)
                .doesNotContain("Anne");
        assertThat(office.reaches())
                .extractingByKey(MessageReach.EVERYBODY)
                .satisfies(reach -> assertThat(reach.channels()).isEmpty());
        assertThat(office.proofs().of(anne)).contains(State.ASKED);

        assertThat(office.proofs().prove(anne, token())).isTrue();
        office.round();

        assertThat(mail.mails()).hasSize(2);
        assertThat(office.fate("c1", anne)).isEqualTo("done DELIVERED");
    }

    @Test
    void isProvedOnceByTheLatestLinkAndInTime() throws Exception {
        MemberId anne = anne();
        office.ask();
        String first = token();
        office.proofs().wantAgain(anne);
        office.putOn(Duration.ofMinutes(1));
        office.ask();
        String second = token();

        assertThat(office.proofs().prove(anne, first)).isFalse();
        assertThat(office.proofs().prove(anne, second + "x")).isFalse();
        assertThat(office.proofs().holds(anne, second)).isTrue();
        office.putOn(EmailProofs.HOLDS);
        assertThat(office.proofs().holds(anne, second)).isFalse();
        assertThat(office.proofs().prove(anne, second)).isFalse();

        office.proofs().wantAgain(anne);
        office.ask();
        String third = token();
        assertThat(office.proofs().prove(anne, third)).isTrue();
        assertThat(office.proofs().prove(anne, third)).isFalse();
        assertThat(office.proofs().of(anne)).contains(State.PROVED);
    }

    @Test
    void isAskedThreeTimesInSevenDaysAtMostWhoeverSaysItIsTheirs() {
        MemberId anne = anne();
        MemberId bea = office.enrolUnproved(2, "Bea", "ANNE@mail.example", Language.EN, Channel.EMAIL);
        office.proofs().want(bea);
        for (int i = 0; i < 4; i++) {
            office.ask();
            office.putOn(Duration.ofHours(1));
            office.proofs().wantAgain(anne);
        }

        assertThat(mail.mails()).hasSize(3);
        assertThat(office.proofs().of(anne)).contains(State.WANTED);

        office.putOn(Duration.ofDays(7));
        office.ask();

        assertThat(mail.mails()).hasSize(4);
    }

    @Test
    void waitsUncountedForAMailServerThatIsAway() throws Exception {
        MemberId anne = anne();
        int port = mail.port();
        mail.close();
        for (int i = 0; i < 5; i++) {
            office.ask();
            office.putOn(Duration.ofMinutes(1));
        }
        assertThat(office.proofs().of(anne)).contains(State.WANTED);

        mail = new MailServer(port);
        office.ask();

        assertThat(mail.mails()).hasSize(1);
        assertThat(office.proofs().of(anne)).contains(State.ASKED);
    }

    @Test
    void isAnotherOnceTheMemberHasChangedIt() throws Exception {
        MemberId anne = anne();
        office.ask();
        String token = token();
        office.movesTo(anne, "anne@other.example");

        assertThat(office.proofs().prove(anne, token)).isFalse();
        assertThat(office.proofs().of(anne)).isEmpty();

        office.movesTo(anne, "anne@other.example");
        office.proofs().want(anne);
        office.ask();
        assertThat(office.proofs().prove(anne, token())).isTrue();
        office.movesTo(anne, "anne@other.example");
        assertThat(office.proofs().of(anne)).contains(State.PROVED);
    }

    @Test
    void getsNothingMoreOnceTheServerHasRefusedItForGood() {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        mail.answerAddress("anne@mail.example", "550 nobody");
        office.tell(office.message("c1", Channel.EMAIL));
        office.round();
        office.tell(office.message("c2", Channel.EMAIL));
        office.round();

        assertThat(mail.mails()).isEmpty();
        assertThat(office.fate("c1", anne)).isEqualTo("done ADDRESS");
        assertThat(office.fate("c2", anne)).isEmpty();
        assertThat(office.proofs().of(anne)).contains(State.BOUNCED);

        office.proofs().wantAgain(anne);
        office.ask();

        assertThat(mail.mails()).hasSize(1);
        assertThat(office.proofs().of(anne)).contains(State.ASKED);
    }

    @Test
    void getsWhatWaitedWhenItWasCorrectedMeanwhileAndIsProved() throws Exception {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        office.buys(anne, "s2", "Asia/Taipei");
        office.tell(office.message("c1", Channel.EMAIL));
        office.putOn(Duration.ofMinutes(90));
        office.round();
        assertThat(office.fate("c1", anne)).isEqualTo("waiting QUIET_HOURS");
        office.movesTo(anne, "anne@other.example");
        office.proofs().want(anne);

        office.putOn(Duration.ofHours(12));
        office.round();

        assertThat(mail.mails()).isEmpty();
        assertThat(office.fate("c1", anne)).isEmpty();

        office.ask();
        assertThat(office.proofs().prove(anne, token())).isTrue();
        office.round();

        assertThat(office.fate("c1", anne)).isEqualTo("done DELIVERED");
        assertThat(mail.mails()).hasSize(2);
    }

    @Test
    void staysProvedWhenALetterToTheOneBeforeIsRefusedMeanwhile() {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        mail.meanwhile("anne@mail.example", () -> {
            office.movesTo(anne, "anne@other.example");
            office.jdbc()
                    .update(
                            "insert into email_proof (member, state, due_at, changed_at) values (?, 'proved', now(), now())",
                            anne.value());
        });
        mail.answerAddress("anne@mail.example", "550 nobody");
        office.tell(office.message("c1", Channel.EMAIL));

        office.round();

        assertThat(office.fate("c1", anne)).isEqualTo("done ADDRESS");
        assertThat(office.proofs().of(anne)).contains(State.PROVED);
    }

    @Test
    void isAskedThoughTheQuestionToTheOneBeforeIsRefusedMeanwhile() {
        MemberId anne = anne();
        mail.meanwhile("anne@mail.example", () -> {
            office.movesTo(anne, "anne@other.example");
            office.proofs().want(anne);
            office.proofs().ask(anne, new EmailAddress("anne@other.example"), NOON);
        });
        mail.answerAddress("anne@mail.example", "550 nobody");

        office.ask();

        assertThat(office.proofs().of(anne)).contains(State.ASKED);
    }

    @Test
    void stopsOnceItsQuestionIsRefusedForGood() {
        MemberId anne = anne();
        mail.answerAddress("anne@mail.example", "550 nobody");

        office.ask();

        assertThat(office.proofs().of(anne)).contains(State.BOUNCED);
    }

    @Test
    void isNotHeldForNoneThoughTheServerAsksToComeAgainSevenTimes() {
        MemberId anne = anne();
        mail.answerAddress(
                "anne@mail.example", Stream.generate(() -> "451 busy").limit(7).toArray(String[]::new));
        for (int i = 0; i < 8; i++) {
            office.ask();
            office.putOn(Duration.ofDays(2));
        }

        assertThat(mail.mails()).isEmpty();
        assertThat(office.proofs().of(anne)).contains(State.ASKED);

        office.proofs().wantAgain(anne);
        office.ask();

        assertThat(mail.mails()).hasSize(1);
    }

    /** The settings allow 6,000 a minute, and a round is a second. */
    @Test
    void sharesOneRoundBetweenQuestionsAndMessages() {
        for (int i = 1; i <= 60; i++) {
            office.enrol(i, null, "m" + i + "@mail.example", Language.EN, Channel.EMAIL);
            office.proofs()
                    .want(office.enrolUnproved(100 + i, null, "n" + i + "@mail.example", Language.EN, Channel.EMAIL));
        }
        office.tell(office.message("c1", Channel.EMAIL));
        office.address();
        Postman postman = office.postman();

        postman.send();
        assertThat(mail.mails()).hasSize(100);

        postman.send();
        assertThat(mail.mails()).hasSize(120);
    }

    @Test
    void endsByAReportWhateverElseLiesThere() throws Exception {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        comesBack("2.eml", "<c1." + anne + "@shop.example>", "anne@mail.example", "failed", "5.1.1");
        Path report = outbox.resolve("bounces/2.eml");
        Files.writeString(
                report,
                Files.readString(report)
                        .replace("X-Postfix-Queue-ID: 4B2", "X-Postfix-Queue-ID: 4B2" + "\r\n".repeat(200_000)));
        Files.writeString(
                outbox.resolve("bounces/1.eml"), "Content-Type: multipart/report; boundary=\"b\"\r\n\r\nno part\r\n");

        office.readBounces();

        assertThat(outbox.resolve("bounces/1.other")).exists();
        assertThat(outbox.resolve("bounces/2.read")).exists();
        assertThat(office.proofs().of(anne)).contains(State.BOUNCED);
    }

    @Test
    void getsNothingMoreOnceALetterCameBack() throws Exception {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        office.tell(office.message("c1", Channel.EMAIL));
        office.round();
        String number = mail.mails().getFirst().getMessageID();
        assertThat(number).isEqualTo("<c1." + anne + "@shop.example>");
        comesBack("1.eml", number, "anne@mail.example", "failed", "5.1.1");

        office.readBounces();

        assertThat(office.proofs().of(anne)).contains(State.BOUNCED);
        assertThat(outbox.resolve("bounces/1.read")).exists();
        assertThat(outbox.resolve("bounces/1.eml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Held up, and delivered: nothing has failed.
                "c1.%s@shop.example anne@mail.example delayed 4.4.7",
                "c1.%s@shop.example anne@mail.example delivered 2.0.0",
                // Of what was in it, and of us.
                "c1.%s@shop.example anne@mail.example failed 5.6.0",
                "c1.%s@shop.example anne@mail.example failed 5.7.1",
                // To an address that is the member's no more; by somebody else; of nobody.
                "c1.%s@shop.example anne@former.example failed 5.1.1",
                "c1.%s@other.example anne@mail.example failed 5.1.1",
                "c1.nobody@shop.example anne@mail.example failed 5.1.1"
            })
    void goesOnAfterReportsOfSomethingElse(String report) throws Exception {
        MemberId anne = office.enrol(1, "Anne", "anne@mail.example", Language.EN, Channel.EMAIL);
        String[] parts = String.format(report, anne).split(" ", -1);
        comesBack("1.eml", "<" + parts[0] + ">", parts[1], parts[2], parts[3]);
        Files.writeString(outbox.resolve("bounces/2.eml"), "Subject: Hello\r\n\r\nWhen do you open?\r\n");
        Files.writeString(outbox.resolve("bounces/3.part"), "half of one");

        office.readBounces();

        assertThat(office.proofs().of(anne)).contains(State.PROVED);
        assertThat(outbox.resolve("bounces/2.other")).exists();
        assertThat(outbox.resolve("bounces/3.part")).exists();
    }

    /** As Postfix writes them. */
    private void comesBack(String file, String messageId, String recipient, String action, String status)
            throws IOException {
        Path bounces = Files.createDirectories(outbox.resolve("bounces"));
        Files.writeString(
                bounces.resolve(file),
                String.join(
                        "\r\n",
                        List.of(
                                "From: MAILER-DAEMON@mail.example (Mail Delivery System)",
                                "Subject: Undelivered Mail Returned to Sender",
                                "To: offers@shop.example",
                                "Auto-Submitted: auto-replied",
                                "MIME-Version: 1.0",
                                "Content-Type: multipart/report; report-type=delivery-status;",
                                "\tboundary=\"4B2.1\"",
                                "",
                                "--4B2.1",
                                "Content-Description: Notification",
                                "Content-Type: text/plain; charset=us-ascii",
                                "",
                                "I'm sorry to have to inform you that your message could not be delivered.",
                                "",
                                "--4B2.1",
                                "Content-Description: Delivery report",
                                "Content-Type: message/delivery-status",
                                "",
                                "Reporting-MTA: dns; mail.example",
                                "X-Postfix-Queue-ID: 4B2",
                                "",
                                "Final-Recipient: rfc822; " + recipient,
                                "Original-Recipient: rfc822;" + recipient,
                                "Action: " + action,
                                "Status: " + status,
                                "Diagnostic-Code: smtp; 550 User unknown",
                                "",
                                "--4B2.1",
                                "Content-Description: Undelivered Message",
                                "Content-Type: message/rfc822",
                                "",
                                "From: offers@shop.example",
                                "To: " + recipient,
                                "Message-ID: " + messageId,
                                "Subject: Coffee?",
                                "",
                                "20 % off.",
                                "",
                                "--4B2.1--",
                                "")));
    }
}
