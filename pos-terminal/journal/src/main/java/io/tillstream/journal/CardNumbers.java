package io.tillstream.journal;

import io.tillstream.encoding.PaymentCards;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.BasketResumed;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.KitchenMark;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelLock;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PriceOverride;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.SuspendedLine;
import io.tillstream.events.sale.TableOrder;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.events.sale.TillTransaction;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps payment card numbers out of the journal; what one is says {@link PaymentCards}.
 *
 * <p>Typed fields (item numbers, receipt numbers, amounts) are not text and not searched. An id made by head office is
 * refused only when it holds no letter at all: refusing stops a sale, and an id may hold such a group of digits by chance.
 */
final class CardNumbers {
    private CardNumbers() {}

    /**
     * Refuses a transaction with a card number in any of its texts.
     *
     * @throws CardNumberRefused naming the field
     */
    static void refuseIn(TillTransaction fact) {
        switch (fact) {
            case EpochOpened opened -> text("reason", opened.reason());
            case NoSale noSale -> {
                text("operator", noSale.operator());
                text("reason", noSale.reason());
                text("approver", noSale.approver());
            }
            case OperatorSession session -> {
                text("operator", session.operator());
                text("approver", session.approver());
            }
            case TenderControl control -> {
                text("operator", control.operator());
                text("reason", control.reason());
                text("approver", control.approver());
            }
            case TillSettlement settlement -> {
                text("operator", settlement.operator());
                text("approver", settlement.approver());
            }
            case Closing closing -> {
                text("operator", closing.operator());
                text("approver", closing.approver());
                closing.trade().taxes().forEach(tax -> text("trade.taxes.group", tax.group()));
            }
            case ParcelIn parcel -> text("operator", parcel.operator());
            case ParcelOut parcel -> {
                text("operator", parcel.operator());
                for (int i = 0; i < parcel.tenders().size(); i++) {
                    id("tenders[" + i + "].attempt", parcel.tenders().get(i).attempt());
                    id("tenders[" + i + "].account", parcel.tenders().get(i).account());
                }
            }
            case ParcelLock lock -> text("operator", lock.operator());
            case ParcelSettlement settlement -> text("operator", settlement.operator());
            case OrderPicked picked -> text("operator", picked.operator());
            case BasketCancelled cancelled -> {
                text("operator", cancelled.operator());
                offers(cancelled.offers());
            }
            case BasketSuspended suspended -> suspended(suspended);
            case BasketResumed resumed -> text("operator", resumed.operator());
            case PaymentAttempted attempted -> {
                text("operator", attempted.operator());
                id("attempt", attempted.attempt());
                id("account", attempted.account());
                id("grant", attempted.grant());
                host(attempted.host());
            }
            case Sale sale -> {
                text("operator", sale.operator());
                text("externalReference", sale.externalReference());
                sale.assumed().forEach(field -> text("assumed", field));
                sale.lines().forEach(CardNumbers::line);
                offers(sale.offers());
                additions(sale);
            }
        }
    }

    private static void host(PaymentAttempted.@Nullable HostTrace host) {
        if (host != null) {
            id("host.reference", host.reference());
            id("host.codeHash", host.codeHash());
            id("host.refundOf", host.refundOf());
        }
    }

    private static void suspended(BasketSuspended basket) {
        text("operator", basket.operator());
        offers(basket.offers());
        reduction("reduction", basket.reduction());
        for (int i = 0; i < basket.coupons().size(); i++) {
            id("coupons[" + i + "]", basket.coupons().get(i));
        }
        for (int i = 0; i < basket.lines().size(); i++) {
            SuspendedLine line = basket.lines().get(i);
            String place = "lines[" + i + "]";
            SuspendedLine.SetPrice override = line.override();
            SuspendedLine.CardLoad loaded = line.loaded();
            AgeCheck check = line.ageCheck();
            approval(place + ".override.approval", override == null ? null : override.approval());
            id(place + ".loaded.account", loaded == null ? null : loaded.account());
            reduction(place + ".reduction", line.reduction());
            text(place + ".ageCheck.operator", check == null ? null : check.operator());
            KitchenMark kitchen = line.kitchen();
            text(place + ".kitchen.note", kitchen == null ? null : kitchen.note());
        }
        TableOrder table = basket.table();
        text("table.table", table == null ? null : table.table());
    }

