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

    /** Goods that are weighed, at a price per kilogram. */
    static CountedLine weighed(int number, int item, long grams, String pricePerKilogram) {
        return new CountedLine(
                number,
                RandomShop.item(item),
                "c" + item % 10,
                Set.of(),
                Quantity.grams(grams),
                eur(pricePerKilogram),
                eur("0.00"),
                Protection.NONE);
    }

    /** The same line of goods that may not cost less than this. */
    static CountedLine floored(CountedLine line, String floor) {
        return new CountedLine(
                line.number(),
                line.gtin(),
                line.category(),
                line.tags(),
                line.quantity(),
                line.unitPrice(),
                eur(floor),
                line.protection());
    }

    /** The same line of goods that take no part. */
    static CountedLine protectedFor(Protection reason, CountedLine line) {
        return new CountedLine(
                line.number(),
                line.gtin(),
                line.category(),
                line.tags(),
                line.quantity(),
                line.unitPrice(),
                line.floor(),
                reason);
    }

    /** What few promotions have: limits, a priority other than 0, a floor, or a pause. */
    record SmallPrint(Limits limits, int priority, @Nullable Money floor, boolean active) {
        static final SmallPrint NONE = new SmallPrint(Limits.none(), 0, null, true);
    }

    /** What differs from a promotion for everybody, everywhere, in November, on everything. */
    record Draft(
            String id,
            Reward reward,
            Selection items,
            Qualifying.@Nullable Minimum minimum,
            Eligibility eligibility,
            @Nullable String group,
            boolean stackable,
            SmallPrint print) {
        static Draft of(String id, Reward reward) {
            return new Draft(id, reward, Selection.everything(), null, always(), null, false, SmallPrint.NONE);
        }

        Draft on(Selection selected) {
            return new Draft(id, reward, selected, minimum, eligibility, group, stackable, print);
        }

        Draft from(Qualifying.Minimum least) {
            return new Draft(id, reward, items, least, eligibility, group, stackable, print);
        }

        Draft when(Eligibility only) {
            return new Draft(id, reward, items, minimum, only, group, stackable, print);
        }

        Draft inGroup(String exclusive) {
            return new Draft(id, reward, items, minimum, eligibility, exclusive, stackable, print);
        }

        Draft stacking() {
            return new Draft(id, reward, items, minimum, eligibility, group, true, print);
        }

        Draft limited(Limits limits) {
            return with(new SmallPrint(limits, print.priority(), print.floor(), print.active()));
        }

        Draft first(int priority) {
            return with(new SmallPrint(print.limits(), priority, print.floor(), print.active()));
        }

        Draft floored(String floor) {
            return with(new SmallPrint(print.limits(), print.priority(), eur(floor), print.active()));
        }

        Draft paused() {
            return with(new SmallPrint(print.limits(), print.priority(), print.floor(), false));
        }

        private Draft with(SmallPrint changed) {
            return new Draft(id, reward, items, minimum, eligibility, group, stackable, changed);
        }

        Promotion made() {
            return new Promotion(
                    id,
                    LocalText.same(id),
                    eligibility,
                    new Qualifying(items, minimum),
                    reward,
                    print.limits(),
                    print.priority(),
                    group,
                    stackable,
                    print.floor(),
                    print.active());
        }
    }

    static List<Reward> oneOfEachKind() {
        Selection items = Selection.ofGtins(RandomShop.item(2));
        return List.of(
                new Reward.PercentOff(1_000),
                new Reward.AmountOff(eur("1.00")),
                new Reward.FixedPrice(eur("1.00")),
                new Reward.NForPrice(3, eur("1.00")),
                new Reward.BuyXGetY(2, 1, 5_000, items),
                new Reward.CheapestFree(3),
                new Reward.BundlePrice(List.of(new Reward.Part(items, 1)), eur("1.00")),
                new Reward.FreeItem(items, 1),
                new Reward.BasketAmountOff(eur("1.00")),
                new Reward.BasketPercentOff(1_000),
                new Reward.PointsMultiplier(200),
                new Reward.BonusPoints(100));
    }

    static Limits perBasket(long uses) {
        return new Limits(uses, null, null, null);
    }

    /** A limit on money; how much of it the till holds is in the purchase's allowances. */
    static Limits budget(String amount) {
        return new Limits(null, null, null, eur(amount));
    }

    static Eligibility forMembers() {
        return new Eligibility(new Eligibility.Members(), List.of(), List.of(), FROM, UNTIL, null);
    }

    static Eligibility forSegments(String... segments) {
        return new Eligibility(new Eligibility.Segments(List.of(segments)), List.of(), List.of(), FROM, UNTIL, null);
    }

    static Eligibility withCoupon(String coupon) {
        return new Eligibility(new Eligibility.Everybody(), List.of(), List.of(), FROM, UNTIL, coupon);
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
