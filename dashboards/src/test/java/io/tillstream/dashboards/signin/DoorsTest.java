package io.tillstream.dashboards.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApp
final class DoorsTest {
    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void come() {
        visitor = new Visitor(port);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/today",
                "/today/figures",
                "/receipts",
                "/receipts.csv",
                "/receipts/s1-t1/1/2",
                "/reorder",
                "/reorder/list",
                "/orders",
                "/orders/list",
                "/models",
                "/fleet",
                "/live"
            })
    void sendsStrangersToTheSignIn(String path) {
        HttpResponse<String> answer = visitor.get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/sign-in");
    }

    @Test
    void tellsAnOpenPageToSignInAgain() {
        HttpResponse<String> answer = visitor.part("/today/figures");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).contains("/sign-in");
    }

    @Test
    void allowsNothingInlineAndNothingFromElsewhere() {
        assertThat(visitor.get("/sign-in").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void givesANewSessionAtSignIn() {
        visitor.get("/sign-in");
        String before = visitor.session();

        visitor.signIn("manager", RealParts.PASSWORD);

        assertThat(before).isNotEmpty();
        assertThat(visitor.session()).isNotEqualTo(before);
        assertThat(visitor.get("/fleet").statusCode()).isEqualTo(200);
    }

    @Test
    void answersAWrongPasswordAndAnUnknownNameAlike() {
        assertThat(visitor.signIn("manager", "wrong").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/sign-in?wrong");
        assertThat(visitor.signIn("nobody", "wrong").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/sign-in?wrong");
    }

    @Test
    void letsOnlyBuyersAndManagersDecide() {
        visitor.signIn("marketer", RealParts.PASSWORD);

        assertThat(visitor.post("/reorder/accept", Map.of("decision", "any")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesADecisionWithoutTheToken() {
        visitor.signIn("buyer", RealParts.PASSWORD);
        Visitor other = new Visitor(port);

        assertThat(other.post("/reorder/accept", Map.of("decision", "any")).statusCode())
                .isEqualTo(403);
        other.close();
    }
}
