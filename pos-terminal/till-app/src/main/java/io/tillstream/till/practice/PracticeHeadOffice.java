package io.tillstream.till.practice;

import io.tillstream.events.Gtin;
import io.tillstream.events.OrderId;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.ledger.StockElsewhere;
import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.headoffice.OrderAnswer;
import io.tillstream.till.headoffice.ReceiptAnswer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A head office that hears of nothing: it takes no record, and no receipt has arrived there. */
public final class PracticeHeadOffice implements HeadOffice {
    private static final Instant FAR_AHEAD = Instant.parse("2999-12-31T00:00:00Z");

    @Override
    public Upload upload(byte[] ndjson) {
        return new Upload.Refused("practice is sent to nobody");
    }

    @Override
    public <T> T changes(@Nullable String cursor, Duration wait, AnswerReader<T> reader) throws IOException {
        throw new IOException("practice has the till's own catalogue");
    }

    @Override
    public boolean isOnline() {
        return true;
    }

    @Override
    public CompletableFuture<ReceiptAnswer> receipt(Source receipt, Duration patience) {
        return CompletableFuture.completedFuture(new ReceiptAnswer.NotArrived());
    }

    @Override
    public void letGo(Source receipt) {
        // Nothing is held for practice.
    }

    @Override
    public CompletableFuture<OrderAnswer> holdOrder(OrderId order, Duration patience) {
        return CompletableFuture.completedFuture(new OrderAnswer.Given());
    }

    @Override
    public void letGo(OrderId order) {
        // Nothing is held for practice.
    }

    @Override
    public CompletableFuture<Optional<StockElsewhere>> stockElsewhere(Gtin item, Duration patience) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /** Every card has as much as somebody wants to practise with. */
    @Override
    public CompletableFuture<Optional<Lease>> lease(String lease, LeasePool pool, long units, Duration patience) {
        TillId till = TillId.parse(lease.substring(0, lease.indexOf('/')));
        return CompletableFuture.completedFuture(Optional.of(new Lease(lease, pool, till, units, 0, FAR_AHEAD)));
    }

    @Override
    public CompletableFuture<Boolean> endLease(String lease, LeasePool pool, List<String> attempts, Duration patience) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<Boolean> endLease(String lease, LeasePool pool, long spent, Duration patience) {
        return CompletableFuture.completedFuture(true);
    }
}
