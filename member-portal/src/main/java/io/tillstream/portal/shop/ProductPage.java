package io.tillstream.portal.shop;

import io.tillstream.checkout.offer.OfferCard;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.Profile;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.offers.OfferCards;
import io.tillstream.portal.signin.SignedInMember;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One product: what it costs, what is given on it, where it is, and what there is instead. */
@Controller
class ProductPage {
    private final ShoppingStore shopping;
    private final Assortment assortment;
    private final Availability availability;
    private final Counter counter;
    private final Carts carts;
    private final OfferCards cards;
    private final Members members;
    private final Clock clock;

    ProductPage(
            ShoppingStore shopping,
            Assortment assortment,
            Availability availability,
            Counter counter,
            Carts carts,
            OfferCards cards,
            Members members,
            Clock clock) {
        this.shopping = shopping;
        this.assortment = assortment;
        this.availability = availability;
        this.counter = counter;
        this.carts = carts;
        this.cards = cards;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping("/products/{gtin}")
    String show(
            @AuthenticationPrincipal SignedInMember signedIn,
            @PathVariable String gtin,
            @RequestParam(name = "store", defaultValue = "") String chosen,
            Locale locale,
            Model model) {
        Language language = Languages.of(locale);
        Profile profile = members.find(signedIn.member()).orElseThrow(NotHere::new);
        Product product = product(gtin);
        Store store = shopping.store(signedIn.member(), chosen).orElseThrow(NotHere::new);
        StoreId id = store.store();
        Instant now = clock.instant();
        Availability.Stock stock = availability.in(id, product.gtin());
        model.addAttribute("product", product);
        model.addAttribute("name", product.name().in(language));
        model.addAttribute("store", id.value());
        model.addAttribute("storeName", store.name().in(language));
        model.addAttribute("zone", store.zone());
        model.addAttribute("price", assortment.price(product.gtin(), id, now).orElse(null));
        model.addAttribute("isWeighed", assortment.isWeighed(product.gtin()));
        model.addAttribute("stock", stock);
        model.addAttribute("sells", counter.sells(product.gtin(), store, now));
        model.addAttribute("inCart", carts.piecesOf(signedIn.member(), id, product.gtin()));
        List<OfferCard> given = cards.on(product, id, profile, language);
        model.addAttribute("offers", given);
        model.addAttribute(
                "elsewhere",
                availability.elsewhere(store, product.gtin()).stream()
                        .map(other -> new Other(
                                other.store().store().value(),
                                other.store().name().in(language),
                                other.stock().word(),
                                other.metres() == null ? -1 : (other.metres() + 500) / 1_000))
                        .toList());
        model.addAttribute(
                "instead",
                stock.word() == Availability.Word.NONE ? availability.insteadOf(product, store, now) : List.of());
        return "shop/product";
    }

    /**
     * Another store.
     *
     * @param store its id
     * @param name what it is called
     * @param word what it has
     * @param kilometres how far; −1 where nobody has said
     */
    record Other(String store, String name, Availability.Word word, long kilometres) {}

    private Product product(String gtin) {
        try {
            Gtin number = Gtin.of(gtin);
            Product product = assortment.products(Set.of(number)).get(number);
            if (product != null) {
                return product;
            }
        } catch (IllegalArgumentException e) {
            throw new NotHere(e);
        }
        throw new NotHere();
    }
}
