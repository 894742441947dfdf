package io.tillstream.dashboards.questions;

import io.tillstream.assistant.Days;
import io.tillstream.assistant.StoreNames;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.language.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a question in English or Chinese: time, store, how many, order, measure and division by their words, and what is
 * left is the name of goods. What is left then is said to be unread; nothing is guessed.
 */
@Component
final class QuestionReader {
    private static final int DAYS_UNASKED = 7;
    private static final int SHOWN_UNASKED = 10;
    private static final Pattern TOP =
            Pattern.compile("(?<= (?:top|best|first|worst|bottom) |top)(\\d{1,3}|three|five|ten|twenty)\\b"
                    + "| (\\d{1,3}|three|five|ten|twenty) (?=best|top|worst|most|slowest|items|products|stores)"
                    + "|前 ?(\\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个|名|种|家|大|位)?"
                    + "|(\\d{1,3}|[二两三四五六七八九十]{1,3}) ?(?:个|种|名|样|款) ?(?=商品|产品|单品|品项)"
                    + "|(\\d{1,3}|[二两三四五六七八九十]{1,3})(?=家|间)");
    private static final Map<String, Integer> NUMBERS = Map.of("three", 3, "five", 5, "ten", 10, "twenty", 20);

    private final Assortment assortment;

    QuestionReader(Assortment assortment) {
        this.assortment = assortment;
    }

    /** The question as it is, or, where words are not understood, with their slips of typing mended. */
    Reading read(String text, LocalDate today) {
        Reading reading = once(text, today);
        if (reading.unread().isEmpty()) {
            return reading;
        }
        Reading mended = once(Slips.mended(text), today);
        return mended.unread().isEmpty() ? mended : reading;
    }

    private Reading once(String text, LocalDate today) {
        StoreNames stores = new StoreNames(names());
        Optional<StoreId> store =
                stores.in(text).filter(named -> assortment.store(named).isPresent());
        Remainder left = new Remainder(Wording.of(store.isPresent() ? stores.without(text, " ") : text));
        store.ifPresent(named -> left.take(named.value()));
        Optional<Periods.Period> period = Periods.take(left, today);
        Optional<Integer> top = left.take(TOP).map(QuestionReader::count);
        boolean topped = top.isPresent();
        Optional<Measure> measure = Words.takeMeasure(left);
        Optional<Division> division = Words.takeDivision(left);
        Optional<Boolean> order = Words.takeOrder(left);
        // "Sales receipts": a second measure is a word that says nothing new.
        Words.dropFilling(left);
        List<String> rest = left.words();
        Optional<String> item = rest.isEmpty() ? Optional.empty() : goods(rest);
        Measure asked = measure.orElse(Measure.NET);
        Division by = division.orElse(divided(asked, order.isPresent() || topped, item.isPresent()));
        Periods.Period when = period.orElse(new Periods.Period(today.minusDays(DAYS_UNASKED), today.minusDays(1)));
        StoreQuery query = new StoreQuery(
                asked,
                by,
                when.from(),
                when.until(),
                item.orElse(null),
                order.orElse(true),
                Math.clamp(top.orElse(SHOWN_UNASKED), 1, StoreQuery.MOST_SHOWN));
        return new Reading(query, store.orElse(null), item.isPresent() ? List.of() : rest, period.isPresent());
    }

    private static Division divided(Measure measure, boolean ranked, boolean ofOneItem) {
        if (measure == Measure.EMPTY || (ranked && !ofOneItem && measure != Measure.RECEIPTS)) {
            return Division.ITEM;
        }
        return Division.TOTAL;
    }

    private Map<StoreId, LocalText> names() {
        return assortment.stores().stream().collect(Collectors.toMap(Store::store, Store::name));
    }

    /** What is left, if goods are called so: as it stands, or without an ending. */
    private Optional<String> goods(List<String> rest) {
        String whole = String.join(rest.stream().allMatch(Wording::isChinese) ? "" : " ", rest);
        Predicate<String> known = name -> !assortment.ofName(name).isEmpty();
        return Optional.of(whole)
                .filter(known)
                .or(() -> Optional.of(Wording.traditional(whole)).filter(known))
                .or(() -> Optional.of(whole.replaceAll("(?:es|s)$", ""))
                        .filter(name -> name.length() > 2)
                        .filter(known))
                .or(() -> Optional.of(whole.replaceAll("s$", ""))
                        .filter(name -> name.length() > 2)
                        .filter(known));
    }

    private static int count(MatchResult found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            @Nullable String written = found.group(group);
            if (written != null) {
                return NUMBERS.containsKey(written) ? NUMBERS.getOrDefault(written, 1) : Days.chinese(written);
            }
        }
        return SHOWN_UNASKED;
    }
}
