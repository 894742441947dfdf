package io.tillstream.dashboards.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that begin and do not go on keep nobody out, and are given up by the server. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^1]]", disabledReason = "another day's turn")
final class SlowDoorsTest {
    private static final int SLOW_ONES = 300;
    private static final int PATIENCE_MILLIS = 40_000;

    @LocalServerPort
    private int port;

    @Test
    void keepNobodyOutAndAreGivenUp() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try (Visitor visitor = new Visitor(port)) {
            for (int i = 0; i < SLOW_ONES; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                slow.add(socket);
                socket.setSoTimeout(PATIENCE_MILLIS);
                // Half of them stop within the head, half within the body.
                String begun = i % 2 == 0
                        ? "GET /sign-in HTTP/1.1\r\nHost: loc"
                        : "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: 4000\r\n\r\nusername=";
                socket.getOutputStream().write(begun.getBytes(US_ASCII));
                socket.getOutputStream().flush();
            }

            visitor.signIn("manager", RealParts.PASSWORD);
            assertThat(visitor.get("/today").statusCode()).isEqualTo(200);

            for (Socket socket : slow) {
                // An answer or none, then the end.
                socket.getInputStream().readAllBytes();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }
}
