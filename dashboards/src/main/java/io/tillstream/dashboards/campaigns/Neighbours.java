package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.campaigns.PastSales.Past;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Promotions;
import io.tillstream.dashboards.masterdata.Segments;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.Selection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many people a campaign is for, and which promotions will be on beside it. */
@Component
final class Neighbours {
    private static final int MOST = 6;

    private final PastSales sales;
    private final Promotions promotions;
    private final Segments segments;
    private final Assortment assortment;
    private final Clock clock;

    Neighbours(PastSales sales, Promotions promotions, Segments segments, Assortment assortment, Clock clock) {
        this.sales = sales;
        this.promotions = promotions;
        this.segments = segments;
        this.assortment = assortment;
        this.clock = clock;
    }

    /**
     * How many members an audience has today.
     *
     * @param members all of them, the control group, too
     * @param about whether they were counted by lot
     */
    record Count(long members, boolean about) {}

    /**
     * A promotion that will be on at the same time.
     *
     * @param promotion which
     * @param sameGoods whether both speak of something
     * @param members how many of the audience are its audience, too; absent while nobody has counted
     */
    record Neighbour(
            Promotion promotion,
            boolean sameGoods,
            @Nullable Long members) {}

    /** What promotions are called, by their ids. */
    Map<String, LocalText> names() {
        return promotions.all().stream().collect(Collectors.toMap(Promotion::id, Promotion::name, (one, _) -> one));
    }

    /** Whether there is anything to count by, or will never be. */
    boolean wasRead() {
        return sales.wasRead();
    }

    /** Nothing for those who need not be members, and while past sales were not read. */
    Optional<Count> count(Audience audience, LocalDate today) {
        Past past = sales.latest();
        if (past == null || audience.conditions().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Count(PastAudience.count(past, segment(audience), today), past.oneIn() > 1));
    }

    /** Those that speak of the same goods first. */
    List<Neighbour> of(String id, Plan plan) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), plan.zone());
        return Trial.beside(promotions.all(), id, plan).stream()
                .map(other -> new Neighbour(
                        other,
                        isSame(plan.qualifying().items(), other.qualifying().items()),
                        both(plan.audience(), other, today)))
                .filter(other -> other.members() == null || other.members() > 0)
                .sorted(Comparator.comparing(Neighbour::sameGoods).reversed())
                .limit(MOST)
                .toList();
    }

    private @Nullable Long both(Audience audience, Promotion other, LocalDate today) {
        Past past = sales.latest();
        if (past == null || audience.conditions().isEmpty()) {
            return null;
        }
        return switch (other.eligibility().audience()) {
            case Eligibility.Everybody _, Eligibility.Members _ -> PastAudience.count(past, segment(audience), today);
            case Eligibility.Segments named ->
                named.segments().stream()
                        .flatMap(each -> segments.active(each).stream())
                        .mapToLong(each -> PastAudience.countBoth(past, segment(audience), each, today))
                        .sum();
        };
    }

    private static Segment segment(Audience audience) {
        return new Segment("audience", LocalText.same("Audience"), audience.conditions(), true);
    }

    private boolean isSame(Selection one, Selection other) {
        if (!(one instanceof Selection.Listed ours) || !(other instanceof Selection.Listed theirs)) {
            return true;
        }
        return !Collections.disjoint(ours.categories(), theirs.categories())
                || !Collections.disjoint(ours.tags(), theirs.tags())
                || !Collections.disjoint(ours.gtins(), theirs.gtins())
                || !Collections.disjoint(ours.categories(), categories(theirs.gtins()))
                || !Collections.disjoint(theirs.categories(), categories(ours.gtins()));
    }

    private Set<String> categories(List<Gtin> items) {
        Set<String> categories = new HashSet<>();
        items.forEach(item -> assortment.product(item).ifPresent(product -> categories.add(product.category())));
        return categories;
    }
}
