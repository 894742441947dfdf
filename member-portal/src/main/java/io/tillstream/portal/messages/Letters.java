package io.tillstream.portal.messages;

import io.tillstream.events.Language;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.events.message.Channel;
import io.tillstream.portal.consent.Unsubscribing;
import io.tillstream.portal.enrolment.Contact;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes messages out for one member. The member's name is put where the text says {@code {name}} and is data: nothing in it is
 * read as anything, and no line end of it reaches a header.
 */
@Component
class Letters {
    private static final int LONGEST_NAME = 60;

    private final MessageSource words;
    private final Unsubscribing unsubscribing;

    Letters(MessageSource words, Unsubscribing unsubscribing) {
        this.words = words;
        this.unsubscribing = unsubscribing;
    }

    /** Nothing where the member gave no address for that channel, or is no member any more. */
    Optional<Letter> write(CampaignMessage message, Contact contact, Channel channel, Instant now) {
        String to = contact.to(channel);
        Language language = Objects.requireNonNullElse(contact.language(), Language.EN);
        return to == null
                ? Optional.empty()
                : unsubscribing
                        .link(contact.member(), channel)
                        .map(link -> letter(message, contact, channel, to, language, link, now));
    }

    private Letter letter(
            CampaignMessage message,
            Contact contact,
            Channel channel,
            String to,
            Language language,
            URI link,
            Instant now) {
        Locale locale = Locale.forLanguageTag(language.tag());
        String name = name(contact, locale);
        String text = message.text(language, name);
        return new Letter(
                message.campaign(),
                contact.member(),
                channel,
                to,
                language,
                message.subject(language, name),
                text + footer(channel, link, locale),
                link,
                now);
    }

    private String footer(Channel channel, URI link, Locale locale) {
        return switch (channel) {
            case EMAIL ->
                "\n\n-- \n" + words.getMessage("letter.because", null, locale) + "\n"
                        + words.getMessage("letter.stop", new Object[] {link.toString()}, locale) + "\n";
            case SMS -> "\n" + words.getMessage("letter.short-stop", new Object[] {link.toString()}, locale);
            case APP -> "";
        };
    }

    private String name(Contact contact, Locale locale) {
        String given = contact.name() == null
                ? ""
                : contact.name().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String name = given.length() > LONGEST_NAME ? given.substring(0, LONGEST_NAME) : given;
        return name.isEmpty() ? words.getMessage("letter.member", null, locale) : name;
    }
}
