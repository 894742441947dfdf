package io.tillstream.portal.messages;

import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import io.tillstream.portal.consent.Unsubscribing;
import io.tillstream.portal.enrolment.Contact;
import io.tillstream.portal.enrolment.EmailAddress;
import io.tillstream.portal.enrolment.EmailProofs;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.MessageConsents;
import io.tillstream.portal.settings.PortalSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the first e-mail to an address: the question whether it is the member's, with a link that says so. At any hour, for whoever
 * has just typed it waits for it.
 */
@Component
class Questions {
    /** Where such links lead. */
    static final String PATH = "/confirm-address/";

    private static final int MOST_TRIES = 7;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration CLOSED_PAUSE = Duration.ofMinutes(1);
    private static final int PAUSE_GROWS_BY = 3;

    private final EmailProofs proofs;
    private final Members members;
    private final MessageConsents consents;
    private final Unsubscribing unsubscribing;
    private final Carriers carriers;
    private final MessageSource words;
    private final TransactionTemplate transaction;
    private final PortalSettings settings;
    private final Clock clock;

    Questions(
            EmailProofs proofs,
            Members members,
            MessageConsents consents,
            Unsubscribing unsubscribing,
            Carriers carriers,
            MessageSource words,
            TransactionTemplate transaction,
            PortalSettings settings,
            Clock clock) {
        this.proofs = proofs;
        this.members = members;
        this.consents = consents;
        this.unsubscribing = unsubscribing;
        this.carriers = carriers;
        this.words = words;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** A question that is to be carried now. */
    private record Outgoing(EmailProofs.Due due, String token, Letter letter) {}

    /**
     * Sends the questions that are due.
     *
     * @param most so many members are looked at
     * @return how many were carried
     */
    int ask(int most) {
        Optional<Carrier> carrier = carriers.of(Channel.EMAIL);
        if (carrier.isEmpty()) {
            return 0;
        }
        List<Outgoing> outgoing = Objects.requireNonNull(transaction.execute(_ -> proofs.due(now(), most).stream()
                .flatMap(due -> prepare(due).stream())
                .toList()));
        outgoing.forEach(each -> carry(each, carrier.get()));
        return outgoing.size();
    }

    private Optional<Outgoing> prepare(EmailProofs.Due due) {
        Instant now = now();
        Contact contact = members.contactOf(due.member()).orElse(null);
        EmailAddress address = contact == null ? null : contact.email();
        URI stop = unsubscribing.link(due.member(), Channel.EMAIL).orElse(null);
        if (contact == null
                || address == null
                || stop == null
                || !consents.of(due.member()).contains(Channel.EMAIL)) {
            proofs.drop(due.member());
            return Optional.empty();
        }
        Instant free = proofs.freeAt(due.member(), address, now);
        if (free.isAfter(now)) {
            proofs.hold(due.member(), free);
            return Optional.empty();
        }
        String token = proofs.ask(due.member(), address, now);
        return Optional.of(new Outgoing(due, token, letter(contact, address, token, stop, now)));
    }

    private Letter letter(Contact contact, EmailAddress address, String token, URI stop, Instant now) {
        MemberId member = contact.member();
        Language language = Objects.requireNonNullElse(contact.language(), Language.EN);
        Locale locale = Locale.forLanguageTag(language.tag());
        URI link = settings.messages().page(PATH + member + "/" + token);
        String text = words.getMessage(
                "letter.confirm",
                new Object[] {link.toString(), Long.toString(EmailProofs.HOLDS.toDays()), stop.toString()},
                locale);
        return new Letter(
                // Another number each time: mail programs hide the second of two with the same.
                "address-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX),
                member,
                Channel.EMAIL,
                address.text(),
                language,
                words.getMessage("letter.confirm.subject", null, locale),
                text,
                stop,
                now);
    }

    private void carry(Outgoing outgoing, Carrier carrier) {
        MemberId member = outgoing.due().member();
        Instant askedAt = outgoing.letter().writtenAt();
        int tries = outgoing.due().tries() + 1;
        switch (carrier.carry(outgoing.letter())) {
            case DELIVERED, UNSURE -> {}
            case NO_SUCH_ADDRESS -> proofs.refused(member, outgoing.token());
            case CLOSED ->
                proofs.askLater(
                        member,
                        askedAt,
                        now().plus(CLOSED_PAUSE),
                        outgoing.due().tries());
            case COME_AGAIN -> {
                if (tries < MOST_TRIES) {
                    proofs.askLater(member, askedAt, now().plus(pauseAfter(tries)), tries);
                } else {
                    proofs.giveUp(member, askedAt);
                }
            }
        }
    }

    /** 5, 15, 45 minutes and so on. */
    private static Duration pauseAfter(int tries) {
        return FIRST_PAUSE.multipliedBy(Math.round(Math.pow(PAUSE_GROWS_BY, tries - 1)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
