package io.tillstream.dashboards.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.DashboardsApp;
import io.tillstream.dashboards.RealParts;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The app as it stands behind a proxy that has the certificate, under a name of its own. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^6]]", disabledReason = "another day's turn")
final class BehindTlsTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    @Test
    void itsCookieGoesOverTlsAloneAndPasskeysAreBoundToItsName() throws IOException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(RealParts.started().settings("behind_tls"));
        settings.remove("tillstream.elasticsearch");
        settings.put("server.forward-headers-strategy", "native");
        settings.put("tillstream.passkeys.id", "shop.example");
        settings.put("tillstream.passkeys.origins", "https://office.shop.example");

        try (ConfigurableApplicationContext app = new SpringApplicationBuilder(DashboardsApp.class)
                        .properties(settings)
                        .run();
                HttpClient client = HttpClient.newBuilder()
                        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_NONE))
                        .build()) {
            String base = "http://127.0.0.1:" + app.getEnvironment().getRequiredProperty("local.server.port");
            HttpResponse<String> page = client.send(
                    HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                            .header("X-Forwarded-Proto", "https")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();

            assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax");
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(page.body()).contains("data-bound-to=\"shop.example\"");

            Matcher token = TOKEN.matcher(page.body());
            assertThat(token.find()).isTrue();
            HttpResponse<String> question = client.send(
                    HttpRequest.newBuilder(URI.create(base + "/sign-in/passkey/options"))
                            .header("X-Forwarded-Proto", "https")
                            .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                            .header("X-CSRF-TOKEN", token.group(1))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(question.body()).contains("\"rpId\":\"shop.example\"", "\"userVerification\":\"required\"");
        }
    }
}
