package io.tillstream.till.sale;

import io.tillstream.checkout.tender.PaymentAttempt;
import io.tillstream.events.Gtin;
import io.tillstream.events.OrderId;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.payments.RefundAnswer;
import io.tillstream.payments.Wallet;
import io.tillstream.peripherals.Weighing;
import io.tillstream.till.headoffice.OrderAnswer;
import io.tillstream.till.headoffice.ReceiptAnswer;
import java.util.Optional;
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

    /** A line is taken out again: the one of the number typed, or the last that counts. */
    record VoidTyped(String text) implements OnBasket {}

    /** A line's item is not there after all; this one is taken in its place, as much of it. */
    record Instead(int line, Gtin gtin) implements OnBasket {}

    /** The offer on the screen is taken: one piece of its item joins the basket at the offer's price. */
    record AcceptOffer() implements OnBasket {}

    /** The offer on the screen is not wanted in this sale. */
    record DismissOffer() implements OnBasket {}

    /** An answer to whether the customer is old enough. */
    sealed interface OnAge extends Act {}

    /** The customer is, and this is how the operator made sure. */
    record OfAge(AgeCheck.Method method) implements OnAge {}

    /** The customer is not, or cannot show it: the item stays out. */
    record TooYoung() implements OnAge {}

    /** It really is so many. */
    record SureOfQuantity() implements Act {}

    /** What a person changes about prices. */
    sealed interface OnPrice extends Act {}

    /** A line's price is to be changed: the one of the number typed, or the last that counts. */
    record BeginChange(String text) implements OnPrice {}

    /** The change is for the whole basket. */
    record ChangeWhole() implements OnPrice {}

    /** By how much, as it was typed. */
    record ChangeHow(Stage.Changing.How.Kind kind, String text) implements OnPrice {}

    /** For a reason, and the change is made. */
    record ChangeFor(String reason) implements OnPrice {}

    /** What has to do with money. */
    sealed interface OnPayment extends Act {}

    /** The customer wants to pay. */
    record BeginPayment() implements OnPayment {}

    /** Cash is handed over; the exact amount when none is named, in minor units. */
    record PayCash(@Nullable Long tenderedMinor) implements OnPayment {}

    /** Cash is handed over, the amount as it was typed, in major units. */
    record PayTyped(String text) implements OnPayment {}

    /** A gift card is to be scanned; it pays the amount typed, in major units, or as much as it can. */
    record AwaitGiftCard(String text) implements OnPayment {}

    /** The member pays with points: as many as were typed, or as many as are of use. */
    record PayPoints(String text) implements OnPayment {}

    /** A part of the payment goes back: the one of the number typed, or the newest. */
    record TakeBack(String text) implements OnPayment {}

    /** What has to do with cards and wallets. */
    sealed interface OnHost extends Act {}

    /** A card pays the amount typed, in major units, or all that is due. */
    record PayByCard(String text) implements OnHost {}

    /** A code is shown for the customer to scan; it is for the amount typed, in major units, or for all that is due. */
    record ShowCode(String text) implements OnHost {}

    /** What was paid by the codes on the wall is looked for; or one of what was found pays, by its place in the list. */
    record TakeArrival(String text) implements OnHost {}

    /** The host is asked at once what became of the payment that is awaited. */
    record AskHost() implements OnHost {}

    /** What has to do with goods that come back. */
    sealed interface OnReturn extends Act {}

    /** Goods are to come back by receipt. */
    record BeginReturn() implements OnReturn {}

    /** Nobody has the receipt: what comes back is credited onto a gift card. */
    record BeginCredit() implements OnReturn {}

    /** So many pieces or grams of a line come back; 0 for none. */
    record ReturnPieces(int line, long quantity) implements OnReturn {}

    /** Everything that is left of the receipt comes back. */
    record ReturnEverything() implements OnReturn {}

    /** What comes back pays for other goods, which are scanned next. */
    record BeginExchange() implements OnReturn {}

    /** Head office is asked once more for the receipt it did not give. */
    record AskAgain() implements OnReturn {}

    /** The previewed return is done. */
    record ConfirmReturn() implements OnReturn {}

    /** What was asked before and is answered now, whatever was done meanwhile. */
    sealed interface Late extends Act {}

    /**
     * A receipt that was looked for has been looked up.
     *
     * @param question which search it belongs to
     * @param here what this till's journals know of it
     * @param answer what head office says of it
     */
    record ReceiptAnswered(long question, ReceiptHere here, ReceiptAnswer answer) implements Late {}

    /**
     * Head office was asked for an order, and said this.
     *
     * @param question which asking it belongs to
     */
    record OrderAnswered(long question, OrderId order, OrderAnswer answer) implements Late {}

    /**
     * A payment host said what became of an attempt.
     *
     * @param attempt its number
     * @param submission whether that is the answer to sending it, and not to a question
     */
    record PaymentAnswered(String attempt, PaymentAttempt.Answer answer, boolean submission) implements Late {}

    /**
     * A payment host made a code to be shown, or did not.
     *
     * @param again whether it was asked for the code of an order that was there before
     */
    record CodeMade(String attempt, Wallet.Creation made, boolean again) implements Late {}

    /** Something has to be done about an attempt. */
    record PaymentDue(String attempt) implements Late {}

    /** A payment host said whether an attempt is undone. */
    record ReversalAnswered(String attempt, PaymentAttempt.ReversalAnswer answer) implements Late {}

    /** A payment host said whether money was given back. */
    record RefundAnswered(String attempt, RefundAnswer answer) implements Late {}

    /** A refund that nobody answered is to be asked for again. */
    record RefundDue(String attempt) implements Late {}

    /** What was paid by the codes on the wall has been looked up. */
    record ArrivalsFound(Wallet.Arrivals arrivals) implements Late {}

    /** Head office said what it lends; nothing when it was silent. */
    record LeaseAnswered(String lease, Optional<Lease> answer) implements Late {}

    /** Head office has a lease back, or was silent. */
    record LeaseEnded(String lease, boolean taken) implements Late {}

    /** Head office is to be told again that a lease has ended. */
    record LeaseDue(String lease) implements Late {}

    /** Time has passed: promotions begin and end, and what is held of them lapses. */
    record LookAtLeases() implements Late {}

    /** The scale said what it has to say of an item that lies on it. */
    record Weighed(Gtin item, Weighing weighing) implements Late {}

    /** What has to do with baskets that are put aside. */
    sealed interface OnSuspended extends Act {}

    /** The basket is put aside. */
    record Suspend() implements OnSuspended {}

    /** Which baskets are put aside? */
    record ListSuspended() implements OnSuspended {}

    /** A basket is taken up again: by its place in the list, or by the number on its slip. */
    record Resume(String which) implements OnSuspended {}

    /** What has to do with the tables of a restaurant. */
    sealed interface OnTable extends Act {}

    /** The open table is left as it is, and all of them are looked at. */
    record ShowTables() implements OnTable {}

    /** A table is opened; or, after {@link MoveTable}, what is open goes to it. */
    record OpenTable(String table) implements OnTable {}

    /** So many guests sit at the table, as it was typed. */
    record Guests(String text) implements OnTable {}

    /** The kitchen is told what it does not know yet. */
    record SendToKitchen() implements OnTable {}

    /** Something is different about the newest line: {@code no onions}; {@code 2. no onions} for the second line. */
    record NoteForKitchen(String text) implements OnTable {}

    /** The guests go to another table. */
    record MoveTable() implements OnTable {}

    /** A guest pays a part of the bill. */
    record SplitBill() implements OnTable {}

    /** So many pieces of a line are that guest's; 0 for none. */
    record SharePieces(int line, long amount) implements OnTable {}

    /** That is the guest's part; it is paid by itself. */
    record TakeShare() implements OnTable {}

    /** What has to do with the drawer outside sales. */
    sealed interface OnDrawer extends Act {}

    /** What is there to do? */
    record OpenDrawerMenu() implements OnDrawer {}

    /** That is to be done. */
    record AtDrawer(DrawerStep.Choice choice) implements OnDrawer {}

    /** Another row of the count is asked for; 0 for the first. */
    record CountRow(int row) implements OnDrawer {}

    /** The row before was wrong. */
    record CountRowBefore() implements OnDrawer {}

    /** A copy of the report on the screen is wanted. */
    record PrintReport() implements OnDrawer {}

    /** The count is done, or the day is to be closed indeed. */
    record DrawerDone() implements OnDrawer {}

    /** What has to do with practice. */
    sealed interface OnPractice extends Act {}

    /** From now on nothing is money. */
    record BeginPractice() implements OnPractice {}

    /** From now on everything is. */
    record EndPractice() implements OnPractice {}

    /** What has to do with parcels. */
    sealed interface OnParcel extends Act {}

    /** The list of parcels is wanted. */
    record BeginParcels() implements OnParcel {}

    /** Goods are to be sold instead. */
    record SellGoods() implements OnParcel {}

    /** Only what should go back to its carrier is shown, or everything again. */
    record ShowOverdue() implements OnParcel {}

    /** Somebody wants that parcel of the list. */
    record ChooseParcel(String waybill) implements OnParcel {}

    /** The label of the parcel on the screen is wanted once more. */
    record PrintParcel() implements OnParcel {}

    /** The parcel on the screen is to go back to its carrier. */
    record SendParcelBack() implements OnParcel {}

    /** The senders' cash is to go to them. */
    record SettleParcels() implements OnParcel {}

    /** What is asked about a parcel is right: it is handed over, sent back, or its money is. */
    record ParcelDone() implements OnParcel {}

    /** What has to do with members' orders. */
    sealed interface OnOrder extends Act {}

    /** The list of orders is wanted. */
    record BeginOrders() implements OnOrder {}

    /** That order of the list is wanted. */
    record ChooseOrder(String order) implements OnOrder {}

    /** The order on the screen is to be taken from the shelves. */
    record PickOrder() implements OnOrder {}

    /** No more of that line is there, or of the first open one for 0; said again, it is looked for after all. */
    record LineMissing(int line) implements OnOrder {}

    /** Everything that is there was found: it is put aside. */
    record OrderPutAside() implements OnOrder {}

    /** The order on the screen goes to whoever showed its code. */
    record HandOrderOver() implements OnOrder {}

    /** Who stands at the till. */
    sealed interface OnShift extends Act {}

    /** Somebody says who they are, with their PIN. */
    record SignIn(String operator, String pin) implements OnShift {
        /** Not the PIN. */
        @Override
        public String toString() {
            return "SignIn[" + operator + "]";
        }
    }

    /** Somebody says who they are; their PIN is asked for. */
    record ChooseOperator(String operator) implements OnShift {}

    /** Whoever is there leaves the till, with or without an open basket. */
    record LockTill() implements OnShift {}

    /** Not yet: back to the basket, or a message is read. */
    record Back() implements Act {}

    /** The basket is given up. */
    record Cancel() implements Act {}
}
