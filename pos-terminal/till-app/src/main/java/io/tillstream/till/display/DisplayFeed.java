package io.tillstream.till.display;

import io.tillstream.events.Language;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.counter.CustomerDisplay;
import io.tillstream.till.sale.Counter;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the customer display as the counter is, and greets again some time after a customer has paid. */
public final class DisplayFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DisplayFeed.class);

    private final Counter desk;
    private final Catalogue catalogue;
    private final CustomerDisplay display;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("customer-display").factory());

    public DisplayFeed(Counter desk, Catalogue catalogue, CustomerDisplay display) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.display = display;
    }

    /** Shows the counter from now on. */
    public void start() {
        desk.onChange(this::lookSoon);
        long seconds = CustomerLines.FAREWELL.toSeconds();
        var _ = later.scheduleWithFixedDelay(this::look, 0, seconds, TimeUnit.SECONDS);
    }

    /** A display that sleeps is behind, and nobody waits for it: what it shows next is how the counter is then. */
    private void lookSoon() {
        if (!due.compareAndSet(false, true)) {
            return;
        }
        try {
            later.execute(() -> {
                due.set(false);
                look();
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The till is closing, and its display stays as it is.");
        }
    }

    private void look() {
        String shop =
                catalogue.store().map(store -> store.name().in(Language.EN)).orElse("");
        display.show(CustomerLines.of(desk.view(), shop));
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
