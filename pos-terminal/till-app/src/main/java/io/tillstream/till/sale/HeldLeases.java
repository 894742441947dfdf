package io.tillstream.till.sale;

import io.tillstream.catalogue.Grant;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import io.tillstream.till.headoffice.HeadOffice;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of gift cards and points that head office lends this till while somebody pays. Each is on the disk before it is asked for and
 * until head office has it back, so that neither a lost answer nor a kill keeps what is theirs from
 * its holder.
 */
final class HeldLeases {
    /** How soon head office is told again of a lease that it has not taken back. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final LeaseFile<Held> file;
    private final LeaseErrands headOffice;
    private final TillId till;
    private final Errands errands;
    private final Clock clock;
    private final Map<String, Held> held = new LinkedHashMap<>();
    /** Numbers whose answer is on its way. */
    private final Set<String> asking = new HashSet<>();

    /** Numbers of which head office was told that they ended. */
    private final Set<String> ending = new HashSet<>();

    /** As many points as a till may ask for: all there are. */
    private static final long ALL_POINTS = TypedAmount.MOST_UNITS;

    /**
     * A lease that was asked for and is not given back.
     *
     * @param lease its number
     * @param pool of what
     * @param account the gift card; absent for points
     * @param amount how much it is of; what was asked for until head office has answered; absent for points
     * @param until when it lapses; absent until head office has answered
     * @param wanted so many points are to pay; absent for as many as are of use, and for gift cards
     * @param points which points they are; absent for gift cards, and until head office has answered
     */
    record Held(
            String lease,
            LeasePool pool,
            @Nullable String account,
            @Nullable Money amount,
            @Nullable Instant until,
            @Nullable Long wanted,
            Lease.@Nullable LentPoints points) {
        static Held ofGiftCard(String lease, String account, Money amount) {
            LeasePool pool = LeasePool.ofGiftCard(account, amount.currency());
            return new Held(lease, pool, account, amount, null, null, null);
        }

        static Held ofPoints(String lease, MemberId member, @Nullable Long wanted) {
            return new Held(lease, LeasePool.ofPoints(member), null, null, null, wanted, null);
        }

        /** How much head office is asked for. */
        long units() {
            return amount == null ? ALL_POINTS : amount.minor();
        }

        /** The same, as head office lends it. */
        Held lent(Lease by) {
            Money lent = amount == null ? null : Money.ofMinor(by.units(), amount.currency());
            return new Held(lease, pool, account, lent, by.until(), wanted, by.points());
        }

        /** What may be spent of the card; nothing of points, and until head office has answered. */
        Optional<Grant.OfGiftCard> giftCard() {
            return account == null || amount == null || until == null
                    ? Optional.empty()
                    : Optional.of(new Grant.OfGiftCard(lease, account, amount, until));
        }

        /** Which points may be spent; nothing of gift cards, and until head office has answered. */
        Optional<Grant.OfPoints> pointsOf(MemberId member) {
            return points == null || until == null
                    ? Optional.empty()
                    : Optional.of(new Grant.OfPoints(
                            lease,
                            member,
                            points.lots(),
                            points.rate().points(),
                            points.rate().worth(),
                            until));
        }

        boolean isAsked() {
            return until == null;
        }
    }

    private record Kept(List<Held> leases) implements LeaseFile.Content<Held> {}

    /** What became of a question. */
    sealed interface Answered {
        /** This till may spend of it. */
        record Lent(Held lease) implements Answered {}

        /** There is nothing that nobody else holds. */
        record Refused(Held lease) implements Answered {}

        /** Nobody answered in time. */
        record Silent(Held lease) implements Answered {}
    }

    HeldLeases(Path data, HeadOffice headOffice, TillId till, Errands errands, Clock clock, Consumer<Act> later) {
        this.file = new LeaseFile<>(data.resolve("leases.json"), "gift cards and points", Kept.class, Kept::new);
        this.headOffice = new LeaseErrands(headOffice, later);
        this.till = till;
        this.errands = errands;
        this.clock = clock;
        file.read().forEach(lease -> held.put(lease.lease(), lease));
    }

    /** What may be spent of a card now: of several leases the one that lapses last. */
    Optional<Grant.OfGiftCard> grant(String account) {
        return held.values().stream()
                .filter(lease -> isOf(lease, account))
                .flatMap(lease -> lease.giftCard().stream())
                .filter(grant -> clock.instant().isBefore(grant.until()))
                .max(Comparator.comparing(Grant::until));
    }

