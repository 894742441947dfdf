package io.tillstream.portal.payments;

import io.tillstream.portal.settings.PortalSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the provider by the settings. */
@Configuration(proxyBeanMethods = false)
class Provision {
    @Bean
    PaymentProvider paymentProvider(PortalSettings settings) {
        return settings.payments()
                .address()
                .<PaymentProvider>map(address -> new HostedProvider(
                        address,
                        new Signing(settings.payments().secret()),
                        settings.payments().merchant(),
                        Clock.systemUTC()))
                .orElseGet(NoProvider::new);
    }
}
