package io.tillstream.till.sale;

import io.tillstream.events.lease.LeasePool;
import io.tillstream.till.headoffice.HeadOffice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks head office for leases and tells it of their end; what it answers becomes an act at the counter.
 *
 * @param headOffice who lends
 * @param later takes the acts
 */
record LeaseErrands(HeadOffice headOffice, Consumer<Act> later) {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseErrands.class);

    /** The ledgers have five seconds to answer the gateway. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    boolean canAsk() {
        return headOffice.isOnline();
    }

    void ask(String lease, LeasePool pool, long units) {
        become(headOffice
                .lease(lease, pool, units, PATIENCE)
                .thenApply(answer -> new Act.LeaseAnswered(lease, answer)));
    }

    /** A lease is over, and so much was spent of it. */
    void end(String lease, LeasePool pool, long spent) {
        become(headOffice.endLease(lease, pool, spent, PATIENCE).thenApply(taken -> new Act.LeaseEnded(lease, taken)));
    }

    /** A lease is over, and these payments spent of it. */
    void end(String lease, LeasePool pool, List<String> attempts) {
        become(headOffice
                .endLease(lease, pool, attempts, PATIENCE)
                .thenApply(taken -> new Act.LeaseEnded(lease, taken)));
    }

    private void become(CompletableFuture<? extends Act> act) {
        act.thenAccept(later).exceptionally(failure -> {
            LOG.error("What head office says of a lease reached nobody.", failure);
            return null;
        });
    }
}
