package io.tillstream.checkout.returns;

import io.tillstream.checkout.basket.Adding;
import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.basket.PromotionRule;
import io.tillstream.checkout.basket.Saving;
import io.tillstream.checkout.basket.SavingsRule;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.WorkBudget;
import io.tillstream.checkout.tender.OpenPayment;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.checkout.tender.PaymentAttempt;
import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PointsLease;
import io.tillstream.checkout.tender.StoredValue;
import io.tillstream.checkout.tender.TenderStep;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A day of random trading from one seed: a sale, returns of parts of it, exchanges whose goods come back as well, until
 * the shop has everything back. Every sale goes through the same doors as at a till.
 */
final class Trading {
    private static final int[] STEPS = {1, 5, 10, 50, 100};
    private static final String[] CURRENCIES = {"TWD", "CNY", "GBP"};

    /** Goods, coupon and points of one of most kinds; amounts come from the goods, for the currency changes. */
    private static final SavingsRule PROMOTIONS = new PromotionRule(
            PromotionBook.of(List.of(
                    promotion("cheapest", new Reward.CheapestFree(3), null, false),
                    promotion("second-half", new Reward.BuyXGetY(1, 1, 5_000, null), null, false),
                    promotion("tenth", new Reward.PercentOff(1_000), null, true),
                    promotion("coupon", new Reward.BasketPercentOff(500), "C", true),
                    promotion("more-points", new Reward.PointsMultiplier(250), null, true),
                    promotion("bonus", new Reward.BonusPoints(37), null, true))),
            WorkBudget::usual);

    private final Random random;
    final Store store;
    final List<Sale> sales = new ArrayList<>();
    private long orders;

    Trading(long seed) {
        this.random = new Random(seed);
        this.store = Counter.store(
                CURRENCIES[random.nextInt(CURRENCIES.length)],
                random.nextBoolean(),
                random.nextInt(2_500),
                STEPS[random.nextInt(STEPS.length)]);
    }

    void untilEverythingIsBack() {
        Sale first = paid(basket()).sale(Counter.number(1), Counter.NOON, Counter.TODAY, "c01", Language.EN, List.of());
        sales.add(first);
        returnAll(first, 2);
    }

    /** Returns a sale in random parts; some of them in exchange for other goods, which come back in the end, too. */
    private void returnAll(Sale original, int exchangesLeft) {
        ReturnHistory history = ReturnHistory.ofFirst(original);
        List<Sale> exchanges = new ArrayList<>();
        while (history.soldLines().anyMatch(isLeft(history))) {
            RefundPreview preview = Counter.offered(someOf(history));
            boolean exchange = exchanges.size() < exchangesLeft && random.nextInt(3) == 0;
            Sale back = exchange ? exchanged(preview) : Counter.confirmed(preview, sales.size() + 1);
            sales.add(back);
            if (exchange) {
                exchanges.add(back);
            }
            history = history.and(back);
        }
        for (Sale exchange : exchanges) {
            returnAll(exchange, exchangesLeft - 1);
        }
    }

    private static Predicate<SaleLine> isLeft(ReturnHistory history) {
        return sold -> history.left(sold) > 0;
    }

    private ReturnRequest someOf(ReturnHistory history) {
        if (random.nextInt(4) == 0) {
            return ReturnRequest.WithReceipt.everythingLeft(store, history);
        }
        List<SaleLine> left = history.soldLines().filter(isLeft(history)).toList();
        SaleLine line = left.get(random.nextInt(left.size()));
        long most = history.left(line);
        long some = most > 20 ? most / 2 + random.nextInt(10) : 1L + random.nextInt((int) most);
        return new ReturnRequest.WithReceipt(
                store,
                history,
                new ReturnRequest.Chosen(
                        line.line(), new Quantity(some, line.quantity().unit())));
    }

    private Sale exchanged(RefundPreview preview) {
        Exchange exchange = new Exchange(preview, basket());
        PaidBasket paid = paid(exchange.pay());
        return exchange.sale(
                paid, Counter.number(sales.size() + 1), Counter.NOON, Counter.TODAY, "c01", Language.EN, List.of());
    }

    private PricedBasket basket() {
        Basket basket = Basket.open(store, new Opening(Counter.NOON, random.nextBoolean() ? this::savings : PROMOTIONS))
                .forMember(Counter.MEMBER);
        int lines = 1 + random.nextInt(4);
        for (int i = 0; i < lines; i++) {
            Quantity.Unit unit = random.nextInt(3) == 0 ? Quantity.Unit.GRAM : Quantity.Unit.EACH;
            long amount = unit == Quantity.Unit.GRAM ? 1L + random.nextInt(2_000) : 1 + random.nextInt(7);
            basket = added(basket.adding(item(i, unit), new Quantity(amount, unit)));
        }
        return basket.present("C").priced().orElseThrow();
    }

    private static Promotion promotion(String id, Reward reward, @Nullable String coupon, boolean stackable) {
        return new Promotion(
                id,
                LocalText.same(id),
                new Eligibility(
                        new Eligibility.Everybody(),
                        List.of(),
                        List.of(),
                        Counter.NOON,
                        Counter.NOON.plusSeconds(1),
                        coupon),
                new Qualifying(Selection.everything(), null),
                reward,
                Limits.none(),
                0,
                null,
                stackable,
                null,
                true);
    }

