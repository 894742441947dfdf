package io.tillstream.till;

import io.tillstream.events.Gtin;
import io.tillstream.events.OrderId;
import io.tillstream.events.Source;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.ledger.StockElsewhere;
import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.headoffice.OrderAnswer;
import io.tillstream.till.headoffice.ReceiptAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A head office that is out of reach for whoever asks it for a receipt, for tests in which nobody does. */
public interface HeadOfficeWithoutReceipts extends HeadOffice {
    @Override
    default boolean isOnline() {
        return false;
    }

    @Override
    default CompletableFuture<ReceiptAnswer> receipt(Source receipt, Duration patience) {
        return CompletableFuture.completedFuture(new ReceiptAnswer.Silent());
    }

    @Override
    default CompletableFuture<Optional<StockElsewhere>> stockElsewhere(Gtin item, Duration patience) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    default void letGo(Source receipt) {
        // It holds none.
    }

    @Override
    default CompletableFuture<OrderAnswer> holdOrder(OrderId order, Duration patience) {
        return CompletableFuture.completedFuture(new OrderAnswer.Silent());
    }

    @Override
    default void letGo(OrderId order) {
        // It holds none.
    }

    @Override
    default CompletableFuture<Optional<Lease>> lease(String lease, LeasePool pool, long units, Duration patience) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    default CompletableFuture<Boolean> endLease(
            String lease, LeasePool pool, List<String> attempts, Duration patience) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    default CompletableFuture<Boolean> endLease(String lease, LeasePool pool, long spent, Duration patience) {
        return CompletableFuture.completedFuture(false);
    }
}
