package io.tillstream.streaming.following;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.traces.Teller;
import io.tillstream.traces.Traces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this app tells, and how much of it is lost on the way. */
@Configuration(proxyBeanMethods = false)
class Followers {
    @Bean(destroyMethod = "close")
    Traces traces(StreamingSettings settings) {
        return Traces.of(settings.tracesSetting(), Teller.app("streaming-app"));
    }

    @Bean
    MeterBinder lostSpans(Traces traces) {
        return registry -> FunctionCounter.builder("tillstream.traces.lost", traces, Traces::lost)
                .description("Spans that found no room or were not taken where they go")
                .register(registry);
    }
}
