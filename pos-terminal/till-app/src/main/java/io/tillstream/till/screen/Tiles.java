package io.tillstream.till.screen;

import io.tillstream.checkout.basket.LineWords;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.search.ItemSearch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private final ItemSearch search;
    private final StockFigures figures;
    private final Map<String, List<Gtin>> chosen = new ConcurrentHashMap<>();

    Tiles(Catalogue catalogue, ItemSearch search, StockFigures figures) {
        this.catalogue = catalogue;
        this.search = search;
        this.figures = figures;
    }

    /**
     * One item to touch.
     *
     * @param gtin its number
     * @param name its name
     * @param price what it costs
     * @param stock how much of it is here by the books, or absent
     * @param none whether that is nothing
     * @param age how old that is
     */
    public record Tile(
            String gtin,
            String name,
            String price,
            @Nullable String stock,
            boolean none,
            Age age) {}

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

    /** Items that have every word in a name, in its reading, in their number or code. */
    List<Tile> search(String text, Language language) {
        return tiles(search.find(text, language, MOST), language);
    }

    private List<Tile> tiles(List<Gtin> gtins, Language language) {
        return gtins.stream()
                .map(catalogue::find)
                .flatMap(Optional::stream)
                .map(item -> tile(item, language))
                .toList();
    }

    /** These items again, as they are now. */
    List<Tile> again(List<Gtin> gtins, Language language) {
        return tiles(gtins, language);
    }

    Tile tile(ShelfItem item, Language language) {
        Optional<Quantity> onHand = figures.of(item.gtin()).map(StockOnHand::onHand);
        return new Tile(
                item.gtin().value(),
                item.product().name().in(language),
                item.unitPrice().display(),
                onHand.map(LineWords::count).orElse(null),
                onHand.map(quantity -> quantity.amount() <= 0).orElse(false),
                figures.age());
    }
}
