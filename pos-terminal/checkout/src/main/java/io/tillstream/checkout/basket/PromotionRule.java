package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.checkout.promotion.Allowance;
import io.tillstream.checkout.promotion.CountedLine;
import io.tillstream.checkout.promotion.HeldParts;
import io.tillstream.checkout.promotion.Limitation;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.Protection;
import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.promotion.Savings.Given;
import io.tillstream.checkout.promotion.Savings.PointsGiven;
import io.tillstream.checkout.promotion.Savings.PointsShare;
import io.tillstream.checkout.promotion.Savings.Share;
import io.tillstream.checkout.promotion.Shopper;
import io.tillstream.checkout.promotion.Withheld;
import io.tillstream.checkout.promotion.WorkBudget;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.Sale.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The promotions of a book and the personal offer a member took, decided together: the offer is one more promotion that
 * does not stack (ADR 0019). Lines that allow no discount take no part.
 *
 * @param book the promotions
 * @param budget what one pricing is worth, asked anew each time
 * @param segments those of a member; asked again and again, and to be answered alike for as long as a basket is open
 * @param held what may be given of promotions whose limits span baskets; asked once per pricing
 */
public record PromotionRule(
        PromotionBook book,
        Supplier<WorkBudget> budget,
        Function<MemberId, Set<String>> segments,
        Supplier<HeldParts> held)
        implements SavingsRule {
    /** The personal offer alone. */
    public static final SavingsRule OFFER_ONLY = new PromotionRule(PromotionBook.of(List.of()), WorkBudget::usual);

    /** Where a book has a promotion of that id, a longer one is used. */
    private static final String OFFER = "personal-offer";

    public PromotionRule {
        Objects.requireNonNull(book, "book");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(segments, "segments");
        Objects.requireNonNull(held, "held");
    }

    /** Where nobody is in a segment, and nothing is held of any limit. */
    public PromotionRule(PromotionBook book, Supplier<WorkBudget> budget) {
        this(book, budget, ignored -> Set.of(), () -> HeldParts.NONE);
    }

    @Override
    public Savings on(Basket basket, List<BasketLine> lines) {
        List<CountedLine> counted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).allowsDiscount()) {
                counted.add(counted(i + 1, lines.get(i)));
            }
        }
        if (counted.isEmpty()) {
            return new Savings(Collections.nCopies(lines.size(), List.of()), List.of());
        }
        Promotion own = own(basket.offer(), lines);
        Limited limited = limited(basket, counted, own);
        var found = limited.found();
        List<List<Saving>> perLine = new ArrayList<>();
        lines.forEach(line -> perLine.add(new ArrayList<>()));
        for (Given given : found.given()) {
            Saving saving = own != null && given.promotion().equals(own.id())
                    ? personal(Objects.requireNonNull(basket.offer()), given)
                    : new Saving(given.promotion(), given.name(), null, given.amount());
            amounts(given).forEach((line, amount) -> perLine.get(line - 1).add(saving.of(amount)));
        }
        return new Savings(
                perLine,
                points(lines.size(), found.points()),
                coupons(found),
                found.nearMisses().stream()
                        .filter(miss -> limited.isLeft(miss.promotion()))
                        .toList(),
                found.gaveUpOn(),
                limited.uses(),
                limited.withheld());
    }

    /**
     * What was found within the limits.
     *
     * @param found the savings
     * @param uses what they use up of limited promotions
     * @param withheld what they leave out for want of a part
     * @param spent limited promotions of which nothing is held
     */
    private record Limited(
            io.tillstream.checkout.promotion.Savings found,
            List<PromotionUse> uses,
            List<Withheld> withheld,
            Set<String> spent) {
        boolean isLeft(String promotion) {
            return !spent.contains(promotion);
        }
    }

    /**
     * Looks without the limits beyond one basket first: what the till holds is nearly always enough, and then nothing better
     * is possible within them. Where it is not, looks within them, and tells what that leaves out.
     */
    private Limited limited(Basket basket, List<CountedLine> counted, @Nullable Promotion own) {
        if (book.limited().isEmpty()) {
            return new Limited(
                    book.savingsOn(purchase(basket, counted, own, Map.of()), budget.get()),
                    List.of(),
                    List.of(),
                    Set.of());
        }
        HeldParts parts = held.get();
        Map<String, Limitation> limitations = new HashMap<>();
        Map<String, Allowance> wanted = new HashMap<>();
        Map<String, Allowance> left = new HashMap<>();
        Set<String> spent = new HashSet<>();
        for (Promotion promotion : book.limited()) {
            Limitation limitation =
                    Limitation.of(promotion, basket.member(), basket.store().currency());
            Allowance allowance = limitation.allowance(parts);
            limitations.put(promotion.id(), limitation);
            wanted.put(promotion.id(), Limitation.UNLIMITED);
            left.put(promotion.id(), allowance);
            if (allowance.usesLeft() == 0 || allowance.minorLeft() == 0) {
                spent.add(promotion.id());
            }
        }
        var wished = book.savingsOn(purchase(basket, counted, own, wanted), budget.get());
        List<Withheld> withheld = given(wished, basket).entrySet().stream()
                .flatMap(given -> Stream.ofNullable(limitations.get(given.getKey()))
                        .flatMap(limitation -> given.getValue().withheld(limitation, parts).stream()))
                .toList();
        var found = withheld.isEmpty() ? wished : book.savingsOn(purchase(basket, counted, own, left), budget.get());
        List<PromotionUse> uses = given(found, basket).entrySet().stream()
                .flatMap(given -> Stream.ofNullable(limitations.get(given.getKey()))
                        .map(limitation -> given.getValue().use(limitation, parts)))
                .toList();
        return new Limited(found, uses, withheld, spent);
    }

    /** How often and how much. */
    private record Extent(long uses, Money amount) {
        Optional<Withheld> withheld(Limitation limitation, HeldParts parts) {
            return limitation.withheld(parts, uses, amount);
        }

        PromotionUse use(Limitation limitation, HeldParts parts) {
            return limitation.use(parts, uses, amount);
        }
    }

    private static Map<String, Extent> given(io.tillstream.checkout.promotion.Savings found, Basket basket) {
        Map<String, Extent> given = new LinkedHashMap<>();
        found.given().forEach(one -> given.put(one.promotion(), new Extent(one.uses(), one.amount())));
        Money nothing = Money.zero(basket.store().currency());
        found.points().forEach(one -> given.put(one.promotion(), new Extent(1, nothing)));
        return given;
    }

    private static Saving personal(PersonalOffer offer, Given given) {
        return new Saving(offer.campaign(), given.name(), offer.decisionId(), given.amount());
    }

    private static CountedLine counted(int number, BasketLine line) {
        Product product = line.item().product();
        Money none = Money.zero(line.unitPrice().currency());
        // A floor in another currency says nothing here, and must not keep the till from selling.
        Money floor = Stream.ofNullable(product.floor())
                .filter(told -> told.currency().equals(none.currency()))
                .findFirst()
                .orElse(none);
        return new CountedLine(
                number,
                product.gtin(),
                product.category(),
                product.marks(),
                line.quantity(),
                line.unitPrice(),
                floor,
                Protection.NONE);
    }

    private Purchase purchase(
            Basket basket, List<CountedLine> lines, @Nullable Promotion own, Map<String, Allowance> allowances) {
        Store store = basket.store();
        MemberId member = basket.member();
        return new Purchase(
                store.store(),
                Channel.TILL,
                basket.opening().at(),
                store.currency(),
                member == null ? null : new Shopper(member, segments.apply(member)),
                Set.copyOf(basket.coupons()),
                Math.min(store.pointsPerMajor(), Purchase.MOST_POINTS_PER_MAJOR),
                lines,
                allowances,
                own);
    }

    /** The offer as a promotion, if there is a piece it could serve: it takes nothing off weighed goods. */
    private @Nullable Promotion own(@Nullable PersonalOffer offer, List<BasketLine> lines) {
        if (offer == null
                || lines.stream()
                        .noneMatch(line -> line.item().gtin().equals(offer.gtin())
                                && line.quantity().unit() == Quantity.Unit.EACH)) {
            return null;
        }
        String id = OFFER;
        while (book.find(id).isPresent()) {
            id += "-";
        }
        return offer.asPromotion(id);
    }

    /** What a promotion takes off each line, by its number; units that only count towards it have no part. */
    private static Map<Integer, Money> amounts(Given given) {
        Map<Integer, Money> amounts = new TreeMap<>();
        for (Share share : given.shares()) {
            if (share.amount().isPositive()) {
                amounts.merge(share.line(), share.amount(), Money::plus);
            }
        }
        return amounts;
    }

    private static List<Long> points(int lines, List<PointsGiven> given) {
        List<Long> points = new ArrayList<>(Collections.nCopies(lines, 0L));
        for (PointsGiven promotion : given) {
            for (PointsShare share : promotion.shares()) {
                points.set(share.line() - 1, Math.addExact(points.get(share.line() - 1), share.points()));
            }
        }
        return points;
    }

    private List<CouponUse> coupons(io.tillstream.checkout.promotion.Savings found) {
        return Stream.concat(
                        found.given().stream().map(Given::promotion),
                        found.points().stream().map(PointsGiven::promotion))
                .map(book::find)
                .flatMap(Optional::stream)
                .filter(promotion -> promotion.eligibility().coupon() != null)
                .map(promotion -> new CouponUse(
                        Objects.requireNonNull(promotion.eligibility().coupon()),
                        promotion.id(),
                        CouponUse.Kind.REDEEMED))
                .toList();
    }
}
