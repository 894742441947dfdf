package io.tillstream.till.sale;

import io.tillstream.events.Gtin;
import org.jspecify.annotations.Nullable;

/** One thing somebody does at the counter. Acts are done one at a time, in the order they arrive. */
public sealed interface Act {
    /** What is read or typed: its meaning depends on where the sale stands. */
    sealed interface Entry extends Act {}

    /** A scanner read a code; the text as it was sent. */
    record Scanned(String raw) implements Entry {}

    /** The cashier typed something and pressed Enter: a code, {@code 3*}, an amount while paying, or nothing. */
    record Typed(String text) implements Entry {}

    /** The cashier touched an item's tile. */
    record Picked(Gtin gtin) implements Entry {}

    /** What changes the basket. */
    sealed interface OnBasket extends Act {}

    /** The next item counts so often. */
    record NextQuantity(long pieces) implements OnBasket {}

    /** A line is taken out again; 1 for the first. */
    record VoidLine(int line) implements OnBasket {}

    /** The offer on the screen is taken: one piece of its item joins the basket at the offer's price. */
    record AcceptOffer() implements OnBasket {}

    /** The offer on the screen is not wanted in this sale. */
    record DismissOffer() implements OnBasket {}

    /** What has to do with money. */
    sealed interface OnPayment extends Act {}

    /** The customer wants to pay. */
    record BeginPayment() implements OnPayment {}

    /** Cash is handed over; the exact amount when none is named, in minor units. */
    record PayCash(@Nullable Long tenderedMinor) implements OnPayment {}

    /** Cash is handed over, the amount as it was typed, in major units. */
    record PayTyped(String text) implements OnPayment {}

    /** What has to do with goods that come back. */
    sealed interface OnReturn extends Act {}

    /** Goods are to come back by receipt. */
    record BeginReturn() implements OnReturn {}

    /** So many pieces or grams of a line come back; 0 for none. */
    record ReturnPieces(int line, long quantity) implements OnReturn {}

    /** Everything that is left of the receipt comes back. */
    record ReturnEverything() implements OnReturn {}

    /** The previewed return is done. */
    record ConfirmReturn() implements OnReturn {}

    /** Not yet: back to the basket, or a message is read. */
    record Back() implements Act {}

    /** The basket is given up. */
    record Cancel() implements Act {}
}
