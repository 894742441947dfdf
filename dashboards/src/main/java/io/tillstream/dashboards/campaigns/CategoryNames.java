package io.tillstream.dashboards.campaigns;

import io.tillstream.events.Language;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What categories are called, by language: master data has one word for each, and none but English ones in the demo. */
@Component
final class CategoryNames {
    private final MessageSource messages;

    CategoryNames(MessageSource messages) {
        this.messages = messages;
    }

    /** Its name, or the category itself where it has none here. */
    String in(String category, Language language) {
        String named = messages.getMessage(
                "campaigns.category." + category, null, category, Locale.forLanguageTag(language.tag()));
        return named == null ? category : named;
    }
}
