package io.tillstream.till.sale;

import io.tillstream.decisions.OfferChoice;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of offers in the sales since the till started, so that few of them can be explained.
 *
 * @param sales sales by what came of them: {@code shown}, {@code would-have-shown}, {@code no-member}, or the reason of
 *     {@link OfferChoice.Nothing}; together they are all sales
 * @param refused offers by the rule that refused them, in sales in which all were refused
 */
public record OfferCounts(Map<String, Long> sales, Map<String, Long> refused) {
    static final OfferCounts NOTHING = new OfferCounts(Map.of(), Map.of());

    public OfferCounts {
        sales = Collections.unmodifiableMap(new TreeMap<>(sales));
        refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    }

    OfferCounts plus(String result, List<String> refusals) {
        Map<String, Long> moreSales = new TreeMap<>(sales);
        moreSales.merge(result, 1L, Long::sum);
        Map<String, Long> moreRefused = new TreeMap<>(refused);
        refusals.forEach(rule -> moreRefused.merge(rule, 1L, Long::sum));
        return new OfferCounts(moreSales, moreRefused);
    }
}
