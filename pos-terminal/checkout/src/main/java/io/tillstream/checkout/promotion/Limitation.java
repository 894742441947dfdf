package io.tillstream.checkout.promotion;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.sale.PromotionUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A promotion's limits beyond one basket, for one purchase.
 *
 * @param promotion the promotion
 * @param limits which of its limits the purchase counts towards
 */
public record Limitation(Promotion promotion, List<LeasePool> limits) {
    /** What a purchase could have if there were enough of everything. */
    public static final Allowance UNLIMITED = new Allowance(0, Long.MAX_VALUE, Long.MAX_VALUE);

    public Limitation {
        limits = List.copyOf(limits);
    }

    /** Those of a purchase by this member, or by nobody in particular. */
    public static Limitation of(Promotion promotion, @Nullable MemberId member, CurrencyUnit currency) {
        Limits said = promotion.limits();
        List<LeasePool> limits = new ArrayList<>();
        if (said.totalUses() != null) {
            limits.add(LeasePool.ofUses(promotion.id()));
        }
        if (said.totalAmount() != null) {
            limits.add(LeasePool.ofMoney(promotion.id(), currency));
        }
        if (said.usesPerMember() != null && member != null) {
            limits.add(LeasePool.ofMember(promotion.id(), member));
        }
        return new Limitation(promotion, limits);
    }

    /** What is left for the purchase. */
    public Allowance allowance(HeldParts held) {
        long uses = Long.MAX_VALUE;
        long money = Long.MAX_VALUE;
        for (LeasePool limit : limits) {
            if (limit.isOfPromotionMoney()) {
                money = held.left(limit);
            } else {
                uses = Math.min(uses, held.left(limit));
            }
        }
        Long perMember = promotion.limits().usesPerMember();
        // What a member has had is known as what the ledger does not lend.
        return new Allowance(perMember == null ? 0 : Math.max(0, perMember - Math.min(perMember, uses)), uses, money);
    }

    /** Whether so much may be given; if not, what stands in the way. */
    public Optional<Withheld> withheld(HeldParts held, long uses, Money amount) {
        List<Withheld.Lack> lacks = limits.stream()
                .map(limit -> new Withheld.Lack(limit, units(limit, uses, amount)))
                .filter(lack -> lack.needed() > held.left(lack.limit()))
                .toList();
        return lacks.isEmpty() ? Optional.empty() : Optional.of(new Withheld(promotion.id(), promotion.name(), lacks));
    }

    /** What giving it uses up, as the sale records it. */
    public PromotionUse use(HeldParts held, long uses, Money amount) {
        return new PromotionUse(
                promotion.id(),
                uses,
                amount,
                limits.stream()
                        .flatMap(limit -> held.taken(limit, units(limit, uses, amount)).stream())
                        .toList());
    }

    private static long units(LeasePool limit, long uses, Money amount) {
        return limit.isOfPromotionMoney() ? amount.minor() : uses;
    }
}
