package io.tillstream.till.screen;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.till.catalogue.Catalogue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The items on the left: what this store sells most, one category, or what was searched for. The grid of favourites is
 * chosen once a day and then stays, because a hand remembers places.
 */
@Component
final class Tiles {
    private static final int MOST = 24;
    private static final int MOST_CATEGORIES = 6;

    private final Catalogue catalogue;
    private final Map<String, List<Gtin>> chosen = new ConcurrentHashMap<>();

    Tiles(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * One item to touch.
     *
     * @param gtin its number
     * @param name its name
     * @param price what it costs
     */
    public record Tile(String gtin, String name, String price) {}

    /** The names of the largest categories, in alphabetical order. */
    List<String> categories() {
        return catalogue.categories().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CATEGORIES)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    List<Tile> favourites(Language language) {
        return tiles(stable("", () -> catalogue.mostSold(MOST)), language);
    }

    List<Tile> ofCategory(String category, Language language) {
        return tiles(stable(category, () -> catalogue.mostSold(category, MOST)), language);
    }

    private List<Gtin> stable(String name, Supplier<List<Gtin>> best) {
        List<Gtin> known = chosen.get(name);
        if (known != null && !known.isEmpty()) {
            return known;
        }
        List<Gtin> now = best.get();
        chosen.put(name, now);
        return now;
    }

    /** Items whose name or number holds every word. */
    List<Tile> search(String text, Language language) {
        List<String> words = Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        return tiles(catalogue.search(words, language, MOST), language);
    }

    private List<Tile> tiles(List<Gtin> gtins, Language language) {
        Function<ShelfItem, Tile> tile = item -> new Tile(
                item.gtin().value(),
                item.product().name().in(language),
                item.unitPrice().display());
        return gtins.stream()
                .map(catalogue::find)
                .flatMap(Optional::stream)
                .map(tile)
                .toList();
    }
}