    private static Basket added(Adding adding) {
        return switch (adding) {
            case Adding.Added(Basket basket) -> basket;
            case Adding.NeedsAge _, Adding.OverLimit _ -> throw new AssertionError("Unexpected " + adding);
        };
    }

    private ShelfItem item(int number, Quantity.Unit unit) {
        String digits = "20000000000" + number;
        Product product = new Product(
                Gtin.ofDigits(digits + checkDigit(digits)),
                LocalText.same("Item " + number),
                "grocery",
                random.nextInt(3) == 0 ? "zero" : "standard",
                unit,
                1,
                null);
        ShelfItem item = new ShelfItem(product, money(1L + random.nextInt(3_000)));
        boolean deposit = unit == Quantity.Unit.EACH && random.nextInt(4) == 0;
        return deposit ? new ShelfItem(product, item.unitPrice(), depositOfTheShop()) : item;
    }

    private ShelfItem depositOfTheShop() {
        return new ShelfItem(
                new Product(Counter.CUP, LocalText.same("Deposit"), "deposit", "zero", Quantity.Unit.EACH, 1, null),
                money(25));
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }

    private SavingsRule.Savings savings(Basket basket, List<BasketLine> lines) {
        List<List<Saving>> perLine = new ArrayList<>();
        boolean coupon = false;
        for (BasketLine line : lines) {
            List<Saving> savings = new ArrayList<>();
            long left = line.gross().minor();
            for (int i = random.nextInt(3); i > 0 && left > 0; i--) {
                long off = 1L + random.nextInt((int) Math.min(left, 500));
                savings.add(new Saving("p" + i, LocalText.same("Offer " + i), null, money(off)));
                left -= off;
                coupon = true;
            }
            perLine.add(savings);
        }
        return new SavingsRule.Savings(
                perLine,
                coupon ? List.of(new CouponUse("c-" + sales.size(), "p1", CouponUse.Kind.REDEEMED)) : List.of());
    }

    private PaidBasket paid(PricedBasket basket) {
        return paid(OpenPayment.begin(basket));
    }

    /** Pays in a random split; what cannot be taken is left out, and cash settles the rest. */
    private PaidBasket paid(TenderStep step) {
        TenderStep now = step;
        for (int kind = 0; kind < 4; kind++) {
            if (now instanceof TenderStep.StillDue(OpenPayment payment) && random.nextBoolean()) {
                TenderStep next = offered(payment, kind);
                now = next instanceof TenderStep.Refused ? now : next;
            }
        }
        return switch (now) {
            case TenderStep.Paid(PaidBasket basket) -> basket;
            case TenderStep.StillDue(OpenPayment payment) -> inCash(payment);
            case TenderStep.Waiting _, TenderStep.Refused _ -> throw new AssertionError("Unexpected " + now);
        };
    }

    private PaidBasket inCash(OpenPayment payment) {
        Money over = money(store.cashRoundingMinor()).times(random.nextInt(3));
        return switch (payment.cash(payment.cashDue().plus(over))) {
            case TenderStep.Paid(PaidBasket basket) -> basket;
            case TenderStep.StillDue _, TenderStep.Waiting _, TenderStep.Refused _ ->
                throw new AssertionError("Cash did not settle " + payment);
        };
    }

    private TenderStep offered(OpenPayment payment, int kind) {
        Money some =
                money(1L + random.nextInt((int) Math.max(1, payment.remaining().minor())));
        return switch (kind) {
            case 0 ->
                payment.points(
                        new PointsLease(
                                Counter.MEMBER,
                                List.of(
                                        new PointsLot(40, LocalDate.of(2026, 12, 31)),
                                        new PointsLot(700, LocalDate.of(2027, 12, 31)),
                                        new PointsLot(5_000, null)),
                                new PointsLease.Rate(7, money(3)),
                                Counter.NOON.plusSeconds(60)),
                        1L + random.nextInt(800),
                        Counter.NOON);
            case 1 ->
                payment.giftCard(
                        new StoredValue.Held("g-" + random.nextInt(3), some, Counter.NOON.plusSeconds(60)),
                        some,
                        Counter.NOON);
            case 2 -> charged(payment, TenderType.ALIPAY, some);
            default -> charged(payment, TenderType.CARD, some);
        };
    }

    private TenderStep charged(OpenPayment payment, TenderType type, Money amount) {
        PaymentAttempt attempt = PaymentAttempt.create("o-" + orders++, type, amount);
        return switch (payment.attempt(attempt)) {
            case TenderStep.Waiting(var waiting) ->
                waiting.follow(attempt.sent(Counter.NOON)
                        .answered(new Answer.Approved(attempt.orderNumber(), attempt.amount(), "ref"), Counter.NOON));
            case TenderStep.Refused refused -> refused;
            case TenderStep.Paid _, TenderStep.StillDue _ -> throw new AssertionError("An attempt settled by itself.");
        };
    }

    private Money money(long minor) {
        return Money.ofMinor(minor, store.currency());
    }

    /** All tenders of all sales. */
    List<Tender> tenders() {
        return sales.stream().flatMap(sale -> sale.tenders().stream()).toList();
    }

    /** All lines of all sales. */
    List<SaleLine> lines() {
        return sales.stream().flatMap(sale -> sale.lines().stream()).toList();
    }
}
