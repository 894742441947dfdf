package io.tillstream.training.replay;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code campaign replay} prints; docs/reference/campaign.md.
 *
 * @param tally what the campaign came to
 * @param campaign the promotions
 * @param first the first business date of the archive
 * @param last its last one
 */
record ReplayReport(Tally tally, Campaign campaign, LocalDate first, LocalDate last) {
    /** How many promotions are named to whoever replays those of another time. */
    private static final int NAMED = 5;

    /** For people. */
    String text() {
        List<String> limited = campaign.limited();
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%,d baskets, %,d lines", tally.baskets(), tally.lines()));
        tally.leftOut()
                .forEach((reason, count) -> text.append(String.format(
                        Locale.ROOT,
                        "%n  left out: %,d (%s)",
                        count,
                        reason.toLowerCase(Locale.ROOT).replace('_', ' '))));
        if (!tally.anyRan()) {
            text.append(neverOn());
        }
        tally.offMinor()
                .forEach((currency, minor) -> text.append(String.format(
                        Locale.ROOT,
                        "%n%s: %s off %s",
                        currency,
                        money(minor, currency),
                        money(tally.grossMinor().getOrDefault(currency, 0L), currency))));
        for (Tally.Given given : tally.promotions().values()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %s: %s in %,d baskets, given %,d times%s",
                    given.promotion(),
                    money(given.minor(), given.currency()),
                    given.baskets(),
                    given.uses(),
                    limited.contains(given.promotion()) ? "; at most, for its limits are not counted" : ""));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%nAs on the receipt: %,d of %,d that can be compared%n%,d baskets a second and core",
                        tally.same(),
                        tally.compared(),
                        perSecondAndCore()))
                .toString();
    }

    private String neverOn() {
        List<Campaign.Period> periods = campaign.periods();
        return String.format(
                Locale.ROOT,
                "%nNone of the promotions was on when these baskets were paid: the archive is of %s to %s;%n  %s%s",
                first,
                last,
                periods.stream()
                        .limit(NAMED)
                        .map(period -> period.active()
                                ? period.promotion() + " is on from " + period.from() + " until " + period.until()
                                : period.promotion() + " is paused (active is false)")
                        .collect(Collectors.joining(String.format("%n  "))),
                periods.size() > NAMED ? String.format(Locale.ROOT, "%n  and %,d more", periods.size() - NAMED) : "");
    }

    private static String money(long minor, String currency) {
        return Money.ofMinor(minor, CurrencyUnit.of(currency)).display();
    }

    private long perSecondAndCore() {
        return Math.round(tally.baskets() / Math.max(1e-9, tally.processorNanos() / 1e9));
    }

    /** For {@code --json}. */
    Map<String, Object> document() {
        List<String> limited = campaign.limited();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("baskets", tally.baskets());
        document.put("lines", tally.lines());
        document.put("leftOut", tally.leftOut());
        document.put("grossMinor", tally.grossMinor());
        document.put("discountMinor", tally.offMinor());
        document.put(
                "promotions",
                tally.promotions().values().stream()
                        .map(given -> promotion(given, limited.contains(given.promotion())))
                        .toList());
        document.put("compared", tally.compared());
        document.put("same", tally.same());
        document.put("unproven", tally.unproven());
        document.put("anyRan", tally.anyRan());
        document.put(
                "periods", campaign.periods().stream().map(ReplayReport::period).toList());
        document.put("firstDate", first.toString());
        document.put("lastDate", last.toString());
        document.put("basketsPerSecondAndCore", perSecondAndCore());
        return document;
    }

    private static Map<String, Object> promotion(Tally.Given given, boolean atMost) {
        Map<String, Object> promotion = new LinkedHashMap<>();
        promotion.put("promotion", given.promotion());
        promotion.put("currency", given.currency());
        promotion.put("minor", given.minor());
        promotion.put("baskets", given.baskets());
        promotion.put("uses", given.uses());
        promotion.put("atMost", atMost);
        return promotion;
    }

    private static Map<String, Object> period(Campaign.Period period) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("promotion", period.promotion());
        told.put("from", period.from().toString());
        told.put("until", period.until().toString());
        told.put("active", period.active());
        return told;
    }
}
