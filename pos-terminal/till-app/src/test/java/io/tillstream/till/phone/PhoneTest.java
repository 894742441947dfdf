package io.tillstream.till.phone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.screen.Windows;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone in the shop's network, whose camera looks at a carton of milk, comes to a till named till-7.shop.test. */
class PhoneTest {
    private static final String NAME = "till-7.shop.test";

    @TempDir
    static Path data;

    private static RunningTill till;
    private static Windows windows;
    private static String door;

    @BeforeAll
    static void start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        till = RunningTill.start(data, Shop.catalogue(), "--till.https.port=" + port, "--till.https.name=" + NAME);
        door = "https://" + NAME + ":" + port;
        windows = Windows.open(
                "--host-resolver-rules=MAP " + NAME + " 127.0.0.1",
                // A shop's phones are told to trust the till's certificate; this browser is told so here.
                "--ignore-certificate-errors",
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-video-capture=" + cameraThatSees(Shop.MILK.ean13()));
    }

    @AfterAll
    static void stop() {
        windows.close();
        till.close();
    }

    /** A film of ten pictures, in the raw format that the browser's fake camera plays. */
    private static Path cameraThatSees(String ean13) throws Exception {
        BufferedImage picture = CameraFrameTest.picture(ean13, BarcodeFormat.EAN_13, Map.of());
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        film.write("YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n".getBytes(StandardCharsets.US_ASCII));
        for (int frame = 0; frame < 10; frame++) {
            film.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            for (int y = 0; y < 480; y++) {
                for (int x = 0; x < 640; x++) {
                    film.write(picture.getRGB(x, y) & 0xFF);
                }
            }
            for (int colour = 0; colour < 2 * 320 * 240; colour++) {
                film.write(128);
            }
        }
        Path file = data.resolve("milk.y4m");
        Files.write(file, film.toByteArray());
        return file;
    }

    private static String codeAtTheTill() throws IOException {
        try (Page page = windows.desk(till.address() + "/phone")) {
            page.locator("form[action='/phone/code'] button").click();
            String code = page.locator("#pairing-code").innerText();
            // What a phone reads off the screen.
            assertThat(CameraFrame.read(page.locator(".qr svg").screenshot()))
                    .contains("]Q1" + door + "/phone/pair?code=" + code);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/phone-code.png")));
            return code;
        }
    }

    @Test
    void sellsNothingBeforeItIsPaired() {
        try (Page phone = windows.phone(door)) {
            assertThat(phone.locator("h1")).hasText("Sell with this phone");
            assertThat(phone.evaluate("fetch('/api/status').then(answer => answer.status)"))
                    .isEqualTo(401);
            assertThat(phone.evaluate("fetch('/basket/entry', {method: 'POST', body: new URLSearchParams({text: '1'})})"
                            + ".then(answer => answer.status)"))
                    .isEqualTo(401);
            assertThat(phone.evaluate("fetch('/phone').then(answer => answer.status)"))
                    .isEqualTo(401);
            phone.navigate(door + "/phone");
            assertThat(phone.locator(".page p")).hasText("This phone is not paired with the till.");
            phone.locator("a.key").click();
            phone.fill("#code", "AAAAAAAAAA");
            phone.locator("button").click();
            assertThat(phone.locator(".refused")).isVisible();
        }
    }

    @Test
    void sellsWhatItsCameraSeesOnceItIsPaired() throws Exception {
        String code = codeAtTheTill();
        try (Page phone = windows.phone(door + "/phone/pair?code=" + code)) {
            phone.locator("button").click();
            phone.locator("#camera-key").click();
            assertThat(phone.locator(".line-name")).hasText("Milk");
            // It still looks at the same carton.
            for (int look = 0; look < 3; look++) {
                phone.waitForResponse(
                        answer -> answer.url().contains("/camera/frame") && answer.status() == 204, () -> {});
            }
            assertThat(phone.locator(".line")).hasCount(1);
            assertThat(phone.locator("#total")).hasText("£1.20");
            phone.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/phone-camera.png")));
            phone.locator("#camera-key").click();
            phone.locator(".tenders .key.pay").click();
            phone.locator(".is-paying .key.pay").click();
            assertThat(phone.locator(".done-title strong")).hasText("£1.20");

            assertThat(phone.evaluate("fetch('/phone').then(answer => answer.status)"))
                    .isEqualTo(403);
            phone.navigate(door + "/phone");
            assertThat(phone.locator(".page p")).hasText("Only the till itself may open it, at its own screen.");
        }
        try (Page another = windows.phone(door + "/phone/pair?code=" + code)) {
            another.locator("button").click();
            assertThat(another.locator(".refused")).isVisible();
        }
    }

    @Test
    void saysPlainlyWhenTheTillIsAway() throws Exception {
        String code = codeAtTheTill();
        try (Page phone = windows.phone(door + "/phone/pair?code=" + code)) {
            phone.locator("button").click();
            phone.evaluate("navigator.serviceWorker.ready.then(() => true)");
            BrowserContext context = phone.context();
            context.setOffline(true);
            phone.reload();

            assertThat(phone.locator("h1")).hasText("The till is away");
            assertThat(phone.locator("body")).not().containsText("£");
            context.setOffline(false);
            phone.locator("a.link").click();
            assertThat(phone.locator("#counter")).isVisible();
        }
    }
}
