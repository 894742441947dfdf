package io.tillstream.portal.payments;

import io.tillstream.events.Money;
import io.tillstream.portal.settings.PortalSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Drives payments on: what is to be done is read from the book, the provider is asked outside of any transaction, and what it says is
 * laid over what the book says by then. Two who drive the same payment do no harm, and whoever dies is taken over from.
 */
@Component
class PaymentDesk {
    static final String WHOLE = "whole";
    private static final Logger LOG = LoggerFactory.getLogger(PaymentDesk.class);
    private static final int MOST_STEPS = 6;
    /** What the provider is asked for so soon may be underway to it already. */
    private static final Duration UNDERWAY = Duration.ofSeconds(10);

    private final PaymentBook book;
    private final SavedMethods methods;
    private final PaymentProvider provider;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final PortalSettings settings;
    private final Clock clock;

    PaymentDesk(
            PaymentBook book,
            SavedMethods methods,
            PaymentProvider provider,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            PortalSettings settings,
            Clock clock) {
        this.book = book;
        this.methods = methods;
        this.provider = provider;
        this.events = events;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does what can be done now, and notes when to look again. */
    void drive(PaymentId id) {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!driveOnce(id)) {
                return;
            }
        }
    }

    /** Whether there is more to be done at once. */
    private boolean driveOnce(PaymentId id) {
        Optional<Attempt> found = change(id, attempt -> attempt.at(clock.instant()));
        if (found.isEmpty()) {
            return false;
        }
        Attempt before = found.get();
        List<Refund> wanted = book.due(id, clock.instant());
        if (!wanted.isEmpty()) {
            return wanted.stream().allMatch(this::isReturned);
        }
        if (before.next() == Attempt.Step.NOTHING) {
            change(id, attempt -> attempt);
            return false;
        }
        ProviderAnswer answer = ask(before);
        if (answer instanceof ProviderAnswer.NoAnswer(String why)) {
            LOG.warn("Payment {} had no answer of its provider ({}); it is asked again.", id, why);
        }
        Attempt after =
                change(id, attempt -> keeping(attempt, answer).after(answer)).orElse(before);
        boolean isToBeCreated = after.payment().state() == PaymentState.CREATED
                && before.payment().state() != PaymentState.CREATED;
        return isToBeCreated || after.isToGoBack() || after.next() == Attempt.Step.CANCEL;
    }

    /** What the payer agreed to is kept with the money that came by it. */
    private Attempt keeping(Attempt attempt, ProviderAnswer answer) {
        if (answer instanceof ProviderAnswer.Paid(Money _, Agreement agreement) && agreement != null) {
            methods.keep(attempt.payment().member(), attempt.payment().method(), agreement);
        }
        return attempt;
    }

    private ProviderAnswer ask(Attempt attempt) {
        OnlinePayment payment = attempt.payment();
        return switch (attempt.next()) {
            case CREATE -> create(attempt);
            case QUERY -> provider.query(payment.id());
            case CANCEL -> provider.cancel(payment.id(), payment.amount());
            case QUERY_THEN_CANCEL -> {
                ProviderAnswer told = provider.query(payment.id());
                yield told instanceof ProviderAnswer.Waiting || told instanceof ProviderAnswer.NotFound
                        ? provider.cancel(payment.id(), payment.amount())
                        : told;
            }
            case NOTHING -> throw new IllegalStateException("Nothing is to be asked of payment " + payment.id() + ".");
        };
    }

    private ProviderAnswer create(Attempt attempt) {
        OnlinePayment payment = attempt.payment();
        SavedMethodId saved = attempt.saved();
        Optional<String> token = saved == null ? Optional.empty() : methods.token(payment.member(), saved);
        return provider.create(new PaymentProvider.Order(
                payment.id(),
                payment.amount(),
                payment.method(),
                payment.store().value(),
                token.orElse(null),
                settings.payments().waits(),
                settings.messages().page("/payments/" + payment.id()),
                settings.messages().page(NoticesDoor.PATH)));
    }

    private boolean isReturned(Refund refund) {
        Money kept = book.find(refund.payment()).orElseThrow().payment().kept();
        if (refund.amount().compareTo(kept) > 0) {
            LOG.error(
                    "Refund {} of {} is not asked for, as {} is kept of the payment. See at the provider what went back, and tell"
                            + " POST /api/refunds/done.",
                    refund.number(),
                    refund.amount(),
                    kept);
            change(refund.payment(), attempt -> {
                book.putAside(refund);
                book.changed(refund.payment(), clock.instant());
                return attempt;
            });
            return false;
        }
        PaymentProvider.Returned returned = provider.refund(refund);
        switch (returned) {
            case DONE ->
                change(refund.payment(), attempt -> {
                    if (!book.isDone(refund)) {
                        return attempt;
                    }
                    return attempt.givenBack(attempt.payment().givenBack().plus(refund.amount()));
                });
            case REFUSED -> {
                LOG.error(
                        "Refund {} of {} was refused by the provider; it is asked again, and stands in the report of orphans until"
                                + " then. See at the provider why; whoever gives it back there by hand tells POST /api/refunds/done.",
                        refund.number(),
                        refund.amount());
                change(refund.payment(), attempt -> {
                    Instant now = clock.instant();
                    if (book.isRefused(refund, now)) {
                        book.changed(refund.payment(), now);
                    }
                    return attempt;
                });
            }
            case NO_ANSWER ->
                change(refund.payment(), attempt -> {
                    if (refund.state() == Refund.State.REFUSED) {
                        boolean _ = book.isRefused(refund, clock.instant());
                    }
                    return attempt.after(new ProviderAnswer.NoAnswer("refund"));
                });
        }
        return returned == PaymentProvider.Returned.DONE;
    }

    /** What came of what a person said of a refund. */
    enum Said {
        NOTED,
        /** There is none. */
        UNKNOWN,
        /** The provider has not refused it, or is being asked for it. */
        UNDERWAY,
        /** The provider has given it back itself. */
        RETURNED
    }

    /** It was given back at the provider by hand: it is asked for no more. Said twice it counts once. */
    Said byHand(PaymentId id, String key) {
        return of(id, key, (attempt, refund) -> {
            if (refund.state() == Refund.State.DONE) {
                return book.wasByHand(refund) ? Said.NOTED : Said.RETURNED;
            }
            if (!book.isByHand(refund, clock.instant().plus(UNDERWAY))) {
                return Said.UNDERWAY;
            }
            Money kept = attempt.payment().kept();
            Money back = refund.amount().compareTo(kept) > 0 ? kept : refund.amount();
            LOG.info("Refund {} of {} was given back by hand, as its door was told.", refund.number(), refund.amount());
            Attempt _ = written(
                    attempt, attempt.givenBack(attempt.payment().givenBack().plus(back)));
            return Said.NOTED;
        });
    }

    /** It was not given back by hand: the provider is asked for it with the next round. */
    Said again(PaymentId id, String key) {
        return of(id, key, (_, refund) -> {
            if (refund.state() == Refund.State.DONE) {
                return Said.RETURNED;
            }
            if (book.isDue(refund, clock.instant())) {
                book.hurry(id, clock.instant());
            }
            return Said.NOTED;
        });
    }

    private Said of(PaymentId id, String key, BiFunction<Attempt, Refund, Said> answer) {
        return Objects.requireNonNull(transaction.execute(_ -> book.locked(id)
                .flatMap(attempt -> book.refund(id, key).map(refund -> answer.apply(attempt, refund)))
                .orElse(Said.UNKNOWN)));
    }

    /** What becomes of an attempt. */
    interface Change {
        Attempt of(Attempt attempt);
    }

    /** Changes an attempt as it stands at that moment, tells listeners, and writes down what has to go back. */
    Optional<Attempt> change(PaymentId id, Change change) {
        return Objects.requireNonNull(transaction.execute(
                _ -> book.locked(id).map(attempt -> written(attempt, change.of(attempt)))));
    }

    private Attempt written(Attempt before, Attempt after) {
        Instant now = clock.instant();
        boolean isChanged = !after.payment().equals(before.payment());
        boolean isReturning = isReturning(after, now);
        if (isChanged) {
            book.changed(after.payment().id(), now);
        }
        book.write(after, next(after, isReturning, now));
        if (isChanged) {
            LOG.info(
                    "Payment {} of {} for order {} is {}, {} taken and {} given back.",
                    after.payment().id(),
                    after.payment().amount(),
                    after.payment().order(),
                    after.payment().state(),
                    after.payment().taken(),
                    after.payment().givenBack());
            events.publishEvent(new PaymentChanged(after.payment()));
        }
        return after;
    }

    /** When it is driven on if nothing happens; absent where it is over for good. */
    private @Nullable Instant next(Attempt attempt, boolean isReturning, Instant now) {
        if (isReturning) {
            return now.plusSeconds(1L << Math.min(attempt.tries(), 9));
        }
        PaymentId id = attempt.payment().id();
        Instant refused = book.refusedUntil(id).orElse(null);
        if (attempt.isToGoBack()) {
            // All of it was refused. Without a time it waits for a person.
            return refused;
        }
        Instant again = attempt.again(now, book.changedAt(id));
        return again == null || (refused != null && refused.isBefore(again)) ? refused : again;
    }

    /** Whether money is on its way back; what has to go is written down first. */
    private boolean isReturning(Attempt attempt, Instant now) {
        OnlinePayment payment = attempt.payment();
        List<Refund> refunds = book.refunds(payment.id());
        boolean isOnItsWay = refunds.stream().anyMatch(one -> one.state() == Refund.State.WANTED);
        if (!attempt.isToGoBack() || refunds.stream().anyMatch(one -> one.key().equals(WHOLE))) {
            return isOnItsWay;
        }
        Money left = payment.taken().minus(asked(payment, refunds));
        if (left.isPositive()) {
            book.add(new Refund(payment.id(), WHOLE, left, Refund.State.WANTED), now);
            return true;
        }
        return isOnItsWay;
    }

    /** What has gone back, what is on its way, and what was refused and is asked again. */
    static Money asked(OnlinePayment payment, List<Refund> refunds) {
        return refunds.stream()
                .map(Refund::amount)
                .reduce(Money.zero(payment.taken().currency()), Money::plus);
    }
}
