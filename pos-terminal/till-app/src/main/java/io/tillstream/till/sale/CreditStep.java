package io.tillstream.till.sale;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.returns.ReturnOutcome;
import io.tillstream.checkout.returns.ReturnRequest.Item;
import io.tillstream.checkout.returns.ReturnRequest.WithoutReceipt;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Approval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods come back without a receipt: today's price onto a gift card, by somebody else's leave.
 *
 * @param store by whose rules
 * @param items what comes back, each item once
 * @param card the gift card it goes onto; absent until it was read
 * @param reason why; absent until it was said
 * @param touched the place of the item that was changed last, 1 for the first; 0 for none
 */
public record CreditStep(
        Store store,
        List<Item> items,
        @Nullable String card,
        @Nullable String reason,
        int touched) {
    /** Why, as recorded; the place in this list is the key on the screen. */
    public static final List<String> REASONS = List.of("damaged", "expires-soon", "goodwill");

    /** The most that is credited at once, in whole units of money with decimals, and of money without. */
    private static final long MOST = 100;

    private static final long MOST_WITHOUT_DECIMALS = 3_000;

    /** Whoever will allow it, while nobody has been asked. */
    private static final String SOMEBODY = "-";

    public CreditStep {
        items = List.copyOf(items);
    }

    static CreditStep begin(Store store) {
        return new CreditStep(store, List.of(), null, null, 0);
    }

    /** With so much more of an item. */
    CreditStep with(ShelfItem item, Quantity more) {
        List<Item> next = new ArrayList<>(items);
        for (int place = 0; place < next.size(); place++) {
            if (next.get(place).item().gtin().equals(item.gtin())) {
                next.set(place, new Item(item, next.get(place).quantity().plus(more)));
                return new CreditStep(store, next, card, reason, place + 1);
            }
        }
        next.add(new Item(item, more));
        return new CreditStep(store, next, card, reason, next.size());
    }

    /** With so much of the item at that place; none takes it out. */
    CreditStep with(int place, long quantity) {
        if (place < 1 || place > items.size()) {
            return this;
        }
        List<Item> next = new ArrayList<>(items);
        Item before = next.get(place - 1);
        if (quantity <= 0) {
            next.remove(place - 1);
        } else {
            next.set(
                    place - 1,
                    new Item(
                            before.item(),
                            new Quantity(quantity, before.quantity().unit())));
        }
        return new CreditStep(store, next, card, reason, quantity <= 0 ? 0 : place);
    }

    CreditStep onto(String giftCard) {
        return new CreditStep(store, items, giftCard, reason, touched);
    }

    CreditStep because(String why) {
        return new CreditStep(store, items, card, why, touched);
    }

    /** The most that is credited at once. */
    public Money limit() {
        return Money.ofMinor(
                store.currency().decimals() == 0
                        ? MOST_WITHOUT_DECIMALS
                        : MOST * store.currency().minorPerMajor(),
                store.currency());
    }

    /** What it would come to by somebody's leave. */
    public ReturnOutcome preview(String operator) {
        return outcome(operator, SOMEBODY);
    }

    ReturnOutcome outcome(String operator, String approver) {
        return ReturnOutcome.of(new WithoutReceipt(
                store,
                items,
                operator,
                new Approval(reason == null ? "" : reason, approver),
                limit(),
                card == null ? "" : card));
    }
}
