package io.tillstream.dashboards.campaigns;

import io.tillstream.checkout.offer.CategoryWords;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Store;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A sentence about a campaign of what this chain sells, in one of its stores, that the reader understands. */
@Component
final class SentenceExample {
    /** So many categories and stores are tried; each trial is one sentence read. */
    private static final int TRIED = 3;

    private final MessageSource messages;
    private final Assortment assortment;
    private final SentenceReader reader;

    SentenceExample(MessageSource messages, Assortment assortment, SentenceReader reader) {
        this.messages = messages;
        this.assortment = assortment;
        this.reader = reader;
    }

    /** Nothing while no goods are known, or where none of them has a name that can be said. */
    Optional<String> in(Language language, LocalDate today) {
        List<String> categories = assortment.categories();
        Collection<Store> stores = assortment.stores();
        Stream<String> somewhere = categories.stream()
                .limit(TRIED)
                .flatMap(category -> stores.stream()
                        .limit(TRIED)
                        .map(store -> say(
                                "example",
                                language,
                                CategoryWords.in(category, language),
                                store.name().in(language))));
        Stream<String> everywhere = categories.stream()
                .limit(TRIED)
                .map(category -> say("example-everywhere", language, CategoryWords.in(category, language)));
        return Stream.concat(somewhere, everywhere)
                .filter(sentence -> isUnderstood(sentence, today))
                .findFirst();
    }

    private boolean isUnderstood(String sentence, LocalDate today) {
        SentenceReading read = reader.read(sentence, today);
        return read.unread().isEmpty() && read.fields().containsKey("audienceCategory");
    }

    private String say(String key, Language language, Object... words) {
        return messages.getMessage("campaigns.sentence." + key, words, Locale.forLanguageTag(language.tag()));
    }
}
