package io.tillstream.portal.shop;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.basket.PricedLine;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.Profile;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.payments.OnlinePayments;
import io.tillstream.portal.payments.SavedMethods;
import io.tillstream.portal.signin.SignedInMember;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The cart: what is in it, what it costs today at a till of that store, and why. */
@Controller
class CartPage {
    /** Of the session: the coupon that is looked at with the cart. */
    private static final String COUPON = "cart-coupon";

    private static final int LONGEST_COUPON = 64;

    private final ShoppingStore shopping;
    private final Carts carts;
    private final Counter counter;
    private final Availability availability;
    private final Assortment assortment;
    private final Members members;
    private final OnlinePayments payments;
    private final SavedMethods methods;
    private final Clock clock;

    CartPage(
            ShoppingStore shopping,
            Carts carts,
            Counter counter,
            Availability availability,
            Assortment assortment,
            Members members,
            OnlinePayments payments,
            SavedMethods methods,
            Clock clock) {
        this.shopping = shopping;
        this.carts = carts;
        this.counter = counter;
        this.availability = availability;
        this.assortment = assortment;
        this.members = members;
        this.payments = payments;
        this.methods = methods;
        this.clock = clock;
    }

    /**
     * Something that was taken off a line.
     *
     * @param name of the promotion
     * @param amount how much
     */
    record Off(String name, Money amount) {}

    /**
     * A line as it is read.
     *
     * @param gtin its number
     * @param name what it is called
     * @param pieces how many
     * @param unitPrice what one costs; absent where it cannot be bought
     * @param off what was taken off
     * @param net what is paid
     * @param deposit of its deposit; absent for none
     * @param leftOut why it cannot be bought; absent where it can
     * @param stock what the store has
     */
    record Line(
            String gtin,
            String name,
            long pieces,
            @Nullable Money unitPrice,
            List<Off> off,
            @Nullable Money net,
            @Nullable Money deposit,
            Counter.@Nullable LeftOut leftOut,
            Availability.Word stock) {}

    @GetMapping("/cart")
    String show(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam(name = "store", defaultValue = "") String chosen,
            HttpSession session,
            Locale locale,
            Model model) {
        Language language = Languages.of(locale);
        Profile profile = members.find(signedIn.member()).orElseThrow(NotHere::new);
        Store store = shopping.store(signedIn.member(), chosen).orElseThrow(NotHere::new);
        Cart cart = carts.of(signedIn.member(), store.store());
        String coupon = session.getAttribute(COUPON) instanceof String shown ? shown : null;
        Counter.Reckoned reckoned = counter.reckon(profile, store, cart.pieces(), coupon, clock.instant());
        PricedBasket priced = reckoned.priced();
        model.addAttribute("store", store.store().value());
        model.addAttribute("storeName", store.name().in(language));
        model.addAttribute("zone", store.zone());
        model.addAttribute("at", reckoned.at());
        model.addAttribute("priced", priced);
        model.addAttribute("coupon", coupon);
        model.addAttribute("attempt", UUID.randomUUID().toString());
        model.addAttribute("offered", payments.areOffered());
        model.addAttribute("kept", methods.of(signedIn.member()));
        model.addAttribute("isComplete", reckoned.leftOut().isEmpty());
        model.addAttribute("most", Cart.MOST_PIECES);
        model.addAttribute(
                "withheld",
                priced == null
                        ? List.of()
                        : priced.withheld().stream()
                                .map(one -> one.name().in(language))
                                .toList());
        model.addAttribute("lines", lines(cart, reckoned, language));
        return "shop/cart";
    }

    private List<Line> lines(Cart cart, Counter.Reckoned reckoned, Language language) {
        List<Line> lines = new ArrayList<>();
        PricedBasket priced = reckoned.priced();
        cart.pieces().forEach((gtin, pieces) -> {
            String name = assortment.nameOf(gtin).in(language);
            Availability.Word stock = availability.in(cart.store(), gtin).word();
            Counter.LeftOut leftOut = reckoned.leftOut().get(gtin);
            PricedLine line = ofItem(priced, gtin);
            lines.add(
                    line == null
                            ? new Line(gtin.value(), name, pieces, null, List.of(), null, null, leftOut, stock)
                            : new Line(
                                    gtin.value(),
                                    name,
                                    pieces,
                                    line.line().unitPrice(),
                                    line.savings().stream()
                                            .map(off -> new Off(off.name().in(language), off.amount()))
                                            .toList(),
                                    line.net(),
                                    depositOf(priced, line),
                                    leftOut,
                                    stock));
        });
        return lines;
    }

    private static @Nullable Money depositOf(@Nullable PricedBasket priced, PricedLine line) {
        Integer number = line.number();
        return linesOf(priced)
                .filter(other -> number.equals(other.depositOf()))
                .map(PricedLine::net)
                .findFirst()
                .orElse(null);
    }

    private static Stream<PricedLine> linesOf(@Nullable PricedBasket priced) {
        return priced == null ? Stream.empty() : priced.lines().stream();
    }

    private static @Nullable PricedLine ofItem(@Nullable PricedBasket priced, Gtin gtin) {
        return linesOf(priced)
                .filter(line ->
                        line.depositOf() == null && line.line().item().gtin().equals(gtin))
                .findFirst()
                .orElse(null);
    }

    /** So many of an item, in place of what there was: the number and the step of the button that was pressed. */
    @PostMapping("/cart/put")
    String put(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam String store,
            @RequestParam String gtin,
            @RequestParam(defaultValue = "1") String pieces,
            @RequestParam(defaultValue = "0") String step,
            RedirectAttributes after) {
        Store in = shopping.store(signedIn.member(), store)
                .filter(one -> one.store().value().equals(store))
                .orElseThrow(NotHere::new);
        Gtin item = item(gtin);
        long many = number(pieces) + number(step);
        StoreId id = in.store();
        Instant now = clock.instant();
        Putting sells = many == 0 ? Putting.DONE : counter.sells(item, in, now);
        Putting done = sells == Putting.DONE ? carts.put(signedIn.member(), id, item, many) : sells;
        if (done == Putting.DONE) {
            carts.shopIn(signedIn.member(), id);
        } else {
            after.addFlashAttribute("refused", done);
            after.addFlashAttribute("refusedItem", item.value());
        }
        return "redirect:/cart";
    }

    /** What the cart comes to at a till where that coupon is shown; an empty one leaves it out again. */
    @PostMapping("/cart/coupon")
    String coupon(@RequestParam String code, HttpSession session, RedirectAttributes after) {
        String coupon = code.strip();
        if (coupon.isEmpty()) {
            session.removeAttribute(COUPON);
        } else if (coupon.length() <= LONGEST_COUPON && counter.takes(coupon, clock.instant())) {
            session.setAttribute(COUPON, coupon);
        } else {
            after.addFlashAttribute("noCoupon", true);
        }
        return "redirect:/cart";
    }

    @PostMapping("/cart/empty")
    String empty(@AuthenticationPrincipal SignedInMember signedIn, @RequestParam String store) {
        carts.empty(signedIn.member(), new StoreId(store));
        return "redirect:/cart";
    }

    private static Gtin item(String gtin) {
        try {
            return Gtin.of(gtin);
        } catch (IllegalArgumentException e) {
            throw new NotHere(e);
        }
    }

    /** What is no number of pieces is as wrong as too many. */
    private static long number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return Cart.MOST_PIECES + 1;
        }
    }
}
