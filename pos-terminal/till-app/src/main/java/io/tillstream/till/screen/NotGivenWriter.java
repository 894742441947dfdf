package io.tillstream.till.screen;

import io.tillstream.events.Language;
import io.tillstream.till.sale.NotGiven;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One short sentence about limited promotions that this till cannot give: "A bag for you: used up". */
final class NotGivenWriter {
    private NotGivenWriter() {}

    /** Of several reasons the one of the first promotion, with everything it keeps. */
    static Optional<TillScreen.MissRow> write(List<NotGiven> promotions, Language language) {
        return promotions.stream()
                .findFirst()
                .map(first -> new TillScreen.MissRow(
                        key(first.why()),
                        "",
                        promotions.stream()
                                .filter(promotion -> promotion.why() == first.why())
                                .map(promotion -> promotion.name().in(language))
                                .collect(Collectors.joining(", ")),
                        ""));
    }

    static String key(NotGiven.Why why) {
        return "not-given." + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
