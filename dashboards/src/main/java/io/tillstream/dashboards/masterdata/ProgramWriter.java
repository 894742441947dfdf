package io.tillstream.dashboards.masterdata;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.till.ProgramPart;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;

/** Publishes a program of tills in parts, for the gateways to hand on. */
@Component
public final class ProgramWriter {
    /** So many at a time: 4 MiB of a package, well within what a writer keeps in memory. */
    private static final int TOGETHER = 16;

    private final MasterDataWriter writer;

    ProgramWriter(MasterDataWriter writer) {
        this.writer = writer;
    }

    /**
     * Takes all parts of one out of the log.
     *
     * @param size of its package, bytes
     * @throws KafkaException when the log did not take that
     */
    public void forget(String program, long size) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int part = 0; (long) part * ProgramPart.SIZE < size; part++) {
            records.add(new ProducerRecord<>(Topics.TILL_PROGRAM.name(), program + "|" + part, null));
        }
        writer.publish(records);
    }

    /**
     * Publishes all of it. After a failure the same again does no harm: parts have the same keys.
     *
     * @param program SHA-256 of the file
     * @throws KafkaException when the log did not take a part
     */
    public void publish(String program, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            int part = 0;
            for (byte[] bytes = in.readNBytes(ProgramPart.SIZE);
                    bytes.length > 0;
                    bytes = in.readNBytes(ProgramPart.SIZE)) {
                records.add(new ProducerRecord<>(
                        Topics.TILL_PROGRAM.name(),
                        program + "|" + part,
                        CanonicalJson.encode(new ProgramPart(
                                program, part, Base64.getEncoder().encodeToString(bytes)))));
                part++;
                if (records.size() == TOGETHER) {
                    writer.publish(records);
                    records.clear();
                }
            }
            writer.publish(records);
        }
    }
}