    private static void reduction(String place, SuspendedLine.@Nullable Reduction reduction) {
        approval(place + ".approval", reduction == null ? null : reduction.approval());
    }

    private static void additions(Sale sale) {
        for (int i = 0; i < sale.tenders().size(); i++) {
            id("tenders[" + i + "].attempt", sale.tenders().get(i).attempt());
            id("tenders[" + i + "].account", sale.tenders().get(i).account());
        }
        for (int i = 0; i < sale.coupons().size(); i++) {
            id("coupons[" + i + "].coupon", sale.coupons().get(i).coupon());
            id("coupons[" + i + "].promotion", sale.coupons().get(i).promotion());
        }
        for (int i = 0; i < sale.promotions().size(); i++) {
            promotion("promotions[" + i + "]", sale.promotions().get(i));
        }
        ReturnTerms terms = sale.returnTerms();
        if (terms != null) {
            approval("returnTerms.approval", terms.approval());
        }
    }

    private static void promotion(String place, PromotionUse use) {
        id(place + ".promotion", use.promotion());
        for (int i = 0; i < use.parts().size(); i++) {
            id(place + ".parts[" + i + "].pool", use.parts().get(i).pool().value());
            id(place + ".parts[" + i + "].lease", use.parts().get(i).lease());
        }
    }

    private static void approval(String place, @Nullable Approval approval) {
        if (approval != null) {
            text(place + ".reason", approval.reason());
            text(place + ".approver", approval.approver());
        }
    }

    private static void line(SaleLine line) {
        Supplier<String> place = () -> "lines[" + (line.line() - 1) + "]";
        text(() -> place.get() + ".taxGroup", line.taxGroup());
        for (int i = 0; i < line.discounts().size(); i++) {
            discount(place, i, line.discounts().get(i));
        }
        id(() -> place.get() + ".giftCard", line.giftCard());
        id(() -> place.get() + ".reservation", line.reservation());
        PriceOverride override = line.override();
        if (override != null) {
            approval(place.get() + ".override.approval", override.approval());
        }
        AgeCheck check = line.ageCheck();
        if (check != null) {
            text(place.get() + ".ageCheck.operator", check.operator());
        }
        Merchandise goods = line.merchandise();
        if (goods != null) {
            text(() -> place.get() + ".merchandise.category", goods.category());
        }
    }

    private static void discount(Supplier<String> line, int at, Discount discount) {
        Supplier<String> place = () -> line.get() + ".discounts[" + at + "]";
        text(() -> place.get() + ".name", discount.name());
        id(() -> place.get() + ".promotion", discount.promotion());
        id(() -> place.get() + ".decisionId", discount.decisionId());
        Approval approval = discount.approval();
        if (approval != null) {
            approval(place.get() + ".approval", approval);
        }
    }

    private static void offers(List<OfferOutcome> offers) {
        for (int i = 0; i < offers.size(); i++) {
            id("offers[" + i + "].decisionId", offers.get(i).decisionId());
            id("offers[" + i + "].campaign", offers.get(i).campaign());
        }
    }

    private static void text(String field, @Nullable String value) {
        text(() -> field, value);
    }

    /** The field is named only when it is refused: a sale has dozens of texts, and a customer waits. */
    private static void text(Supplier<String> field, @Nullable String value) {
        if (value != null && PaymentCards.standIn(value)) {
            throw new CardNumberRefused(field.get());
        }
    }

    private static void id(String field, @Nullable String value) {
        id(() -> field, value);
    }

    private static void id(Supplier<String> field, @Nullable String value) {
        if (value != null && PaymentCards.standIn(value) && value.codePoints().noneMatch(Character::isLetter)) {
            throw new CardNumberRefused(field.get());
        }
    }
}
