package io.tillstream.checkout.offer;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.SegmentCondition;
import io.tillstream.events.assortment.SegmentCondition.Measure;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody sees an offer, in one sentence: what it is that puts them in the segment, and not what the chain calls it.
 *
 * @param language in which
 * @param currency of what was spent
 */
record Why(Language language, CurrencyUnit currency) {
    String of(Eligibility.Audience audience, @Nullable Segment group) {
        return switch (audience) {
            case Eligibility.Everybody _ -> say(OfferWords.WHY_EVERYBODY);
            case Eligibility.Members _ -> say(OfferWords.WHY_MEMBERS);
            case Eligibility.Segments _ -> group == null ? say(OfferWords.WHY_GROUP) : by(group);
        };
    }

    private String by(Segment group) {
        List<String> reasons =
                group.conditions().stream().flatMap(this::reasons).toList();
        return reasons.isEmpty()
                ? say(OfferWords.WHY_MEMBERS)
                : say(OfferWords.BECAUSE, String.join(say(OfferWords.AND), reasons));
    }

    /** What holds of everybody is no reason. */
    private Stream<String> reasons(SegmentCondition condition) {
        Long atLeast = condition.atLeast();
        Long atMost = condition.atMost();
        return Stream.of(
                        atLeast == null || atLeast <= 0 ? "" : more(condition, atLeast),
                        atMost == null ? "" : less(condition, atMost))
                .filter(reason -> !reason.isEmpty());
    }

    private String more(SegmentCondition condition, long atLeast) {
        if (condition.measure() == Measure.SPENT) {
            return say(OfferWords.SPENT, money(atLeast), goods(condition, OfferWords.SOMETHING), days(condition));
        }
        return atLeast == 1
                ? say(OfferWords.CAME_ONCE, goods(condition, OfferWords.SOMETHING), days(condition))
                : say(OfferWords.CAME, goods(condition, OfferWords.SOMETHING), Long.toString(atLeast), days(condition));
    }

    private String less(SegmentCondition condition, long atMost) {
        if (condition.measure() == Measure.SPENT) {
            return say(OfferWords.SPENT_LITTLE, money(atMost), goods(condition, OfferWords.ANYTHING), days(condition));
        }
        return atMost == 0
                ? say(OfferWords.STAYED_AWAY, goods(condition, OfferWords.ANYTHING), days(condition))
                : say(
                        OfferWords.CAME_LITTLE,
                        goods(condition, OfferWords.ANYTHING),
                        Long.toString(atMost),
                        days(condition));
    }

    private String goods(SegmentCondition condition, OfferWords otherwise) {
        String category = condition.category();
        return category == null ? say(otherwise) : CategoryWords.in(category, language);
    }

    private String money(long minor) {
        return Money.ofMinor(minor, currency).grouped();
    }

    private static String days(SegmentCondition condition) {
        return Integer.toString(condition.days());
    }

    private String say(OfferWords words, String... values) {
        return words.in(language, values);
    }
}
