package io.tillstream.catalogue;

import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.member.Member;
import io.tillstream.events.member.PointsBalance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;

/**
 * Promotions, members and their points as bytes: there are thousands of them, and a till that parsed the JSON of each
 * would be switched on for a second before it sells. A former version kept them among the {@linkplain ShelfLines lines}.
 */
final class ShelfRows {
    /** What the section begins with; the lines, which stood there in a former version, begin with 31. */
    private static final byte BEGIN = 1;

    private final Parts parts = new Parts();

    void write(Shelf shelf, RowBytes into) {
        Collection<Promotion> promotions = shelf.promotions();
        Collection<Member> members = shelf.members();
        Collection<PointsBalance> points = shelf.points();
        into.count(BEGIN);
        into.count(promotions.size());
        for (Promotion promotion : promotions) {
            parts.write(promotion, PromotionForm::shorten, PromotionForm::read, into);
        }
        into.count(members.size());
        for (Member member : members) {
            parts.write(member, ShelfRows::shorten, ShelfRows::member, into);
        }
        into.count(points.size());
        for (PointsBalance balance : points) {
            parts.write(balance, ShelfRows::shorten, ShelfRows::points, into);
        }
    }

    static void read(RowBytes from, Shelf shelf, Instant now) {
        if (!from.begins(BEGIN)) {
            return;
        }
        from.count();
        for (long left = from.count(); left > 0; left--) {
            Promotion promotion = Parts.read(from, PromotionForm::read, Promotion.class);
            if (promotion != null) {
                shelf.take(new Change.PromotionIs(promotion), now);
            }
        }
        for (long left = from.count(); left > 0; left--) {
            Member member = Parts.read(from, ShelfRows::member, Member.class);
            if (member != null) {
                shelf.take(new Change.MemberIs(member), now);
            }
        }
        for (long left = from.count(); left > 0; left--) {
            PointsBalance balance = Parts.read(from, ShelfRows::points, PointsBalance.class);
            if (balance != null) {
                shelf.take(new Change.PointsAre(balance), now);
            }
        }
    }

    private static void shorten(Member member, RowBytes into) {
        into.text(member.member().value());
        into.block(HexFormat.of().parseHex(member.cardHash().hex()));
        into.count(member.personalised() ? 1 : 0);
        into.number(member.enrolledOn().toEpochDay());
    }

    private static Member member(RowBytes from) {
        return new Member(
                MemberId.of(from.text()),
                Hash.of(HexFormat.of().formatHex(from.block())),
                from.count() == 1,
                LocalDate.ofEpochDay(from.number()));
    }

    private static void shorten(PointsBalance balance, RowBytes into) {
        into.text(balance.member().value());
        into.number(balance.points());
        into.number(balance.entries());
        into.instant(balance.asOf());
    }

    private static PointsBalance points(RowBytes from) {
        return new PointsBalance(MemberId.of(from.text()), from.number(), from.number(), from.instant());
    }
}
