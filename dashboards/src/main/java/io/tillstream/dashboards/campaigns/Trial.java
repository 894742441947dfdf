package io.tillstream.dashboards.campaigns;

import io.tillstream.checkout.promotion.Allowance;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.promotion.Shopper;
import io.tillstream.dashboards.campaigns.PastSales.Basket;
import io.tillstream.dashboards.campaigns.PastSales.Past;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.Selection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A campaign on baskets of the past: each that it may touch is priced twice with the till's engine, once with the promotions that
 * will be on while it runs, and once with it beside them.
 *
 * <p>Stretches as long as the campaign follow each other. In each a member begins anew with what may be used once, and the budget
 * and the uses in all are there anew.
 */
final class Trial {
    private final Past past;
    private final Plan plan;
    private final Promotion ours;
    private final List<Promotion> others;
    private final PastAudience audience;
    private final PromotionBook without;
    private final PromotionBook with;
    private final LocalDate first;

    /**
     * Of one campaign.
     *
     * @param plan what it is
     * @param id what it will be called by
     * @param others the promotions that will be on while it runs
     * @param segments those that exist
     */
    Trial(Past past, Plan plan, String id, List<Promotion> others, List<Segment> segments) {
        this.past = past;
        this.plan = plan;
        this.ours = always(plan.promotion(id));
        this.others = others.stream().map(Trial::always).toList();
        Set<String> named = new HashSet<>(named(ours));
        this.others.forEach(other -> named.addAll(named(other)));
        List<Segment> wanted = new ArrayList<>(segments.stream()
                .filter(segment -> named.contains(segment.id()) && !segment.id().equals(id))
                .toList());
        plan.segment(id).ifPresent(wanted::add);
        this.audience = new PastAudience(past, wanted);
        this.without = PromotionBook.of(this.others);
        List<Promotion> all = new ArrayList<>(this.others);
        all.add(ours);
        this.with = PromotionBook.of(all);
        this.first = past.last().minusDays(PastSales.DAYS - 1L);
    }

    /** The same at all times, and not paused: baskets of the past are priced as if it were on. */
    private static Promotion always(Promotion of) {
        Eligibility when = of.eligibility();
        return new Promotion(
                of.id(),
                of.name(),
                new Eligibility(
                        when.audience(), when.stores(), when.channels(), Instant.MIN, Instant.MAX, when.coupon()),
                of.qualifying(),
                of.reward(),
                of.limits(),
                of.priority(),
                of.exclusiveGroup(),
                of.stackable(),
                of.floor(),
                true);
    }

    private static Set<String> named(Promotion promotion) {
        return promotion.eligibility().audience() instanceof Eligibility.Segments segments
                ? Set.copyOf(segments.segments())
                : Set.of();
    }

    /**
     * Prices all baskets.
     *
     * @return nothing when it was stopped
     */
    @Nullable
    TrialTally run(Progress progress) throws InterruptedException {
        int parts = Math.max(1, Runtime.getRuntime().availableProcessors());
        AtomicLong done = new AtomicLong();
        TrialTally tally = new TrialTally(first, PastSales.DAYS);
        try (ExecutorService workers = Executors.newFixedThreadPool(parts)) {
            for (List<Basket> stretch : stretches()) {
                stretch.forEach(tally::saw);
                Map<Integer, List<Basket>> dealt = stretch.stream()
                        .collect(Collectors.groupingBy(
                                basket -> Math.floorMod(whose(basket).hashCode(), parts)));
                List<Future<List<Priced>>> priced = dealt.values().stream()
                        .map(some -> workers.submit(() -> price(some, progress, done)))
                        .toList();
                count(priced, tally);
            }
            return progress.isStopped() ? null : tally;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A basket of the past cannot be priced: " + e.getCause(), e.getCause());
        }
    }

    /** As many days as the campaign has, and again; in each, baskets as they came. */
    private Collection<List<Basket>> stretches() {
        return past.baskets().stream()
                .collect(Collectors.groupingBy(
                        basket -> ChronoUnit.DAYS.between(first, basket.date()) / plan.days(),
                        TreeMap::new,
                        Collectors.toList()))
                .values();
    }

