package io.tillstream.portal.reservations;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.reservation.ReservationRequest;
import io.tillstream.portal.streams.FactWriter;
import io.tillstream.portal.streams.Outbox;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is asked of the stock ledger: kept in the transaction that wants it, told in that order. Told twice it is asked once. */
@Component
public class ReservationRequests implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(ReservationRequests.class);
    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final FactWriter log;

    ReservationRequests(JdbcTemplate jdbc, FactWriter log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** A request that is kept. */
    private record Kept(long id, ReservationRequest fact) {}

    /** Asks, once the transaction is committed. */
    public void ask(List<? extends ReservationRequest> requests) {
        jdbc.batchUpdate(
                "insert into reservation_request (store, fact) values (?, ?)",
                requests.stream()
                        .map(one -> new Object[] {one.store().value(), CanonicalJson.text(one)})
                        .toList());
    }

    @Override
    public synchronized boolean publishNow() {
        try {
            for (List<Kept> kept = kept(); !kept.isEmpty(); kept = kept()) {
                log.write(
                        Topics.RESERVATION_REQUEST,
                        kept.stream().map(Kept::fact).toList(),
                        one -> one.store().value());
                jdbc.batchUpdate(
                        "delete from reservation_request where id = ?",
                        kept.stream().map(one -> new Object[] {one.id()}).toList());
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("Requests to the stock ledger wait to be told: {}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Kept> kept() {
        return jdbc.query(
                "select id, fact from reservation_request order by id limit ?",
                (row, _) -> new Kept(row.getLong(1), CanonicalJson.decode(row.getString(2), ReservationRequest.class)),
                BATCH);
    }
}
