package io.tillstream.portal.offers;

import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.events.assortment.Store;
import io.tillstream.portal.enrolment.Profile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The promotions by which a till would price a basket that is opened now, and the segments its member is in. */
@Component
public class TillPromotions {
    private final Announced announced;

    TillPromotions(Announced announced) {
        this.announced = announced;
    }

    /**
     * Those that are on without a coupon, and for whoever shows that one.
     *
     * @param coupon absent where none is shown
     */
    public PromotionBook book(@Nullable String coupon, Instant at) {
        return PromotionBook.of(Stream.concat(
                        announced.promotions(at).stream(),
                        coupon == null ? Stream.empty() : announced.promotions(coupon, at).stream())
                .toList());
    }

    /** Whether a promotion that is on asks for that coupon. */
    public boolean hasCoupon(String coupon, Instant at) {
        return !announced.promotions(coupon, at).isEmpty();
    }

    /** None for whom nothing is personal, as at the till. */
    public Set<String> segments(Profile profile, Store store, Instant at) {
        return profile.personalised()
                ? announced.segments(profile.member()).on(LocalDate.ofInstant(at, store.zone()))
                : Set.of();
    }
}
