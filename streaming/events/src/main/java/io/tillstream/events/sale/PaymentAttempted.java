package io.tillstream.events.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A try to take money by anything but cash, or what became of one. It is in the journal before it is sent or counted, and
 * again after each change; the newest record of an attempt says how it stands. It moves no ledger by itself: the sale that
 * names the attempt does.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code
 * @param attempt the attempt's number, unique for ever
 * @param means by what; never cash
 * @param amount how much, above 0
 * @param account the stored-value account, for gift cards and vouchers
 * @param grant the ledger's grant it is spent from; absent where a payment host is asked
 * @param points what is spent, for points
 * @param result how it stands
 * @param host what the payment host has to do with it; absent where none is asked
 */
public record PaymentAttempted(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        String attempt,
        TenderType means,
        Money amount,
        @Nullable String account,
        @Nullable String grant,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PointsLot> points,
        Result result,
        @Nullable HostTrace host)
        implements TillTransaction {
    /**
     * How an attempt stands. {@code CREATED} is written before it is sent; {@code UNKNOWN} is settled by asking, then by
     * reversing; {@code APPROVED} ends in a sale that names it, or in {@code REVERSED}.
     */
    public enum Result {
        CREATED,
        UNKNOWN,
        APPROVED,
        DECLINED,
        ABORTED,
        REVERSING,
        REVERSED
    }

    /**
     * What a payment host knows it by. No card number and no payer's code is ever in it.
     *
     * @param way how the payer was asked
     * @param reference the host's own number, once it has said it
     * @param codeHash SHA-256 of the payer's code that was scanned, hexadecimal
     * @param offline whether it was approved without the host, or while the till was cut off
     * @param refundOf the attempt that is given back in part or whole; then this one pays out
     */
    public record HostTrace(
            Way way,
            @Nullable String reference,
            @Nullable String codeHash,
            boolean offline,
            @Nullable String refundOf) {
        /** How the payer was asked: at the terminal, by a code of theirs, by one of ours, or by the one on the wall. */
        public enum Way {
            TERMINAL,
            PAYER_CODE,
            SHOWN_CODE,
            STATIC_CODE
        }

        public HostTrace {
            Objects.requireNonNull(way, "way");
        }

        /** An attempt that pays in, of which the host has said nothing yet. */
        public static HostTrace of(Way way, @Nullable String codeHash, boolean offline) {
            return new HostTrace(way, null, codeHash, offline, null);
        }

        public HostTrace knownAs(String hostReference, boolean withoutHost) {
            return new HostTrace(way, hostReference, codeHash, offline || withoutHost, refundOf);
        }

        /** The same way back: an attempt that pays out what another took. */
        public HostTrace backTo(String attempt) {
            return new HostTrace(way, reference, null, false, attempt);
        }
    }

    /** An attempt of which no payment host is asked. */
    public PaymentAttempted(
            Source source,
            Instant happenedAt,
            LocalDate businessDate,
            String operator,
            String attempt,
            TenderType means,
            Money amount,
            @Nullable String account,
            @Nullable String grant,
            List<PointsLot> points,
            Result result) {
        this(source, happenedAt, businessDate, operator, attempt, means, amount, account, grant, points, result, null);
    }

    public PaymentAttempted {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(attempt, "attempt");
        Objects.requireNonNull(result, "result");
        points = Absent.orEmpty(points);
        if (means == TenderType.CASH || means == TenderType.NOT_RECORDED) {
            throw new IllegalArgumentException(
                    "Attempt " + attempt + " is by " + means + "; nobody is asked for that.");
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Attempt " + attempt + " is for " + amount + "; more than nothing.");
        }
    }

    /** What became of it, as a record of its own. */
    public PaymentAttempted became(
            Result next, Source nextSource, Instant at, LocalDate onBusinessDate, String byOperator) {
        return new PaymentAttempted(
                nextSource, at, onBusinessDate, byOperator, attempt, means, amount, account, grant, points, next, host);
    }

    /** Whether it gives back what another attempt took. */
    public boolean paysOut() {
        return host != null && host.refundOf() != null;
    }
}
