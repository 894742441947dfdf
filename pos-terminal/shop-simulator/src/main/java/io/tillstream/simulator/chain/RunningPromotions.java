package io.tillstream.simulator.chain;

import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The promotions that run when the tills open, one of each kind a customer meets in such a shop. History has none. */
final class RunningPromotions {
    /** The tag of what makes a breakfast; assortment numbers 1, 2, 22 and 23 bear it. */
    static final String BREAKFAST = "breakfast";

    private final Instant from;

    RunningPromotions(Instant from) {
        this.from = from;
    }

    List<Promotion> all() {
        return List.of(
                promotion(
                        "bakery-3-for-2",
                        new LocalText("3 for 2 in the bakery", "烘焙買三免一", "烘焙三件免一"),
                        everybody(null),
                        new Qualifying(Selection.ofCategories("bakery"), null),
                        new Reward.CheapestFree(3)),
                promotion(
                        "yogurt-2-for-69",
                        new LocalText("2 drinking yogurts $69", "優酪乳 2 瓶 69 元", "酸奶饮品 2 瓶 69 元"),
                        everybody(null),
                        new Qualifying(Selection.ofGtins(Assortment.gtin(4), Assortment.gtin(5)), null),
                        new Reward.NForPrice(2, money(69))),
                promotion(
                        "snacks-second-half",
                        new LocalText("Second snack half price", "零食第二件半價", "零食第二件半价"),
                        everybody(null),
                        new Qualifying(Selection.ofCategories("snacks"), null),
                        new Reward.BuyXGetY(1, 1, 5_000, null)),
                promotion(
                        "breakfast-119",
                        new LocalText("Breakfast: milk and toast $119", "早餐組合：鮮乳加吐司 119 元", "早餐组合：牛奶加吐司 119 元"),
                        everybody(null),
                        new Qualifying(Selection.everything(), null),
                        new Reward.BundlePrice(
                                List.of(
                                        new Reward.Part(Selection.ofGtins(Assortment.gtin(1), Assortment.gtin(2)), 1),
                                        new Reward.Part(
                                                Selection.ofGtins(Assortment.gtin(22), Assortment.gtin(23)), 1)),
                                money(119))),
                promotion(
                        "member-produce-10",
                        new LocalText("Members: 10% off produce", "會員蔬果 9 折", "会员果蔬 9 折"),
                        new Eligibility(new Eligibility.Members(), List.of(), List.of(), from, until(), null),
                        new Qualifying(Selection.ofCategories("produce"), null),
                        new Reward.PercentOff(1_000)),
                promotion(
                        "breakfast-double-points",
                        new LocalText("Double points for breakfast", "早餐雙倍點數", "早餐双倍积分"),
                        new Eligibility(new Eligibility.Members(), List.of(), List.of(), from, until(), null),
                        new Qualifying(Selection.ofTags(BREAKFAST), null),
                        new Reward.PointsMultiplier(200)),
                promotion(
                        "fifty-off-1000",
                        new LocalText("$50 off from $1,000", "滿 1,000 元折 50 元", "满 1,000 元减 50 元"),
                        everybody(null),
                        new Qualifying(Selection.everything(), new Qualifying.Amount(money(1_000))),
                        new Reward.BasketAmountOff(money(50))),
                promotion(
                        "welcome-5",
                        new LocalText("Welcome: 5% off", "歡迎券 95 折", "欢迎券 95 折"),
                        everybody("WELCOME5"),
                        new Qualifying(Selection.everything(), null),
                        new Reward.BasketPercentOff(500)));
    }

    private Eligibility everybody(@Nullable String coupon) {
        return new Eligibility(new Eligibility.Everybody(), List.of(), List.of(), from, until(), coupon);
    }

    /** Long after the week of live baskets: a demo may be taken up again much later. */
    private Instant until() {
        return from.plus(Duration.ofDays(366));
    }

    private static Promotion promotion(
            String id, LocalText name, Eligibility eligibility, Qualifying qualifying, Reward reward) {
        // What is given for the whole basket, and points, come on top of what single goods save.
        boolean onTop = reward instanceof Reward.BasketAmountOff
                || reward instanceof Reward.BasketPercentOff
                || reward instanceof Reward.PointsMultiplier;
        return new Promotion(id, name, eligibility, qualifying, reward, Limits.none(), 0, null, onTop, null, true);
    }

    private static Money money(long minor) {
        return Money.ofMinor(minor, ChainRules.CURRENCY);
    }
}
