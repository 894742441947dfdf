package io.tillstream.portal.products;

import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.receipts.Receipts;
import io.tillstream.portal.signin.SignedInMember;
import io.tillstream.productsearch.Match;
import io.tillstream.productsearch.ProductHit;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the chain sells: what it costs, and whether a store has it. */
@Controller
class ProductsPage {
    private static final int SHOWN = 20;
    private static final int LONGEST = 100;

    private final ProductSearch search;
    private final Assortment assortment;
    private final Receipts receipts;
    private final Clock clock;

    ProductsPage(ProductSearch search, Assortment assortment, Receipts receipts, Clock clock) {
        this.search = search;
        this.assortment = assortment;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * A product as it is read.
     *
     * @param gtin its number
     * @param name what it is called
     * @param why what has to be said about how it was found; absent where the name says it
     * @param price what it costs; absent where nobody knows
     * @param isWeighed whether that is the price of a kilogram
     * @param stock what the store has; absent where nothing was ever booked
     */
    record Row(
            String gtin,
            String name,
            Match.@Nullable Kind why,
            @Nullable Price price,
            boolean isWeighed,
            @Nullable StockOnHand stock) {}

    /**
     * A store to choose.
     *
     * @param id its id
     * @param name what it is called
     */
    record Choice(String id, String name) {}

    @GetMapping("/products")
    String show(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "store", defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "0") int skip,
            Locale locale,
            Model model) {
        Language language = Languages.of(locale);
        String asked = text.strip().substring(0, Math.min(LONGEST, text.strip().length()));
        List<Store> stores = assortment.stores();
        Optional<StoreId> store = store(stores, chosen, signedIn.member());
        model.addAttribute("asked", asked);
        model.addAttribute("store", store.map(StoreId::value).orElse(""));
        model.addAttribute("zone", store.map(assortment::zoneOf).orElse(null));
        model.addAttribute(
                "stores",
                stores.stream()
                        .map(one -> new Choice(one.store().value(), one.name().in(language)))
                        .toList());
        model.addAttribute(
                "products",
                asked.isEmpty()
                        ? List.of()
                        : search.find(asked, SHOWN).stream()
                                .map(hit -> row(hit, store.orElse(null), language))
                                .toList());
        if (asked.isEmpty()) {
            browse(category, Math.max(0, skip), store.orElse(null), language, model);
        }
        return "products/products";
    }

    /** What stands together, for whoever has no word for it. */
    private void browse(String category, int skip, @Nullable StoreId store, Language language, Model model) {
        if (category.isEmpty()) {
            model.addAttribute("categories", assortment.categories());
            return;
        }
        List<Product> found = assortment.inCategory(category, skip, SHOWN + 1);
        model.addAttribute("category", category);
        model.addAttribute("next", found.size() > SHOWN ? skip + SHOWN : null);
        model.addAttribute(
                "products",
                found.stream()
                        .limit(SHOWN)
                        .map(one -> row(one.gtin(), null, one.name().in(language), store))
                        .toList());
    }

    /** The one that is chosen, else where the member was last, else the first. */
    private Optional<StoreId> store(List<Store> stores, String chosen, MemberId member) {
        List<StoreId> ids = stores.stream().map(Store::store).toList();
        return ids.stream()
                .filter(id -> id.value().equals(chosen))
                .findFirst()
                .or(() -> receipts.latest(member, 0, 1).stream()
                        .map(Receipts.Summary::store)
                        .filter(ids::contains)
                        .findFirst())
                .or(() -> ids.stream().findFirst());
    }

    private Row row(ProductHit hit, @Nullable StoreId store, Language language) {
        Gtin gtin = hit.gtin();
        Match.Kind why = hit.farthest();
        return row(gtin, why.isPlain() ? null : why, assortment.nameOf(gtin).in(language), store);
    }

    private Row row(Gtin gtin, Match.@Nullable Kind why, String name, @Nullable StoreId store) {
        return new Row(
                gtin.value(),
                name,
                why,
                assortment.price(gtin, store, clock.instant()).orElse(null),
                assortment.isWeighed(gtin),
                store == null ? null : assortment.stock(gtin, store).orElse(null));
    }
}
