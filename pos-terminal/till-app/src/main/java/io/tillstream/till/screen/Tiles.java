package io.tillstream.till.screen;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.sale.SaleDesk;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final SaleDesk desk;
    private final Map<String, List<Gtin>> chosen = new ConcurrentHashMap<>();

    Tiles(Catalogue catalogue, SaleDesk desk) {
        this.catalogue = catalogue;
        this.desk = desk;
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
        return catalogue.products().stream()
                .collect(Collectors.groupingBy(Product::category, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CATEGORIES)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    List<Tile> favourites() {
        return tiles(stable("", any -> true));
    }

    List<Tile> ofCategory(String category) {
        return tiles(stable(category, product -> product.category().equals(category)));
    }

    private List<Gtin> stable(String name, java.util.function.Predicate<Product> wanted) {
        List<Gtin> known = chosen.get(name);
        if (known != null && !known.isEmpty()) {
            return known;
        }
        List<Gtin> best = catalogue.products().stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong(this::sold).reversed().thenComparing(Product::gtin))
                .map(Product::gtin)
                .filter(gtin -> catalogue.find(gtin).isPresent())
                .limit(MOST)
                .toList();
        chosen.put(name, best);
        return best;
    }

    private long sold(Product product) {
        return catalogue
                .stock(product.gtin())
                .map(StockOnHand::sold)
                .map(quantity -> quantity.amount())
                .orElse(0L);
    }

    /** Items whose name or number holds every word. */
    List<Tile> search(String text) {
        List<String> words = Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        return tiles(catalogue.products().stream()
                .filter(product -> words.stream().allMatch(haystack(product)::contains))
                .map(Product::gtin)
                .sorted(Comparator.comparing(this::name))
                .limit(MOST)
                .toList());
    }

    private static String haystack(Product product) {
        String code = product.externalCode();
        return (product.name().en() + " " + product.name().zhTw() + " "
                        + product.name().zhCn() + " " + product.gtin() + " " + (code == null ? "" : code))
                .toLowerCase(Locale.ROOT);
    }

    private String name(Gtin gtin) {
        return catalogue.name(gtin).in(desk.language());
    }

    private List<Tile> tiles(List<Gtin> gtins) {
        Language language = desk.language();
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
