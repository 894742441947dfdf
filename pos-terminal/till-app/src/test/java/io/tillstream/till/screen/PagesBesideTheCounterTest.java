package io.tillstream.till.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import io.tillstream.till.screen.Examination.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What a till shows beside its counter, and while it waits for somebody's money, by the same rules as the counter. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^07]]", disabledReason = "another day's turn")
class PagesBesideTheCounterTest {
    @TempDir
    static Path data;

    /** A card terminal that takes a call and says nothing. */
    private static ServerSocket terminal;

    private static RunningTill till;
    private static Examination examination;

    @BeforeAll
    static void start() throws Exception {
        terminal = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        till = RunningTill.start(
                data,
                Shop.catalogue(),
                "--till.card-terminal=tcp://127.0.0.1:" + terminal.getLocalPort(),
                "--till.https.port=" + freePort(),
                "--till.https.name=localhost");
        examination = Examination.of(till);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        examination.close();
        till.close();
        terminal.close();
    }

    @AfterEach
    void clear() {
        till.clear();
    }

    @Test
    void aPageThatIsNowhereSaysSoInTheShopsOwnWords() {
        examination.examinePage("/nowhere", new State("nowhere", at -> {}, ".page a.key"), 1);

        examination.desk().navigate(till.address() + "/nowhere");
        assertThat(examination.desk().locator(".page p")).hasText("There is nothing at this address.");
    }

    @Test
    void theDoctorAsksWhatIsWrong() {
        examination.examinePage("/doctor", new State("doctor", at -> {}, "form"), 0);
    }

    @Test
    void theDoctorTellsWhatItFound() {
        examination.examinePage(
                "/doctor",
                new State("doctor-finding", at -> {}, "form", page -> {
                    page.locator("form[action*='/doctor/look'] button").first().click();
                    page.waitForURL("**/doctor/look/**");
                    page.waitForSelector("h1");
                }),
                1);
    }

    @Test
    void aPhoneIsInvited() {
        examination.examinePage(
                "/phone",
                new State("phone-invited", at -> {}, "main", page -> {
                    page.locator("form[action='/phone/code'] button").click();
                    page.waitForSelector(".qr");
                }),
                2);
    }

    @Test
    void theDrawerIsOpen() {
        examination.examinePage("/", new State("drawer", at -> at.does(new Act.OpenDrawerMenu()), ".drawer"), 0);
    }

    @Test
    void aCardIsAwaited() {
        examination.examinePage(
                "/",
                new State(
                        "card-awaited",
                        at -> {
                            at.types(Shop.MILK.ean13());
                            at.does(new Act.BeginPayment(), new Act.PayByCard(""));
                        },
                        ".awaiting"),
                1);
    }
}
