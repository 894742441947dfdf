package io.tillstream.till.sale;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.promotion.HeldParts;
import io.tillstream.checkout.promotion.Limitation;
import io.tillstream.checkout.promotion.Withheld;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.sale.Sale;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.headoffice.HeadOffice;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of limited promotions that this till holds, most of them ahead of the customers who get them, so that no scan
 * waits for head office. What was given of them stands in the journal, sale by sale; this keeps which leases there are. Each
 * is on the disk before it is asked for and until head office has it back. Between the begin of a payment and its end nothing
 * changes: what was shown is paid.
 */
final class PromotionLeases {
    /** How soon head office is told again of a lease that it has not taken back. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    /** How soon somebody asks again of a limit of which nothing was free. */
    private static final Duration USED_UP = Duration.ofMinutes(1);

    /** A member's part may be on its way back from the basket before. */
    private static final Duration MEMBER_USED_UP = Duration.ofSeconds(5);

    /** How soon the same is asked again when nobody answered. */
    private static final Duration SILENT = Duration.ofSeconds(20);

    /** How long before it lapses a lease is changed for a new one, while there is a network. */
    private static final Duration RENEWED = Duration.ofMinutes(30);

    private final LeaseFile<Held> file;
    private final Catalogue catalogue;
    private final LeaseErrands headOffice;
    private final TillId till;
    private final Errands errands;
    private final Clock clock;
    private final LeaseSizes sizes = new LeaseSizes();
    private final Map<String, Held> held = new LinkedHashMap<>();

    /** Limits of which an answer is on its way; screens look at it, too. */
    private final Set<LeasePool> asking = ConcurrentHashMap.newKeySet();

    /** Limits of which nothing was free, and until when that is believed. */
    private final Map<LeasePool, Instant> usedUp = new ConcurrentHashMap<>();

    /** Limits of which head office said nothing, and until when it is left in peace. */
    private final Map<LeasePool, Instant> silent = new HashMap<>();

    private volatile HeldParts parts = HeldParts.NONE;
    private boolean isDayOver;
    private @Nullable CompletableFuture<Void> switchedOff;

    /**
     * A lease that was asked for and that head office has not back.
     *
     * @param lease its number
     * @param pool of which limit
     * @param units how much it is of; what was asked for until head office has answered
     * @param until when it lapses; absent until head office has answered
     * @param returned how much sales have spent of it, once nothing more is
     */
    record Held(
            String lease,
            LeasePool pool,
            long units,
            @Nullable Instant until,
            @Nullable Long returned) {
        boolean isAsked() {
            return until == null && returned == null;
        }

        boolean isLent() {
            return until != null && returned == null;
        }

        Held ending(long spent) {
            return new Held(lease, pool, units, until, spent);
        }
    }

    private record Kept(List<Held> leases) implements LeaseFile.Content<Held> {}

    PromotionLeases(
            Path data,
            Catalogue catalogue,
            HeadOffice headOffice,
            TillId till,
            Errands errands,
            Clock clock,
            Consumer<Act> later) {
        this.file =
                new LeaseFile<>(data.resolve("promotion-leases.json"), "parts of promotions", Kept.class, Kept::new);
        this.catalogue = catalogue;
        this.headOffice = new LeaseErrands(headOffice, later);
        this.till = till;
        this.errands = errands;
        this.clock = clock;
        file.read().forEach(lease -> held.put(lease.lease(), lease));
    }

    /** What may be given now. */
    HeldParts parts() {
        return parts;
    }

    /** Whether anything is held, as far as another thread can tell. */
    boolean holdsAny() {
        return !parts.byLimit().isEmpty();
    }

    boolean knows(String lease) {
        return held.containsKey(lease);
    }

    /** After the end of the process: what is held is what the file and the journal say together. */
    void takeUp(Spent spent) {
        refresh(spent);
        held.values().stream().filter(lease -> lease.returned() != null).forEach(this::tell);
    }

    /** Asks for what is wanted and gives back what is not; after every act. */
    void look(@Nullable OpenSale sale, Spent spent) {
        if (sale != null && sale.stage() instanceof Stage.Paying) {
            return;
        }
        if (sale == null || sale.isUntouched()) {
            Map<LeasePool, Long> wanted = isDayOver ? Map.of() : wanted();
            giveBack(wanted, spent);
            refresh(spent);
            ask(missing(wanted));
        } else {
            isDayOver = false;
            refresh(spent);
            ask(lacking(sale));
        }
    }

    /** Notes what a sale used up. */
    void sold(Sale sale) {
        sizes.sold(sale);
    }

