package io.tillstream.portal.orders;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.OrderId;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.Reservation;
import io.tillstream.events.order.Fulfilment;
import io.tillstream.events.sale.Sale;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.enrolment.CardQr;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.Profile;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.payments.OnlinePayment;
import io.tillstream.portal.payments.OnlinePayments;
import io.tillstream.portal.payments.PaymentId;
import io.tillstream.portal.payments.PaymentMethod;
import io.tillstream.portal.payments.SavedMethod;
import io.tillstream.portal.payments.SavedMethods;
import io.tillstream.portal.receipts.Receipts;
import io.tillstream.portal.shop.Carts;
import io.tillstream.portal.shop.Counter;
import io.tillstream.portal.shop.Putting;
import io.tillstream.portal.shop.ShoppingStore;
import io.tillstream.portal.signin.SignedInMember;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ordering what is in the cart, and what became of orders. */
@Controller
class OrdersPage {
    private static final int PAGE = 20;
    private static final int RECEIPTS_LOOKED_AT = 50;
    private static final int LONGEST_ATTEMPT = 64;
    private static final int MOST_DAYS = 7;
    /** The ledger answers within a second; whoever waits longer looks again. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Orders orders;
    private final OrderDesk desk;
    private final OnlinePayments payments;
    private final SavedMethods methods;
    private final Counter counter;
    private final Carts carts;
    private final ShoppingStore shopping;
    private final Assortment assortment;
    private final Receipts receipts;
    private final Members members;
    private final Clock clock;

    OrdersPage(
            Orders orders,
            OrderDesk desk,
            OnlinePayments payments,
            SavedMethods methods,
            Counter counter,
            Carts carts,
            ShoppingStore shopping,
            Assortment assortment,
            Receipts receipts,
            Members members,
            Clock clock) {
        this.orders = orders;
        this.desk = desk;
        this.payments = payments;
        this.methods = methods;
        this.counter = counter;
        this.carts = carts;
        this.shopping = shopping;
        this.assortment = assortment;
        this.receipts = receipts;
        this.members = members;
        this.clock = clock;
    }

    /**
     * One order of the list.
     *
     * @param order it
     * @param store what its store is called
     * @param zone the zone of its times
     */
    record Row(MemberOrder order, String store, ZoneId zone) {}

    /**
     * One line of an order.
     *
     * @param gtin its number
     * @param name what it is called
     * @param pieces how many were ordered
     * @param left how many were left where the ledger refused; absent where it did not
     * @param found how many the store found; absent where nobody looked, or all were found
     */
    record Line(
            String gtin,
            String name,
            long pieces,
            @Nullable Long left,
            @Nullable Long found) {}

    @GetMapping("/orders")
    String list(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam(defaultValue = "0") int skip,
            Locale locale,
            Model model) {
        int from = Math.max(0, skip);
        List<MemberOrder> found = orders.of(signedIn.member(), from, PAGE + 1);
        model.addAttribute(
                "orders",
                found.stream()
                        .limit(PAGE)
                        .map(order -> new Row(
                                order,
                                assortment.nameOf(order.store()).in(Languages.of(locale)),
                                assortment.zoneOf(order.store())))
                        .toList());
        model.addAttribute("next", found.size() > PAGE ? from + PAGE : null);
        return "orders/orders";
    }

    @GetMapping("/orders/{id}")
    String show(@AuthenticationPrincipal SignedInMember signedIn, @PathVariable String id, Locale locale, Model model) {
        Language language = Languages.of(locale);
        MemberOrder order = order(id, signedIn.member());
        OnlinePayment payment = payment(order).orElse(null);
        model.addAttribute("order", order);
        model.addAttribute("steps", orders.steps(order.id()));
        model.addAttribute("storeName", assortment.nameOf(order.store()).in(language));
        model.addAttribute("zone", assortment.zoneOf(order.store()));
        model.addAttribute("qr", CardQr.of(order.id()));
        model.addAttribute("payment", payment);
        model.addAttribute("refused", payments.refused(order.id().value()));
        model.addAttribute("offered", payments.areOffered());
        model.addAttribute("kept", methods.of(order.member()));
        model.addAttribute("receipt", receipt(order).map(Sale::source).orElse(null));
        model.addAttribute(
                "lines",
                order.lines().stream().map(line -> line(line, language)).toList());
        return "orders/order";
    }

    private Line line(MemberOrder.Line line, Language language) {
        Long found = line.found();
        return new Line(
                line.gtin().value(),
                assortment.nameOf(line.gtin()).in(language),
                line.pieces(),
                line.answer() == Reservation.State.REFUSED ? line.available() : null,
                found == null || found == line.pieces() ? null : found);
    }

    private Optional<OnlinePayment> payment(MemberOrder order) {
        PaymentId payment = order.payment();
        return payment == null ? Optional.empty() : payments.find(payment);
    }

    private Optional<Sale> receipt(MemberOrder order) {
        return order.stage() != Stage.HANDED_OVER
                ? Optional.empty()
                : receipts.whole(order.member(), RECEIPTS_LOOKED_AT).stream()
                        .filter(sale -> sale.lines().stream()
                                .anyMatch(line -> line.reservation() != null
                                        && line.reservation().startsWith(order.id() + "-")))
                        .findFirst();
    }

    private MemberOrder order(String id, MemberId member) {
        return OrderId.isOne(id)
                ? orders.find(OrderId.of(id))
                        .filter(order -> order.member().equals(member))
                        .orElseThrow(NotHere::new)
                : missing();
    }

    private static MemberOrder missing() {
        throw new NotHere();
    }

