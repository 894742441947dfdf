package io.tillstream.till.sale;

import io.tillstream.catalogue.Grant;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Money;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.kept.KeptFile;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of gift cards that head office lends this till while somebody pays. Each is on the disk before it is asked for and
 * until head office has it back, so that neither a lost answer nor a kill keeps a card's money from its holder.
 */
final class HeldLeases {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLeases.class);

    /** The ledgers have five seconds to answer the gateway. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    /** How soon head office is told again of a lease that it has not taken back. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final KeptFile file;
    private final HeadOffice headOffice;
    private final TillId till;
    private final Errands errands;
    private final Clock clock;
    private final Consumer<Act> later;
    private final Map<String, Held> held = new LinkedHashMap<>();
    /** Numbers whose answer is on its way. */
    private final Set<String> asking = new HashSet<>();

    /** Numbers of which head office was told that they ended. */
    private final Set<String> ending = new HashSet<>();

    /**
     * A lease that was asked for and is not given back.
     *
     * @param lease its number
     * @param pool of what
     * @param account the gift card
     * @param amount how much it is of; what was asked for until head office has answered
     * @param until when it lapses; absent until head office has answered
     */
    record Held(
            String lease,
            LeasePool pool,
            String account,
            Money amount,
            @Nullable Instant until) {
        boolean isAsked() {
            return until == null;
        }
    }

    private record Kept(List<Held> leases) {}

    /** What became of a question. */
    sealed interface Answered {
        /** This till may spend of the card. */
        record Lent(Held lease) implements Answered {}

        /** There is nothing that nobody else holds. */
        record Refused(Held lease) implements Answered {}

        /** Nobody answered in time. */
        record Silent(Held lease) implements Answered {}
    }

    HeldLeases(Path data, HeadOffice headOffice, TillId till, Errands errands, Clock clock, Consumer<Act> later) {
        this.file = new KeptFile(data.resolve("leases.json"));
        this.headOffice = headOffice;
        this.till = till;
        this.errands = errands;
        this.clock = clock;
        this.later = later;
        read().forEach(lease -> held.put(lease.lease(), lease));
    }

    private List<Held> read() {
        try {
            return file.read()
                    .map(bytes -> CanonicalJson.decode(bytes, Kept.class).leases())
                    .orElse(List.of());
        } catch (IOException | UnreadableFact e) {
            LOG.error(
                    "ALARM: which leases this till holds cannot be read; head office keeps them until somebody frees them.",
                    e);
            return List.of();
        }
    }

    /** What may be spent of a card now: of several leases the one that lapses last. */
    Optional<Grant.OfGiftCard> grant(String account) {
        Instant now = clock.instant();
        return held.values().stream()
                .filter(lease -> isOf(lease, account))
                .flatMap(lease -> Stream.ofNullable(lease.until())
                        .filter(now::isBefore)
                        .map(until -> new Grant.OfGiftCard(lease.lease(), account, lease.amount(), until)))
                .max(Comparator.comparing(Grant::until));
    }

    /**
     * Whether a card is asked about; begins to ask when it is not, unless head office is out of reach. Where the answer was
     * lost the same question is asked again, for it may have been lent.
     */
    boolean asks(String account, Money amount) {
        Optional<Held> before = held.values().stream()
                .filter(lease -> lease.isAsked() && isOf(lease, account))
                .findFirst();
        if (before.isPresent() && asking.contains(before.get().lease())) {
            return true;
        }
        if (!headOffice.isOnline()) {
            return false;
        }
        Optional<Held> asked = before.or(() -> begun(account, amount));
        asked.ifPresent(this::ask);
        return asked.isPresent();
    }

    private Optional<Held> begun(String account, Money amount) {
        String number = till + "/" + UUID.randomUUID();
        held.put(number, new Held(number, LeasePool.ofGiftCard(account, amount.currency()), account, amount, null));
        if (!keep()) {
            held.remove(number);
        }
        return Optional.ofNullable(held.get(number));
    }

    private void ask(Held lease) {
        asking.add(lease.lease());
        headOffice
                .lease(lease.lease(), lease.pool(), lease.amount().minor(), PATIENCE)
                .thenAccept(answer -> later.accept(new Act.LeaseAnswered(lease.lease(), answer)))
                .exceptionally(failure -> {
                    LOG.error("What head office lends of a gift card reached nobody.", failure);
                    return null;
                });
    }

    private boolean isOf(Held lease, String account) {
        return lease.account().equals(account) && !ending.contains(lease.lease());
    }

    /** Takes in an answer; empty when nobody waits for it any more. */
    Optional<Answered> answered(Act.LeaseAnswered answer) {
        asking.remove(answer.lease());
        Held asked = held.get(answer.lease());
        if (asked == null || !isOf(asked, asked.account())) {
            return Optional.empty();
        }
        if (answer.answer().isEmpty()) {
            return Optional.of(new Answered.Silent(asked));
        }
        Lease lent = answer.answer().get();
        if (lent.units() == 0) {
            held.remove(asked.lease());
            keep();
            return Optional.of(new Answered.Refused(asked));
        }
        Money amount = Money.ofMinor(lent.units(), asked.amount().currency());
        Held lease = new Held(asked.lease(), asked.pool(), asked.account(), amount, lent.until());
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
                headOffice
                        .endLease(lease.lease(), lease.pool(), spent.attempts(lease.lease()), PATIENCE)
                        .thenAccept(taken -> later.accept(new Act.LeaseEnded(lease.lease(), taken)))
                        .exceptionally(failure -> {
                            LOG.error("That a lease ended reached nobody.", failure);
                            return null;
                        });
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

    /** Until the file says so, a lease is not asked for: nobody would give it back after a kill. */
    private boolean keep() {
        try {
            file.replace(CanonicalJson.encode(new Kept(List.copyOf(held.values()))), KeptFile.Force.TO_DISK);
            return true;
        } catch (IOException e) {
            LOG.warn("Which leases this till holds is not kept: {}", e.getMessage());
            return false;
        }
    }
}
