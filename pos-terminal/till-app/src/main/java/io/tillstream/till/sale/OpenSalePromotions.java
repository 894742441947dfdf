package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.promotion.HeldParts;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.till.kept.KeptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The promotions by which the open basket is priced, on disk beside it. There may be thousands and they change a few times a
 * day, so they are written when a basket has others than the one before, where no scan waits for it. A writing is named by
 * the moment that basket was opened, and every basket says which writing it is priced by.
 */
final class OpenSalePromotions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSalePromotions.class);

    private final KeptFile file;
    private final Function<MemberId, Set<String>> segments;
    private final Supplier<HeldParts> held;
    private final ExecutorService writing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("open-basket-promotions").factory());
    private @Nullable PromotionBook newest;
    private Instant since = Instant.EPOCH;

    OpenSalePromotions(Path data, Function<MemberId, Set<String>> segments, Supplier<HeldParts> held) {
        this.segments = segments;
        this.held = held;
        this.file = new KeptFile(data.resolve("open-basket-promotions"));
    }

    private record Kept(Instant since, List<Promotion> promotions) {}

    /** Keeps the promotions of a basket; gives the name of the writing, none where they are of no book. */
    Optional<Instant> keep(Opening opening) {
        Optional<PromotionBook> book =
                opening.promotions() instanceof RememberedSavings savings ? savings.book() : Optional.empty();
        return book.map(promotions -> promotions == newest ? since : begun(promotions, opening.at()));
    }

    private Instant begun(PromotionBook book, Instant name) {
        newest = book;
        since = name;
        writing.execute(() -> write(new Kept(name, book.promotions())));
        return name;
    }

    private void write(Kept promotions) {
        try {
            file.replace(CanonicalJson.encode(promotions), KeptFile.Force.TO_SYSTEM);
        } catch (IOException e) {
            LOG.warn("A basket's promotions are not kept; a restart would price it by others: {}", e.getMessage());
        }
    }

    /** The promotions of that writing; empty when the till died before it was done. */
    Optional<RememberedSavings> restore(Instant name) {
        try {
            Optional<PromotionBook> kept = file.read()
                    .map(bytes -> CanonicalJson.decode(bytes, Kept.class))
                    .filter(promotions -> promotions.since().equals(name))
                    .map(promotions -> PromotionBook.of(promotions.promotions()));
            newest = kept.orElse(null);
            since = name;
            return kept.map(book -> RememberedSavings.of(book, segments, held, System::nanoTime));
        } catch (IOException | UnreadableFact | IllegalArgumentException e) {
            LOG.warn("A basket's promotions cannot be read back: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** What is to be written is written first. */
    @Override
    public void close() {
        writing.close();
    }
}
