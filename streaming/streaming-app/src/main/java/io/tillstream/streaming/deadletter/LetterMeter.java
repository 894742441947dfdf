package io.tillstream.streaming.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many letters are open, counted at most once a minute: the whole topic is read for it. */
@Configuration(proxyBeanMethods = false)
class LetterMeter {
    private static final Duration BETWEEN_COUNTS = Duration.ofMinutes(1);

    @Bean
    MeterBinder openDeadLetters(OpenLetters letters) {
        Count count = new Count(letters);
        return registry -> Gauge.builder("tillstream.open.dead.letters", count, Count::latest)
                .description("Dead letters that nobody has replayed")
                .strongReference(true)
                .register(registry);
    }

    private static final class Count {
        private final OpenLetters letters;
        private double latest = Double.NaN;
        private long countedAt;

        Count(OpenLetters letters) {
            this.letters = letters;
            this.countedAt = System.nanoTime() - BETWEEN_COUNTS.toNanos();
        }

        synchronized double latest() {
            if (System.nanoTime() - countedAt >= BETWEEN_COUNTS.toNanos()) {
                countedAt = System.nanoTime();
                try {
                    latest = letters.all().size();
                } catch (KafkaException e) {
                    latest = Double.NaN;
                }
            }
            return latest;
        }
    }
}
