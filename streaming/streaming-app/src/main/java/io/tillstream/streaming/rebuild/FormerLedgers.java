package io.tillstream.streaming.rebuild;

import io.tillstream.commandline.Complaint;
import io.tillstream.topologies.StreamsSettings;
import io.tillstream.wire.Owner;
import io.tillstream.wire.Stage;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** All that the ledgers have made: how far they have read, their stores and their copies, what they publish. */
final class FormerLedgers {
    /** A killed instance is missed by the broker after its session, which is 45 s at most unless somebody set it. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final Admin admin;
    private final List<Path> folders;

    /** @param folders what lies on this machine of them */
    FormerLedgers(Admin admin, List<Path> folders) {
        this.admin = admin;
        this.folders = List.copyOf(folders);
    }

    /**
     * Forgets them. Cut off at any place, it leaves what no ledger begins upon: the reading place goes first and what was
     * accepted last.
     *
     * @return how many topics were deleted
     * @throws Complaint when ledgers are at work
     */
    int forget() throws ExecutionException, InterruptedException, IOException {
        forgetReadingPlace();
        Set<String> topics = new TreeSet<>(admin.listTopics().names().get());
        topics.removeIf(topic -> !isTheirs(topic));
        topics.remove(Topics.ACCEPTED.name());
        delete(topics);
        for (Path folder : folders) {
            delete(folder);
        }
        delete(List.of(Topics.ACCEPTED.name()));
        return topics.size() + 1;
    }

    private static boolean isTheirs(String topic) {
        boolean isInternal = topic.startsWith(StreamsSettings.APPLICATION + "-")
                && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
        return isInternal || Topics.ALL.stream().anyMatch(known -> known.name().equals(topic) && isMade(known));
    }

    private static boolean isMade(Topic<?> topic) {
        return topic.owner() == Owner.STREAMING && topic.stage() != Stage.FACT;
    }

    private void forgetReadingPlace() throws ExecutionException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                admin.deleteConsumerGroups(List.of(StreamsSettings.APPLICATION))
                        .all()
                        .get();
                return;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof GroupIdNotFoundException) {
                    return;
                }
                if (!(e.getCause() instanceof GroupNotEmptyException)) {
                    throw e;
                }
                if (System.nanoTime() > until) {
                    throw new Complaint(
                            "Group " + StreamsSettings.APPLICATION,
                            "has members",
                            "nothing may keep ledgers while they are rebuilt",
                            "stop every streaming-app and start again");
                }
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
        }
    }

    private void delete(Collection<String> topics) throws ExecutionException, InterruptedException {
        List<ExecutionException> failures = new ArrayList<>();
        for (var deletion : admin.deleteTopics(topics).topicNameValues().values()) {
            try {
                deletion.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    failures.add(e);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        awaitGone(topics);
    }

    /** A broker that has not heard of it yet would say that the topic is still there when it is to be made again. */
    private void awaitGone(Collection<String> topics) throws ExecutionException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Collections.disjoint(admin.listTopics().names().get(), topics)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Topics are still there a minute after they were deleted: " + topics);
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
