package io.tillstream.portal;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser's cookies, and nothing of a browser's mercy. */
final class Visitor implements AutoCloseable {
    static final String TOKEN = "only-for-tests-0123456789";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private String csrf = "";

    Visitor(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return remember(client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString()));
    }

    HttpResponse<String> get(String path, String language) throws IOException, InterruptedException {
        return remember(client.send(
                request(path).header("Accept-Language", language).GET().build(), HttpResponse.BodyHandlers.ofString()));
    }

    /** A file. */
    HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Posts a form with the token of the page seen last. */
    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return send(path, form, csrf);
    }

    HttpResponse<String> postWithoutToken(String path, Map<String, String> form)
            throws IOException, InterruptedException {
        return send(path, form, "");
    }

    private HttpResponse<String> send(String path, Map<String, String> form, String token)
            throws IOException, InterruptedException {
        StringJoiner body = new StringJoiner("&");
        form.forEach((name, value) -> body.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        body.add("_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        return remember(client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    /** A machine's request with a bearer token. */
    HttpResponse<String> machine(String path, String token, String type, String body)
            throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> signIn(String card, String password) throws IOException, InterruptedException {
        HttpResponse<String> form = get("/sign-in");
        if (form.statusCode() != 200) {
            throw new IOException("No sign-in form: " + form.statusCode());
        }
        return post("/sign-in", Map.of("card", card, "password", password));
    }

    HttpResponse<String> signInAndStay(String card, String password) throws IOException, InterruptedException {
        HttpResponse<String> form = get("/sign-in");
        if (form.statusCode() != 200) {
            throw new IOException("No sign-in form: " + form.statusCode());
        }
        return post("/sign-in", Map.of("card", card, "password", password, "stay", "true"));
    }

    /** What lasts until the browser is closed is gone. */
    void closeBrowser() {
        CookieStore store = cookies.getCookieStore();
        for (HttpCookie cookie : List.copyOf(store.getCookies())) {
            if (cookie.getMaxAge() < 0) {
                store.remove(null, cookie);
            }
        }
    }

    /** What the browser carries under a name. */
    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "text/html,application/json")
                .header(
                        "User-Agent",
                        "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36");
    }

    private HttpResponse<String> remember(HttpResponse<String> response) {
        Matcher token = CSRF.matcher(response.body());
        if (token.find()) {
            csrf = token.group(1);
        }
        return response;
    }

    @Override
    public void close() {
        client.close();
    }
}
