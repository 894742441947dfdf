package io.tillstream.till.search;

import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.ProductEdition;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds items by what a person types. The names are put into an index beside the counter; until it is there, and again
 * after a name has changed, they are looked through one by one, without the other script and without pinyin.
 */
public final class ItemSearch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ItemSearch.class);

    private final Catalogue catalogue;
    private final AtomicBoolean building = new AtomicBoolean();
    private final ExecutorService builder = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("name-index").daemon().factory());
    private volatile @Nullable Ready ready;

    public ItemSearch(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private record Ready(ProductEdition edition, NameIndex index, HanScript script) {}

    /** Begins with the index before anybody types, unless the one there is still holds. */
    public void start() {
        if (!isReady()) {
            build();
        }
    }

    /** The first few items on sale that have every word of a text, the nearest first. */
    public List<Gtin> find(String text, Language language, int most) {
        Ready now = ready;
        if (now == null || !now.edition().equals(catalogue.edition())) {
            build();
            return catalogue.search(
                    NameIndex.words(text.toLowerCase(Locale.ROOT)).toList(), language, most);
        }
        return now.index()
                .find(
                        NameIndex.words(now.script().folded(text)).toList(),
                        gtin -> catalogue.find(gtin).isPresent(),
                        most);
    }

    /** Whether it answers from the index. */
    public boolean isReady() {
        Ready now = ready;
        return now != null && now.edition().equals(catalogue.edition());
    }

    private void build() {
        if (building.compareAndSet(false, true)) {
            builder.execute(() -> {
                try {
                    ProductEdition edition = catalogue.edition();
                    long begun = System.nanoTime();
                    Ready before = ready;
                    HanScript script = before == null ? new HanScript() : before.script();
                    NameIndex index = NameIndexBuilder.of(catalogue.products(), script);
                    ready = new Ready(edition, index, script);
                    LOG.info(
                            "Names are indexed: {} places, {} MB, {} ms.",
                            index.size(),
                            index.bytes() >> 20,
                            Duration.ofNanos(System.nanoTime() - begun).toMillis());
                } catch (RuntimeException e) {
                    LOG.error("Names are not indexed; they are looked through one by one.", e);
                } finally {
                    building.set(false);
                }
            });
        }
    }

    @Override
    public void close() {
        builder.shutdownNow();
    }
}
