package io.tillstream.streaming.running;

import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.topologies.Topologies;
import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** How much of the log is still to be processed, asked from the broker. */
@Component
public class Lag {
    private final Backlog backlog;

    /** @param topologies whose topics are asked for */
    Lag(StreamingSettings settings, RunningTopologies topologies) {
        backlog = new Backlog(settings.kafka(), Topologies.sources(topologies.steps()));
    }

    /**
     * Offsets between what the topologies have committed and the ends of all they read. Transaction markers count too
     * while there is a lag; 0 means that everything has been processed.
     */
    public long records() throws ExecutionException, InterruptedException, TimeoutException {
        return backlog.records();
    }

    /** The same as a figure on a meter: nobody who measures can be told why there is none. */
    double measured() {
        try {
            return records();
        } catch (ExecutionException | TimeoutException e) {
            return Double.NaN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    /** The ends of partitions as far as their transactions are committed. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        return backlog.ends(partitions);
    }

    @PreDestroy
    void close() {
        backlog.close();
    }
}
