package io.tillstream.checkout.tender;

import io.tillstream.events.Money;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;

/** Why a tender is not taken. The payment stays as it was. */
public sealed interface TenderRefusal {
    /** For a person: what, why and what to do instead. */
    String text();

    /** It is no amount that can be paid. */
    record NotAnAmount(Money amount) implements TenderRefusal {
        @Override
        public String text() {
            return amount + " cannot be taken; enter more than nothing, in the currency of the sale.";
        }
    }

    /** Cash does not cover what is left. */
    record TooLittle(Money due, Money missing) implements TenderRefusal {
        @Override
        public String text() {
            return due + " is due in cash and " + missing + " is missing; take it, or another tender first.";
        }
    }

    /** More than is left, by something that gives no change. */
    record OverTender(TenderType type, Money asked, Money remaining) implements TenderRefusal {
        @Override
        public String text() {
            return asked + " by " + type + " is more than the " + remaining + " left; only cash gives change.";
        }
    }

    /** A kind that is taken earlier came later. */
    record OutOfOrder(TenderType asked, TenderType taken) implements TenderRefusal {
        @Override
        public String text() {
            return asked + " comes before " + taken + ", which is already taken; give that back first.";
        }
    }

    /** The grant is too small. */
    record MoreThanHeld(String of, String asked, String held) implements TenderRefusal {
        @Override
        public String text() {
            return of + ": " + asked + " is more than the " + held + " this till may spend; take less.";
        }
    }

    /** The grant has lapsed. */
    record GrantLapsed(String of, Instant at) implements TenderRefusal {
        @Override
        public String text() {
            return of + ": the grant lapsed at " + at + "; ask head office again.";
        }
    }

    /** Offline without a lease. */
    record NotHeldOffline(String account) implements TenderRefusal {
        @Override
        public String text() {
            return "Gift card " + account
                    + " cannot pay while this till is offline and holds no part of its balance; take another tender.";
        }
    }

    /** Points of one member for the basket of another, or of nobody. */
    record OtherMember() implements TenderRefusal {
        @Override
        public String text() {
            return "Points pay only for their own member's basket; scan that member's card.";
        }
    }

    /** Points pay once per sale. */
    record PointsTaken() implements TenderRefusal {
        @Override
        public String text() {
            return "Points are already taken in this sale; give them back to take another number.";
        }
    }

    /** An attempt by the same kind is in doubt. */
    record MayHaveBeenCharged(TenderType type, String orderNumber) implements TenderRefusal {
        @Override
        public String text() {
            return "The customer may have been charged by " + type + " (order " + orderNumber
                    + "); do not charge the same again, take another tender.";
        }
    }

    /** The order number was used before. */
    record OrderNumberUsed(String orderNumber) implements TenderRefusal {
        @Override
        public String text() {
            return "Order " + orderNumber + " was used before; a new attempt needs a new number.";
        }
    }
}
