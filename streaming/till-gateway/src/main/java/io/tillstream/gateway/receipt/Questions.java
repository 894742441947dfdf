package io.tillstream.gateway.receipt;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.ReceiptFound;
import io.tillstream.events.till.ReceiptAsked;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.log.Followed;
import io.tillstream.gateway.log.TopicWriter;
import io.tillstream.gateway.settings.Clocks;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Questions to the ledgers that wait for their answer; both go over the log, the only road between parts. */
@Component
final class Questions {
    /** Two commits of the streams take a fifth of a second; beyond this a customer is better served unchecked. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String LEDGERS = "Ledgers";

    private final TopicWriter log;
    private final Clocks clocks;
    private final LedgerBacklog backlog;
    private final Map<String, CompletableFuture<ReceiptFound>> open = new ConcurrentHashMap<>();

    Questions(TopicWriter log, Clocks clocks, LedgerBacklog backlog) {
        this.log = log;
        this.clocks = clocks;
        this.backlog = backlog;
    }

    /**
     * Asks where a receipt stands and what came back of it.
     *
     * @throws Refusal 503 when there is no answer in time, and how much the ledgers still have to read before one can come
     */
    ReceiptFound ask(TillId till, Source receipt) throws InterruptedException {
        ReceiptAsked question = new ReceiptAsked(
                UUID.randomUUID().toString(),
                receipt,
                till,
                clocks.business().instant().truncatedTo(ChronoUnit.MILLIS));
        CompletableFuture<ReceiptFound> answer = new CompletableFuture<>();
        open.put(question.question(), answer);
        try {
            log.append(
                    Topics.RECEIPT_ASKED.name(),
                    receipt.till().store().value(),
                    List.of(CanonicalJson.encode(question)));
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | TopicWriter.LogUnavailable e) {
            throw noAnswer();
        } finally {
            open.remove(question.question());
        }
    }

    private Refusal noAnswer() {
        String rule = "what came back of a receipt is known only to them";
        OptionalLong unread = backlog.records();
        return unread.isPresent()
                ? Refusal.whileReading(
                        unread.getAsLong(),
                        LEDGERS,
                        rule,
                        "ask again once they have read it; ./tillstream status counts it")
                : Refusal.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        LEDGERS,
                        "gave no answer in " + PATIENCE.toSeconds() + " s",
                        rule,
                        "ask again, or take back goods of this till's own receipts unchecked");
    }

    /** Takes in what the ledgers say; answers to other gateways and to questions given up are passed by. */
    void receive(List<Followed> answers) {
        for (Followed followed : answers) {
            CompletableFuture<ReceiptFound> waiting = open.get(followed.key());
            byte[] value = followed.value();
            if (waiting != null && value != null) {
                waiting.complete(CanonicalJson.decode(value, ReceiptFound.class));
            }
        }
    }
}
