package io.tillstream.till.screen;

import io.tillstream.checkout.promotion.NearMiss;
import io.tillstream.checkout.promotion.NearMiss.Membership;
import io.tillstream.checkout.promotion.NearMiss.MoreUnits;
import io.tillstream.checkout.promotion.NearMiss.MoreWorth;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Selection;
import io.tillstream.till.catalogue.Catalogue;
import java.util.Optional;

/** One short sentence about the promotion that is nearest to giving more: "1 more for the free one". */
final class NearMissWriter {
    private final Catalogue catalogue;
    private final Language language;

    NearMissWriter(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    /** The sentence; one that lacks a single thing, as {@link NearMiss#nearest} chooses it. */
    TillScreen.MissRow write(NearMiss miss) {
        String promotion = miss.name().in(language);
        return switch (miss.missing().getFirst()) {
            case MoreUnits units ->
                onlyItem(units.items())
                        .map(item -> new TillScreen.MissRow(
                                "miss.pieces-of",
                                Long.toString(units.count()),
                                promotion,
                                catalogue.name(item).in(language)))
                        .orElseGet(() ->
                                new TillScreen.MissRow("miss.pieces", Long.toString(units.count()), promotion, ""));
            case MoreWorth worth ->
                new TillScreen.MissRow("miss.worth", worth.amount().display(), promotion, "");
            case Membership _ -> new TillScreen.MissRow("miss.member", "", promotion, "");
        };
    }

    private static Optional<Gtin> onlyItem(Selection items) {
        return switch (items) {
            case Selection.Everything _ -> Optional.empty();
            case Selection.Listed listed ->
                listed.gtins().size() == 1
                                && listed.categories().isEmpty()
                                && listed.tags().isEmpty()
                        ? Optional.of(listed.gtins().getFirst())
                        : Optional.empty();
        };
    }
}
