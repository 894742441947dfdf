package io.tillstream.till.screen;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium; each window has its own session. */
public final class Windows implements AutoCloseable {
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Windows(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Windows open(String... flags) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> all = new ArrayList<>(QUIET);
        all.addAll(List.of(flags));
        return new Windows(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(all)));
    }

    public Page desk(String address) {
        return on(address, new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    /** Small, and touched. */
    public Page phone(String address) {
        return on(
                address,
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setDeviceScaleFactor(1));
    }

    /** A desk of 1280 by 900 whose browser is at 200 %. */
    Page zoomedDesk(String address) {
        return on(
                address,
                new Browser.NewContextOptions().setViewportSize(640, 450).setDeviceScaleFactor(2));
    }

    Page on(String address, Browser.NewContextOptions options) {
        Page page = browser.newContext(options.setLocale("en").setIgnoreHTTPSErrors(true))
                .newPage();
        page.navigate(address);
        return page;
    }

    /** All that can be pressed here and is smaller than a finger needs. */
    static List<String> tooSmall(Page page) {
        Object found = page.evaluate("""
                () => Array.from(document.querySelectorAll('button, a[href], input, [role=button], select'))
                    .filter(each => each.checkVisibility() && !each.closest('[inert]'))
                    .map(each => [each, each.getBoundingClientRect()])
                    .filter(([, box]) => box.width < 47.5 || box.height < 47.5)
                    .map(([each, box]) => each.outerHTML.slice(0, 160) + ' ' + box.width + 'x' + box.height)""");
        return texts(found);
    }

    /** All keys whose texts stand over their edges. */
    static List<String> overfull(Page page) {
        Object found = page.evaluate("""
                () => Array.from(document.querySelectorAll('button, a.key'))
                    .filter(each => each.checkVisibility() && each.scrollHeight > each.clientHeight + 2)
                    .map(each => each.outerHTML.slice(0, 160) + ' ' + each.scrollHeight + ' in ' + each.clientHeight)""");
        return texts(found);
    }

    static List<String> texts(Object found) {
        return found instanceof List<?> list
                ? Stream.of(list.toArray()).map(String::valueOf).toList()
                : List.of();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
