package io.tillstream.portal.products;

import io.tillstream.events.assortment.Product;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.productsearch.EverydayWords;
import io.tillstream.productsearch.ProductHit;
import io.tillstream.productsearch.ProductIndex;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Finds what the chain sells by what members call it: in the search cluster where there is one and it answers in time, else in
 * an index of this portal's own. Both find the same.
 */
@Component
public class ProductSearch {
    private static final Logger LOG = LoggerFactory.getLogger(ProductSearch.class);
    /** Products change seldom; a new one is found a minute later. */
    private static final Duration LASTS = Duration.ofMinutes(1);

    private final Assortment assortment;
    private final Clock clock;
    private final @Nullable ClusterSearch cluster;
    private final EverydayWords everyday = EverydayWords.own();
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Known known = new Known(List.of(), ProductIndex.EMPTY, Instant.MIN);

    /**
     * An index and what it was made of.
     *
     * @param products in the order they were read
     * @param index over them
     * @param readAt when they were read
     */
    private record Known(List<Product> products, ProductIndex index, Instant readAt) {}

    @Autowired
    ProductSearch(Assortment assortment, Clock clock, ObjectProvider<ClusterSearch> cluster) {
        this(assortment, clock, cluster.getIfAvailable());
    }

    ProductSearch(Assortment assortment, Clock clock, @Nullable ClusterSearch cluster) {
        this.assortment = assortment;
        this.clock = clock;
        this.cluster = cluster;
    }

    /** Products that answer, the best first. */
    public List<ProductHit> find(String text, int most) {
        Optional<List<ProductHit>> found = cluster == null ? Optional.empty() : cluster.find(text, most);
        if (found.isPresent()) {
            keepUp();
            return found.get();
        }
        return index().find(text, most);
    }

    /** The first who asks waits for it; later it is made anew beside those who ask. */
    private ProductIndex index() {
        if (known.products().isEmpty()) {
            known = readAgain(known);
        } else {
            keepUp();
        }
        return known.index();
    }

    private void keepUp() {
        Known now = known;
        boolean isOld = now.products().isEmpty()
                || !clock.instant().isBefore(now.readAt().plus(LASTS));
        if (isOld && reading.compareAndSet(false, true)) {
            Thread.ofVirtual().name("product-search").start(this::readBeside);
        }
    }

    private void readBeside() {
        try {
            known = readAgain(known);
        } catch (DataAccessException e) {
            LOG.warn("Products are found as they were; reading them again failed: {}", e.getMessage());
        } finally {
            reading.set(false);
        }
    }

    private Known readAgain(Known before) {
        Instant readAt = clock.instant();
        List<Product> products = assortment.goods();
        return new Known(
                products,
                products.equals(before.products()) ? before.index() : new ProductIndex(products, everyday),
                readAt);
    }
}
