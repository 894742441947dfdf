package io.tillstream.portal.payments;

import io.tillstream.events.Money;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A provider within the test's own walls: payers pay when the test says so, and every penny is counted. */
public final class Wallet implements PaymentProvider {
    private static final URI PAGE = URI.create("http://127.0.0.1:1/checkout");

    private final Map<PaymentId, Money> asked = new HashMap<>();
    private final Map<PaymentId, Money> taken = new HashMap<>();
    private final Map<String, Money> returned = new HashMap<>();
    private boolean refuses;
    private boolean givesNothingBack;
    private volatile Optional<PaymentId> slow = Optional.empty();
    private CountDownLatch patience = new CountDownLatch(0);

    /** The payer of everything that waits pays. */
    public synchronized void payAll() {
        asked.forEach(taken::putIfAbsent);
    }

    /** They pay so much, whatever was asked. */
    public synchronized void payAll(Money amount) {
        asked.forEach((id, _) -> taken.putIfAbsent(id, amount));
    }

    /** Money comes that nobody asks for any more. */
    public synchronized void payLate(PaymentId id, Money amount) {
        taken.put(id, amount);
    }

    /** From now on nobody's card is good, or it is again. */
    public synchronized void refuse(boolean now) {
        refuses = now;
    }

    /** From now on nothing is given back, or it is again. */
    public synchronized void giveNothingBack(boolean now) {
        givesNothingBack = now;
    }

    /** Nothing of this payment is answered before {@link #goOn}. */
    public synchronized void beSlowWith(PaymentId id) {
        patience = new CountDownLatch(1);
        slow = Optional.of(id);
    }

    public void goOn() {
        slow = Optional.empty();
        patience.countDown();
    }

    private void wait(PaymentId id) {
        try {
            if (slow.filter(id::equals).isPresent()) {
                boolean _ = patience.await(30, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was taken and is still here, in minor units. */
    public synchronized long kept() {
        return sum(taken) - sum(returned);
    }

    private static long sum(Map<?, Money> amounts) {
        return amounts.values().stream().mapToLong(Money::minor).sum();
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public synchronized ProviderAnswer create(Order order) {
        if (refuses) {
            return new ProviderAnswer.Declined("refused");
        }
        asked.put(order.id(), order.amount());
        return query(order.id());
    }

    @Override
    public synchronized ProviderAnswer query(PaymentId id) {
        Money paid = taken.get(id);
        if (paid != null) {
            return new ProviderAnswer.Paid(paid, null);
        }
        return asked.containsKey(id) ? new ProviderAnswer.Waiting(PAGE, null) : new ProviderAnswer.NotFound();
    }

    @Override
    public synchronized ProviderAnswer cancel(PaymentId id, Money amount) {
        Money paid = taken.get(id);
        asked.remove(id);
        return paid != null ? new ProviderAnswer.Paid(paid, null) : new ProviderAnswer.Closed();
    }

    @Override
    public Returned refund(Refund refund) {
        wait(refund.payment());
        synchronized (this) {
            if (givesNothingBack) {
                return Returned.REFUSED;
            }
            returned.put(refund.number(), refund.amount());
            return Returned.DONE;
        }
    }

    @Override
    public boolean forget(String token) {
        return true;
    }

    @Override
    public Optional<Notice> heard(UnaryOperator<@Nullable String> header, byte[] body) {
        return Optional.empty();
    }
}
