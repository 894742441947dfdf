package io.tillstream.till.sale;

import io.tillstream.checkout.tender.TenderRefusal;
import io.tillstream.events.Money;
import io.tillstream.till.shift.SignInRefusal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Something the cashier should know, told in three lines: what happened, what still works, what to do now.
 *
 * @param kind what
 * @param details what fills the gaps of the first line
 */
public record Notice(Kind kind, List<String> details) {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Every message of the sale; each has its three lines in every language. */
    public enum Kind {
        UNKNOWN_ITEM,
        UNREADABLE_CODE,
        PAST_ITS_DATE,
        COUPON_NOT_GIVEN,
        UNKNOWN_MEMBER,
        NEEDS_WEIGHT,
        WEIGHING,
        SCALE_EMPTY,
        SCALE_MOVING,
        SCALE_OVERLOADED,
        SCALE_NOT_AT_ZERO,
        SCALE_SILENT,
        OVER_LIMIT,
        TOO_MANY,
        NOTHING_TO_PAY,
        NOT_AN_AMOUNT,
        AMOUNT_TOO_LARGE,
        TOO_LITTLE,
        NOT_RECORDED,
        NO_OFFER,
        OFFER_NOT_OURS,
        OFFER_EXPIRED,
        OFFER_NEEDS_MEMBER,
        OFFER_OF_ANOTHER,
        OFFER_WITHDRAWN,
        OFFER_ONE_A_SALE,
        NO_SUCH_LINE,
        NOTHING_PRINTED,
        FINISH_FIRST,
        RECEIPT_NOT_HERE,
        RECEIPT_OF_RETURN,
        RECEIPT_HELD_ELSEWHERE,
        RECEIPT_ASKED_AGAIN,
        HEAD_OFFICE_SILENT,
        HEAD_OFFICE_READING,
        NOT_A_RECEIPT,
        RECEIPT_FIRST,
        NOTHING_CHOSEN,
        NOT_A_NUMBER,
        TAKE_BACK_FIRST,
        NOTHING_TAKEN,
        OVER_TENDER,
        OUT_OF_ORDER,
        MORE_THAN_HELD,
        GRANT_LAPSED,
        CARD_NOT_HELD,
        CARD_ASKED_FOR,
        CARD_HAS_NOTHING,
        CARD_UNANSWERED,
        POINTS_NEED_MEMBER,
        POINTS_NOT_HELD,
        POINTS_ASKED_FOR,
        POINTS_NOTHING,
        POINTS_UNANSWERED,
        POINTS_TAKEN,
        SLIP_NOT_HERE,
        NOTHING_TO_PUT_ASIDE,
        BASKET_OPEN,
        DRAWER_OPEN,
        RESUMED_CHANGED,
        ANSWER_FIRST,
        QUANTITY_FIRST,
        NOT_A_BIRTHDAY,
        TOO_YOUNG,
        SAY_HOW,
        NO_REASON,
        NOT_A_PERCENTAGE,
        NEVER_DISCOUNTED,
        NEEDS_SUPERVISOR,
        NEEDS_MANAGER,
        EXCHANGE_OPEN,
        EXCHANGE_OTHER_MEMBER,
        NO_LINE_SOLD,
        CARD_AWAITED,
        CARD_NEEDS_AMOUNT,
        PAYMENT_AWAITED,
        PAYMENT_DECLINED,
        PAYMENT_GIVEN_UP,
        MAY_HAVE_BEEN_CHARGED,
        BEING_GIVEN_BACK,
        NO_TERMINAL,
        NO_WALLET,
        TERMINAL_UNREACHABLE,
        WALLET_UNREACHABLE,
        WALLET_OFFLINE,
        CARD_OFFLINE_ONCE,
        CARD_OFFLINE_ALL,
        NO_ARRIVAL,
        REFUND_AWAITED,
        REFUND_REFUSED,
        REFUND_OPEN,
        REFUND_LEFT,
        EXCHANGE_TO_HOST,
        CARD_NUMBER,
        NO_SUCH_TABLE,
        TABLE_FIRST,
        GUESTS_HOW_MANY,
        KITCHEN_KNOWS_ALL,
        KITCHEN_COOKS,
        NOTE_FIRST,
        NOTE_TOO_LATE,
        BILLS_NOT_JOINED,
        BILL_NOT_SPLIT,
        SHARE_FIRST,
        SIGN_IN_FIRST,
        SIGN_IN_NOBODY_KNOWN,
        SIGN_IN_UNKNOWN,
        SIGN_IN_WRONG_PIN,
        SIGN_IN_LOCKED,
        SIGN_IN_EXPIRED,
        SIGN_IN_ELSEWHERE,
        SIGN_IN_REVOKED,
        NOT_A_BADGE,
        LEAVE_FIRST,
        LEAVE_OF_ONESELF,
        LEAVE_NOT_THEIRS,
        NOTHING_OF_THAT_NUMBER,
        DRAWER_FIRST,
        COUNT_FIRST,
        ALREADY_CLOSED,
        CREDIT_CARD_FIRST,
        CREDIT_OVER_LIMIT,
        CREDIT_NEEDS_STAFF,
        NOT_CREDITED,
        PARCEL_FIRST,
        NO_PARCEL,
        NOT_A_WAYBILL,
        WAYBILL_DIGIT,
        GOODS_NOT_PARCEL,
        PARCEL_GONE,
        NOT_A_PHONE_TAIL,
        NOT_A_PLACE,
        CODE_MISTYPED,
        WRONG_PICK_UP,
        PICK_UP_LOCKED,
        PARCEL_OF_MEMBER,
        NOT_THEIR_PARCEL,
        TOO_LITTLE_FOR_PARCEL,
        NOTHING_TO_SETTLE,
        ORDER_NOT_HERE,
        ORDER_NOT_A_CODE,
        ORDER_HANDED,
        ORDER_HANDED_ELSEWHERE,
        ORDER_HELD_ELSEWHERE,
        ORDER_UNHEARD,
        ORDER_CHANGED,
        ORDER_SHORT,
        ORDER_NOT_SOLD_SO,
        ORDER_SCAN_REST,
        ORDER_PICK_FIRST,
        ORDER_WRONG_ITEM,
        ORDER_TOO_MANY,
        ORDER_NOT_ALL_FOUND,
        ORDER_FIRST,
        ORDER_OPEN,
        NOTHING_CLOSED_YET,
        PRACTICE_BETWEEN_SALES,
        PRACTICE_PAYMENT_OPEN,
        RECEIPT_OF_PRACTICE,
        RECEIPT_NOT_PRACTISED;

