package io.tillstream.till.sale;

import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PaymentAttempted.HostTrace;
import io.tillstream.events.sale.PaymentAttempted.HostTrace.Way;
import io.tillstream.events.sale.PaymentAttempted.Result;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.journal.Failpoint;
import io.tillstream.payments.RefundAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives money back to the cards and wallets it came from, each under a number of its own, before the return is recorded. A
 * number that nobody answered is asked again, never a new one: so it is given back once, whoever is killed in between.
 */
final class HostRefunds {
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Bookkeeping books;
    private final HostCalls calls;
    private final Errands errands;
    private final BooleanSupplier online;

    HostRefunds(Bookkeeping books, HostCalls calls, Errands errands, BooleanSupplier online) {
        this.books = books;
        this.calls = calls;
        this.errands = errands;
        this.online = online;
    }

    /** How far giving back has come. */
    sealed interface Progress {
        /** Everything is given back, or nothing was to be. */
        record Done() implements Progress {}

        /** Somebody is asked. */
        record Asked(String attempt, List<PaymentAttempted> noted) implements Progress {}

        /** It cannot be done now. */
        record Refused(Notice notice) implements Progress {}
    }

    /** Whether a host has to give a tender back. */
    static boolean isByHost(Tender tender) {
        return tender.attempt() != null
                && tender.tendered().isNegative()
                && host(tender.type()).isPresent();
    }

    /** By which host a kind of money comes back; by none where it does so at the till. */
    private static Optional<Way> host(TenderType type) {
        return switch (type) {
            case CARD -> Optional.of(Way.TERMINAL);
            case ALIPAY, WECHAT_PAY -> Optional.of(Way.SHOWN_CODE);
            case CASH, WALLET, GIFT_CARD, POINTS, VOUCHER, ONLINE, NOT_RECORDED -> Optional.empty();
        };
    }

    /** Gives back the first of these that is not given back yet. */
    Progress next(Store store, List<Tender> tenders, SoFar soFar) {
        for (Tender tender : tenders) {
            if (isByHost(tender)) {
                Optional<PaymentAttempted> begun = begun(tender, soFar);
                Progress progress = begun.isPresent() ? goOn(tender, begun.get()) : begin(store, tender);
                if (!(progress instanceof Progress.Done)) {
                    return progress;
                }
            }
        }
        return new Progress.Done();
    }

    /** What was begun of it, before a restart or a message, and has no return yet. */
    private static Optional<PaymentAttempted> begun(Tender tender, SoFar soFar) {
        return soFar.attempts().values().stream()
                .filter(attempt ->
                        attempt.paysOut() && String.valueOf(tender.attempt()).equals(refundOf(attempt)))
                .findFirst();
    }

    private static @Nullable String refundOf(PaymentAttempted refund) {
        HostTrace host = refund.host();
        return host == null ? null : host.refundOf();
    }

    private Progress goOn(Tender tender, PaymentAttempted begun) {
        Money amount = tender.tendered().negated();
        if (!begun.amount().equals(amount)) {
            return new Progress.Refused(
                    Notice.of(Notice.Kind.REFUND_OPEN, begun.amount().display()));
        }
        if (begun.result() == Result.APPROVED) {
            return new Progress.Done();
        }
        calls.refund(begun);
        return new Progress.Asked(begun.attempt(), List.of());
    }

    private Progress begin(Store store, Tender tender) {
        Way way = host(tender.type()).orElseThrow();
        if (way == Way.TERMINAL
                ? calls.hosts().terminal().isEmpty()
                : calls.hosts().wallet().isEmpty()) {
            return new Progress.Refused(
                    Notice.of(way == Way.TERMINAL ? Notice.Kind.NO_TERMINAL : Notice.Kind.NO_WALLET));
        }
        if (way != Way.TERMINAL && !online.getAsBoolean()) {
            return new Progress.Refused(Notice.of(Notice.Kind.WALLET_OFFLINE));
        }
        String original = String.valueOf(tender.attempt());
        return books.money(
                        store,
                        (source, at, businessDate, operator) -> new PaymentAttempted(
                                source,
                                at,
                                businessDate,
                                operator,
                                source.receiptNumber(),
                                tender.type(),
                                tender.tendered().negated(),
                                null,
                                null,
                                List.of(),
                                Result.CREATED,
                                new HostTrace(way, null, null, false, original)))
                .<Progress>map(refund -> {
                    Failpoint.PAY_SENT.reached();
                    calls.refund(refund);
                    return new Progress.Asked(refund.attempt(), List.of(refund));
                })
                .orElseGet(() -> new Progress.Refused(Notice.of(Notice.Kind.NOT_RECORDED)));
    }

    /**
     * A host has said something of a refund; empty when that is nothing new, or could not be written down.
     *
     * @param again whether somebody still waits for it, so that it is asked for again
     */
    Optional<PaymentAttempted> answered(Store store, Act.RefundAnswered act, SoFar soFar, boolean again) {
        PaymentAttempted before = soFar.attempts().get(act.attempt());
        if (before == null || before.result() == Result.APPROVED) {
            return Optional.empty();
        }
        return switch (act.answer()) {
            case RefundAnswer.Refunded(String reference) -> {
                Failpoint.PAY_OK.reached();
                yield became(store, before, Result.APPROVED, reference);
            }
            case RefundAnswer.Refused _ -> became(store, before, Result.DECLINED, null);
            case RefundAnswer.Unclear() -> {
                if (again) {
                    errands.at(books.now().plus(BETWEEN), new Act.RefundDue(act.attempt()));
                }
                yield before.result() == Result.UNKNOWN
                        ? Optional.empty()
                        : became(store, before, Result.UNKNOWN, null);
            }
        };
    }

    private Optional<PaymentAttempted> became(
            Store store, PaymentAttempted before, Result result, @Nullable String reference) {
        HostTrace host = before.host();
        HostTrace known = host == null || reference == null ? host : host.knownAs(reference, false);
        return books.other(
                store,
                (source, at, businessDate, operator) -> new PaymentAttempted(
                        source,
                        at,
                        businessDate,
                        operator,
                        before.attempt(),
                        before.means(),
                        before.amount(),
                        null,
                        null,
                        List.of(),
                        result,
                        known));
    }
}
