package io.tillstream.till.sale;

import io.tillstream.payments.CardTerminal;
import io.tillstream.payments.Totals;
import io.tillstream.payments.Wallet;
import io.tillstream.till.counter.PaymentHosts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What payment hosts say they took. They are asked at the same time, and one that has not answered in time is silent; it is
 * not asked again before it returns, so that whoever looks often leaves no threads behind.
 */
public final class HostTotals {
    private static final Logger LOG = LoggerFactory.getLogger(HostTotals.class);

    private final Optional<Question> terminal;
    private final Optional<Question> wallet;

    public HostTotals(PaymentHosts hosts) {
        this(hosts, HostCalls.MACHINE);
    }

    HostTotals(PaymentHosts hosts, Duration limit) {
        this.terminal = hosts.terminal().map(host -> new Question(host::reconcile, limit));
        this.wallet = hosts.wallet().map(host -> new Question(host::reconcile, limit));
    }

    /**
     * What they said.
     *
     * @param terminal the {@link CardTerminal}'s word; empty without one
     * @param wallet the {@link Wallet}'s word; empty without one
     */
    public record Said(Optional<Totals> terminal, Optional<Totals> wallet) {}

    /** Waits for both, and no longer than the limit. */
    public Said ask() {
        Optional<CompletableFuture<Totals>> card = terminal.map(Question::ask);
        Optional<CompletableFuture<Totals>> phone = wallet.map(Question::ask);
        return new Said(card.map(CompletableFuture::join), phone.map(CompletableFuture::join));
    }

    /** One host's, of which at most one is under way. */
    private static final class Question {
        private final Supplier<Totals> asking;
        private final Duration limit;
        private @Nullable CompletableFuture<Totals> underWay;

        Question(Supplier<Totals> asking, Duration limit) {
            this.asking = asking;
            this.limit = limit;
        }

        synchronized CompletableFuture<Totals> ask() {
            CompletableFuture<Totals> answer = underWay;
            if (answer == null || answer.isDone()) {
                answer = begin();
                underWay = answer;
            }
            return answer.copy().completeOnTimeout(new Totals.Silent(), limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        private CompletableFuture<Totals> begin() {
            CompletableFuture<Totals> answer = new CompletableFuture<>();
            Thread.ofPlatform().daemon().name("host-totals").start(() -> {
                try {
                    answer.complete(asking.get());
                } catch (RuntimeException e) {
                    LOG.error("A payment host could not be asked what it took; it counts as silent.", e);
                    answer.complete(new Totals.Silent());
                }
            });
            return answer;
        }
    }
}
