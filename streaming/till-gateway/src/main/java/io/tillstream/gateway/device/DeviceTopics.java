package io.tillstream.gateway.device;

import io.tillstream.gateway.log.TopicFeed;
import io.tillstream.gateway.settings.GatewaySettings;
import io.tillstream.wire.Topics;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What feeds {@link Devices}. */
@Configuration(proxyBeanMethods = false)
final class DeviceTopics {
    static final String FEED = "deviceFeed";

    @Bean(FEED)
    TopicFeed feed(GatewaySettings settings, Devices devices) {
        return new TopicFeed(
                "devices", settings.kafka(), Set.of(Topics.DEVICE.name()), devices::receive, "enrolled devices");
    }
}
