package io.tillstream.portal.offers;

import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.Shopper;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.enrolment.Declines;
import io.tillstream.portal.enrolment.Profile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The promotions that hold for a member now: chosen by the till's own code from what tills are told, so that nothing is promised
 * here that no till gives. Who wants nothing personal is in no segment, as at the till; whom the lot leaves out of a campaign was
 * never in its segment. Those the member said "not for me" to are left out.
 */
@Component
public class StandingPromotions {
    private final Announced announced;
    private final Assortment assortment;
    private final PastSavings past;
    private final Declines declines;
    private final Clock clock;

    StandingPromotions(Announced announced, Assortment assortment, PastSavings past, Declines declines, Clock clock) {
        this.announced = announced;
        this.assortment = assortment;
        this.past = past;
        this.declines = declines;
        this.clock = clock;
    }

    /**
     * A promotion that holds.
     *
     * @param promotion which
     * @param group the segment by which the member gets it; absent where it is for more, or nobody knows what puts members in it
     * @param saved what it would have taken off the latest purchases; absent for nothing, or where purchases are not looked at
     * @param currency in which the chain counts
     * @param zone by whose days it ends
     */
    public record Standing(
            Promotion promotion,
            @Nullable Segment group,
            @Nullable Money saved,
            CurrencyUnit currency,
            ZoneId zone) {
        /** How many get it: some members, all members, everybody. */
        private int breadth() {
            return switch (promotion.eligibility().audience()) {
                case Eligibility.Segments _ -> 0;
                case Eligibility.Members _ -> 1;
                case Eligibility.Everybody _ -> 2;
            };
        }

        private long savedMinor() {
            return saved == null ? 0 : saved.minor();
        }
    }

    /** Best first: what would have saved most, then what few get, then what ends soonest. */
    private static final Comparator<Standing> BEST_FIRST = Comparator.comparingLong(Standing::savedMinor)
            .reversed()
            .thenComparingInt(Standing::breadth)
            .thenComparing(standing -> standing.promotion().eligibility().until())
            .thenComparing(standing -> standing.promotion().id());

    /** All of them, best first. */
    public List<Standing> of(Profile profile) {
        Optional<Store> store = assortment.stores().stream().findFirst();
        return store.map(first -> of(profile, first)).orElse(List.of());
    }

    private List<Standing> of(Profile profile, Store store) {
        Instant now = clock.instant();
        Set<String> segments = profile.personalised()
                ? announced.segments(profile.member()).on(LocalDate.ofInstant(now, store.zone()))
                : Set.of();
        Shopper shopper = new Shopper(profile.member(), segments);
        Set<String> declined = declines.promotions(profile.member());
        List<Promotion> standing =
                PromotionBook.of(announced.promotions(now)).standing(shopper, Sale.Channel.TILL, now).stream()
                        .filter(promotion -> !declined.contains(promotion.id()))
                        .toList();
        Map<String, Money> saved =
                profile.personalised() ? past.of(shopper, PromotionBook.of(standing), store.currency(), now) : Map.of();
        return standing.stream()
                .map(promotion -> new Standing(
                        promotion,
                        group(promotion, segments),
                        saved.get(promotion.id()),
                        store.currency(),
                        store.zone()))
                .sorted(BEST_FIRST)
                .toList();
    }

    private @Nullable Segment group(Promotion promotion, Set<String> segments) {
        return promotion.eligibility().audience() instanceof Eligibility.Segments wanted
                ? wanted.segments().stream()
                        .filter(segments::contains)
                        .findFirst()
                        .flatMap(announced::segment)
                        .orElse(null)
                : null;
    }
}
