package io.tillstream.events.ledger;

import io.tillstream.events.Money;
import java.time.Instant;
import java.util.Objects;

/**
 * What the shop owes to the holder of a gift card. Topic {@code aggregate.gift-card.v1}, key: the account.
 *
 * <p>Checked here: the balance is loaded minus spent. It is negative when tills spent more than was there.
 *
 * @param account the stored-value account behind the card
 * @param balance what is left
 * @param loaded sum of loads, loads given back subtracted
 * @param spent sum of what it paid, refunds and credits to it subtracted
 * @param asOf latest happening among them
 */
public record GiftCardBalance(String account, Money balance, Money loaded, Money spent, Instant asOf) {
    public GiftCardBalance {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(asOf, "asOf");
        Money left = loaded.minus(spent);
        if (!left.equals(balance)) {
            throw new IllegalArgumentException("Gift card " + account + " holds " + balance + ", but loaded " + loaded
                    + " minus spent " + spent + " is " + left + ".");
        }
    }
}
