package io.tillstream.checkout.offer;

import io.tillstream.events.Language;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a promotion is given, until when, and how often.
 *
 * @param language in which
 * @param names of stores
 * @param zone by whose days it ends
 */
record Terms(Language language, Names names, ZoneId zone) {
    String of(Promotion promotion) {
        Eligibility eligibility = promotion.eligibility();
        List<String> terms = new ArrayList<>();
        terms.add(where(eligibility));
        LocalDate lastDay = LocalDate.ofInstant(eligibility.until().minusMillis(1), zone);
        terms.add(OfferWords.UNTIL.in(language, day(lastDay)));
        Limits limits = promotion.limits();
        Long each = limits.usesPerMember();
        if (each != null) {
            terms.add(OfferWords.EACH_MEMBER.in(language, Long.toString(each)));
        }
        if (limits.totalUses() != null || limits.totalAmount() != null) {
            terms.add(OfferWords.WHILE_IT_LASTS.in(language));
        }
        return String.join(OfferWords.BETWEEN.in(language), terms);
    }

    private String where(Eligibility eligibility) {
        return eligibility.stores().isEmpty()
                ? OfferWords.ALL_STORES.in(language)
                : OfferWords.STORES.in(
                        language,
                        Gift.several(
                                eligibility.stores().stream()
                                        .map(store -> names.nameOf(store).in(language))
                                        .toList(),
                                language));
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Locale.forLanguageTag(language.tag()))
                .format(day);
    }
}