    /** Which points of a member may be spent now. */
    Optional<Grant.OfPoints> points(MemberId member) {
        return held.values().stream()
                .filter(lease -> isOf(lease, LeasePool.ofPoints(member)))
                .flatMap(lease -> lease.pointsOf(member).stream())
                .filter(grant -> clock.instant().isBefore(grant.until()))
                .max(Comparator.comparing(Grant::until));
    }

    /**
     * Asks head office for a part of a card, under the number of an earlier question that was not answered.
     *
     * @return whether an answer is on its way
     */
    boolean asks(String account, Money amount) {
        return asks(
                held.values().stream()
                        .filter(Held::isAsked)
                        .filter(lease -> isOf(lease, account))
                        .findFirst(),
                number -> Held.ofGiftCard(number, account, amount));
    }

    /**
     * Asks head office for a member's points, under the number of an earlier question that was not answered.
     *
     * @param wanted so many of them are to pay, or absent
     * @return whether an answer is on its way
     */
    boolean asks(MemberId member, @Nullable Long wanted) {
        LeasePool pool = LeasePool.ofPoints(member);
        return asks(
                held.values().stream()
                        .filter(Held::isAsked)
                        .filter(lease -> isOf(lease, pool))
                        .findFirst()
                        .map(lease -> Held.ofPoints(lease.lease(), member, wanted)),
                number -> Held.ofPoints(number, member, wanted));
    }

    private boolean asks(Optional<Held> before, Function<String, Held> fresh) {
        if (before.isPresent() && asking.contains(before.get().lease())) {
            return true;
        }
        if (!headOffice.canAsk()) {
            return false;
        }
        Optional<Held> asked = before.or(() -> begun(fresh));
        asked.ifPresent(lease -> {
            held.put(lease.lease(), lease);
            ask(lease);
        });
        return asked.isPresent();
    }

    private Optional<Held> begun(Function<String, Held> fresh) {
        String number = till + "/" + UUID.randomUUID();
        held.put(number, fresh.apply(number));
        if (!keep()) {
            held.remove(number);
        }
        return Optional.ofNullable(held.get(number));
    }

    private void ask(Held lease) {
        asking.add(lease.lease());
        headOffice.ask(lease.lease(), lease.pool(), lease.units());
    }

    private boolean isOf(Held lease, String account) {
        return account.equals(lease.account()) && !ending.contains(lease.lease());
    }

    private boolean isOf(Held lease, LeasePool pool) {
        return lease.pool().equals(pool) && !ending.contains(lease.lease());
    }

    /** Takes in an answer; empty when nobody waits for it any more. */
    Optional<Answered> answered(Act.LeaseAnswered answer) {
        asking.remove(answer.lease());
        Held asked = held.get(answer.lease());
        if (asked == null || ending.contains(asked.lease())) {
            return Optional.empty();
        }
        if (answer.answer().isEmpty()) {
            return Optional.of(new Answered.Silent(asked));
        }
        Lease lent = answer.answer().get();
        boolean isOfNoUse = asked.amount() == null && lent.points() == null;
        if (lent.units() == 0 || isOfNoUse) {
            held.remove(asked.lease());
            keep();
            return Optional.of(new Answered.Refused(asked));
        }
        Held lease = asked.lent(lent);
        held.put(lease.lease(), lease);
        keep();
        return Optional.of(new Answered.Lent(lease));
    }

    /**
     * Nobody pays any more: what is held goes back, with the payments that stand in sales. What is being asked for goes back
     * once the answer is there.
     */
    void giveBack(Spent spent) {
        for (Held lease : List.copyOf(held.values())) {
            if (!asking.contains(lease.lease()) && ending.add(lease.lease())) {
                headOffice.end(lease.lease(), lease.pool(), spent.attempts(lease.lease()));
            }
        }
    }

    /** Head office has a lease back, or has not answered and is told again. */
    void ended(Act.LeaseEnded act) {
        if (act.taken()) {
            held.remove(act.lease());
            ending.remove(act.lease());
            keep();
        } else if (held.containsKey(act.lease())) {
            errands.at(clock.instant().plus(AGAIN), new Act.LeaseDue(act.lease()));
        }
    }

    /** It is time to tell head office again. */
    void due(String lease) {
        ending.remove(lease);
    }

    private boolean keep() {
        return file.keep(held.values());
    }
}
