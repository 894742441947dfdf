package io.tillstream.till.headoffice;

import io.tillstream.events.Gtin;
import io.tillstream.events.OrderId;
import io.tillstream.events.Source;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.ledger.StockElsewhere;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a till asks of head office; the gateway in the shop, a fake in tests. */
public interface HeadOffice {
    /**
     * Uploads consecutive records of one epoch, one canonical line each.
     *
     * @return what came of it
     * @throws IOException when nobody answers
     */
    Upload upload(byte[] ndjson) throws IOException, InterruptedException;

    /**
     * Uploads records some of which are followed.
     *
     * @param traceParent the header that says by which span, where there is one
     */
    default Upload upload(byte[] ndjson, @Nullable String traceParent) throws IOException, InterruptedException {
        return upload(ndjson);
    }

    /**
     * Asks what changed.
     *
     * @param cursor how far the till has read, or absent
     * @param wait how long head office may wait for news
     * @param reader reads the NDJSON answer
     * @throws IOException when nobody answers, or with anything but an answer
     */
    <T> T changes(@Nullable String cursor, Duration wait, AnswerReader<T> reader)
            throws IOException, InterruptedException;

    /** Whether head office could be reached when it was last tried, which is known without asking it. */
    boolean isOnline();

    /**
     * Asks for the sale behind a receipt and everything that came back of it, and waits for nobody: the answer is there at
     * the latest when that time is over. Until this till lets go of the receipt, or the time in the answer is over, no other
     * till is given it.
     */
    CompletableFuture<ReceiptAnswer> receipt(Source receipt, Duration patience);

    /** No goods of this receipt will come back here now. Nobody waits for it; what is not let go of lapses. */
    void letGo(Source receipt);

    /**
     * Asks for a member's order of this store, to hand it over, and waits for nobody: the answer is there at the latest when
     * that time is over. Until this till lets go of it, or some minutes are over, no other till is given it.
     */
    CompletableFuture<OrderAnswer> holdOrder(OrderId order, Duration patience);

    /** The order is not handed over here now. Nobody waits for it; what is not let go of lapses. */
    void letGo(OrderId order);

    /** Asks which other stores have an item, and waits for nobody; empty when there is no answer in time. */
    CompletableFuture<Optional<StockElsewhere>> stockElsewhere(Gtin item, Duration patience);

    /**
     * Asks for a part of something limited that this till alone may spend, and waits for nobody; empty when there is no answer
     * in time, though it may have been lent. The same number again gets the same answer.
     *
     * @param lease the number of the lease, which the till chooses
     * @param units how much it would like, at least 1
     */
    CompletableFuture<Optional<Lease>> lease(String lease, LeasePool pool, long units, Duration patience);

    /**
     * Gives a lease back, and waits for nobody; false when head office has not taken it in time.
     *
     * @param attempts the payments that spent of it and stand in sales
     */
    CompletableFuture<Boolean> endLease(String lease, LeasePool pool, List<String> attempts, Duration patience);

    /**
     * Gives a lease back that sales name themselves, and waits for nobody; false when head office has not taken it in time.
     *
     * @param spent how much they say they spent of it
     */
    CompletableFuture<Boolean> endLease(String lease, LeasePool pool, long spent, Duration patience);

    /** A line that is asked beside the counter, for one that sleeps would keep its thread. */
    static HeadOffice aside(HeadOffice headOffice) {
        return new HeadOfficeAside(headOffice);
    }

    /** Reads an answer while it arrives. */
    @FunctionalInterface
    interface AnswerReader<T> {
        T read(InputStream answer) throws IOException;
    }

    /** What came of an upload. */
    sealed interface Upload {
        /** Everything up to this record of this epoch is in the log. */
        record Acknowledged(int epoch, long sequence) implements Upload {}

        /** Too much at once. */
        record TooLarge() implements Upload {}

        /** Others are being taken; the same again in a moment. */
        record NotYet() implements Upload {}

        /** Refused; sending the same again soon will not help. */
        record Refused(String reason) implements Upload {}
    }
}
