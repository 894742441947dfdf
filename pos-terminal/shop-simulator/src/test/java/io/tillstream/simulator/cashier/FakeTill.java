package io.tillstream.simulator.cashier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tillstream.events.Gtin;
import io.tillstream.peripherals.EscPosPrinter;
import io.tillstream.peripherals.SerialLine;
import io.tillstream.peripherals.SerialScanner;
import io.tillstream.peripherals.VirtualCable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A till with the doors the brief of the real one names, and no more sense than a test needs: it counts, offers one item
 * to whoever shows a card, and prints one line per receipt.
 */
final class FakeTill implements AutoCloseable {
    private static final byte[] CUT = {0x1D, 0x56, 0x00};

    /** A finished sale: what was scanned, in order, as {@code quantity x GTIN}, and the card if one was. */
    record FakeSale(@Nullable String card, List<String> items) {}

    private final List<FakeSale> sales = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final Path scannerEnd;
    private final EscPosPrinter printer;
    private final HttpServer server;
    private SerialScanner scanner;
    private boolean dead;
    private int knocks;
    private boolean hardOfHearing;
    private int looksAtThePaper;
    private @Nullable String card;
    private @Nullable String offer;
    private @Nullable Gtin refused;
    private @Nullable Gtin unheard;
    private int ignored;
    private @Nullable String askedFor;
    private long nextQuantity = 1;
    private int cancelled;
    private int scans;
    private int badScans;
    private @Nullable String doorman;
    private String operator = "c1";
    private int diesAfterScans = Integer.MAX_VALUE;

    private FakeTill(Path scannerEnd, Path printerEnd) throws IOException {
        this.scannerEnd = scannerEnd;
        printer = EscPosPrinter.start(SerialLine.of(printerEnd), Clock.systemUTC());
        server = serve();
        scanner = listen();
    }

    static FakeTill start(VirtualCable scanner, VirtualCable printer) throws IOException {
        return new FakeTill(scanner.till(), printer.till());
    }

    private HttpServer serve() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/api/status", exchange -> answer(exchange, ""));
        for (String keys : List.of("/basket/", "/operator/")) {
            http.createContext(
                    keys,
                    exchange -> answer(
                            exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        }
        http.start();
        return http;
    }

    /** A dead till drops whoever knocks without an answer. */
    private void answer(HttpExchange exchange, String form) throws IOException {
        try (exchange) {
            byte[] bytes;
            synchronized (this) {
                if (dead) {
                    knocks++;
                    return;
                }
                if (!exchange.getRequestURI().getPath().startsWith("/api/")) {
                    press(exchange.getRequestURI().getPath(), form);
                }
                bytes = status().getBytes(StandardCharsets.UTF_8);
            }
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private SerialScanner listen() {
        return SerialScanner.start(SerialLine.of(scannerEnd), this::scanned, Clock.systemUTC());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized List<FakeSale> sales() {
        return List.copyOf(sales);
    }

    synchronized int cancelled() {
        return cancelled;
    }

    /** Lets only them work here, who sign in with that form. */
    synchronized void letOnly(String form) {
        doorman = form;
        operator = "";
    }

    /** Who works here. */
    synchronized String operator() {
        return operator;
    }

    synchronized void refuse(Gtin item) {
        refused = item;
    }

    /** As if the scanner's cable did not carry this one. */
    synchronized void ignore(Gtin item) {
        unheard = item;
    }

    synchronized int ignored() {
        return ignored;
    }

    synchronized void dieAfterScans(int scans) {
        diesAfterScans = scans;
    }

    /** How often somebody knocked while it was dead. */
    synchronized int knocks() {
        return knocks;
    }

    /** Does not hear the end of a print job until {@link #hear}. */
    synchronized void hearNoPrinter() {
        hardOfHearing = true;
    }

    synchronized void hear() {
        hardOfHearing = false;
    }

    /** How often somebody looked whether the receipt is out while the till had not heard of it. */
    synchronized int looksAtThePaper() {
        return looksAtThePaper;
    }

    private int documentsWaiting() {
        if (!hardOfHearing || sales.isEmpty()) {
            return 0;
        }
        looksAtThePaper++;
        return 1;
    }

    /** Comes back as after kill -9: what was paid is kept, the open basket is still there. */
    synchronized void comeBack() {
        dead = false;
        scanner = listen();
    }

    private synchronized void scanned(String raw) {
        if (raw.startsWith("]C0")) {
            card = raw.substring(3);
            offer = "decision-" + sales.size();
            scans++;
            return;
        }
        Gtin item = Gtin.ofDigits(raw.substring(3));
        if (item.equals(unheard)) {
            ignored++;
            return;
        }
        if (nextQuantity > 100) {
            askedFor = nextQuantity + " x " + item.ean13();
            nextQuantity = 1;
            scans++;
        } else if (!item.equals(refused)) {
            items.add(nextQuantity + " x " + item.ean13());
            nextQuantity = 1;
            scans++;
        } else {
            badScans++;
        }
        if (--diesAfterScans == 0) {
            diesAfterScans = Integer.MAX_VALUE;
            dead = true;
            // On a thread of its own: closing waits for this very scan to end.
            Thread.ofVirtual().start(scanner::close);
        }
    }

    private synchronized void press(String path, String form) {
        switch (path) {
            case "/operator/sign-in" -> {
                if (form.equals(doorman)) {
                    operator = form.substring("operator=".length(), form.indexOf('&'));
                }
            }
            case "/basket/quantity" -> nextQuantity = Long.parseLong(form.substring("n=".length()));
            case "/basket/sure" -> {
                items.add(String.valueOf(askedFor));
                askedFor = null;
            }
            case "/basket/offer/accept" -> {
                items.add("offer");
                offer = null;
            }
            case "/basket/offer/dismiss" -> offer = null;
            case "/basket/cancel" -> {
                cancelled += items.isEmpty() ? 0 : 1;
                clear();
            }
            case "/basket/pay/cash" -> {
                sales.add(new FakeSale(card, List.copyOf(items)));
                clear();
                byte[] text = ("Receipt " + sales.size() + "\n").getBytes(StandardCharsets.US_ASCII);
                byte[] job = Arrays.copyOf(text, text.length + CUT.length);
                System.arraycopy(CUT, 0, job, text.length, CUT.length);
                var _ = printer.print(job);
            }
            default -> throw new AssertionError("The till has no key " + path + ".");
        }
    }

    private void clear() {
        items.clear();
        card = null;
        offer = null;
        nextQuantity = 1;
    }

    private synchronized String status() {
        return "{\"ready\":true,\"sales\":" + sales.size() + ",\"operator\":\"" + operator + "\",\"signedIn\":"
                + (doorman != null && !operator.isEmpty())
                + ",\"phase\":\"" + (operator.isEmpty() ? "SIGNING_IN" : phase())
                + "\",\"basketLines\":" + items.size() + ",\"totalMinor\":" + 100 * items.size()
                + ",\"scans\":" + scans + ",\"badScans\":" + badScans + ",\"offer\":"
                + (offer == null || items.isEmpty() ? "null" : "{\"decisionId\":\"" + offer + "\"}")
                + ",\"documentsWaiting\":" + documentsWaiting()
                + ",\"lastReceipt\":" + (sales.isEmpty() ? "null" : "\"s1-t1/1/" + sales.size() + "\"") + "}";
    }

    private String phase() {
        if (askedFor != null) {
            return "ASKING_QUANTITY";
        }
        return items.isEmpty() ? "IDLE" : "SCANNING";
    }

    @Override
    public void close() {
        server.stop(0);
        scanner.close();
        printer.close();
    }
}
