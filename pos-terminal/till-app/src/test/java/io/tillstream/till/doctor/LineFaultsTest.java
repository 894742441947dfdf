package io.tillstream.till.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.doctor.Complaint;
import io.tillstream.doctor.Outcome;
import io.tillstream.doctor.Replies;
import io.tillstream.till.identity.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real faults between a till and a head office on this machine, each ending in its finding. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^6]]", disabledReason = "another day's turn")
class LineFaultsTest {
    @TempDir
    static Path folder;

    private static Office office;

    @BeforeAll
    static void open() throws Exception {
        office = Office.open(folder, 1, 30);
    }

    @AfterEach
    void allIsWellAgain() {
        office.says(200).shows("").ahead(Duration.ZERO);
    }

    private static String first(URI address, Identity identity) {
        return LineSenses.first(Complaint.HEAD_OFFICE, address, identity, Replies.NONE);
    }

    private static String first(ServerSocket server) {
        return first(URI.create("https://127.0.0.1:" + server.getLocalPort()), Office.strange());
    }

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        assertThat(first(office.address(), office.till())).isEqualTo("nothing");
    }

    @Test
    void aPortThatNobodyListensTo() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }

        assertThat(first(URI.create("https://127.0.0.1:" + nobody), Office.strange()))
                .isEqualTo("head-office-refuses");
    }

    @Test
    void aServerThatTakesTheCallAndSaysNothing() throws IOException {
        try (ServerSocket halfOpen = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(first(halfOpen)).isEqualTo("head-office-silent");
        }
    }

    @Test
    void aServerThatHangsUpAtOnce() throws IOException {
        try (ServerSocket hangsUp = answering("")) {
            assertThat(first(hangsUp)).isEqualTo("head-office-silent");
        }
    }

    @Test
    void aServerThatSpeaksWithoutSecrets() throws IOException {
        try (ServerSocket plain = answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(first(plain)).isEqualTo("somebody-else-answers");
        }
    }

    private static ServerSocket answering(String text) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket caller = server.accept()) {
                    caller.setSoTimeout(300);
                    caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                    caller.shutdownOutput();
                    // Hanging up over unread words would take the answer back.
                    caller.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The test is over, or the caller has gone.
                }
            }
        });
        return server;
    }

    @Test
    void aCertificateOfSomebodyElse() {
        assertThat(first(office.address(), Office.strange())).isEqualTo("other-certificate");
    }

    @Test
    void aCertificateThatHasExpired() throws Exception {
        try (Office old = Office.open(folder, 30, 10)) {
            assertThat(first(old.address(), old.till())).isEqualTo("certificate-dates");
        }
    }

    /** The till's clock is two days behind, and so a new certificate seems to begin tomorrow. */
    @Test
    void aClockThatMakesTheRightCertificateLookWrong() throws Exception {
        try (Office fresh = Office.open(folder, -1, 10).ahead(Duration.ofDays(2))) {
            assertThat(first(fresh.address(), fresh.till())).isEqualTo("clock-wrong");
        }
    }

    @Test
    void aServerThatFallsSilentBehindItsGreeting() throws Exception {
        try (Office mute = Office.open(folder, 1, 10).fallsSilent()) {
            assertThat(first(mute.address(), mute.till())).isEqualTo("head-office-silent");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, till-not-proved",
        "403, till-revoked",
        "423, till-locked",
        "429, head-office-trouble",
        "500, head-office-trouble",
        "503, head-office-trouble"
    })
    void anAnswerThatIsARefusal(int status, String finding) {
        office.says(status);

        assertThat(first(office.address(), office.till())).isEqualTo(finding);
    }

    @Test
    void aPageForPeopleInPlaceOfAnAnswer() {
        office.shows("<html>Welcome to our guests' network</html>");

        assertThat(first(office.address(), office.till())).isEqualTo("somebody-else-answers");
    }

    @Test
    void aClockSixMinutesOff() {
        office.says(401).ahead(Duration.ofSeconds(390));

        Outcome.Found found = LineSenses.found(Complaint.HEAD_OFFICE, office.address(), office.till());

        assertThat(found.finding().id()).isEqualTo("clock-wrong");
        assertThat(found.details()).singleElement().asString().startsWith("-00:06:");
    }

    @Test
    void aClockThatBeginsToDrift() {
        office.ahead(Duration.ofSeconds(-50));

        assertThat(LineSenses.first(Complaint.CLOCK, office.address(), office.till(), Replies.NONE))
                .isEqualTo("clock-drifts");
    }

    @Test
    void aNameThatLeadsNowhere() {
        URI nowhere = URI.create("https://no-such-office.invalid:8443");

        // Which of the two depends on whether this machine has anybody to ask for names.
        assertThat(first(nowhere, Office.strange())).isIn("name-unknown", "name-service-silent", "link-down");
    }
}
