package io.tillstream.streaming.deadletter;

import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.streaming.deadletter.OpenLetters.Letter;
import io.tillstream.streaming.running.RunningTopologies;
import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.topologies.StreamsSettings;
import io.tillstream.topologies.refusal.ReplayPath;
import io.tillstream.wire.Replay;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends refused records again, each once: the record and the tombstone of its letter are one transaction. Of two that
 * replay at the same time, on whatever instance, the broker lets the later one finish.
 */
@Component
class Replayer {
    private static final Logger LOG = LoggerFactory.getLogger(Replayer.class);
    private static final String TRANSACTIONS = StreamsSettings.APPLICATION + "-dead-letters";

    /** So many in one transaction, which stays well below the broker's limit of time. */
    private static final int TOGETHER = 200;

    private final StreamingSettings settings;
    private final OpenLetters letters;
    private final ReplayPath paths;

    Replayer(StreamingSettings settings, OpenLetters letters, RunningTopologies topologies) {
        this.settings = settings;
        this.letters = letters;
        this.paths = new ReplayPath(topologies.steps());
    }

    /**
     * What became of the letters that were asked for.
     *
     * @param replayed those whose records were sent again, or would be
     * @param left those whose records cannot be
     */
    record Outcome(List<DeadLetter> replayed, List<Left> left) {
        Outcome {
            replayed = List.copyOf(replayed);
            left = List.copyOf(left);
        }
    }

    /** A letter that stays, and why. */
    record Left(DeadLetter letter, String reason) {
        Left {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why a record cannot be sent again, or nothing when it can. */
    Optional<String> obstacle(DeadLetter letter) {
        return switch (paths.to(letter)) {
            case ReplayPath.Found.Way way -> Optional.empty();
            case ReplayPath.Found.NoWay(String reason) -> Optional.of(reason);
        };
    }

    /** What {@link #replay} would do now. */
    Outcome rehearse(Predicate<DeadLetter> wanted) {
        List<DeadLetter> ready = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Letter letter : letters.all()) {
            if (wanted.test(letter.content())) {
                obstacle(letter.content())
                        .ifPresentOrElse(
                                reason -> left.add(new Left(letter.content(), reason)),
                                () -> ready.add(letter.content()));
            }
        }
        return new Outcome(ready, left);
    }

    synchronized Outcome replay(Predicate<DeadLetter> wanted) {
        List<DeadLetter> replayed = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        try (Producer<byte[], byte[]> producer = producer();
                Originals originals = new Originals(settings)) {
            // From here on an older replayer can commit nothing, so what is open now is open.
            producer.initTransactions();
            List<Letter> open = letters.all().stream()
                    .filter(letter -> wanted.test(letter.content()))
                    .toList();
            for (int from = 0; from < open.size(); from += TOGETHER) {
                List<DeadLetter> sent = new ArrayList<>();
                producer.beginTransaction();
                for (Letter letter : open.subList(from, Math.min(from + TOGETHER, open.size()))) {
                    send(producer, originals, letter)
                            .ifPresentOrElse(
                                    reason -> left.add(new Left(letter.content(), reason)),
                                    () -> sent.add(letter.content()));
                }
                producer.commitTransaction();
                replayed.addAll(sent);
            }
        }
        LOG.info("{} dead letters were replayed, {} could not be.", replayed.size(), left.size());
        return new Outcome(replayed, left);
    }

    /** Sends one; tells why when it does not. */
    private Optional<String> send(Producer<byte[], byte[]> producer, Originals originals, Letter letter) {
        DeadLetter content = letter.content();
        return switch (paths.to(content)) {
            case ReplayPath.Found.NoWay(String reason) -> Optional.of(reason);
            case ReplayPath.Found.Way(List<String> steps) -> {
                Optional<Originals.Original> original = originals.of(content);
                if (original.isEmpty()) {
                    yield Optional.of("The record is neither in " + content.topic() + " any more nor in the letter.");
                }
                String first = content.replayOf() == null ? letter.key() : content.replayOf();
                // A record that does not arrive fails the transaction, and with it all of them.
                var _ = producer.send(new ProducerRecord<>(
                        content.topic(),
                        content.partition(),
                        original.get().key(),
                        original.get().value(),
                        headers(new Replay(first, steps), original.get())));
                var _ = producer.send(new ProducerRecord<>(
                        Topics.DEAD_LETTER.name(),
                        letter.partition(),
                        letter.key().getBytes(StandardCharsets.UTF_8),
                        null));
                yield Optional.empty();
            }
        };
    }

    /** Whoever followed it the first time sees it come again. */
    private static List<Header> headers(Replay replay, Originals.Original original) {
        List<Header> headers = new ArrayList<>(replay.headers());
        if (original.follower() != null) {
            headers.add(original.follower());
        }
        return headers;
    }

    private Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafka(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        TRANSACTIONS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
