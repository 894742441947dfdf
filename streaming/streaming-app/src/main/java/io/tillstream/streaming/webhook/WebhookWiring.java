package io.tillstream.streaming.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tillstream.streaming.settings.StreamingSettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what couriers share, and the gauges. */
@Configuration(proxyBeanMethods = false)
class WebhookWiring {
    @Bean(destroyMethod = "close")
    Admin webhookAdmin(StreamingSettings settings) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka()));
    }

    @Bean
    Beginning beginning(Admin webhookAdmin, Register register) {
        return new Beginning(webhookAdmin, register);
    }

    @Bean
    Dispatch dispatch(
            StreamingSettings settings,
            Register register,
            WebhookLog log,
            Beginning beginning,
            Post post,
            WebhookMeters meters) {
        Manner manner = new Manner(
                BackOff.usual(),
                settings.webhook().giveUpAfter(),
                Manner.USUAL_ABSENCE,
                InstantSource.system(),
                new SecureRandom());
        return new Dispatch(settings.kafka(), register, log, beginning, post, manner, meters);
    }

    @Bean
    MeterBinder webhookGauges(Register register, Couriers couriers) {
        return registry -> {
            Gauge.builder("tillstream.webhooks.failing", register, WebhookWiring::failing)
                    .description("Webhooks to which a message does not arrive, and is tried again")
                    .register(registry);
            Gauge.builder("tillstream.webhooks.stopped", register, WebhookWiring::stopped)
                    .description("Webhooks that are told nothing more, because they failed for days or are gone")
                    .register(registry);
            Gauge.builder("tillstream.webhook.lag.records", couriers, Couriers::behind)
                    .description("Records this instance has not told yet or passed by, of all webhooks together")
                    .register(registry);
        };
    }

    private static double failing(Register register) {
        return register.webhooks().stream()
                .filter(webhook -> WebhookState.of(webhook, register) == WebhookState.FAILING)
                .count();
    }

    private static double stopped(Register register) {
        return register.webhooks().stream()
                .map(webhook -> WebhookState.of(webhook, register))
                .filter(WebhookState::isStopped)
                .count();
    }
}
