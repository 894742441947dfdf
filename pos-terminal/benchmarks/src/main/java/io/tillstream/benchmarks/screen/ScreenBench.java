package io.tillstream.benchmarks.screen;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import io.tillstream.benchmarks.Bench;
import io.tillstream.benchmarks.Load;
import io.tillstream.benchmarks.NodePeers;
import io.tillstream.benchmarks.Row;
import io.tillstream.benchmarks.Samples;
import io.tillstream.benchmarks.catalogue.LargeShop;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * From the first byte of a scan on the serial line to the line in the page of a browser, with 200,000 items. Both ends are read
 * on the machine's one clock; the page's copy of it is set against ours before every basket.
 */
public final class ScreenBench implements Bench {
    private static final int WARM_UP = 200;
    private static final int SCANS = 500;
    private static final int LINES = 10;
    private static final long STRIDE = 7_919;
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final NodePeers peers;

    public ScreenBench(NodePeers peers) {
        this.peers = peers;
    }

    @Override
    public String name() {
        return "screen";
    }

    @Override
    public String title() {
        return "the first byte of a scan becomes a line in the browser, 200,000 items: our till, a page with socket.io";
    }

    @Override
    public void run(Path folder, Consumer<Row> told) throws IOException, InterruptedException {
        OurTill till = OurTill.start(folder);
        Optional<Samples> ways;
        try (till) {
            ways = besideThePeer(till, folder, told);
        }
        if (ways.isPresent()) {
            Samples acts = till.scans(WARM_UP, SCANS);
            told.accept(beforeThePush(0.5, acts, ways.get()));
            told.accept(beforeThePush(0.99, acts, ways.get()));
        }
    }

    /** How long each of our scans took to be on the screen; empty without a peer. */
    private Optional<Samples> besideThePeer(OurTill till, Path folder, Consumer<Row> told)
            throws IOException, InterruptedException {
        Optional<SocketIoTill> peer = SocketIoTill.start(peers, folder);
        if (peer.isEmpty()) {
            return Optional.empty();
        }
        try (SocketIoTill beside = peer.get();
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--disable-background-networking", "--disable-sync")));
                Counter here = new Counter(browser, till);
                Counter there = new Counter(browser, beside)) {
            return Optional.of(measure(here, there, told));
        } catch (PlaywrightException e) {
            throw new IOException(String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        }
    }

    /** The part of the way that is the till's own: a code has become a kept line that can be told. */
    private static Row beforeThePush(double share, Samples acts, Samples ways) {
        return new Row(
                String.format(Locale.ROOT, "screen: before the push, p%.0f", share * 100),
                acts.micros(share) / 1000,
                new Row.Peer("the whole way to the screen", ways.micros(share) / 1000),
                OptionalDouble.empty(),
                "ms",
                SCANS,
                Load.now(),
                acts.count() == SCANS);
    }

    private static Samples measure(Counter ours, Counter peer, Consumer<Row> told) throws IOException {
        boolean equal = true;
        for (int scan = 0; scan < WARM_UP + SCANS; scan++) {
            if (scan % LINES == 0) {
                ours.nextCustomer();
                peer.nextCustomer();
            }
            // Far apart, and none twice in a basket.
            String code =
                    LargeShop.gtin((int) (scan * STRIDE % LargeShop.ITEMS)).ean13();
            boolean counts = scan >= WARM_UP;
            equal &= ours.scan(code, counts).equals(peer.scan(code, counts));
        }
        told.accept(row("screen: p50", 0.5, ours, peer, equal));
        told.accept(row("screen: p99", 0.99, ours, peer, equal));
        return ours.samples;
    }

    private static Row row(String bench, double share, Counter ours, Counter peer, boolean equal) {
        return new Row(
                bench,
                ours.samples.micros(share) / 1000,
                new Row.Peer(SocketIoTill.NAME, peer.samples.micros(share) / 1000),
                OptionalDouble.empty(),
                "ms",
                SCANS,
                Load.now(),
                equal);
    }

    /** A contender's page, and its scanner in our hand. */
    private static final class Counter implements AutoCloseable {
        private final Contender till;
        private final FileOutputStream scanner;
        private final Page page;
        private final Samples samples = new Samples(SCANS);
        private double behind;
        private int lines;

        Counter(Browser browser, Contender till) throws IOException {
            this.till = till;
            // Kept open: a line of software ends when nobody holds its end.
            this.scanner = new FileOutputStream(till.scanner().toFile());
            this.page = browser.newPage();
            page.navigate(till.address());
            page.evaluate("""
                    ([line, amount]) => {
                      window.expectLine = count => new Promise((done, fail) => {
                        const look = () => {
                          const lines = document.querySelectorAll(line);
                          if (lines.length !== count) return false;
                          const at = performance.timeOrigin + performance.now();
                          watch.disconnect();
                          const amounts = Array.from(lines).map(each => each.querySelector(amount).textContent.trim());
                          done({ at, amounts: amounts.sort().join(' ') });
                          return true;
                        };
                        const watch = new MutationObserver(look);
                        setTimeout(() => fail(new Error(document.querySelectorAll(line).length + ' lines instead of '
                          + count + ' within 20 s: ' + document.body.innerText.slice(0, 600))), 20000);
                        watch.observe(document.documentElement, { childList: true, subtree: true });
                        look();
                      });
                    }""", List.of(till.line(), till.amount()));
        }

        void nextCustomer() {
            lines = 0;
            page.evaluate(till.clear());
            page.evaluate("() => window.expectLine(0)");
            long before = micros();
            double theirs = number(page.evaluate("performance.timeOrigin + performance.now()"));
            behind = (before + micros()) / 2.0 / 1000 - theirs;
        }

        /** Scans it, and tells the amounts that are on the screen then. */
        String scan(String code, boolean counts) throws IOException {
            lines++;
            page.evaluate("count => { window.expected = window.expectLine(count); }", lines);
            byte[] bytes = ("]E0" + code + "\r").getBytes(StandardCharsets.US_ASCII);
            long begun = micros();
            scanner.write(bytes);
            Map<?, ?> seen = (Map<?, ?>) page.evaluate("() => window.expected");
            if (counts) {
                samples.add(Math.round((number(seen.get("at")) + behind) * 1_000_000 - begun * 1_000.0));
            }
            return String.valueOf(seen.get("amounts"));
        }

        @Override
        public void close() throws IOException {
            scanner.close();
        }

        private static double number(@Nullable Object value) {
            if (value instanceof Number number) {
                return number.doubleValue();
            }
            throw new IllegalStateException("The page answered " + value + " where a time belongs.");
        }

        private static long micros() {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        }
    }
}
