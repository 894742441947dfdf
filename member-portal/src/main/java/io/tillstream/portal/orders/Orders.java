package io.tillstream.portal.orders;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.Reservation;
import io.tillstream.events.order.Fulfilment;
import io.tillstream.events.order.Quote;
import io.tillstream.portal.payments.PaymentId;
import io.tillstream.portal.payments.PaymentMethod;
import io.tillstream.portal.payments.SavedMethodId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Orders as the database has them. Every question of a page names the member who asks. */
@Repository
public class Orders {
    private static final String COLUMNS =
            "select order_id, member, store, fulfilment, stage, ending, placed_at, changed_at,"
                    + " until, quote, points, method, saved, tries, payment, version from member_order ";
    private static final int BATCH = 200;

    private final JdbcTemplate jdbc;

    Orders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a new one; the number of the one that this attempt has made before, where there is one. */
    Optional<OrderId> add(MemberOrder order, String attempt) {
        int added = jdbc.update(
                """
                insert into member_order (order_id, member, attempt, store, fulfilment, stage, placed_at, changed_at, until,
                    quote, points, method, saved) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (member, attempt) do nothing
                """,
                order.id().value(),
                order.member().value(),
                attempt,
                order.store().value(),
                order.fulfilment().name(),
                order.stage().name(),
                Timestamp.from(order.placedAt()),
                Timestamp.from(order.changedAt()),
                Timestamp.from(order.until()),
                CanonicalJson.text(order.quote()),
                order.points(),
                name(order.method()),
                order.saved() == null ? null : order.saved().value());
        if (added == 0) {
            return ofAttempt(order.member(), attempt);
        }
        step(order.id(), order.stage(), order.placedAt());
        jdbc.batchUpdate(
                "insert into member_order_line (order_id, line, gtin, pieces) values (?, ?, ?, ?)",
                order.lines().stream()
                        .map(line -> new Object[] {
                            order.id().value(), line.line(), line.gtin().value(), line.pieces()
                        })
                        .toList());
        return Optional.empty();
    }

    Optional<OrderId> ofAttempt(MemberId member, String attempt) {
        return jdbc
                .queryForList(
                        "select order_id from member_order where member = ? and attempt = ?",
                        String.class,
                        member.value(),
                        attempt)
                .stream()
                .findFirst()
                .map(OrderId::of);
    }

    /**
     * When an order became what it was.
     *
     * @param stage what
     * @param at when
     */
    record Step(Stage stage, Instant at) {}

    private void step(OrderId id, Stage stage, Instant at) {
        jdbc.update(
                "insert into member_order_step (order_id, stage, at) values (?, ?, ?) on conflict do nothing",
                id.value(),
                stage.name(),
                Timestamp.from(at));
    }

