package io.tillstream.checkout.tender;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Money;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A basket that is being paid, with something still due and no attempt in flight. Stored value comes first, then a wallet,
 * then a card, then cash, which covers the rest, is rounded and gives change.
 *
 * @param basket what is paid
 * @param taken what was taken so far, none of it more than was due
 * @param doubtful attempts that are being reversed: their customers may have been charged
 */
public record OpenPayment(PricedBasket basket, List<Tender> taken, List<PaymentAttempt> doubtful) {
    public OpenPayment {
        taken = List.copyOf(taken);
        doubtful = List.copyOf(doubtful);
    }

    /** Begins to pay; a basket that costs nothing is paid at once. */
    public static TenderStep begin(PricedBasket basket) {
        return begin(basket, List.of());
    }

    /** Begins with money that is here already: what comes back in an exchange. */
    public static TenderStep begin(PricedBasket basket, List<Tender> carried) {
        return new OpenPayment(basket, carried, List.of()).step();
    }

    private TenderStep step() {
        Money zero = Money.zero(basket.total().currency());
        return remaining().isZero()
                ? new TenderStep.Paid(new PaidBasket(basket, taken, zero))
                : new TenderStep.StillDue(this);
    }

    /** What is still due, to the cent. */
    public Money remaining() {
        return taken.stream().map(Tender::net).reduce(basket.total(), Money::minus);
    }

    /** What is still due if the rest is paid in cash. */
    public Money cashDue() {
        return Rounding.toCash(remaining(), basket.basket().store().cashRoundingMinor());
    }

    /** Takes the rest in cash. */
    public TenderStep cash(Money tendered) {
        Money due = cashDue();
        if (tendered.isNegative() || !tendered.currency().equals(due.currency())) {
            return refused(new TenderRefusal.NotAnAmount(tendered));
        }
        if (tendered.compareTo(due) < 0) {
            return refused(new TenderRefusal.TooLittle(due, due.minus(tendered)));
        }
        Stream<Tender> cash = tendered.isZero()
                ? Stream.empty()
                : Stream.of(new Tender(TenderType.CASH, tendered, tendered.minus(due)));
        return new TenderStep.Paid(
                new PaidBasket(basket, Stream.concat(taken.stream(), cash).toList(), due.minus(remaining())));
    }

    /** Takes an amount from a gift card. */
    public TenderStep giftCard(StoredValue card, Money amount, Instant now) {
        return stored(TenderType.GIFT_CARD, card, amount, now);
    }

    /** Takes an amount from a voucher. */
    public TenderStep voucher(StoredValue voucher, Money amount, Instant now) {
        return stored(TenderType.VOUCHER, voucher, amount, now);
    }

    private TenderStep stored(TenderType type, StoredValue value, Money amount, Instant now) {
        return switch (value) {
            case StoredValue.NotHeld(String account) -> refused(new TenderRefusal.NotHeldOffline(account));
            case StoredValue.Held held -> stored(type, held, amount, now);
        };
    }

    private TenderStep stored(TenderType type, StoredValue.Held held, Money amount, Instant now) {
        Optional<TenderRefusal> refusal = refusal(type, amount);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        if (!now.isBefore(held.until())) {
            return refused(new TenderRefusal.GrantLapsed(held.account(), held.until()));
        }
        Money spent = taken.stream()
                .filter(tender -> held.account().equals(tender.account()))
                .map(Tender::net)
                .reduce(amount, Money::plus);
        if (spent.compareTo(held.amount()) > 0) {
            return refused(new TenderRefusal.MoreThanHeld(
                    held.account(), spent.display(), held.amount().display()));
        }
        return with(new Tender(type, amount, zero(), null, held.account(), List.of()));
    }

    /** Takes some of a member's points. */
    public TenderStep points(PointsLease lease, long points, Instant now) {
        if (!lease.member().equals(basket.basket().member())) {
            return refused(new TenderRefusal.OtherMember());
        }
        if (taken.stream().anyMatch(tender -> tender.type() == TenderType.POINTS)) {
            return refused(new TenderRefusal.PointsTaken());
        }
        if (!now.isBefore(lease.until())) {
            return refused(new TenderRefusal.GrantLapsed("Points", lease.until()));
        }
        if (points > lease.points()) {
            return refused(
                    new TenderRefusal.MoreThanHeld("Points", Long.toString(points), Long.toString(lease.points())));
        }
        Money worth = points < 1 ? zero() : lease.rate().of(points);
        Optional<TenderRefusal> refusal = refusal(TenderType.POINTS, worth);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        List<PointsLot> lots = lease.take(points);
        return with(new Tender(TenderType.POINTS, worth, zero(), null, null, lots));
    }

    /** Begins to charge a wallet or card. The attempt is on the disk by now and not yet sent. */
    public TenderStep attempt(PaymentAttempt attempt) {
        for (PaymentAttempt doubt : doubtful) {
            if (TenderOrder.mayBeTheSame(doubt.type(), attempt.type())) {
                return refused(new TenderRefusal.MayHaveBeenCharged(doubt.type(), doubt.orderNumber()));
            }
        }
        boolean used = taken.stream().anyMatch(tender -> attempt.orderNumber().equals(tender.attempt()))
                || doubtful.stream().anyMatch(doubt -> doubt.orderNumber().equals(attempt.orderNumber()))
                || !(attempt.state() instanceof PaymentAttempt.Created);
        if (used) {
            return refused(new TenderRefusal.OrderNumberUsed(attempt.orderNumber()));
        }
        return refusal(attempt.type(), attempt.amount())
                .<TenderStep>map(TenderStep.Refused::new)
                .orElseGet(() -> new TenderStep.Waiting(new AwaitedPayment(this, attempt)));
    }

    private Optional<TenderRefusal> refusal(TenderType type, Money amount) {
        if (!amount.currency().equals(basket.total().currency()) || !amount.isPositive()) {
            return Optional.of(new TenderRefusal.NotAnAmount(amount));
        }
        if (amount.compareTo(remaining()) > 0) {
            return Optional.of(new TenderRefusal.OverTender(type, amount, remaining()));
        }
        return taken.stream()
                .map(Tender::type)
                .filter(earlier -> TenderOrder.rank(earlier) > TenderOrder.rank(type))
                // Cash that an exchange carries over is no act of this payment.
                .filter(earlier -> earlier != TenderType.CASH)
                .findFirst()
                .map(earlier -> new TenderRefusal.OutOfOrder(type, earlier));
    }

    TenderStep with(Tender tender) {
        return new OpenPayment(
                        basket, Stream.concat(taken.stream(), Stream.of(tender)).toList(), doubtful)
                .step();
    }

    OpenPayment doubting(PaymentAttempt attempt) {
        return new OpenPayment(
                basket,
                taken,
                Stream.concat(doubtful.stream(), Stream.of(attempt)).toList());
    }

    /**
     * What has to go back before the basket can be changed, suspended or cancelled. Empty means nothing was taken, and the
     * basket is as free as before.
     */
    public List<Tender> toGiveBack() {
        return taken;
    }

    private Money zero() {
        return Money.zero(basket.total().currency());
    }

    private static TenderStep refused(TenderRefusal reason) {
        return new TenderStep.Refused(reason);
    }
}
