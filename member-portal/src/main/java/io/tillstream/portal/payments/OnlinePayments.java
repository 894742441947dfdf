package io.tillstream.portal.payments;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.portal.settings.PortalSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Payments of members. Each method writes down what is wanted first. Called outside of a transaction it then asks the provider and
 * returns what came of it; within one it joins it, sends nothing, and the provider is asked within a second of the commit.
 */
@Service
public class OnlinePayments {
    private final PaymentBook book;
    private final PaymentDesk desk;
    private final SavedMethods methods;
    private final PaymentProvider provider;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final PortalSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OnlinePayments(
            PaymentBook book,
            PaymentDesk desk,
            SavedMethods methods,
            PaymentProvider provider,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            PortalSettings settings,
            Clock clock) {
        this.book = book;
        this.desk = desk;
        this.methods = methods;
        this.provider = provider;
        this.events = events;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the chain takes money online. */
    public boolean areOffered() {
        return provider.isThere();
    }

    /**
     * Begins a payment, or finds the one this key has begun.
     *
     * @throws PaymentRefused when no provider is set, the key has begun another payment, the kept method is not this member's, or the
     *     order has a payment underway that was not cancelled
     */
    public OnlinePayment open(PaymentWish wish) {
        return pushed(begin(wish));
    }

    /** The same without asking the provider now: the rounds do, and hold nobody up. */
    public PaymentId begin(PaymentWish wish) {
        if (!provider.isThere()) {
            throw new PaymentRefused(
                    "Order " + wish.order() + " is not paid online: tillstream.payments.provider is not set.");
        }
        return Objects.requireNonNull(transaction.execute(_ -> begun(wish)));
    }

    private PaymentId begun(PaymentWish wish) {
        Optional<PaymentId> underway = book.underway(wish.order());
        Optional<Attempt> known = book.ofKey(wish.key());
        if (known.isPresent()) {
            return same(known.get(), wish);
        }
        if (underway.isPresent()) {
            throw new PaymentRefused("Order " + wish.order() + " has payment " + underway.get()
                    + " underway; cancel it, or wait for its end.");
        }
        SavedMethodId saved = wish.saved();
        if (saved != null && !methods.has(wish.member(), saved, wish.method())) {
            throw new PaymentRefused("Kept method " + saved + " is not one of the member's; choose another.");
        }
        Attempt fresh = fresh(wish);
        if (!book.add(fresh, clock.instant())) {
            return same(book.ofKey(wish.key()).orElseThrow(), wish);
        }
        events.publishEvent(new PaymentChanged(fresh.payment()));
        return fresh.payment().id();
    }

    private static PaymentId same(Attempt known, PaymentWish wish) {
        OnlinePayment payment = known.payment();
        boolean isSame = payment.order().equals(wish.order())
                && payment.member().equals(wish.member())
                && payment.store().equals(wish.store())
                && payment.amount().equals(wish.amount())
                && payment.method() == wish.method()
                && Objects.equals(known.saved(), wish.saved());
        if (!isSame) {
            throw new PaymentRefused("Key \"" + wish.key() + "\" has begun payment " + payment.id() + " of "
                    + payment.amount() + " for order " + payment.order() + "; take another key.");
        }
        return payment.id();
    }

    private Attempt fresh(PaymentWish wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Money nothing = Money.zero(wish.amount().currency());
        return new Attempt(
                new OnlinePayment(
                        PaymentId.fresh(random),
                        wish.order(),
                        wish.member(),
                        wish.store(),
                        wish.amount(),
                        wish.method(),
                        PaymentState.CREATED,
                        nothing,
                        nothing,
                        null,
                        null,
                        now,
                        now.plus(settings.payments().waits()),
                        null),
                Attempt.Aim.TAKE,
                wish.saved(),
                wish.key(),
                wish.returnTo(),
                0);
    }

    public Optional<OnlinePayment> find(PaymentId id) {
        return book.find(id).map(Attempt::payment);
    }

    /** A member's that are not over, the newest first. */
    public List<OnlinePayment> open(MemberId member) {
        return book.open(member);
    }

    /** Where the page of a payment leads on to. */
    Optional<String> returnOf(PaymentId id) {
        return book.find(id).map(Attempt::returnTo);
    }

    /**
     * Asks the provider what became of it.
     *
     * @throws PaymentRefused when there is no such payment
     */
    public OnlinePayment settle(PaymentId id) {
        book.hurry(id, clock.instant());
        return pushed(id);
    }

    /**
     * Gives it up: unpaid it is closed at the provider, paid it is given back whole, unknown it is asked about first. Money that comes
     * later goes back, too.
     *
     * @throws PaymentRefused when there is no such payment
     */
    public OnlinePayment cancel(PaymentId id) {
        Attempt _ = desk.change(id, Attempt::left).orElseThrow(() -> none(id));
        book.hurry(id, clock.instant());
        return pushed(id);
    }

    /**
     * Gives it up as {@link #cancel} does, without asking the provider now: the rounds see it through.
     *
     * @throws PaymentRefused when there is no such payment
     */
    public void leave(PaymentId id) {
        transaction.executeWithoutResult(_ -> {
            Attempt attempt = book.locked(id).orElseThrow(() -> none(id));
            if (!attempt.left().equals(attempt)) {
                Optional<Attempt> _ = desk.change(id, Attempt::left);
                book.hurry(id, clock.instant());
            }
        });
    }

    /** What the provider refuses to give back of an order by now; it is asked again. */
    public List<Money> refused(String order) {
        return book.refused(order);
    }

    /**
     * The payer does not want to pay. What is approved by then stays: whoever wants that back cancels the order.
     *
     * @throws PaymentRefused when there is no such payment
     */
    public OnlinePayment giveUp(PaymentId id) {
        OnlinePayment payment = settle(id);
        if (payment.state().isEnded()) {
            return payment;
        }
        // It may have been approved since it was asked about.
        Attempt _ = desk.change(id, Attempt::givenUp).orElseThrow(() -> none(id));
        book.hurry(id, clock.instant());
        return pushed(id);
    }

    /**
     * Gives back a part of what was taken, or all of it. Asked twice with one key it is given back once.
     *
     * @param amount more than nothing, at most what is left
     * @param key 1 to 100 characters
     * @throws PaymentRefused when more is asked than is left, or the key was used for another amount
     */
    public Refund giveBack(PaymentId id, Money amount, String key) {
        if (!amount.isPositive() || key.isBlank() || key.length() > 100 || key.equals(PaymentDesk.WHOLE)) {
            throw new PaymentRefused(
                    "Refund \"" + key + "\" of " + amount + "; give more than nothing, and a key of 1 to 100"
                            + " characters that is not \"" + PaymentDesk.WHOLE + "\".");
        }
        wanted(id, amount, key).ifPresent(refusal -> {
            throw new PaymentRefused(refusal);
        });
        pushed(id);
        return book.refund(id, key).orElseThrow();
    }

    /**
     * The same where nobody is there to be refused, and without asking the provider now: notes it, or says why not and changes
     * nothing.
     */
    public Optional<String> wanted(PaymentId id, Money amount, String key) {
        return Objects.requireNonNull(transaction.execute(_ -> wantBack(id, amount, key)));
    }

    /**
     * An accepted sale counts it. What a return takes off goes back, once for each receipt, as far as other sales do not count what is
     * kept; the provider is not asked now. Counted twice nothing changes.
     *
     * @param amount what the sale counts; below nothing: what came back
     * @param receipt whose number is the refund's key
     * @return why not all of it goes back; empty where it does, or nothing has to
     */
    Optional<String> count(PaymentId id, Money amount, String receipt) {
        return Objects.requireNonNull(transaction.execute(_ -> counted(id, amount, receipt)));
    }

    private Optional<String> counted(PaymentId id, Money amount, String receipt) {
        Optional<OnlinePayment> found = book.locked(id).map(Attempt::payment);
        if (found.isEmpty()) {
            return Optional.of("There is no payment " + id + ".");
        }
        boolean isNews = book.isCounted(id, receipt, amount);
        if (!isNews || !amount.isNegative() || book.refund(id, receipt).isPresent()) {
            return Optional.empty();
        }
        OnlinePayment payment = found.get();
        Money back = amount.negated();
        if (!back.currency().equals(payment.taken().currency())) {
            return wantBack(id, back, receipt);
        }
        Money counted = book.counted(id, back.currency());
        Money kept = payment.taken().minus(PaymentDesk.asked(payment, book.refunds(id)));
        Money free = kept.minus(counted);
        if (free.compareTo(back) >= 0) {
            return wantBack(id, back, receipt);
        }
        Money less = free.isPositive() ? free : Money.zero(back.currency());
        Optional<String> refused = less.isPositive() ? wantBack(id, less, receipt) : Optional.empty();
        return refused.isPresent()
                ? refused
                : Optional.of(less + " goes back: of payment " + id + " " + kept + " is kept, and other sales count "
                        + counted + "; see in the report of orphans whether it is even now.");
    }

    private Optional<String> wantBack(PaymentId id, Money amount, String key) {
        Optional<OnlinePayment> found = book.locked(id).map(Attempt::payment);
        if (found.isEmpty()) {
            return Optional.of("There is no payment " + id + ".");
        }
        OnlinePayment payment = found.get();
        Optional<Refund> known = book.refund(id, key);
        if (known.isPresent()) {
            return known.get().amount().equals(amount)
                    ? Optional.empty()
                    : Optional.of("Refund \"" + key + "\" of payment " + id + " was of "
                            + known.get().amount() + ", not of " + amount + "; take another key.");
        }
        if (!amount.currency().equals(payment.taken().currency())) {
            return Optional.of("Refund of " + amount + " of payment " + id + "; it was in "
                    + payment.taken().currency() + ".");
        }
        Money left = payment.taken().minus(PaymentDesk.asked(payment, book.refunds(id)));
        if (amount.compareTo(left) > 0) {
            return Optional.of("Refund of " + amount + " of payment " + id + "; " + left + " is left of it.");
        }
        book.add(new Refund(id, key, amount, Refund.State.WANTED), clock.instant());
        book.hurry(id, clock.instant());
        return Optional.empty();
    }

    private OnlinePayment pushed(PaymentId id) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            desk.drive(id);
        }
        return find(id).orElseThrow(() -> none(id));
    }

    private static PaymentRefused none(PaymentId id) {
        return new PaymentRefused("There is no payment " + id + ".");
    }
}