        /** The first part of its message keys, {@code notice.unknown-item}. */
        public String key() {
            return "notice." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Notice {
        details = List.copyOf(details);
    }

    static Notice of(Kind kind, String... details) {
        return new Notice(kind, List.of(details));
    }

    /** A moment as the store's clock shows it. */
    static String second(Instant moment, ZoneId zone) {
        return SECOND.format(moment.atZone(zone));
    }

    /** Why somebody is not let in. */
    static Notice of(SignInRefusal refusal, ZoneId zone) {
        return switch (refusal) {
            case SignInRefusal.NoOperatorsKnown() -> of(Kind.SIGN_IN_NOBODY_KNOWN);
            case SignInRefusal.UnknownStaff() -> of(Kind.SIGN_IN_UNKNOWN);
            case SignInRefusal.WrongPin(int left) -> of(Kind.SIGN_IN_WRONG_PIN, Integer.toString(left));
            case SignInRefusal.LockedUntil(Instant until) -> of(Kind.SIGN_IN_LOCKED, SECOND.format(until.atZone(zone)));
            case SignInRefusal.ExpiredGrant(Instant since) ->
                of(Kind.SIGN_IN_EXPIRED, since.atZone(zone).toLocalDate().toString());
            case SignInRefusal.NotAtThisStore(var store) -> of(Kind.SIGN_IN_ELSEWHERE, store.value());
            case SignInRefusal.Revoked() -> of(Kind.SIGN_IN_REVOKED);
        };
    }

    /** Why a tender is not taken. */
    static Notice of(TenderRefusal refusal) {
        return switch (refusal) {
            case TenderRefusal.NotAnAmount(Money amount) -> of(Kind.NOT_AN_AMOUNT, amount.display());
            case TenderRefusal.TooLittle(Money due, Money missing) ->
                of(Kind.TOO_LITTLE, due.display(), missing.display());
            case TenderRefusal.OverTender(var _, Money asked, Money remaining) ->
                of(Kind.OVER_TENDER, asked.display(), remaining.display());
            case TenderRefusal.OutOfOrder _ -> of(Kind.OUT_OF_ORDER);
            case TenderRefusal.MoreThanHeld(String _, String asked, String held) ->
                of(Kind.MORE_THAN_HELD, asked, held);
            case TenderRefusal.GrantLapsed _ -> of(Kind.GRANT_LAPSED);
            case TenderRefusal.NotHeldOffline(String account) -> of(Kind.CARD_NOT_HELD, account);
            case TenderRefusal.OtherMember _ -> of(Kind.POINTS_NEED_MEMBER);
            case TenderRefusal.PointsTaken _ -> of(Kind.POINTS_TAKEN);
            case TenderRefusal.MayHaveBeenCharged _ -> of(Kind.MAY_HAVE_BEEN_CHARGED);
            case TenderRefusal.OrderNumberUsed _ ->
                throw new IllegalStateException("The journal gave a number twice: " + refusal.text());
        };
    }
}
