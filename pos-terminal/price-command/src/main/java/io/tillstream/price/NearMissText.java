package io.tillstream.price;

import io.tillstream.checkout.promotion.NearMiss.Membership;
import io.tillstream.checkout.promotion.NearMiss.Missing;
import io.tillstream.checkout.promotion.NearMiss.MoreUnits;
import io.tillstream.checkout.promotion.NearMiss.MoreWorth;
import io.tillstream.events.assortment.Selection;
import java.util.ArrayList;
import java.util.List;

/** What is missing, in words. */
final class NearMissText {
    private NearMissText() {}

    static String of(List<Missing> missing) {
        return String.join(" and ", missing.stream().map(NearMissText::of).toList());
    }

    private static String of(Missing missing) {
        return switch (missing) {
            case MoreUnits units -> units.count() + " more of " + of(units.items());
            case MoreWorth worth -> worth.amount().display() + " more of " + of(worth.items());
            case Membership membership ->
                membership.segments().isEmpty()
                        ? "a member's card"
                        : "a card of a member in " + String.join(" or ", membership.segments());
        };
    }

    private static String of(Selection items) {
        return switch (items) {
            case Selection.Everything _ -> "anything";
            case Selection.Listed listed -> {
                List<String> names = new ArrayList<>(listed.categories());
                names.addAll(listed.tags());
                listed.gtins().forEach(gtin -> names.add(gtin.value()));
                yield String.join(" or ", names);
            }
        };
    }
}
