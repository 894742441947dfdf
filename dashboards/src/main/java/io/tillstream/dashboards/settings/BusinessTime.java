package io.tillstream.dashboards.settings;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the app: system time plus the chain's offset, so that replayed sales happen today. */
@Configuration(proxyBeanMethods = false)
class BusinessTime {
    @Bean
    Clock businessClock(DashboardsSettings settings) {
        return Clock.offset(Clock.systemUTC(), settings.clockOffset());
    }
}
