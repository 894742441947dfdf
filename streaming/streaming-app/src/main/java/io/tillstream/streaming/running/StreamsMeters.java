package io.tillstream.streaming.running;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Streams' own meters, and the one to alert on: records that reached no ledger. */
@Configuration(proxyBeanMethods = false)
class StreamsMeters {
    @Bean
    MeterBinder streamsMeterBinder(RunningTopologies topologies) {
        return new KafkaStreamsMetrics(topologies.streams());
    }

    /** There from the start, while the binder above learns of new tasks once a minute. */
    @Bean
    MeterBinder droppedRecords(RunningTopologies topologies) {
        return registry -> FunctionCounter.builder(
                        "tillstream.dropped.records", topologies.streams(), StreamsMeters::dropped)
                .description("Records that went to the dead letters since the start; look there for the cause")
                .register(registry);
    }

    private static double dropped(KafkaStreams streams) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("dropped-records-total"))
                .map(Metric::metricValue)
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .sum();
    }
}
