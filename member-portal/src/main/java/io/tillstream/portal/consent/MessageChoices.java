package io.tillstream.portal.consent;

import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import io.tillstream.portal.enrolment.Contact;
import io.tillstream.portal.enrolment.EmailAddress;
import io.tillstream.portal.enrolment.EmailProofs;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.MessageConsents;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.settings.PortalSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and keeps what members allow to be sent to them. */
@Service
class MessageChoices {
    private final Members members;
    private final MessageConsents consents;
    private final EmailProofs proofs;
    private final List<Channel> channels;

    MessageChoices(Members members, MessageConsents consents, EmailProofs proofs, PortalSettings settings) {
        this.members = members;
        this.consents = consents;
        this.proofs = proofs;
        this.channels = List.copyOf(settings.messages().channels());
    }

    /**
     * What is kept.
     *
     * @param reading the language of the page, where the member has chosen none
     */
    MessageChoice of(MemberId member, Language reading) {
        Contact contact = contact(member);
        EmailAddress email = contact.email();
        Language language = contact.language();
        return new MessageChoice(
                channels,
                consents.of(member),
                email == null ? "" : email.text(),
                contact.phone() != null,
                language == null ? reading : language,
                List.of(),
                proof(member, consents.of(member)));
    }

    /** Keeps what was chosen, unless it says what is wrong with it; then nothing has changed. */
    @Transactional
    public MessageChoice keep(MemberId member, String typed, Set<Channel> allowed, Language language) {
        Contact contact = contact(member);
        List<String> complaints = new ArrayList<>();
        if (!typed.isEmpty() && !EmailAddress.isAcceptable(typed)) {
            complaints.add("privacy.messages.email.wrong");
        } else if (typed.isEmpty() && allowed.contains(Channel.EMAIL)) {
            complaints.add("privacy.messages.email.missing");
        }
        if (contact.phone() == null && allowed.contains(Channel.SMS)) {
            complaints.add("privacy.messages.phone.missing");
        }
        if (complaints.isEmpty()) {
            EmailAddress email = typed.isEmpty() ? null : new EmailAddress(typed);
            members.reachAt(member, email, language);
            consents.change(member, allowed, MessageConsents.How.PROFILE);
            if (allowed.contains(Channel.EMAIL)) {
                proofs.want(member);
            }
        }
        return new MessageChoice(
                channels, allowed, typed, contact.phone() != null, language, complaints, proof(member, allowed));
    }

    /** Sends the question for the address once more, as soon as the bound allows. */
    @Transactional
    public void askAgain(MemberId member) {
        if (consents.of(member).contains(Channel.EMAIL)) {
            proofs.wantAgain(member);
        }
    }

    /** How far the proof of the address is; absent where none is asked for. */
    private EmailProofs.@Nullable State proof(MemberId member, Set<Channel> allowed) {
        return allowed.contains(Channel.EMAIL) ? proofs.of(member).orElse(null) : null;
    }

    private Contact contact(MemberId member) {
        return members.contactOf(member).orElseThrow(NotHere::new);
    }
}
