package io.tillstream.dashboards.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.DashboardsApp;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The app as {@code demo --without-search} starts it. */
final class WithoutSearchTest {
    @Test
    void everyPageWorksFromTheStreamsAndSaysWhatIsMissing() {
        RealParts parts = RealParts.started();
        StoreId store = StoreId.of("s6");
        TillId till = TillId.parse("s6-t1");
        parts.publish(Topics.STORE, store.value(), TestShop.store(store));
        parts.publish(Topics.ACCEPTED, store.value(), TestShop.sale(till, 1, 2, RealParts.BUSINESS_MORNING, 2, 1));
        Map<String, Object> settings = new HashMap<>(parts.settings("without_search"));
        settings.remove("tillstream.elasticsearch");
        settings.put("tillstream.hurried", true);

        try (ConfigurableApplicationContext app = new SpringApplicationBuilder(DashboardsApp.class)
                        .properties(settings)
                        .run();
                Visitor visitor = new Visitor(port(app))) {
            visitor.signIn("manager", RealParts.PASSWORD);

            for (String path : List.of("/today", "/receipts", "/reorder", "/fleet")) {
                assertThat(visitor.get(path + "?store=s6&lang=en").body())
                        .as(path)
                        .contains("Search is off: older receipts");
            }
            for (String path : List.of("/today", "/days")) {
                assertThat(visitor.get(path + "?store=s6&lang=en").body())
                        .as(path)
                        .contains("This is a demo: simulated shoppers keep every till busy");
            }
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(
                                    visitor.get("/receipts?store=s6&lang=en").body())
                            .contains("Only the latest 1,000 live receipts", "s6-t1/1/2", "<strong>£4.40</strong>"));
            assertThat(visitor.get("/receipts/s6-t1/1/2").body()).contains("matches its hash");
        }
    }

    private static int port(ConfigurableApplicationContext app) {
        return Integer.parseInt(app.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
