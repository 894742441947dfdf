package io.tillstream.portal.products;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.tillstream.productsearch.EverydayWords;
import io.tillstream.productsearch.ProductFinder;
import io.tillstream.productsearch.ProductHit;
import io.tillstream.productsearch.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Finds products in the cluster, in time or not at all. After one failure no member waits for it again: it is tried beside
 * them, and asked again once it answers in time.
 */
@Component
@ConditionalOnProperty("tillstream.elasticsearch")
class ClusterSearch implements SmartLifecycle {
    /** All of a search; an answer of the assistant with a search in it may take 250 ms. */
    static final Duration IN_TIME = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(ClusterSearch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_FOR_WORDS = Duration.ofMinutes(1);
    /** A question that makes the cluster do everything that members' questions do. */
    private static final String TRIAL = "fresh milk 水果";

    private final ClusterWords words;
    private final ClusterLookup lookup;
    private final EverydayWords everyday = EverydayWords.own();
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread looking =
            Thread.ofPlatform().name("product-cluster").daemon().unstarted(this::run);
    private volatile ProductFinder known = new ProductFinder(new Words(Map.of()), everyday);
    private String complaint = "";
    private volatile @Nullable ProductFinder finder;

    ClusterSearch(ElasticsearchClient client) {
        words = new ClusterWords(client);
        lookup = new ClusterLookup(client);
    }

    /** Products that answer; absent where the cluster does not say in time. */
    Optional<List<ProductHit>> find(String text, int most) {
        ProductFinder now = finder;
        if (now == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(within(IN_TIME, () -> now.find(text, most, lookup)));
        } catch (ExecutionException | TimeoutException e) {
            leave(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Whether members' questions go to the cluster. */
    private boolean isAsked() {
        return finder != null;
    }

    private <T> T within(Duration time, Callable<T> question)
            throws ExecutionException, TimeoutException, InterruptedException {
        Future<T> answer = asking.submit(question);
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopping.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            if (within(PATIENCE, words::areOld)) {
                known = new ProductFinder(within(PATIENCE_FOR_WORDS, words::read), everyday);
                if (isAsked()) {
                    finder = known;
                }
            }
            if (!isAsked()) {
                // The first question after a start is slow on either side.
                within(PATIENCE, () -> known.find(TRIAL, 1, lookup));
                within(IN_TIME, () -> known.find(TRIAL, 1, lookup));
                come();
            }
        } catch (ExecutionException | TimeoutException e) {
            leave(e);
        }
    }

    private synchronized void come() {
        finder = known;
        complaint = "";
        LOG.info("Products are looked up in Elasticsearch.");
    }

    private synchronized void leave(Exception e) {
        finder = null;
        String reason = e instanceof TimeoutException ? "no answer in time" : String.valueOf(e.getCause());
        if (!reason.equals(complaint)) {
            LOG.warn(
                    "Products are looked up in memory, and Elasticsearch is tried every {} s: {}",
                    BETWEEN_LOOKS.toSeconds(),
                    reason);
        }
        complaint = reason;
    }

    @Override
    public void start() {
        looking.start();
    }

    @Override
    public void stop() {
        stopping.countDown();
        asking.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return looking.isAlive();
    }
}
