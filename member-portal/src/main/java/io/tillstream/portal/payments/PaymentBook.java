package io.tillstream.portal.payments;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.order.PaidOnline;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.PersonalData;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Every attempt and every refund in PostgreSQL, each before anything is sent. */
@Repository
class PaymentBook implements PersonalData {
    /** Whoever has taken one up and dies leaves it to others after this. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final JdbcTemplate jdbc;

    PaymentBook(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes it down, unless its key is in use; whether it did. */
    boolean add(Attempt attempt, Instant now) {
        OnlinePayment payment = attempt.payment();
        return jdbc.update(
                        """
                insert into online_payment (id, key, order_id, member, store, currency, amount, method, state, aim, saved,
                    return_to, opened_at, until, next_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
                """,
                        payment.id().value(),
                        attempt.key(),
                        payment.order(),
                        payment.member().value(),
                        payment.store().value(),
                        payment.amount().currency().code(),
                        payment.amount().minor(),
                        payment.method().name(),
                        payment.state().name(),
                        attempt.aim().name(),
                        attempt.saved() == null ? null : attempt.saved().value(),
                        attempt.returnTo(),
                        Timestamp.from(payment.openedAt()),
                        Timestamp.from(payment.until()),
                        Timestamp.from(now),
                        Timestamp.from(now))
                == 1;
    }

    Optional<Attempt> find(PaymentId id) {
        return jdbc.query("select * from online_payment where id = ?", PaymentBook::read, id.value()).stream()
                .findFirst();
    }

    Optional<Attempt> ofKey(String key) {
        return jdbc.query("select * from online_payment where key = ?", PaymentBook::read, key).stream()
                .findFirst();
    }

    /** Kept from others until the transaction ends. */
    Optional<Attempt> locked(PaymentId id) {
        return jdbc
                .query("select * from online_payment where id = ? for update", PaymentBook::read, id.value())
                .stream()
                .findFirst();
    }

