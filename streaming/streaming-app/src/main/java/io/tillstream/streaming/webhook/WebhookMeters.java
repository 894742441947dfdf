package io.tillstream.streaming.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.tillstream.events.webhook.WebhookId;
import org.springframework.stereotype.Component;

/** How often messages arrive, and do not. */
@Component
class WebhookMeters {
    private static final String WEBHOOK = "webhook";

    private final MeterRegistry registry;

    WebhookMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void delivered(WebhookId webhook) {
        registry.counter("tillstream.webhook.deliveries", WEBHOOK, webhook.value())
                .increment();
    }

    void failed(WebhookId webhook) {
        registry.counter("tillstream.webhook.failures", WEBHOOK, webhook.value())
                .increment();
    }
}
