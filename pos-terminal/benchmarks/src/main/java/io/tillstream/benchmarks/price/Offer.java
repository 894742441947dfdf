package io.tillstream.benchmarks.price;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A promotion before it is put into the words of one contender. All stack; the higher priority is given first. */
sealed interface Offer {
    Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");
    CurrencyUnit CURRENCY = CurrencyUnit.of("GBP");

    String id();

    int priority();

    record ItemPercent(String id, int priority, Gtin item, int basisPoints) implements Offer {}

    record ItemAmount(String id, int priority, Gtin item, long minor) implements Offer {}

    record CategoryPercent(String id, int priority, String category, int basisPoints) implements Offer {}

    record ThreeForPrice(String id, int priority, String category, long minor) implements Offer {}

    /** Of three the cheapest at half its price. */
    record ThirdForHalf(String id, int priority, String category) implements Offer {}

    record ThirdForNothing(String id, int priority, String category) implements Offer {}

    record BasketPercent(String id, int priority, long fromMinor, int basisPoints) implements Offer {}

    record BasketAmount(String id, int priority, long fromMinor, long minor) implements Offer {}

    /** As our engine reads it. */
    default Promotion promotion() {
        return switch (this) {
            case ItemPercent offer ->
                made(Selection.ofGtins(offer.item()), null, new Reward.PercentOff(offer.basisPoints()));
            case ItemAmount offer ->
                made(Selection.ofGtins(offer.item()), null, new Reward.AmountOff(money(offer.minor())));
            case CategoryPercent offer ->
                made(Selection.ofCategories(offer.category()), null, new Reward.PercentOff(offer.basisPoints()));
            case ThreeForPrice offer ->
                made(Selection.ofCategories(offer.category()), null, new Reward.NForPrice(3, money(offer.minor())));
            case ThirdForHalf offer ->
                made(Selection.ofCategories(offer.category()), null, new Reward.BuyXGetY(2, 1, 5_000, null));
            case ThirdForNothing offer ->
                made(Selection.ofCategories(offer.category()), null, new Reward.CheapestFree(3));
            case BasketPercent offer ->
                made(Selection.everything(), offer.fromMinor(), new Reward.BasketPercentOff(offer.basisPoints()));
            case BasketAmount offer ->
                made(Selection.everything(), offer.fromMinor(), new Reward.BasketAmountOff(money(offer.minor())));
        };
    }

    private Promotion made(Selection items, @Nullable Long fromMinor, Reward reward) {
        return new Promotion(
                id(),
                LocalText.same(id()),
                new Eligibility(new Eligibility.Everybody(), List.of(), List.of(), FROM, UNTIL, null),
                new Qualifying(items, fromMinor == null ? null : new Qualifying.Amount(money(fromMinor))),
                reward,
                Limits.none(),
                priority(),
                null,
                true,
                null,
                true);
    }

    static Money money(long minor) {
        return Money.ofMinor(minor, CURRENCY);
    }
}
