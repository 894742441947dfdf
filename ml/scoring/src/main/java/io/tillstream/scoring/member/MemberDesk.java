package io.tillstream.scoring.member;

import io.tillstream.customers.describe.Describing;
import io.tillstream.customers.describe.Description;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.history.PurchaseDay;
import io.tillstream.customers.price.PriceSensitivity;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.decision.MemberOutlook;
import io.tillstream.events.feature.MemberProfile;
import io.tillstream.models.OutlookServing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of every member where they stand. All of them together are looked at once a day and whenever a model comes; a member
 * who was just here is looked at anew among these. Filled and asked by one thread, but for {@link #decide}.
 */
public final class MemberDesk {
    /** A reader who plans for members sees a twentieth, not a percent. */
    private static final int SEEN_BASIS_POINTS = 500;

    private static final double SEEN_SHARE = 0.1;

    private final Map<MemberId, MemberPurchases> members = new HashMap<>();
    private final Map<MemberId, CurrencyUnit> currencies = new HashMap<>();
    private final Map<MemberId, MemberOutlook> published = new HashMap<>();
    private @Nullable Describing describing;

    /** What is to happen to what readers have. */
    public sealed interface Change {
        /** Send this one. */
        record Send(MemberOutlook outlook) implements Change {}

        /** Take back what they have. */
        record TakeBack(MemberId member) implements Change {}
    }

    /** Takes what is known of a member; absent when nothing is any more. */
    public void profile(MemberId member, @Nullable MemberProfile profile) {
        List<MemberProfile.Bought> days = profile == null ? null : profile.latest();
        if (profile == null || days == null || days.isEmpty()) {
            members.remove(member);
            currencies.remove(member);
        } else {
            members.put(member, purchases(member, profile, days));
            currencies.put(member, days.getLast().spent().currency());
        }
    }

    private static MemberPurchases purchases(MemberId member, MemberProfile profile, List<MemberProfile.Bought> days) {
        return new MemberPurchases(
                member.value(),
                profile.firstVisit().isAfter(days.getFirst().on())
                        ? days.getFirst().on()
                        : profile.firstVisit(),
                Math.max(profile.daysVisited(), days.size()),
                days.stream()
                        .map(day -> new PurchaseDay(day.on(), amount(day.spent()), day.categories()))
                        .toList());
    }

    private static double amount(Money money) {
        return BigDecimal.valueOf(money.minor(), money.currency().decimals()).doubleValue();
    }

    /** Notes what the topic holds; absent for nothing. */
    public void published(MemberId member, @Nullable MemberOutlook outlook) {
        if (outlook == null) {
            published.remove(member);
        } else {
            published.put(member, outlook);
        }
    }

    /** Everybody something may be said or to be taken back of. */
    public Collection<MemberId> everybody() {
        Set<MemberId> all = new LinkedHashSet<>(members.keySet());
        all.addAll(published.keySet());
        return all;
    }

    /** Looks at everybody together, as of a day; without anybody nothing is said of anybody. */
    public void look(OutlookServing serving, LocalDate today) {
        List<MemberPurchases> known = members.values().stream()
                .map(member -> member.knownOn(today))
                .flatMap(Optional::stream)
                .toList();
        describing = known.isEmpty() ? null : serving.over(known, today);
    }

    /** What changes for a member; empty when nobody would see a difference. May be asked by several threads at once. */
    public Optional<Change> decide(MemberId member, OutlookServing serving, Instant now) {
        MemberOutlook before = published.get(member);
        MemberPurchases purchases = members.get(member);
        CurrencyUnit currency = currencies.get(member);
        Describing all = describing;
        if (purchases == null || currency == null) {
            return before == null ? Optional.empty() : Optional.of(new Change.TakeBack(member));
        }
        if (all == null) {
            return Optional.empty();
        }
        // A store east of here may be a day ahead.
        return purchases
                .knownOn(all.evening())
                .map(known -> outlook(member, all.of(known), all, currency, serving, now))
                .filter(fresh -> before == null || isSeen(before, fresh))
                .map(Change.Send::new);
    }

    private static MemberOutlook outlook(
            MemberId member,
            Description one,
            Describing all,
            CurrencyUnit currency,
            OutlookServing serving,
            Instant now) {
        var rhythm = one.life().rhythm();
        LocalDate last = one.member().last();
        return new MemberOutlook(
                member,
                all.evening(),
                all.days(),
                MemberOutlook.Stage.valueOf(one.life().stage().name()),
                MemberOutlook.Group.valueOf(one.group().name()),
                one.scores().recency(),
                one.scores().frequency(),
                one.scores().money(),
                one.member().ever(),
                one.member().first(),
                last,
                (int) Math.round(rhythm.usualDays()),
                last.plusDays(rhythm.lateAfter() + 1L),
                last.plusDays(rhythm.goneAfter() + 1L),
                basisPoints(one.staysAway()),
                money(one.spentLately(), currency),
                money(one.expectedValue(), currency),
                one.price().map(MemberDesk::prices).orElse(null),
                serving.reference(),
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    private static MemberOutlook.Prices prices(PriceSensitivity price) {
        return new MemberOutlook.Prices(
                MemberOutlook.Sensitivity.valueOf(price.band().name()),
                basisPoints(price.reduced()),
                basisPoints(price.expected()));
    }

    private static int basisPoints(double share) {
        return (int) Math.round(10_000 * share);
    }

    private static Money money(double amount, CurrencyUnit currency) {
        return Money.ofMinor(
                BigDecimal.valueOf(amount)
                        .movePointRight(currency.decimals())
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                currency);
    }

    /** Whether somebody who reads both would see a difference that matters. */
    private static boolean isSeen(MemberOutlook before, MemberOutlook fresh) {
        return before.stage() != fresh.stage()
                || before.group() != fresh.group()
                || before.recency() != fresh.recency()
                || before.frequency() != fresh.frequency()
                || before.money() != fresh.money()
                || before.days() != fresh.days()
                || before.purchases() != fresh.purchases()
                || !before.lastVisit().equals(fresh.lastVisit())
                || !before.model().equals(fresh.model())
                || !Objects.equals(before.prices(), fresh.prices())
                || Math.abs(before.staysAwayBasisPoints() - fresh.staysAwayBasisPoints()) >= SEEN_BASIS_POINTS
                || isSeen(before.spentLately(), fresh.spentLately())
                || isSeen(before.expectedValue(), fresh.expectedValue());
    }

    /** A tenth of the greater, and one whole unit of money at least. */
    private static boolean isSeen(Money before, Money fresh) {
        if (!before.currency().equals(fresh.currency())) {
            return true;
        }
        double moved = Math.abs(amount(before) - amount(fresh));
        return moved >= 1 && moved > SEEN_SHARE * Math.max(Math.abs(amount(before)), Math.abs(amount(fresh)));
    }
}
