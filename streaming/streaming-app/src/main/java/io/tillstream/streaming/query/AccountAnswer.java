package io.tillstream.streaming.query;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsAccount.DayPoints;
import io.tillstream.events.member.PointsAccount.Lot;
import io.tillstream.events.member.PointsAccount.NextTier;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member's points as they are on a day.
 *
 * @param spendable what can be spent
 * @param pending what cannot yet, by the day on which it can
 * @param expiringNext the next last day, and how many points
 * @param owed what is missing
 * @param worth what all of it is worth that has not expired; absent without a programme
 */
record AccountAnswer(
        MemberId member,
        LocalDate on,
        long spendable,
        List<DayPoints> pending,
        @Nullable DayPoints expiringNext,
        long owed,
        long expired,
        @Nullable String tier,
        @Nullable NextTier next,
        long earned,
        List<Lot> lots,
        @Nullable Money worth) {
    static AccountAnswer of(PointsAccount account, @Nullable LocalDate asked) {
        LocalDate on = asked == null ? account.day() : asked;
        List<Lot> lots = account.lots().stream()
                .filter(lot -> lot.expiresOn() == null || !lot.expiresOn().isBefore(on))
                .toList();
        long points = lots.stream().mapToLong(Lot::points).sum();
        return new AccountAnswer(
                account.member(),
                on,
                account.spendable(on),
                account.pending(on),
                account.expiringNext(on).orElse(null),
                account.owed(),
                account.expired(),
                account.tier(on).orElse(null),
                account.next(),
                account.earned(),
                lots,
                account.rate() == null ? null : account.rate().of(points));
    }
}
