package io.tillstream.portal.messages;

import io.tillstream.events.Language;
import io.tillstream.events.message.Channel;
import io.tillstream.portal.enrolment.PhoneNumber;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Codes to telephones, carried at once: somebody waits for them, whatever the hour. */
@Component
public class CodeMessages {
    private final Carriers carriers;
    private final MessageSource words;
    private final Clock clock;

    CodeMessages(Carriers carriers, MessageSource words, Clock clock) {
        this.carriers = carriers;
        this.words = words;
        this.clock = clock;
    }

    /** Whether anything carries text messages here. */
    public boolean areCarried() {
        return carriers.channels().contains(Channel.SMS);
    }

    /**
     * Sends a code; false where it certainly did not leave.
     *
     * @param number what the message goes by, safe in a file's name
     * @param holds for how long the code does
     */
    public boolean send(String number, PhoneNumber phone, String code, Duration holds, Language language) {
        Locale locale = Locale.forLanguageTag(language.tag());
        Letter letter = new Letter(
                "code-" + number,
                null,
                Channel.SMS,
                phone.text(),
                language,
                words.getMessage("letter.code.subject", null, locale),
                words.getMessage("letter.code", new Object[] {code, Long.toString(holds.toMinutes())}, locale),
                null,
                clock.instant());
        return carriers.of(Channel.SMS)
                .map(carrier -> carrier.carry(letter))
                .filter(answer -> answer == Carrier.Answer.DELIVERED || answer == Carrier.Answer.UNSURE)
                .isPresent();
    }
}
