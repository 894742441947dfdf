package io.tillstream.gateway.ledger;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.log.Followed;
import io.tillstream.gateway.log.TopicWriter;
import io.tillstream.wire.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;

/**
 * Questions to the ledgers that wait for their answer; both go over the log, the only road between parts.
 *
 * @param <Q> a question
 * @param <A> its answer, whose key is the question's
 */
public final class LedgerQuestions<Q, A> {
    /** Two commits of the streams take a fifth of a second; beyond this a customer is better served unchecked. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String LEDGERS = "Ledgers";

    private final TopicWriter log;
    private final LedgerBacklog backlog;
    private final Topic<Q> asked;
    private final Class<A> answers;
    private final Why why;
    private final Map<String, CompletableFuture<A>> open = new ConcurrentHashMap<>();

    /**
     * What a till is told that gets no answer.
     *
     * @param rule why only the ledgers can answer
     * @param otherwise what it may do but ask again
     */
    public record Why(String rule, String otherwise) {}

    public LedgerQuestions(TopicWriter log, LedgerBacklog backlog, Topic<Q> asked, Class<A> answers, Why why) {
        this.log = log;
        this.backlog = backlog;
        this.asked = asked;
        this.answers = answers;
        this.why = why;
    }

    /**
     * Asks, and waits.
     *
     * @param number told apart by this from every other question
     * @param key under which the question is filed
     * @throws Refusal 503 when there is no answer in time, and how much the ledgers still have to read before one can come
     */
    public A ask(String number, String key, Q question) throws InterruptedException {
        CompletableFuture<A> answer = new CompletableFuture<>();
        CompletableFuture<A> waiting = open.putIfAbsent(number, answer);
        CompletableFuture<A> awaited = waiting == null ? answer : waiting;
        try {
            log.append(asked.name(), key, List.of(CanonicalJson.encode(question)));
            return awaited.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | TopicWriter.LogUnavailable e) {
            throw noAnswer();
        } finally {
            open.remove(number, awaited);
        }
    }

    private Refusal noAnswer() {
        OptionalLong unread = backlog.records();
        return unread.isPresent()
                ? Refusal.whileReading(
                        unread.getAsLong(),
                        LEDGERS,
                        why.rule(),
                        "ask again once they have read it; ./tillstream status counts it")
                : Refusal.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        LEDGERS,
                        "gave no answer in " + PATIENCE.toSeconds() + " s",
                        why.rule(),
                        "ask again, or " + why.otherwise());
    }

    /** Takes in what the ledgers say; answers to other gateways and to questions given up are passed by. */
    public void receive(List<Followed> told) {
        for (Followed followed : told) {
            CompletableFuture<A> waiting = open.get(followed.key());
            byte[] value = followed.value();
            if (waiting != null && value != null) {
                waiting.complete(CanonicalJson.decode(value, answers));
            }
        }
    }
}