    List<Step> steps(OrderId id) {
        return jdbc.query(
                "select stage, at from member_order_step where order_id = ? order by at, place",
                (row, _) -> new Step(
                        Stage.valueOf(row.getString(1)), row.getTimestamp(2).toInstant()),
                id.value());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    Optional<MemberOrder> find(OrderId id) {
        return list(COLUMNS + "where order_id = ?", id.value()).stream().findFirst();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<MemberOrder> locked(OrderId id) {
        return list(COLUMNS + "where order_id = ? for update", id.value()).stream()
                .findFirst();
    }

    /** A member's, the newest first. */
    List<MemberOrder> of(MemberId member, int skip, int most) {
        return list(
                COLUMNS + "where member = ? order by placed_at desc, order_id offset ? limit ?",
                member.value(),
                skip,
                most);
    }

    /** How many of a member's are not over. */
    public long openOf(MemberId member) {
        Long open = jdbc.queryForObject(
                "select count(*) from member_order where member = ? and stage in ('RESERVING', 'PAYING', 'PLACED', 'READY')",
                Long.class,
                member.value());
        return open == null ? 0 : open;
    }

    /** Those whose payment is to be begun, the longest unchanged first. */
    List<MemberOrder> withoutPayment() {
        return list(
                COLUMNS
                        + "where stage = 'PAYING' and payment is null and method is not null order by changed_at limit ?",
                BATCH);
    }

    /** Those that wait for money since then or longer. */
    List<MemberOrder> unpaidSince(Instant then) {
        return list(
                COLUMNS + "where stage = 'PAYING' and changed_at < ? order by changed_at limit ?",
                Timestamp.from(then),
                BATCH);
    }

    /** Those that changed since they were told last. */
    List<MemberOrder> untold() {
        return list(
                COLUMNS
                        + "where published < version and stage not in ('RESERVING', 'PAYING') order by order_id limit ?",
                BATCH);
    }

    void told(List<MemberOrder> orders) {
        jdbc.batchUpdate(
                "update member_order set published = ? where order_id = ? and published < ?",
                orders.stream()
                        .map(one -> new Object[] {one.version(), one.id().value(), one.version()})
                        .toList());
    }

    /** Tills say by the time of the change which order they counted: no two changes have the same, wherever a clock was put back. */
    void move(OrderId id, Stage stage, @Nullable Ending ending, Instant at) {
        jdbc.update(
                "update member_order set stage = ?, ending = ?,"
                        + " changed_at = greatest(changed_at + interval '1 millisecond', ?), version = version + 1"
                        + " where order_id = ?",
                stage.name(),
                name(ending),
                Timestamp.from(at),
                id.value());
        step(id, stage, at);
    }

    /** By what the next payment is to be made; absent: the member chooses again. */
    void payBy(OrderId id, @Nullable PaymentMethod method, @Nullable SavedMethodId saved, int tries) {
        jdbc.update(
                "update member_order set method = ?, saved = ?, tries = ? where order_id = ?",
                name(method),
                saved == null ? null : saved.value(),
                tries,
                id.value());
    }

    void paidBy(OrderId id, PaymentId payment) {
        jdbc.update("update member_order set payment = ? where order_id = ?", payment.value(), id.value());
    }

    void forgetPayment(OrderId id) {
        jdbc.update("update member_order set payment = null where order_id = ?", id.value());
    }

    /** Those that are not over and were kept until then or earlier. */
    List<MemberOrder> waitingSince(Instant then) {
        return list(
                COLUMNS + "where stage in ('RESERVING', 'PLACED', 'READY') and until <= ? order by until limit ?",
                Timestamp.from(then),
                BATCH);
    }

    void answered(OrderId id, int line, Reservation.State state, long available) {
        jdbc.update(
                "update member_order_line set answer = ?, available = ? where order_id = ? and line = ?",
                state.name(),
                available,
                id.value(),
                line);
    }

    void found(OrderId id, int line, long found) {
        jdbc.update("update member_order_line set found = ? where order_id = ? and line = ?", found, id.value(), line);
    }

    void quote(OrderId id, Quote quote, long points) {
        jdbc.update(
                "update member_order set quote = ?, points = ? where order_id = ?",
                CanonicalJson.text(quote),
                points,
                id.value());
    }

    /**
     * Money that has to go back.
     *
     * @param payment of which payment
     * @param key what makes it the same when it is asked for again
     * @param amount how much; absent for the whole payment
     */
    record Due(PaymentId payment, String key, @Nullable Money amount) {}

    void giveBack(OrderId id, Due due) {
        jdbc.update(
                "insert into member_order_refund (payment, key, order_id, amount) values (?, ?, ?, ?) on conflict do nothing",
                due.payment().value(),
                due.key(),
                id.value(),
                due.amount() == null ? null : due.amount().toString());
    }

    /** Whether that is noted to go back, or has gone. */
    boolean goesBack(PaymentId payment, String key) {
        return !jdbc.queryForList(
                        "select 1 from member_order_refund where payment = ? and key = ?",
                        Integer.class,
                        payment.value(),
                        key)
                .isEmpty();
    }

    List<Due> due() {
        return jdbc.query(
                "select payment, key, amount from member_order_refund where not done order by payment, key limit ?",
                (row, _) -> new Due(
                        new PaymentId(row.getString(1)),
                        row.getString(2),
                        row.getString(3) == null ? null : Money.parse(row.getString(3))),
                BATCH);
    }

    void gaveBack(Due due) {
        jdbc.update(
                "update member_order_refund set done = true where payment = ? and key = ?",
                due.payment().value(),
                due.key());
    }

    private List<MemberOrder> list(String query, Object... arguments) {
        return jdbc.query(query, (row, _) -> order(row), arguments);
    }

    private MemberOrder order(ResultSet row) throws SQLException {
        String id = row.getString(1);
        String ending = row.getString(6);
        String method = row.getString(12);
        String saved = row.getString(13);
        String payment = row.getString(15);
        return new MemberOrder(
                OrderId.of(id),
                MemberId.of(row.getString(2)),
                StoreId.of(row.getString(3)),
                Fulfilment.valueOf(row.getString(4)),
                Stage.valueOf(row.getString(5)),
                ending == null ? null : Ending.valueOf(ending),
                row.getTimestamp(7).toInstant(),
                row.getTimestamp(8).toInstant(),
                row.getTimestamp(9).toInstant(),
                lines(id),
                CanonicalJson.decode(row.getString(10), Quote.class),
                row.getLong(11),
                method == null ? null : PaymentMethod.valueOf(method),
                saved == null ? null : new SavedMethodId(saved),
                row.getInt(14),
                payment == null ? null : new PaymentId(payment),
                row.getInt(16));
    }

    private List<MemberOrder.Line> lines(String id) {
        return jdbc.query(
                "select line, gtin, pieces, answer, available, found from member_order_line where order_id = ? order by line",
                (row, _) -> {
                    String answer = row.getString(4);
                    return new MemberOrder.Line(
                            row.getInt(1),
                            Gtin.of(row.getString(2)),
                            row.getLong(3),
                            answer == null ? null : Reservation.State.valueOf(answer),
                            row.getObject(5, Long.class),
                            row.getObject(6, Long.class));
                },
                id);
    }
}
