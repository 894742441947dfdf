package io.tillstream.dashboards;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser: keeps cookies, follows no redirect by itself, sends the CSRF token of the page seen last. */
public final class Visitor implements AutoCloseable {
    private static final Pattern TOKEN =
            Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"|content=\"([^\"]+)\"[^>]*name=\"csrf\"");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private final InetAddress address;
    private String token = "";

    /** From an address of this machine that no other visitor has: what one mistypes closes no door to another. */
    public Visitor(int port) {
        this(port, COUNT.addAndGet(2));
    }

    private Visitor(int port, int number) {
        this.base = "http://127.0.0.1:" + port;
        this.address = address(number);
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .localAddress(address)
                .build();
    }

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 1, (byte) (number >> Byte.SIZE), (byte) (number | 1)});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address.", e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .GET());
    }

    /** A part of a page, as htmx asks for it. */
    public HttpResponse<String> part(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("HX-Request", "true")
                .GET());
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(path, body);
    }

    /** A form whose fields are encoded already, one of them perhaps more than once. */
    public HttpResponse<String> send(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-CSRF-TOKEN", token)
                .header("HX-Request", "true")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A form with a file in its field {@code file}; the fields before it are plain texts. */
    public HttpResponse<String> handIn(String path, Map<String, String> fields, String name, byte[] content) {
        String border = "----a-border-that-no-test-file-has";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> body.writeBytes(
                ("--" + border + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(UTF_8)));
        body.writeBytes(("--" + border + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + border + "--\r\n").getBytes(UTF_8));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .header("X-CSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** What lies behind an address, byte by byte. */
    public byte[] file(String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(base + path))
                                    .GET()
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException("The app did not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    public HttpResponse<String> signIn(String user, String password) {
        get("/sign-in");
        HttpResponse<String> answer = post("/sign-in", Map.of("username", user, "password", password));
        get("/fleet");
        return answer;
    }

    /** What a request is answered with, its body left unread: some routes never end. */
    public HttpResponse<InputStream> knock(String method, String path) {
        try {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Accept", "text/html, text/event-stream")
                            .header("X-CSRF-TOKEN", token)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("The app did not answer " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Forgets the CSRF token, as a page of another site never had one. */
    public void forgetToken() {
        token = "";
    }

    /** A body that never ends; close it before the visitor leaves. */
    public InputStream stream(String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(base + path))
                                    .header("Accept", "text/event-stream")
                                    .GET()
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException("The app did not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** From which network address they come. */
    public String address() {
        return address.getHostAddress();
    }

    /** The session cookie's value, empty before there is one. */
    public String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("TILLSTREAM_DASHBOARDS"))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            Matcher found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1) == null ? found.group(2) : found.group(1);
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("The app did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
