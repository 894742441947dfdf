package io.tillstream.paymentsimulator.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.paymentsimulator.ledger.HostLedger;
import io.tillstream.paymentsimulator.online.Checkouts;
import io.tillstream.paymentsimulator.online.OnlineDoor;
import io.tillstream.paymentsimulator.online.Temper;
import io.tillstream.paymentsimulator.online.Tempers;
import io.tillstream.paymentsimulator.terminal.Counter;
import io.tillstream.paymentsimulator.terminal.Moods;
import io.tillstream.paymentsimulator.terminal.Outcome;
import io.tillstream.paymentsimulator.terminal.Terminal;
import io.tillstream.paymentsimulator.wallet.PayerCodes;
import io.tillstream.paymentsimulator.wallet.Wallets;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Doors for tills ({@code /wallet/…}), for programs ({@code /api/…}) and for people. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final Duration LONGER_THAN_ANY_TILL_WAITS = Duration.ofSeconds(30);
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final int MOST = 64 * 1024;

    private final HttpServer http;
    private final Pages pages;
    private final Wallets wallets;
    private final PayerCodes codes;
    private final Moods cards;
    private final Moods walletMoods;
    private final Counter counter;
    private final HostLedger ledger;
    private final Checkouts checkouts;
    private final CheckoutPages checkoutPages;
    private final Tempers tempers;
    private final OnlineDoor online;

    /** Everything a page shows or changes. */
    public record Hosts(
            HostLedger ledger,
            Terminal terminal,
            Moods cards,
            Moods walletMoods,
            Counter counter,
            Wallets wallets,
            PayerCodes codes,
            Checkouts checkouts,
            Tempers tempers,
            OnlineDoor online) {}

    private WebServer(HttpServer http, Hosts hosts) {
        this.http = http;
        this.wallets = hosts.wallets();
        this.codes = hosts.codes();
        this.cards = hosts.cards();
        this.walletMoods = hosts.walletMoods();
        this.counter = hosts.counter();
        this.ledger = hosts.ledger();
        this.checkouts = hosts.checkouts();
        this.checkoutPages = new CheckoutPages(hosts.checkouts());
        this.tempers = hosts.tempers();
        this.online = hosts.online();
        this.pages = new Pages(
                hosts.ledger(),
                hosts.terminal(),
                hosts.cards(),
                hosts.walletMoods(),
                hosts.counter(),
                hosts.wallets(),
                hosts.tempers());
    }

    /**
     * Opens the doors.
     *
     * @param port where; 0 for any that is free
     */
    public static WebServer open(InetAddress address, int port, Hosts hosts) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(address, port), 0);
        WebServer server = new WebServer(http, hosts);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", server::serve);
        http.start();
        return server;
    }

    public int port() {
        return http.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            try {
                answer(exchange);
            } catch (IllegalArgumentException | UnreadableFact e) {
                send(exchange, 400, "text/plain", String.valueOf(e.getMessage()));
            }
        } catch (IOException e) {
            LOG.info("A caller has left: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        boolean post = exchange.getRequestMethod().equals("POST");
        if (post && isFromAnotherPage(exchange)) {
            send(exchange, 403, "text/plain", "This is taken from the simulator's own pages only.");
        } else if (post && path.startsWith("/wallet/")) {
            wallet(exchange, path.substring("/wallet/".length()));
        } else if (post && path.startsWith("/online/")) {
            online.serve(exchange, path);
        } else if (post) {
            done(exchange, path, form(exchange));
        } else {
            shown(exchange, path, query(exchange));
        }
    }

    /** Programs say neither, and no web page can leave both away on a POST. */
    private static boolean isFromAnotherPage(HttpExchange exchange) {
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return origin != null
                && !origin.endsWith("://" + exchange.getRequestHeaders().getFirst("Host"));
    }

    private void wallet(HttpExchange exchange, String what) throws IOException, InterruptedException {
        JsonNode body = CanonicalJson.decode(exchange.getRequestBody().readNBytes(MOST), JsonNode.class);
        Optional<Map<String, Object>> answer = wallets.answer(what, body);
        if (answer.isPresent()) {
            json(exchange, answer.get());
        } else {
            Thread.sleep(LONGER_THAN_ANY_TILL_WAITS);
        }
    }

    private void done(HttpExchange exchange, String path, Map<String, String> form) throws IOException {
        Language language = language(exchange);
        String till = form.getOrDefault("till", "");
        switch (path) {
            case "/mood" -> {
                mood(till, form);
                seeOther(exchange, "/");
            }
            case "/terminal/decide" -> {
                counter.decide(
                        form.getOrDefault("payment", ""), Counter.Decision.valueOf(form.getOrDefault("decision", "")));
                seeOther(exchange, "/");
            }
            case "/phone/code" -> html(exchange, pages.payerCode(codes.issue(wallet(form)), language));
            case "/pay" -> {
                String wallet = form.getOrDefault("wallet", "NONE");
                String order = form.getOrDefault("order", "");
                wallets.decide(order, wallet, !wallet.equals("NONE"));
                html(exchange, pages.order(order, language));
            }
            case "/static" -> {
                Money amount = amount(form);
                wallets.arrive(till, form.getOrDefault("place", "COUNTER"), wallet(form), amount);
                html(exchange, pages.thanks(amount.display(), language));
            }
            case "/checkout" -> {
                boolean isCard = checkoutPages.done(form);
                html(exchange, checkoutPages.page(form.getOrDefault("payment", ""), !isCard, language));
            }
            case "/api/checkout" -> {
                if (!checkoutPages.done(form)) {
                    throw new IllegalArgumentException("That is no card number.");
                }
                json(
                        exchange,
                        Map.of(
                                "state",
                                checkouts
                                        .find(form.getOrDefault("payment", ""))
                                        .map(entry -> entry.state().name())
                                        .orElse("NOT_FOUND")));
            }
            case "/api/mood" -> {
                mood(till, form);
                json(exchange, Map.of("set", true));
            }
            case "/api/payer-code" -> {
                PayerCodes.Issued code = codes.issue(wallet(form));
                json(
                        exchange,
                        Map.of("code", code.digits(), "until", code.until().toString()));
            }
            case "/api/pay" -> {
                String wallet = form.getOrDefault("wallet", "NONE");
                json(
                        exchange,
                        Map.of(
                                "state",
                                wallets.decide(form.getOrDefault("order", ""), wallet, !wallet.equals("NONE"))
                                        .map(entry -> entry.state().name())
                                        .orElse("NOT_FOUND")));
            }
            case "/api/static" ->
                json(
                        exchange,
                        Map.of(
                                "number",
                                wallets.arrive(till, form.getOrDefault("place", "COUNTER"), wallet(form), amount(form))
                                        .number()));
            case String _ -> send(exchange, 404, "text/plain", "There is no door " + path + ".");
        }
    }

    private static String wallet(Map<String, String> form) {
        String wallet = form.getOrDefault("wallet", "");
        if (!wallet.equals("ALIPAY") && !wallet.equals("WECHAT_PAY")) {
            throw new IllegalArgumentException("Wallet is \"" + wallet + "\"; ALIPAY or WECHAT_PAY.");
        }
        return wallet;
    }

    private static Money amount(Map<String, String> form) {
        CurrencyUnit currency = CurrencyUnit.of(form.getOrDefault("currency", "CNY"));
        BigDecimal typed = new BigDecimal(form.getOrDefault("amount", "").strip());
        Money amount = Money.ofMinor(typed.movePointRight(currency.decimals()).longValueExact(), currency);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Amount " + amount + " is not above nothing.");
        }
        return amount;
    }

    private void mood(String till, Map<String, String> form) {
        long seconds = Long.parseLong(form.getOrDefault("seconds", "20"));
        boolean isAlways = form.getOrDefault("how", "once").equals("always");
        if (form.getOrDefault("host", "card").equals("online")) {
            Tempers.Next next = new Tempers.Next(
                    Temper.valueOf(form.getOrDefault("outcome", "APPROVE")),
                    Duration.ofSeconds(Math.clamp(seconds, 0, 90)));
            if (isAlways) {
                tempers.always(next);
            } else {
                tempers.once(next);
            }
            return;
        }
        Moods.Mood mood = new Moods.Mood(
                Outcome.valueOf(form.getOrDefault("outcome", "APPROVE")),
                Duration.ofSeconds(Math.clamp(seconds, 0, 90)));
        Moods moods = form.getOrDefault("host", "card").equals("wallet") ? walletMoods : cards;
        if (isAlways) {
            moods.always(till, mood);
        } else {
            moods.once(till, mood);
        }
    }

    private void shown(HttpExchange exchange, String path, Map<String, String> query) throws IOException {
        Language language = language(exchange);
        String till = query.getOrDefault("till", "");
        switch (path) {
            case "/" -> html(exchange, pages.start(language));
            case "/pay" -> html(exchange, pages.order(query.getOrDefault("order", ""), language));
            case "/checkout" -> html(exchange, checkoutPages.page(query.getOrDefault("payment", ""), false, language));
            case "/static" ->
                html(
                        exchange,
                        pages.wall(till, query.getOrDefault("place", "COUNTER"), pages.currency(till), language));
            case "/api/ledger" -> json(exchange, Map.of("entries", ledger.all()));
            case "/api/health" -> json(exchange, Map.of("status", "UP"));
            case "/pages.css" -> send(exchange, 200, "text/css", style());
            case String _ -> send(exchange, 404, "text/plain", "There is no page " + path + ".");
        }
    }

    private static String style() throws IOException {
        try (var style = WebServer.class.getResourceAsStream("/pages.css")) {
            return style == null ? "" : new String(style.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Language language(HttpExchange exchange) {
        return Words.preferred(exchange.getRequestHeaders().getFirst("Accept-Language"));
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        return values(new String(exchange.getRequestBody().readNBytes(MOST), StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return values(exchange.getRequestURI().getRawQuery());
    }

    private static Map<String, String> values(@Nullable String text) {
        Map<String, String> values = new HashMap<>();
        if (text != null) {
            for (String part : text.split("&", -1)) {
                String[] pair = part.split("=", 2);
                values.put(decoded(pair[0]), pair.length < 2 ? "" : decoded(pair[1]));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void html(HttpExchange exchange, String page) throws IOException {
        send(exchange, 200, "text/html", page);
    }

    private static void json(HttpExchange exchange, Map<String, Object> document) throws IOException {
        send(exchange, 200, "application/json", CanonicalJson.text(document));
    }

    private static void seeOther(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().set("Location", path);
        send(exchange, 303, "text/plain", "");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
