package io.tillstream.topologies.refusal;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fact that a topology cannot take: a dead letter, and the next record.
 *
 * <p>Only the record's content can be at fault here. Trouble with the broker or the state store stops the thread
 * instead, because every record after this one would fail as well.
 */
public final class RefusedToDeadLetter implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedToDeadLetter.class);

    @Override
    public Response handleError(ErrorHandlerContext place, Record<?, ?> refused, Exception reason) {
        if (reason instanceof KafkaException) {
            return Response.fail();
        }
        String cause = place.processorNodeId() + ": " + DeadLetters.causeOf(reason);
        LOG.warn(
                "Record {} of {}-{} is refused and goes to the dead letters: {}",
                place.offset(),
                place.topic(),
                place.partition(),
                cause);
        return Response.resume(DeadLetters.about(place, place.sourceRawKey(), place.sourceRawValue(), cause));
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // Has no settings.
    }
}