    /** An attempt for an order that may still be taken; the order's attempts are kept from others until the transaction ends. */
    Optional<PaymentId> underway(String order) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 12))", row -> {}, order);
        return jdbc
                .query(
                        "select id from online_payment where order_id = ? and aim <> 'LEAVE'"
                                + " and state in ('CREATED', 'WAITING', 'UNKNOWN')",
                        (row, _) -> new PaymentId(row.getString(1)),
                        order)
                .stream()
                .findFirst();
    }

    /** Those of a member that are open, the newest first. */
    List<OnlinePayment> open(MemberId member) {
        return jdbc.query(
                "select * from online_payment where member = ? and state in ('CREATED', 'WAITING', 'UNKNOWN') order by opened_at desc",
                (row, number) -> read(row, number).payment(),
                member.value());
    }

    /**
     * Writes it down as it stands now.
     *
     * @param again when it is driven on; null where it is over for good
     */
    void write(Attempt attempt, @Nullable Instant again) {
        OnlinePayment payment = attempt.payment();
        jdbc.update(
                """
                update online_payment set state = ?, aim = ?, taken = ?, taken_currency = ?, given_back = ?, page = ?, qr = ?,
                    reason = ?, tries = ?, next_at = ? where id = ?
                """,
                payment.state().name(),
                attempt.aim().name(),
                payment.taken().minor(),
                payment.taken().currency().code(),
                payment.givenBack().minor(),
                payment.page() == null ? null : payment.page().toString(),
                payment.qr(),
                payment.reason(),
                attempt.tries(),
                again == null ? null : Timestamp.from(again),
                payment.id().value());
    }

    /** Others have to be told of it. */
    void changed(PaymentId id, Instant now) {
        jdbc.update(
                "update online_payment set told = false, version = version + 1, changed_at = ? where id = ?",
                Timestamp.from(now),
                id.value());
    }

    /**
     * A payment as it is told.
     *
     * @param fact what is told
     * @param version which change of it that is
     */
    record Told(PaidOnline fact, int version) {}

    /** Those that others have not heard of as they stand, the oldest first. */
    List<Told> untold(int most) {
        return jdbc.query("""
                select p.*, (select sum(r.amount) from online_refund r where r.payment = p.id and r.state = 'REFUSED') as refused
                from online_payment p where not p.told order by p.opened_at, p.id limit ?
                """, (row, number) -> told(row, read(row, number).payment()), most);
    }

    private static Told told(ResultSet row, OnlinePayment payment) throws SQLException {
        // What was refused once may have gone back by another way since.
        long refused = Math.min(row.getLong("refused"), payment.kept().minor());
        return new Told(
                new PaidOnline(
                        payment.id().value(),
                        payment.order(),
                        payment.store(),
                        PaidOnline.Method.valueOf(payment.method().name()),
                        PaidOnline.State.valueOf(payment.state().name()),
                        payment.amount(),
                        payment.taken(),
                        payment.givenBack(),
                        refused > 0 ? Money.ofMinor(refused, payment.taken().currency()) : null,
                        row.getTimestamp("changed_at").toInstant()),
                row.getInt("version"));
    }

    /** They are told as they were; what has changed meanwhile is told again. */
    void told(List<Told> told) {
        jdbc.batchUpdate(
                "update online_payment set told = true where id = ? and version = ?",
                told.stream()
                        .map(one -> new Object[] {one.fact().payment(), one.version()})
                        .toList());
    }

    /** It is driven on at once. */
    void hurry(PaymentId id, Instant now) {
        jdbc.update("update online_payment set next_at = ? where id = ?", Timestamp.from(now), id.value());
    }

    /** Those whose turn it is; nobody else takes them up for a while. */
    List<PaymentId> take(Instant now, int most) {
        return jdbc.query(
                """
                update online_payment set next_at = ? where id in (
                    select id from online_payment where next_at <= ? order by next_at limit ? for update skip locked)
                returning id
                """,
                (row, _) -> new PaymentId(row.getString(1)),
                Timestamp.from(now.plus(LEASE)),
                Timestamp.from(now),
                most);
    }

    /** A sale counts it; whether that is news. */
    boolean isCounted(PaymentId payment, String receipt, Money amount) {
        return jdbc.update(
                        "insert into online_counted (payment, receipt, currency, amount) values (?, ?, ?, ?)"
                                + " on conflict (payment, receipt) do nothing",
                        payment.value(),
                        receipt,
                        amount.currency().code(),
                        amount.minor())
                == 1;
    }

    /** What accepted sales count of it, what came back taken off. */
    Money counted(PaymentId payment, CurrencyUnit currency) {
        Long sum = jdbc.queryForObject(
                "select coalesce(sum(amount), 0) from online_counted where payment = ? and currency = ?",
                Long.class,
                payment.value(),
                currency.code());
        return Money.ofMinor(Objects.requireNonNull(sum), currency);
    }

    Optional<Refund> refund(PaymentId payment, String key) {
        return jdbc
                .query(
                        "select * from online_refund where payment = ? and key = ?",
                        PaymentBook::readRefund,
                        payment.value(),
                        key)
                .stream()
                .findFirst();
    }

    List<Refund> refunds(PaymentId payment) {
        return jdbc.query(
                "select * from online_refund where payment = ? order by asked_at, key",
                PaymentBook::readRefund,
                payment.value());
    }

    void add(Refund refund, Instant now) {
        jdbc.update(
                "insert into online_refund (payment, key, currency, amount, state, asked_at) values (?, ?, ?, ?, ?, ?)",
                refund.payment().value(),
                refund.key(),
                refund.amount().currency().code(),
                refund.amount().minor(),
                refund.state().name(),
                Timestamp.from(now));
    }

    /** It has gone back; whether that is news. */
    boolean isDone(Refund refund) {
        return jdbc.update(
                        "update online_refund set state = 'DONE', next_at = null where payment = ? and key = ? and state <> 'DONE'",
                        refund.payment().value(),
                        refund.key())
                == 1;
    }

    /** It was refused, and is asked again: after an hour, twice as much each time, at most a day. Whether the first refusal is news. */
    boolean isRefused(Refund refund, Instant now) {
        int _ = jdbc.update("""
                update online_refund set tries = tries + 1, next_at = ?::timestamptz + least(power(2, tries), 24) * interval '1 hour'
                where payment = ? and key = ? and state <> 'DONE'
                """, Timestamp.from(now), refund.payment().value(), refund.key());
        return jdbc.update(
                        "update online_refund set state = 'REFUSED' where payment = ? and key = ? and state = 'WANTED'",
                        refund.payment().value(),
                        refund.key())
                == 1;
    }

    /**
     * It was given back by hand, and is asked for no more. Whether it was noted: not where the provider gave it, has not refused it,
     * or is asked for it before a time.
     */
    boolean isByHand(Refund refund, Instant before) {
        return jdbc.update(
                        "update online_refund set state = 'DONE', by_hand = true, next_at = null where payment = ? and key = ?"
                                + " and state = 'REFUSED' and (next_at is null or next_at > ?)",
                        refund.payment().value(),
                        refund.key(),
                        Timestamp.from(before))
                == 1;
    }

    /** Whether somebody has said that it was given back by hand. */
    boolean wasByHand(Refund refund) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select by_hand from online_refund where payment = ? and key = ?",
                Boolean.class,
                refund.payment().value(),
                refund.key()));
    }

    /** What was refused is asked for at once; whether it was refused. */
    boolean isDue(Refund refund, Instant now) {
        return jdbc.update(
                        "update online_refund set next_at = ? where payment = ? and key = ? and state = 'REFUSED'",
                        Timestamp.from(now),
                        refund.payment().value(),
                        refund.key())
                == 1;
    }

    /** It is not asked for until somebody says so. */
    void putAside(Refund refund) {
        jdbc.update(
                "update online_refund set state = 'REFUSED', next_at = null where payment = ? and key = ? and state <> 'DONE'",
                refund.payment().value(),
                refund.key());
    }

    /**
     * A refund that the provider refuses.
     *
     * @param refund which
     * @param order whose money
     * @param next when the provider is asked again; absent where that waits for a person
     */
    record Refused(Refund refund, String order, @Nullable Instant next) {}

    /** Refunds that the provider refuses, the oldest first. */
    List<Refused> refused(int most) {
        return jdbc.query(
                """
                select r.*, p.order_id from online_refund r join online_payment p on p.id = r.payment
                where r.state = 'REFUSED' order by r.asked_at, r.payment, r.key limit ?
                """,
                (row, number) -> {
                    Timestamp next = row.getTimestamp("next_at");
                    return new Refused(
                            readRefund(row, number), row.getString("order_id"), next == null ? null : next.toInstant());
                },
                most);
    }

    /** What the provider is to be asked for now. */
    List<Refund> due(PaymentId payment, Instant now) {
        return jdbc.query(
                "select * from online_refund where payment = ? and (state = 'WANTED' or state = 'REFUSED' and next_at <= ?)"
                        + " order by asked_at, key",
                PaymentBook::readRefund,
                payment.value(),
                Timestamp.from(now));
    }

    /** When it is asked next for something that was refused; empty where nothing was, or nothing is asked for again. */
    Optional<Instant> refusedUntil(PaymentId payment) {
        return jdbc
                .queryForList(
                        "select next_at from online_refund where payment = ? and state = 'REFUSED' and next_at is not null"
                                + " order by next_at limit 1",
                        Timestamp.class,
                        payment.value())
                .stream()
                .findFirst()
                .map(Timestamp::toInstant);
    }

    /** What the provider refuses to give back of an order's payments, by currency. */
    List<Money> refused(String order) {
        return jdbc.query("""
                select currency, sum(least(refused, kept)) from (
                    select r.currency, sum(r.amount) as refused, p.taken - p.given_back as kept
                    from online_refund r join online_payment p on p.id = r.payment
                    where p.order_id = ? and r.state = 'REFUSED' and p.taken > p.given_back group by p.id, r.currency) as payments
                group by currency order by currency
                """, (row, _) -> Money.ofMinor(row.getLong(2), CurrencyUnit.of(row.getString(1))), order);
    }

    /** When it became what it is. */
    Instant changedAt(PaymentId id) {
        return Objects.requireNonNull(jdbc.queryForObject(
                        "select changed_at from online_payment where id = ?", Timestamp.class, id.value()))
                .toInstant();
    }

    /** Whether a notice is heard for the first time. */
    boolean isNew(String notice, Instant now) {
        jdbc.update("delete from payment_notice where at < ?", Timestamp.from(now.minus(Duration.ofHours(1))));
        return jdbc.update(
                        "insert into payment_notice (id, at) values (?, ?) on conflict (id) do nothing",
                        notice,
                        Timestamp.from(now))
                == 1;
    }

    /** What was paid stays when its member is forgotten: the books need it, under the number. */
    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        jdbc.query(
                        "select * from online_payment where member = ? order by opened_at, id",
                        (row, number) -> read(row, number).payment(),
                        member.value())
                .forEach(payment -> copy.add(
                        DataCopy.Heading.PAYMENTS,
                        "when",
                        payment.openedAt(),
                        "store",
                        payment.store().value(),
                        "order",
                        payment.order(),
                        "paid",
                        payment.taken().display(),
                        "back",
                        payment.givenBack().isZero()
                                ? null
                                : payment.givenBack().display()));
    }

    private static Refund readRefund(ResultSet row, int number) throws SQLException {
        return new Refund(
                new PaymentId(row.getString("payment")),
                row.getString("key"),
                Money.ofMinor(row.getLong("amount"), CurrencyUnit.of(row.getString("currency"))),
                Refund.State.valueOf(row.getString("state")));
    }

    private static Attempt read(ResultSet row, int number) throws SQLException {
        CurrencyUnit currency = CurrencyUnit.of(row.getString("currency"));
        String other = row.getString("taken_currency");
        CurrencyUnit taken = other == null ? currency : CurrencyUnit.of(other);
        String page = row.getString("page");
        String saved = row.getString("saved");
        return new Attempt(
                new OnlinePayment(
                        new PaymentId(row.getString("id")),
                        row.getString("order_id"),
                        new MemberId(row.getString("member")),
                        StoreId.of(row.getString("store")),
                        Money.ofMinor(row.getLong("amount"), currency),
                        PaymentMethod.valueOf(row.getString("method")),
                        PaymentState.valueOf(row.getString("state")),
                        Money.ofMinor(row.getLong("taken"), taken),
                        Money.ofMinor(row.getLong("given_back"), taken),
                        page == null ? null : URI.create(page),
                        row.getString("qr"),
                        row.getTimestamp("opened_at").toInstant(),
                        row.getTimestamp("until").toInstant(),
                        row.getString("reason")),
                Attempt.Aim.valueOf(row.getString("aim")),
                saved == null ? null : new SavedMethodId(saved),
                row.getString("key"),
                row.getString("return_to"),
                row.getInt("tries"));
    }
}
