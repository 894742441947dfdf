package io.tillstream.gateway;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tillstream.gateway.settings.Clocks;
import io.tillstream.gateway.settings.GatewaySettings;
import io.tillstream.gateway.settings.InvalidSettings;
import io.tillstream.traces.Teller;
import io.tillstream.traces.Traces;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The only door between tills and the log. */
@SpringBootApplication
@EnableConfigurationProperties(GatewaySettings.class)
public class GatewayApp {
    /** Starts the gateway; ends with exit code 2 and one line when the settings are wrong. */
    public static void main(String[] args) {
        try {
            SpringApplication.run(GatewayApp.class, args);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidSettings) {
                    System.err.println(cause.getMessage());
                    System.exit(2);
                }
            }
            throw e;
        }
    }

    @Bean
    Clocks clocks(GatewaySettings settings) {
        return Clocks.of(settings);
    }

    @Bean(destroyMethod = "close")
    Traces traces(GatewaySettings settings) {
        return Traces.of(settings.tracesSetting(), Teller.app("till-gateway"));
    }

    @Bean
    MeterBinder lostSpans(Traces traces) {
        return registry -> FunctionCounter.builder("tillstream.traces.lost", traces, Traces::lost)
                .description("Spans that found no room or were not taken where they go")
                .register(registry);
    }
}
