package io.tillstream.till.practice;

import io.tillstream.events.Gtin;
import io.tillstream.events.Source;
import io.tillstream.events.ledger.StockElsewhere;
import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.headoffice.ReceiptAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A head office that hears of nothing: it takes no record, and no receipt has arrived there. */
public final class PracticeHeadOffice implements HeadOffice {
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
    public CompletableFuture<Optional<StockElsewhere>> stockElsewhere(Gtin item, Duration patience) {
        return CompletableFuture.completedFuture(Optional.empty());
    }
}
