package io.tillstream.topologies.refusal;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bytes that are not the fact they should be: a dead letter, and the next record. */
public final class UnreadableToDeadLetter implements DeserializationExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableToDeadLetter.class);

    @Override
    public Response handleError(ErrorHandlerContext place, ConsumerRecord<byte[], byte[]> bytes, Exception unreadable) {
        String cause = DeadLetters.causeOf(unreadable);
        LOG.warn(
                "Record {} of {}-{} is unreadable and goes to the dead letters: {}",
                bytes.offset(),
                bytes.topic(),
                bytes.partition(),
                cause);
        return Response.resume(DeadLetters.about(place, bytes.key(), bytes.value(), cause));
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // Has no settings.
    }
}