    /** The Z is made: nobody knows when this till sells again. */
    void dayIsOver() {
        isDayOver = true;
    }

    /**
     * This till is switched off, and others may have what it holds. Without a line it keeps it: its next start may have none.
     *
     * @param answered completes when head office has answered of each lease, or of one that it cannot take it back now; then the
     *     next start says so again
     */
    void switchOff(Spent spent, CompletableFuture<Void> answered) {
        switchedOff = answered;
        if (headOffice.canAsk()) {
            dayIsOver();
            giveBack(Map.of(), spent);
            refresh(spent);
        }
        noteAnswers(headOffice.canAsk());
    }

    private void noteAnswers(boolean taken) {
        boolean waits = held.values().stream().anyMatch(lease -> lease.returned() != null);
        if (switchedOff != null && !(taken && waits)) {
            switchedOff.complete(null);
        }
    }

    private void refresh(Spent spent) {
        if (held.isEmpty() && parts.byLimit().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<LeasePool, List<HeldParts.Part>> byLimit = new HashMap<>();
        held.values().stream()
                .filter(lease -> isOpen(lease, now))
                .sorted(Comparator.comparing(lease -> lease.until() == null ? Instant.MAX : lease.until()))
                .forEach(lease -> {
                    long left = lease.units() - spent.of(lease.lease());
                    if (left > 0) {
                        byLimit.computeIfAbsent(lease.pool(), pool -> new ArrayList<>())
                                .add(new HeldParts.Part(lease.lease(), left));
                    }
                });
        parts = new HeldParts(byLimit);
    }

    private static boolean isOpen(Held lease, Instant now) {
        Instant until = lease.until();
        return lease.isLent() && until != null && now.isBefore(until);
    }

    /** How much of which limits the promotions of now are worth holding. */
    private Map<LeasePool, Long> wanted() {
        Map<LeasePool, Long> wanted = new LinkedHashMap<>();
        Instant now = clock.instant();
        catalogue
                .store()
                .ifPresent(store -> catalogue
                        .promotions()
                        .limited(store.store(), Sale.Channel.TILL, store.currency(), now)
                        .forEach(promotion -> Limitation.of(promotion, null, store.currency())
                                .limits()
                                .forEach(limit -> addTo(wanted, limit, promotion, now))));
        return wanted;
    }

    private void addTo(Map<LeasePool, Long> wanted, LeasePool limit, Promotion promotion, Instant now) {
        long units = sizes.wanted(limit, promotion, now);
        if (units > 0) {
            wanted.put(limit, units);
        }
    }

    /** Of a limit of which half is gone there is asked for as much again. */
    private Map<LeasePool, Long> missing(Map<LeasePool, Long> wanted) {
        Map<LeasePool, Long> missing = new LinkedHashMap<>(wanted);
        missing.entrySet().removeIf(limit -> parts.left(limit.getKey()) > limit.getValue() / 2);
        return missing;
    }

    /** What the goods on the counter would need. A member has one basket at a time: all of that is asked for at once. */
    private Map<LeasePool, Long> lacking(OpenSale sale) {
        Map<LeasePool, Long> lacking = new LinkedHashMap<>();
        sale.priced().map(PricedBasket::withheld).stream()
                .flatMap(List::stream)
                .forEach(promotion -> promotion
                        .lacks()
                        .forEach(lack -> lacking.merge(lack.limit(), wish(promotion.promotion(), lack), Math::max)));
        return lacking;
    }

    private long wish(String promotion, Withheld.Lack lack) {
        long more = lack.needed() - parts.left(lack.limit());
        if (!lack.limit().isOfMember()) {
            return more;
        }
        return catalogue
                .promotions()
                .find(promotion)
                .flatMap(found ->
                        Stream.ofNullable(found.limits().usesPerMember()).findFirst())
                .map(most -> Math.max(most, more))
                .orElse(more);
    }

    private void ask(Map<LeasePool, Long> wishes) {
        if (wishes.isEmpty() || !headOffice.canAsk()) {
            return;
        }
        Instant now = clock.instant();
        List<Held> again = new ArrayList<>();
        List<Held> begun = new ArrayList<>();
        for (Map.Entry<LeasePool, Long> wish : wishes.entrySet()) {
            LeasePool limit = wish.getKey();
            if (asking.contains(limit) || isUsedUp(limit, now) || now.isBefore(silent.getOrDefault(limit, now))) {
                continue;
            }
            held.values().stream()
                    .filter(lease -> lease.isAsked() && lease.pool().equals(limit))
                    .findFirst()
                    .ifPresentOrElse(
                            again::add,
                            () -> begun.add(
                                    new Held(till + "/" + UUID.randomUUID(), limit, wish.getValue(), null, null)));
        }
        again.forEach(this::ask);
        begun.forEach(lease -> held.put(lease.lease(), lease));
        if (begun.isEmpty() || keep()) {
            begun.forEach(this::ask);
        } else {
            begun.forEach(lease -> held.remove(lease.lease()));
        }
    }

    private void ask(Held lease) {
        asking.add(lease.pool());
        headOffice.ask(lease.lease(), lease.pool(), lease.units());
    }

    private boolean isUsedUp(LeasePool limit, Instant now) {
        Instant until = usedUp.get(limit);
        return until != null && now.isBefore(until);
    }

    /** Takes in an answer. Where there was none the same question is asked again, for it may have been lent. */
    void answered(Act.LeaseAnswered answer) {
        Held asked = held.get(answer.lease());
        if (asked == null) {
            return;
        }
        asking.remove(asked.pool());
        if (answer.answer().isEmpty()) {
            silent.put(asked.pool(), clock.instant().plus(SILENT));
            return;
        }
        if (asked.returned() != null) {
            return;
        }
        Lease lent = answer.answer().get();
        if (lent.units() == 0) {
            held.remove(asked.lease());
            usedUp.put(asked.pool(), clock.instant().plus(asked.pool().isOfMember() ? MEMBER_USED_UP : USED_UP));
        } else {
            held.put(asked.lease(), new Held(asked.lease(), asked.pool(), lent.units(), lent.until(), null));
            usedUp.remove(asked.pool());
        }
        keep();
    }

    private void giveBack(Map<LeasePool, Long> wanted, Spent spent) {
        Instant now = clock.instant();
        List<Held> ending = held.values().stream()
                .filter(lease -> lease.returned() == null && !asking.contains(lease.pool()))
                .filter(lease -> isOfNoUse(lease, wanted, spent, now))
                .map(lease -> lease.ending(spent.of(lease.lease())))
                .toList();
        if (ending.isEmpty()) {
            return;
        }
        ending.forEach(lease -> held.put(lease.lease(), lease));
        // Before anybody is told: after a kill nothing may be spent of what was given back.
        if (keep()) {
            ending.forEach(this::tell);
        } else {
            ending.forEach(lease -> errands.at(now.plus(AGAIN), new Act.LeaseDue(lease.lease())));
        }
    }

    private boolean isOfNoUse(Held lease, Map<LeasePool, Long> wanted, Spent spent, Instant now) {
        Instant until = lease.until();
        if (!wanted.containsKey(lease.pool()) || lease.units() <= spent.of(lease.lease())) {
            return true;
        }
        return until != null && (!now.isBefore(until) || (headOffice.canAsk() && !now.isBefore(until.minus(RENEWED))));
    }

    private void tell(Held ended) {
        long spent = ended.returned() == null ? 0 : ended.returned();
        headOffice.end(ended.lease(), ended.pool(), spent);
    }

    /** Head office has a lease back, or has not answered and is told again. */
    void ended(Act.LeaseEnded act) {
        if (act.taken()) {
            held.remove(act.lease());
            keep();
        } else {
            errands.at(clock.instant().plus(AGAIN), new Act.LeaseDue(act.lease()));
        }
        noteAnswers(act.taken());
    }

    /** It is time to tell head office again. */
    void due(String lease) {
        Held ended = held.get(lease);
        if (ended == null || ended.returned() == null) {
            return;
        }
        if (keep()) {
            tell(ended);
        } else {
            errands.at(clock.instant().plus(AGAIN), new Act.LeaseDue(lease));
        }
    }

    /** Why promotions are not given that a basket deserves. */
    List<NotGiven> notGiven(List<Withheld> withheld) {
        return withheld.stream()
                .map(promotion -> new NotGiven(promotion.name(), why(promotion)))
                .toList();
    }

    private NotGiven.Why why(Withheld promotion) {
        Instant now = clock.instant();
        if (promotion.lacks().stream().anyMatch(lack -> isUsedUp(lack.limit(), now))) {
            return NotGiven.Why.USED_UP;
        }
        return promotion.lacks().stream().anyMatch(lack -> asking.contains(lack.limit()))
                ? NotGiven.Why.ASKED
                : NotGiven.Why.OUT_OF_REACH;
    }

    private boolean keep() {
        return file.keep(held.values());
    }
}
