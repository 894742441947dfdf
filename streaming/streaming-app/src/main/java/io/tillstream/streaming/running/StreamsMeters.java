package io.tillstream.streaming.running;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
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

    /** How much there is to do, and what is being made ready for it. */
    @Bean
    MeterBinder backlog(RunningTopologies topologies, Lag lag) {
        return registry -> {
            Gauge.builder("tillstream.lag.records", lag, Lag::measured)
                    .description("Records the topologies have not processed yet; NaN while the broker does not answer")
                    .register(registry);
            Gauge.builder("tillstream.restoring.records", topologies.restoring(), Restoring::records)
                    .description("Records of state that are still to be read back before this instance answers for it")
                    .register(registry);
            Gauge.builder("tillstream.restoring.partitions", topologies.restoring(), Restoring::partitions)
                    .description("Partitions of state that are being read back")
                    .register(registry);
            FunctionCounter.builder("tillstream.restored.records", topologies.restoring(), Restoring::restored)
                    .description("Records of state read back since the start")
                    .register(registry);
            Gauge.builder("tillstream.standby.lag.records", topologies.restoring(), Restoring::standbyLag)
                    .description("How far the copies kept for other instances are behind")
                    .register(registry);
            Gauge.builder("tillstream.running", topologies.streams(), StreamsMeters::running)
                    .description("1 while this instance answers for its partitions, else 0")
                    .register(registry);
        };
    }

    private static double running(KafkaStreams streams) {
        return streams.state() == KafkaStreams.State.RUNNING ? 1 : 0;
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
