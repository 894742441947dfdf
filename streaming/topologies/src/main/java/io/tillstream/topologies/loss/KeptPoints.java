package io.tillstream.topologies.loss;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.wire.Keys;
import java.util.List;
import java.util.Optional;

/**
 * Points that a line had earned and that stayed when its goods went back.
 *
 * @param member whose
 * @param line the line, {@code receipt|line}
 * @param sale its receipt
 * @param points how many; 0 when none stayed after all
 * @param refunded the money that was given back for the line
 * @param returns the returns
 */
record KeptPoints(MemberId member, String line, Source sale, long points, Money refunded, List<Source> returns) {
    KeptPoints {
        returns = List.copyOf(returns);
    }

    /** Of a line of which something came back; nothing of one that no member bought. */
    static Optional<KeptPoints> of(LineRefunds line) {
        return Optional.ofNullable(line.member()).map(member -> of(line, member));
    }

    private static KeptPoints of(LineRefunds line, MemberId member) {
        long sold = line.sold().amount();
        long back = Math.min(sold, line.returned().amount());
        // What the contract takes back: the same proportion as the goods, rounded down.
        long due = sold == 0 ? 0 : Math.multiplyExact(line.earned(), back) / sold;
        return new KeptPoints(
                member,
                Keys.receiptLine(line.sale(), line.line()),
                line.sale(),
                Math.max(0, due - line.reversed()),
                line.refunded(),
                line.refunds());
    }
}
