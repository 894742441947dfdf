package io.tillstream.portal.settings;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the app: system time plus the chain's offset. */
@Configuration(proxyBeanMethods = false)
class BusinessTime {
    @Bean
    Clock businessClock(PortalSettings settings) {
        return Clock.offset(Clock.systemUTC(), settings.clockOffset());
    }
}
