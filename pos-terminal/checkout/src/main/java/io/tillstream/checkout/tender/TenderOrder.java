package io.tillstream.checkout.tender;

import io.tillstream.events.sale.Tender.TenderType;

/**
 * In which order a split payment is taken, and given back: stored value, then wallet, then card, then cash. What is hard
 * to undo comes late, and cash last of all, because only what is then left is rounded.
 */
public final class TenderOrder {
    private TenderOrder() {}

    /** 1 for the kind that comes first. */
    public static int rank(TenderType type) {
        return switch (type) {
            case VOUCHER, GIFT_CARD, POINTS, ONLINE -> 1;
            case ALIPAY, WECHAT_PAY, WALLET -> 2;
            case CARD -> 3;
            case CASH, NOT_RECORDED -> 4;
        };
    }

    /** Whether a charge by one may turn out to be a charge by the other. */
    static boolean mayBeTheSame(TenderType one, TenderType other) {
        boolean unnamed = one == TenderType.WALLET || other == TenderType.WALLET;
        return one == other || (unnamed && rank(one) == rank(other));
    }

    /** Whether a terminal charges it: a card, or anything else that is dipped or tapped there. */
    static boolean isChargedAtTheTerminal(TenderType type) {
        return rank(type) == 3;
    }

    /** Whether a wallet's host charges it. */
    static boolean isChargedByAWallet(TenderType type) {
        return rank(type) == 2;
    }

    /** Whether it comes back in notes and coins. How an imported sale was paid is not known, so cash it is. */
    public static boolean isPaidOutInCash(TenderType type) {
        return rank(type) == 4;
    }
}
