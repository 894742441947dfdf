package io.tillstream.dashboards.feedback;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.member.MemberFeedback;
import io.tillstream.language.feedback.FeedbackReader;
import io.tillstream.language.feedback.FeedbackWords;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What members wrote, each form once; one that is taken back is gone. Read beside the stream by one thread, which learns when
 * the first words come: a shop without any pays nothing for it.
 */
@Component
final class Voices implements StreamView<MemberFeedback>, DisposableBean {
    private final Map<String, MemberFeedback> written = new ConcurrentHashMap<>();
    private final Map<String, Voice> read = new ConcurrentHashMap<>();
    private final Map<String, FeedbackWords> words = new ConcurrentHashMap<>();
    private final ExecutorService desk = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("feedback-reader").daemon().factory());
    private @Nullable FeedbackReader reader;

    @Override
    public Topic<MemberFeedback> topic() {
        return Topics.MEMBER_FEEDBACK;
    }

    @Override
    public void apply(String key, @Nullable MemberFeedback value, Instant recordedAt) {
        if (value == null) {
            written.remove(key);
            desk.execute(() -> {
                read.remove(key);
                words.remove(key);
            });
        } else if (!value.equals(written.put(key, value))) {
            desk.execute(() -> read(key, value));
        }
    }

    private void read(String key, MemberFeedback feedback) {
        words.remove(key);
        read.put(key, new Voice(feedback, feedback.text().isBlank() ? null : reader().read(feedback.text())));
    }

    /** Asked by the one thread at the desk only. */
    private FeedbackReader reader() {
        FeedbackReader known = reader;
        if (known == null) {
            known = FeedbackReader.learned();
            reader = known;
        }
        return known;
    }

    /** How many wait to be read. */
    long unread() {
        return written.keySet().stream().filter(key -> !read.containsKey(key)).count();
    }

    /** Those since then, newest first; of some stores only those about a visit there. */
    List<Voice> since(Instant then, Predicate<@Nullable StoreId> stores) {
        return read.values().stream()
                .filter(voice -> !voice.feedback().writtenAt().isBefore(then))
                .filter(voice -> stores.test(voice.feedback().store()))
                .sorted(Comparator.<Voice, Instant>comparing(
                                voice -> voice.feedback().writtenAt())
                        .reversed()
                        .thenComparing(voice -> voice.feedback().id()))
                .toList();
    }

    /** The words that spoke for what was read in it. */
    FeedbackWords words(Voice voice) {
        MemberFeedback feedback = voice.feedback();
        if (voice.reading() == null) {
            return FeedbackWords.NONE;
        }
        FeedbackWords known = words.get(feedback.id());
        if (known == null) {
            known = CompletableFuture.supplyAsync(() -> reader().words(feedback.text()), desk)
                    .join();
            words.put(feedback.id(), known);
        }
        return known;
    }

    @Override
    public void destroy() {
        desk.shutdownNow();
    }
}
