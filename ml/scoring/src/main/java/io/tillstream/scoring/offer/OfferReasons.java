package io.tillstream.scoring.offer;

import io.tillstream.events.LocalText;
import io.tillstream.events.decision.Reason;
import io.tillstream.features.purchase.Candidate;
import io.tillstream.features.purchase.PurchaseTrace;
import java.util.OptionalDouble;

/** Says to a member, in at most twelve words, why an item is offered: only what the member's own purchases show. */
final class OfferReasons {
    private static final int RHYTHM_AFTER = 3;

    static final Reason NEW =
            new Reason("new", new LocalText("New, among what you often buy", "新上架，您常買的種類", "新上架，您常买的品类"));

    private OfferReasons() {}

    static Reason of(Candidate candidate) {
        return candidate
                .trace()
                .map(trace -> personal(candidate, trace))
                .orElseGet(() -> new Reason(
                        "popular",
                        new LocalText("Many members buy this at the moment", "近期許多會員都買這項商品", "近期许多会员都在买这件商品")));
    }

    private static Reason personal(Candidate candidate, PurchaseTrace trace) {
        OptionalDouble gap = trace.meanGapDays();
        if (trace.count() >= RHYTHM_AFTER && gap.isPresent() && gap.getAsDouble() >= 1.5) {
            long days = Math.round(gap.getAsDouble());
            return new Reason(
                    "due-again",
                    new LocalText(
                            "You buy this about every " + days + " days",
                            "您大約每 " + days + " 天買一次",
                            "您大约每 " + days + " 天买一次"));
        }
        if (trace.count() > 1) {
            return new Reason(
                    "buys-often",
                    new LocalText(
                            "In " + trace.count() + " of your last " + candidate.baskets() + " baskets",
                            "您最近 " + candidate.baskets() + " 次購物中有 " + trace.count() + " 次買了它",
                            "您最近 " + candidate.baskets() + " 次购物中有 " + trace.count() + " 次买了它"));
        }
        return new Reason("bought-before", new LocalText("You bought this before", "您曾經買過這項商品", "您以前买过这件商品"));
    }
}