    /** In each stretch the budget and the uses are there anew, and go to whoever comes first. */
    private void count(List<Future<List<Priced>>> parts, TrialTally tally)
            throws InterruptedException, ExecutionException {
        List<Priced> all = new ArrayList<>();
        for (Future<List<Priced>> part : parts) {
            all.addAll(part.get());
        }
        all.sort(Comparator.comparing(Priced::basket, PastSales.AS_THEY_CAME));
        Ration ration = new Ration(plan.limits(), past.oneIn());
        all.forEach(priced -> tally.priced(priced, ration));
    }

    /** Baskets of one member stay together, so that what may be used once is. */
    private static Object whose(Basket basket) {
        MemberId member = basket.member();
        return member == null ? basket.source() : member;
    }

    private List<Priced> price(List<Basket> some, Progress progress, AtomicLong done) {
        List<Priced> priced = new ArrayList<>();
        Map<MemberId, Long> used = new HashMap<>();
        for (Basket basket : some) {
            if (progress.isStopped()) {
                return priced;
            }
            if (mayTouch(basket.purchase())) {
                price(basket, used).ifPresent(priced::add);
            }
            progress.pricing(done.incrementAndGet(), past.baskets().size());
        }
        return priced;
    }

    /** Nothing where it is not for whoever bought it. */
    private Optional<Priced> price(Basket basket, Map<MemberId, Long> used) {
        MemberId member = basket.member();
        Purchase asked = with(basket, member, member == null ? 0 : used.getOrDefault(member, 0L));
        if (!isFor(asked)) {
            return Optional.empty();
        }
        Priced priced = Priced.of(basket, without.savingsOn(asked), with.savingsOn(asked), ours.id());
        if (member != null && priced.uses() > 0) {
            used.merge(member, priced.uses(), Long::sum);
        }
        return Optional.of(priced);
    }

    private Purchase with(Basket basket, @Nullable MemberId member, long used) {
        Purchase then = basket.purchase();
        Map<String, Allowance> allowances = with.limited().stream()
                .collect(Collectors.toMap(
                        Promotion::id,
                        promotion -> new Allowance(
                                promotion.id().equals(ours.id()) ? used : 0, Long.MAX_VALUE, Long.MAX_VALUE)));
        Set<String> coupons = new HashSet<>(then.coupons());
        if (plan.coupon() != null) {
            // Nobody could present it then: whoever gains by it does.
            coupons.add(plan.coupon());
        }
        return new Purchase(
                then.store(),
                then.channel(),
                then.at(),
                then.currency(),
                member == null ? null : new Shopper(member, audience.segments(member, basket.date())),
                coupons,
                0,
                then.lines(),
                allowances);
    }

    private boolean isFor(Purchase purchase) {
        Shopper shopper = purchase.shopper();
        return switch (ours.eligibility().audience()) {
            case Eligibility.Everybody _ -> true;
            case Eligibility.Members _ -> shopper != null;
            case Eligibility.Segments segments ->
                shopper != null && segments.segments().stream().anyMatch(shopper.segments()::contains);
        };
    }

    /** Whether it speaks of anything in the basket, in that store; the others need no pricing. */
    private boolean mayTouch(Purchase purchase) {
        Eligibility where = ours.eligibility();
        if (!where.stores().isEmpty() && !where.stores().contains(purchase.store())) {
            return false;
        }
        return switch (ours.qualifying().items()) {
            case Selection.Everything _ -> true;
            case Selection.Listed listed ->
                purchase.lines().stream()
                        .anyMatch(line -> listed.gtins().contains(line.gtin())
                                || listed.categories().contains(line.category())
                                || listed.tags().stream().anyMatch(line.tags()::contains));
        };
    }

    /** Promotions that will be on at some time while a campaign runs, less its own. */
    static List<Promotion> beside(List<Promotion> all, String id, Plan plan) {
        Function<Promotion, Boolean> overlaps = promotion -> promotion.active()
                && promotion.eligibility().from().isBefore(plan.ends())
                && promotion.eligibility().until().isAfter(plan.begins());
        return all.stream()
                .filter(promotion -> !promotion.id().equals(id) && overlaps.apply(promotion))
                .toList();
    }
}
