package io.tillstream.till.sale;

import io.tillstream.codes.Scan;
import io.tillstream.codes.ScanRules;
import io.tillstream.encoding.PaymentCards;
import io.tillstream.payments.PayerCode;
import java.util.regex.Pattern;

/**
 * Keeps card numbers out of every field of the till: they belong into the card terminal, and nowhere else. What has parsed
 * as something else is exempt, for one EAN-13 in ten passes the test of a card number.
 */
final class CardNumberGate {
    private static final Pattern AIM = Pattern.compile("^][A-Za-z][0-9A-Za-z]");

    private CardNumberGate() {}

    /** Whether an act brings a card number. */
    static boolean isShut(Act act, OpenSale open, ScanRules codes) {
        String text = text(act);
        return PaymentCards.standIn(AIM.matcher(text).replaceFirst(""))
                && !(open.stage() instanceof Stage.Paying && PayerCode.of(text).isPresent())
                && !(act instanceof Act.Scanned
                        && isAtParcels(open)
                        && ParcelWork.waybill(text).isPresent())
                && !(codes.read(text) instanceof Scan.ItemCode)
                && ReceiptSearch.receipt(text).isEmpty();
    }

    /** Where a carrier's number is waited for. Only a bar code is one there: no card has any, and its number is typed. */
    private static boolean isAtParcels(OpenSale open) {
        return open.stage() instanceof Stage.Parcels(ParcelStep.Waiting _);
    }

    private static String text(Act act) {
        return switch (act) {
            case Act.Scanned(String raw) -> raw;
            case Act.Typed(String text) -> text;
            case Act.VoidTyped(String text) -> text;
            case Act.BeginChange(String text) -> text;
            case Act.ChangeHow(var _, String text) -> text;
            case Act.ChangeFor(String reason) -> reason;
            case Act.PayTyped(String text) -> text;
            case Act.AwaitGiftCard(String text) -> text;
            case Act.PayPoints(String text) -> text;
            case Act.TakeBack(String text) -> text;
            case Act.PayByCard(String text) -> text;
            case Act.ShowCode(String text) -> text;
            case Act.TakeArrival(String text) -> text;
            case Act.Resume(String which) -> which;
            case Act.NoteForKitchen(String text) -> text;
            case Act.Guests(String text) -> text;
            case Act _ -> "";
        };
    }
}
