package io.tillstream.assistant;

import io.tillstream.events.Gtin;
import java.time.LocalDate;
import java.util.Optional;

/** Finds in a text what an answer needs to know. */
final class SlotFinder {
    private final Catalogue catalogue;
    private final LocalDate today;

    SlotFinder(Catalogue catalogue, LocalDate today) {
        this.catalogue = catalogue;
        this.today = today;
    }

    Slots in(String text) {
        Figures figures = new Figures(text);
        Optional<Gtin> item = figures.item().or(() -> catalogue.item(text));
        return new Slots(
                item.orElse(null),
                catalogue.store(figures.withoutReceipts()).orElse(null),
                Days.in(text, today).orElse(null),
                figures.amount().orElse(null),
                figures.receipt().orElse(null),
                figures.order().orElse(null),
                figures.quantity().orElse(null));
    }
}
