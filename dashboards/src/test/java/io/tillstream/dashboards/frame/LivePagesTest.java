package io.tillstream.dashboards.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Open pages of one reader are bounded, and nobody else notices. */
@WholeApp
final class LivePagesTest {
    private static final int KEPT_OPEN = 30;

    @LocalServerPort
    private int port;

    /** A page and whether its stream has ended. */
    private static final class Open implements AutoCloseable {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final InputStream stream;

        Open(InputStream stream) {
            this.stream = stream;
            Thread.ofVirtual().start(() -> {
                try {
                    stream.readAllBytes();
                } catch (IOException _) {
                    // The visitor left.
                }
                ended.set(true);
            });
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    @Test
    void theEldestOfAReaderIsClosedForOneTooMany() throws IOException {
        try (Visitor many = new Visitor(port);
                Visitor one = new Visitor(port)) {
            many.signIn("it", RealParts.PASSWORD);
            one.signIn("buyer", RealParts.PASSWORD);
            Open others = new Open(one.stream("/live"));
            List<Open> pages = new ArrayList<>();
            try {
                for (int i = 0; i < KEPT_OPEN + 2; i++) {
                    pages.add(new Open(many.stream("/live")));
                }
                await().atMost(Duration.ofSeconds(30))
                        .until(() ->
                                pages.get(0).ended.get() && pages.get(1).ended.get());
                assertThat(pages.subList(2, pages.size())).noneMatch(page -> page.ended.get());
                assertThat(others.ended).isFalse();
            } finally {
                others.close();
                for (Open page : pages) {
                    page.close();
                }
            }
        }
    }
}
