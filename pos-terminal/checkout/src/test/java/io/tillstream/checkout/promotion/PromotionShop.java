package io.tillstream.checkout.promotion;

import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goods and promotions by their short names. */
final class PromotionShop {
    static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
    static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");

    private PromotionShop() {}

    static Money eur(String amount) {
        return Money.parse(amount + " EUR");
    }

    static CountedLine line(int number, int item, long pieces, String price) {
        return new CountedLine(
                number,
                RandomShop.item(item),
                "c" + item % 10,
                Set.of(),
                Quantity.each(pieces),
                eur(price),
                eur("0.00"),
                Protection.NONE);
    }

    static Purchase purchase(CountedLine... lines) {
        return purchase(List.of(lines));
    }

    static Purchase purchase(List<CountedLine> lines) {
        return new Purchase(
                new StoreId("s1"),
                Channel.TILL,
                NOW,
                RandomShop.EUR,
                new Shopper(new MemberId("maaaaaaaaaaaaaaaa"), Set.of()),
                Set.of(),
                1,
                lines,
                Map.of());
    }

    /** What differs from a promotion for everybody, everywhere, in November, on everything. */
    record Draft(
            String id,
            Reward reward,
            Selection items,
            Qualifying.@Nullable Minimum minimum,
            Eligibility eligibility,
            @Nullable String group,
            boolean stackable) {
        static Draft of(String id, Reward reward) {
            return new Draft(id, reward, Selection.everything(), null, always(), null, false);
        }

        Draft on(Selection selected) {
            return new Draft(id, reward, selected, minimum, eligibility, group, stackable);
        }

        Draft from(Qualifying.Minimum least) {
            return new Draft(id, reward, items, least, eligibility, group, stackable);
        }

        Draft when(Eligibility only) {
            return new Draft(id, reward, items, minimum, only, group, stackable);
        }

        Draft inGroup(String exclusive) {
            return new Draft(id, reward, items, minimum, eligibility, exclusive, stackable);
        }

        Draft stacking() {
            return new Draft(id, reward, items, minimum, eligibility, group, true);
        }

        Promotion made() {
            return new Promotion(
                    id,
                    LocalText.same(id),
                    eligibility,
                    new Qualifying(items, minimum),
                    reward,
                    Limits.none(),
                    0,
                    group,
                    stackable,
                    null,
                    true);
        }
    }

    static Eligibility always() {
        return new Eligibility(new Eligibility.Everybody(), List.of(), List.of(), FROM, UNTIL, null);
    }

    static Eligibility between(Instant from, Instant until) {
        return new Eligibility(new Eligibility.Everybody(), List.of(), List.of(), from, until, null);
    }

    static Eligibility inStores(StoreId... stores) {
        return new Eligibility(new Eligibility.Everybody(), List.of(stores), List.of(), FROM, UNTIL, null);
    }

    static Eligibility over(Channel... channels) {
        return new Eligibility(new Eligibility.Everybody(), List.of(), List.of(channels), FROM, UNTIL, null);
    }
}
