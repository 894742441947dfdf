package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.checkout.promotion.CountedLine;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.Protection;
import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.promotion.Savings.Given;
import io.tillstream.checkout.promotion.Savings.PointsGiven;
import io.tillstream.checkout.promotion.Savings.PointsShare;
import io.tillstream.checkout.promotion.Savings.Share;
import io.tillstream.checkout.promotion.Shopper;
import io.tillstream.checkout.promotion.WorkBudget;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Sale.Channel;
import java.util.ArrayList;
import java.util.Collections;
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
 */
public record PromotionRule(PromotionBook book, Supplier<WorkBudget> budget, Function<MemberId, Set<String>> segments)
        implements SavingsRule {
    /** The personal offer alone. */
    public static final SavingsRule OFFER_ONLY = new PromotionRule(PromotionBook.of(List.of()), WorkBudget::usual);

    /** Where a book has a promotion of that id, a longer one is used. */
    private static final String OFFER = "personal-offer";

    public PromotionRule {
        Objects.requireNonNull(book, "book");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(segments, "segments");
    }

    /** Where nobody is in a segment. */
    public PromotionRule(PromotionBook book, Supplier<WorkBudget> budget) {
        this(book, budget, ignored -> Set.of());
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
        var found = book.savingsOn(purchase(basket, counted, own), budget.get());
        List<List<Saving>> perLine = new ArrayList<>();
        lines.forEach(line -> perLine.add(new ArrayList<>()));
        for (Given given : found.given()) {
            Saving saving = own != null && given.promotion().equals(own.id())
                    ? personal(Objects.requireNonNull(basket.offer()), given)
                    : new Saving(given.promotion(), given.name(), null, given.amount());
            amounts(given).forEach((line, amount) -> perLine.get(line - 1).add(saving.of(amount)));
        }
        return new Savings(
                perLine, points(lines.size(), found.points()), coupons(found), found.nearMisses(), found.gaveUpOn());
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

    private Purchase purchase(Basket basket, List<CountedLine> lines, @Nullable Promotion own) {
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
                Map.of(),
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
