package io.tillstream.events.sale;

import java.util.Objects;

/**
 * What a sale did to a coupon.
 *
 * @param coupon its code
 * @param promotion the promotion it opens
 * @param kind redeemed by a sale, or given back by the return of the whole sale
 */
public record CouponUse(String coupon, String promotion, Kind kind) {
    /** What happened to it. */
    public enum Kind {
        REDEEMED,
        REINSTATED
    }

    public CouponUse {
        Objects.requireNonNull(coupon, "coupon");
        Objects.requireNonNull(promotion, "promotion");
        Objects.requireNonNull(kind, "kind");
    }
}
