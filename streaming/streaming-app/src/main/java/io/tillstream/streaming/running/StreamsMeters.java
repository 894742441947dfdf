package io.tillstream.streaming.running;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** All of Streams' own meters, {@code kafka.stream.task.dropped.records.total} among them. */
@Configuration(proxyBeanMethods = false)
class StreamsMeters {
    @Bean
    MeterBinder streamsMeterBinder(RunningTopologies topologies) {
        return new KafkaStreamsMetrics(topologies.streams());
    }
}
