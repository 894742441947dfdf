package io.tillstream.portal.reservations;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.Reservation;
import io.tillstream.events.reservation.ReservationDue;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reservations that hold goods, as the ledger has answered. */
@Component
public class OpenReservations {
    /** The ledger answers within a second; when it stands still it is told again. */
    private static final Duration TELL_AGAIN = Duration.ofMinutes(5);

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;

    OpenReservations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void granted(Reservation answer) {
        jdbc.update(
                "insert into open_reservation (reservation, store, gtin, until, amount) values (?, ?, ?, ?, ?)"
                        + " on conflict (reservation) do update set amount = excluded.amount",
                answer.reservation(),
                answer.store().value(),
                answer.gtin().value(),
                Timestamp.from(answer.until()),
                answer.quantity().amount());
    }

    /** How much of an item is put aside in a store, in its own unit. */
    public long heldOf(StoreId store, Gtin gtin) {
        Long held = jdbc.queryForObject(
                "select coalesce(sum(amount), 0) from open_reservation where gtin = ? and store = ?",
                Long.class,
                gtin.value(),
                store.value());
        return held == null ? 0 : held;
    }

    void over(String reservation) {
        jdbc.update("delete from open_reservation where reservation = ?", reservation);
    }

    /** Those that are due and whose ledger has not been told lately, the longest overdue first. */
    List<ReservationDue> due(Instant now) {
        return jdbc.query(
                "select reservation, store, gtin from open_reservation"
                        + " where until <= ? and (told_at is null or told_at <= ?) order by until limit ?",
                (row, _) -> new ReservationDue(
                        row.getString("reservation"),
                        StoreId.of(row.getString("store")),
                        Gtin.of(row.getString("gtin")),
                        now),
                Timestamp.from(now),
                Timestamp.from(now.minus(TELL_AGAIN)),
                BATCH);
    }

    void told(List<ReservationDue> due) {
        jdbc.batchUpdate(
                "update open_reservation set told_at = ? where reservation = ?",
                due.stream()
                        .map(each -> new Object[] {Timestamp.from(each.at()), each.reservation()})
                        .toList());
    }
}
