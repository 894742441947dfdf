package io.tillstream.checkout.returns;

import io.tillstream.checkout.returns.ReturnRequest.Chosen;
import io.tillstream.checkout.returns.ReturnRequest.WithReceipt;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Works out a return by receipt. */
final class ReceiptReturn {
    private final WithReceipt request;
    private final ReturnHistory history;
    private final List<Refusal> refusals = new ArrayList<>();

    private ReceiptReturn(WithReceipt request) {
        this.request = request;
        this.history = request.history();
    }

    static ReturnOutcome of(WithReceipt request) {
        return new ReceiptReturn(request).outcome();
    }

    private ReturnOutcome outcome() {
        Sale original = history.original();
        if (!original.currency().equals(request.store().currency())) {
            refusals.add(new Refusal.OtherCurrency(
                    original.currency(), request.store().currency()));
        }
        if (history.isVoided()) {
            refusals.add(new Refusal.AlreadyVoided(original.source()));
        }
        Map<Integer, Long> chosen = chosen();
        if (request.chosen().isEmpty()) {
            refusals.add(new Refusal.NothingChosen());
        }
        if (!refusals.isEmpty()) {
            return new ReturnOutcome.Refused(refusals);
        }
        withDeposits(chosen);
        return new ReturnOutcome.Offered(preview(chosen));
    }

    /** Quantities per line, each line once; what cannot come back is among the refusals. */
    private Map<Integer, Long> chosen() {
        Map<Integer, Long> quantities = new TreeMap<>();
        for (Chosen choice : request.chosen()) {
            Optional<SaleLine> sold = history.sold(choice.line());
            if (sold.isEmpty()) {
                refusals.add(new Refusal.NoSuchLine(history.original().source(), choice.line()));
            } else if (choice.quantity().unit() != sold.get().quantity().unit()
                    || choice.quantity().amount() < 1) {
                refusals.add(new Refusal.NotAQuantity("Line " + choice.line(), choice.quantity()));
            } else {
                quantities.merge(choice.line(), choice.quantity().amount(), ReceiptReturn::atMostEverything);
            }
        }
        quantities.forEach((line, quantity) -> check(history.sold(line).orElseThrow(), quantity));
        return quantities;
    }

    /** A sum too large to count is refused like any other that is more than was sold. */
    static long atMostEverything(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private void check(SaleLine sold, long quantity) {
        long left = history.left(sold);
        if (quantity > left) {
            Quantity.Unit unit = sold.quantity().unit();
            refusals.add(new Refusal.MoreThanLeft(sold.line(), new Quantity(quantity, unit), new Quantity(left, unit)));
        }
        String account = sold.giftCard();
        boolean whole = quantity == sold.quantity().amount();
        if (account != null && (!whole || !request.untouchedGiftCards().contains(account))) {
            refusals.add(new Refusal.GiftCardMaybeSpent(sold.line()));
        }
    }

    /** The deposit comes back with the bottle, unless it did before or is chosen by itself. */
    private void withDeposits(Map<Integer, Long> chosen) {
        Map<Integer, Long> deposits = new TreeMap<>();
        history.soldLines().filter(line -> line.depositOf() != null).forEach(deposit -> {
            Long bottles = chosen.get(Objects.requireNonNull(deposit.depositOf()));
            if (bottles != null && !chosen.containsKey(deposit.line()) && history.left(deposit) > 0) {
                deposits.put(deposit.line(), Math.min(bottles, history.left(deposit)));
            }
        });
        chosen.putAll(deposits);
    }

    private RefundPreview preview(Map<Integer, Long> chosen) {
        Sale original = history.original();
        List<SaleLine> lines = new ArrayList<>();
        chosen.forEach((number, quantity) -> {
            SaleLine sold = history.sold(number).orElseThrow();
            LineRefund refund = new LineRefund(sold, history.givenBack(number), quantity);
            lines.add(refund.returned(lines.size() + 1, original.source()));
        });
        MoneyBack money = MoneyBack.of(history, amount(lines), request.store().cashRoundingMinor());
        boolean whole =
                history.soldLines().allMatch(sold -> history.left(sold) == chosen.getOrDefault(sold.line(), 0L));
        return new RefundPreview(
                original.member(),
                lines,
                taxes(lines),
                money.tenders(),
                money.cashRounding(),
                whole ? reinstated() : List.of(),
                promotionsBack(chosen, whole),
                whole,
                new ReturnTerms(request.check(), null));
    }

    private Money amount(List<SaleLine> lines) {
        Money amount = Money.zero(history.original().currency());
        for (SaleLine line : lines) {
            amount = amount.minus(line.net());
            if (!history.isTaxIncluded(line.taxGroup())) {
                amount = amount.minus(line.tax());
            }
        }
        return amount;
    }

    private List<TaxTotal> taxes(List<SaleLine> lines) {
        List<TaxTotal> taxes = new ArrayList<>();
        Map<String, List<SaleLine>> groups = new TreeMap<>();
        lines.forEach(line -> groups.computeIfAbsent(line.taxGroup(), group -> new ArrayList<>())
                .add(line));
        groups.forEach((group, members) -> history.taxOfThen(group).ifPresent(then -> {
            Money zero = Money.zero(history.original().currency());
            Money net = members.stream().map(SaleLine::net).reduce(zero, Money::plus);
            Money tax = members.stream().map(SaleLine::tax).reduce(zero, Money::plus);
            taxes.add(new TaxTotal(
                    group, then.basisPoints(), then.included(), then.included() ? net.minus(tax) : net, tax));
        }));
        return taxes;
    }

    /** Money of a promotion comes back with its goods, its uses with the last goods of the sale. */
    private List<PromotionUse> promotionsBack(Map<Integer, Long> chosen, boolean whole) {
        List<PromotionUse> back = new ArrayList<>();
        for (PromotionUse given : history.original().promotions()) {
            if (given.uses() > 0) {
                Money amount = amountBack(given.promotion(), chosen);
                PromotionUse use = new PromotionUse(
                        given.promotion(), whole ? -given.uses() : 0, amount, partsBack(given, amount, whole));
                if (use.uses() != 0 || !amount.isZero()) {
                    back.add(use);
                }
            }
        }
        return back;
    }

    private Money amountBack(String promotion, Map<Integer, Long> chosen) {
        Money amount = Money.zero(history.original().currency());
        for (Map.Entry<Integer, Long> line : chosen.entrySet()) {
            SaleLine sold = history.sold(line.getKey()).orElseThrow();
            amount = amount.minus(
                    new LineRefund(sold, history.givenBack(sold.line()), line.getValue()).promotion(promotion));
        }
        return amount;
    }

    private static List<PromotionUse.Part> partsBack(PromotionUse given, Money amount, boolean whole) {
        List<PromotionUse.Part> parts = new ArrayList<>();
        for (LeasePool limit :
                given.parts().stream().map(PromotionUse.Part::pool).distinct().toList()) {
            long uses = whole ? -given.uses() : 0;
            long units = limit.isOfPromotionMoney() ? amount.minor() : uses;
            if (units != 0) {
                parts.add(new PromotionUse.Part(limit, units, null));
            }
        }
        return parts;
    }

    private List<CouponUse> reinstated() {
        return history.original().coupons().stream()
                .filter(use -> use.kind() == CouponUse.Kind.REDEEMED)
                .map(use -> new CouponUse(use.coupon(), use.promotion(), CouponUse.Kind.REINSTATED))
                .toList();
    }
}
