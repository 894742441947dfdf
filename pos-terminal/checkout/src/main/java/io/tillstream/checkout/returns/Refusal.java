package io.tillstream.checkout.returns;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;

/** Why goods cannot come back as asked. */
public sealed interface Refusal {
    /** For a person: what, why and what to do instead. */
    String text();

    /** Nothing was chosen. */
    record NothingChosen() implements Refusal {
        @Override
        public String text() {
            return "Nothing is chosen to come back; choose at least one line.";
        }
    }

    /**
     * The sale was reversed as a whole.
     *
     * @param sale the sale
     */
    record AlreadyVoided(Source sale) implements Refusal {
        @Override
        public String text() {
            return "Sale " + sale + " was voided as a whole; nothing of it is left to return.";
        }
    }

    /**
     * There is no such sold line.
     *
     * @param sale the sale
     * @param line the number asked for
     */
    record NoSuchLine(Source sale, int line) implements Refusal {
        @Override
        public String text() {
            return "Sale " + sale + " sold nothing in line " + line + "; choose a line of its receipt.";
        }
    }

    /**
     * More was asked for than can still come back.
     *
     * @param line the line
     * @param asked what was asked for
     * @param left what is left
     */
    record MoreThanLeft(int line, Quantity asked, Quantity left) implements Refusal {
        @Override
        public String text() {
            return "Line " + line + ": " + asked + " cannot come back, " + left + " is left of what was sold.";
        }
    }

    /**
     * The quantity is none, or in the wrong unit.
     *
     * @param what the line or item
     * @param asked what was asked for
     */
    record NotAQuantity(String what, Quantity asked) implements Refusal {
        @Override
        public String text() {
            return what + ": \"" + asked + "\" is not a quantity that can come back; count it as it was sold.";
        }
    }

    /**
     * The sale was in another currency.
     *
     * @param sale its currency
     * @param store the store's
     */
    record OtherCurrency(CurrencyUnit sale, CurrencyUnit store) implements Refusal {
        @Override
        public String text() {
            return "The sale was in " + sale + ", this store pays in " + store + "; return it where it was bought.";
        }
    }

    /**
     * A gift card is money: it comes back only while nothing was spent from it.
     *
     * @param line its line
     */
    record GiftCardMaybeSpent(int line) implements Refusal {
        @Override
        public String text() {
            return "Line " + line
                    + " is a gift card; it comes back whole, and only once head office says it is unspent.";
        }
    }

    /**
     * It is a gift card, or priced in another currency.
     *
     * @param item the item
     */
    record NotCreditable(Gtin item) implements Refusal {
        @Override
        public String text() {
            return "Item " + item + " cannot be credited without its receipt; ask for it.";
        }
    }

    /**
     * Nobody, or nobody else, approved a credit without receipt.
     *
     * @param operator who asked
     */
    record NeedsApprover(String operator) implements Refusal {
        @Override
        public String text() {
            return "A return without receipt needs the leave of somebody other than " + operator + ".";
        }
    }

    /**
     * The goods are worth more than may be credited without a receipt.
     *
     * @param worth what they are worth
     * @param limit the most
     */
    record OverLimit(Money worth, Money limit) implements Refusal {
        @Override
        public String text() {
            return "Goods worth " + worth + " are over the limit of " + limit
                    + " without a receipt; ask for the receipt.";
        }
    }
}