    /** The cart becomes an order; what was shown is what is ordered, or the cart is shown again. */
    @PostMapping("/orders")
    String place(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam String store,
            @RequestParam String attempt,
            @RequestParam String total,
            @RequestParam Fulfilment fulfilment,
            @RequestParam(defaultValue = "3") int days,
            @RequestParam(defaultValue = "") String pay,
            Locale locale,
            RedirectAttributes after) {
        MemberId member = signedIn.member();
        Profile profile = members.find(member).orElseThrow(NotHere::new);
        Store in = shopping.store(member, store)
                .filter(one -> one.store().value().equals(store))
                .orElseThrow(NotHere::new);
        if (attempt.isBlank() || attempt.length() > LONGEST_ATTEMPT || days < 1 || days > MOST_DAYS) {
            throw new NotHere();
        }
        Optional<OrderId> before = orders.ofAttempt(member, attempt);
        if (before.isPresent()) {
            return "redirect:/orders/" + before.get();
        }
        Counter.Reckoned reckoned =
                counter.reckon(profile, in, carts.of(member, in.store()).pieces(), clock.instant());
        PricedBasket priced = reckoned.priced();
        if (priced == null
                || !reckoned.leftOut().isEmpty()
                || !priced.total().toString().equals(total)) {
            after.addFlashAttribute("changed", true);
            return "redirect:/cart";
        }
        Optional<Paying> paying = paying(member, fulfilment, pay);
        if (paying.isEmpty()) {
            after.addFlashAttribute("payHow", true);
            return "redirect:/cart";
        }
        OrderId id = desk.place(new OrderDesk.Wish(
                member,
                attempt,
                priced,
                fulfilment,
                Duration.ofDays(days),
                paying.get().method(),
                paying.get().saved() == null ? null : paying.get().saved().id(),
                Languages.of(locale)));
        awaitTheLedger(id);
        desk.pay(id);
        return "redirect:/orders/" + id;
    }

    /**
     * By what an order is paid.
     *
     * @param method how; absent for what is paid at the till
     * @param saved the kept method
     */
    private record Paying(
            @Nullable PaymentMethod method, @Nullable SavedMethod saved) {}

    private Optional<Paying> paying(MemberId member, Fulfilment fulfilment, String pay) {
        return switch (fulfilment) {
            case RESERVE -> Optional.of(new Paying(null, null));
            case COLLECT -> payments.areOffered() ? paying(member, pay) : Optional.empty();
            // No door of the staff shows where to.
            case DELIVER -> Optional.empty();
        };
    }

    private Optional<Paying> paying(MemberId member, String pay) {
        return methods.of(member).stream()
                .filter(one -> one.id().value().equals(pay))
                .findFirst()
                .map(saved -> new Paying(saved.method(), saved))
                .or(() -> Arrays.stream(PaymentMethod.values())
                        .filter(method -> method.name().equals(pay))
                        .findFirst()
                        .map(method -> new Paying(method, null)));
    }

    private void awaitTheLedger(OrderId id) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline
                && orders.find(id).map(MemberOrder::stage).orElse(Stage.LAPSED) == Stage.RESERVING) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @PostMapping("/orders/{id}/cancel")
    String cancel(@AuthenticationPrincipal SignedInMember signedIn, @PathVariable String id, RedirectAttributes after) {
        MemberOrder order = order(id, signedIn.member());
        if (!desk.cancel(order.id(), signedIn.member())) {
            after.addFlashAttribute("tooLate", true);
        }
        return "redirect:/orders/" + order.id();
    }

    /** Another way to pay, after one that did not work. */
    @PostMapping("/orders/{id}/pay")
    String pay(
            @AuthenticationPrincipal SignedInMember signedIn,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String pay) {
        MemberOrder order = order(id, signedIn.member());
        paying(signedIn.member(), pay).ifPresent(how -> {
            PaymentMethod method = how.method();
            if (method != null) {
                desk.payBy(
                        order.id(),
                        method,
                        how.saved() == null ? null : how.saved().id());
            }
        });
        return "redirect:/orders/" + order.id();
    }

    /** Fills the cart with what an order or the latest purchase had, at today's prices; what is not sold any more is named. */
    @PostMapping("/orders/again")
    String again(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam(defaultValue = "") String order,
            Locale locale,
            RedirectAttributes after) {
        MemberId member = signedIn.member();
        Map<Gtin, Long> wanted = new LinkedHashMap<>();
        StoreId where;
        if (order.isEmpty()) {
            Sale sale = receipts.whole(member, RECEIPTS_LOOKED_AT).stream()
                    .filter(one -> one.total().isPositive())
                    .findFirst()
                    .orElseThrow(NotHere::new);
            where = sale.source().till().store();
            sale.lines().stream()
                    .filter(line -> line.depositOf() == null && line.quantity().amount() > 0)
                    .forEach(line -> wanted.merge(line.gtin(), line.quantity().amount(), Long::sum));
        } else {
            MemberOrder of = order(order, member);
            where = of.store();
            of.lines().forEach(line -> wanted.merge(line.gtin(), line.pieces(), Long::sum));
        }
        Store store = assortment.store(where).orElseThrow(NotHere::new);
        List<String> gone = new ArrayList<>();
        wanted.forEach((gtin, pieces) -> {
            boolean isIn = counter.sells(gtin, store, clock.instant()) == Putting.DONE
                    && carts.put(member, where, gtin, pieces) == Putting.DONE;
            if (!isIn) {
                gone.add(assortment.nameOf(gtin).in(Languages.of(locale)));
            }
        });
        carts.shopIn(member, where);
        if (!gone.isEmpty()) {
            after.addFlashAttribute("gone", String.join(", ", gone));
        }
        return "redirect:/cart";
    }
}
