package io.tillstream.gateway.device;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.TillId;
import io.tillstream.events.till.Device;
import io.tillstream.gateway.log.Followed;
import io.tillstream.gateway.log.TopicWriter;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The enrolled devices, one per till: the latest record of each key of {@code fact.device.v1}. */
@Component
final class Devices {
    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

    private final Map<TillId, Device> byTill = new ConcurrentHashMap<>();
    private final TopicWriter log;

    Devices(TopicWriter log) {
        this.log = log;
    }

    Optional<Device> find(TillId till) {
        return Optional.ofNullable(byTill.get(till));
    }

    /** Records a device; it may write once the log has acknowledged. */
    void enrol(Device device) {
        log.append(Topics.DEVICE.name(), device.till().toString(), List.of(CanonicalJson.encode(device)));
        byTill.put(device.till(), device);
        LOG.info("Till {} is enrolled for epoch {}.", device.till(), device.epoch());
    }

    void receive(List<Followed> records) {
        for (Followed record : records) {
            byte[] value = record.value();
            try {
                if (value == null) {
                    byTill.remove(TillId.parse(record.key()));
                } else {
                    Device device = CanonicalJson.decode(value, Device.class);
                    byTill.merge(device.till(), device, Devices::newer);
                }
            } catch (UnreadableFact | IllegalArgumentException e) {
                LOG.error("Device record with key {} is unreadable and left out: {}", record.key(), e.getMessage());
            }
        }
    }

    /** Reading the topic again must not bring back a device that an enrolment of this moment has replaced. */
    private static Device newer(Device known, Device read) {
        return read.enrolledAt().isBefore(known.enrolledAt()) && read.epoch() <= known.epoch() ? known : read;
    }
}
