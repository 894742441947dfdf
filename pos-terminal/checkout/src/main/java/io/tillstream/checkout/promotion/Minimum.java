package io.tillstream.checkout.promotion;

import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import java.util.List;

/**
 * What has to be there before a promotion gives anything: so many units, or units worth so much at their shelf price.
 *
 * @param pieces units still wanted
 * @param amount minor units still wanted
 */
record Minimum(long pieces, long amount) {
    static Minimum of(Promotion promotion) {
        return switch (promotion.qualifying().minimum()) {
            case null -> new Minimum(0, 0);
            case Qualifying.Pieces pieces -> new Minimum(pieces.pieces(), 0);
            case Qualifying.Amount amount -> new Minimum(0, amount.amount().minor());
        };
    }

    static Minimum ofPieces(long pieces) {
        return new Minimum(pieces, 0);
    }

    boolean isMetBy(List<Lot> lots, long[] units) {
        return isNothing() || beyond(lots, units).isNothing();
    }

    boolean isNothing() {
        return pieces <= 0 && amount <= 0;
    }

    /** What is still wanted when these units are there. */
    Minimum beyond(List<Lot> lots, long[] units) {
        long morePieces = pieces;
        long moreAmount = amount;
        for (int i = 0; i < units.length; i++) {
            morePieces -= units[i];
            moreAmount -= units[i] * lots.get(i).ware().price;
        }
        return new Minimum(Math.max(0, morePieces), Math.max(0, moreAmount));
    }

    /** Takes as many units as are wanted, lot by lot, and books them as qualifiers. */
    void addQualifiers(List<Lot> lots, long[] available, List<Gain.Run> runs) {
        long morePieces = pieces;
        long moreAmount = amount;
        for (int i = 0; i < available.length && (morePieces > 0 || moreAmount > 0); i++) {
            long price = lots.get(i).ware().price;
            long wanted = Math.max(morePieces, price == 0 || moreAmount <= 0 ? 0 : (moreAmount - 1) / price + 1);
            long taken = Math.min(available[i], wanted);
            if (taken > 0) {
                runs.add(new Gain.Run(i, taken, 0, Role.QUALIFIER));
                morePieces -= taken;
                moreAmount -= taken * price;
            }
        }
    }
}
