package io.tillstream.streaming.running;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * State stores that are being read back from their changelogs, because another instance or none held them before. Streams
 * calls from its own threads.
 */
public final class Restoring implements StateRestoreListener {
    private static final Logger LOG = LoggerFactory.getLogger(Restoring.class);

    private final Map<TopicPartition, AtomicLong> left = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> standbyLag = new ConcurrentHashMap<>();
    private final AtomicLong restored = new AtomicLong();

    /** Changelog partitions that are not complete yet. */
    public int partitions() {
        return left.size();
    }

    /** Records that are still to be read, about. */
    public long records() {
        return left.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /** Records read back since the start. */
    public long restored() {
        return restored.get();
    }

    /** How far the copies this instance keeps for others are behind, in offsets. */
    public long standbyLag() {
        return standbyLag.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        left.put(changelog, new AtomicLong(Math.max(0, to - from)));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long upTo, long records) {
        restored.addAndGet(records);
        AtomicLong open = left.get(changelog);
        if (open != null) {
            open.updateAndGet(before -> Math.max(0, before - records));
        }
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long records) {
        left.remove(changelog);
        if (records > 0) {
            LOG.info("State {} of partition {} is back: {} records.", store, changelog.partition(), records);
        }
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long records) {
        left.remove(changelog);
    }

    StandbyUpdateListener standbys() {
        return new StandbyUpdateListener() {
            @Override
            public void onUpdateStart(TopicPartition changelog, String store, long from) {
                standbyLag.put(changelog, 0L);
            }

            @Override
            public void onBatchLoaded(
                    TopicPartition changelog, String store, TaskId task, long upTo, long records, long end) {
                standbyLag.put(changelog, Math.max(0, end - upTo));
            }

            @Override
            public void onUpdateSuspended(
                    TopicPartition changelog, String store, long at, long end, SuspendReason reason) {
                standbyLag.remove(changelog);
            }
        };
    }
}
