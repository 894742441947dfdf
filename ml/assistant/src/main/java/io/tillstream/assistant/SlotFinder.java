package io.tillstream.assistant;

import io.tillstream.events.Gtin;
import io.tillstream.language.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
                catalogue.storeNames().in(figures.withoutReceipts()).orElse(null),
                Days.in(text, today).orElse(null),
                figures.amount().orElse(null),
                figures.receipt().orElse(null),
                figures.order().orElse(null),
                figures.quantity()
                        .or(() -> item.flatMap(named -> counted(text, named)))
                        .orElse(null));
    }

    /** The number that stands before the name of the item: two teapots. */
    private Optional<Integer> counted(String text, Gtin item) {
        List<String> words = List.of(Wording.of(text).split(" ", -1));
        return IntStream.range(0, words.size() - 1)
                .filter(i -> catalogue.isNamedBy(item, words.get(i + 1)))
                .mapToObj(i -> Figures.numberOf(words.get(i)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
