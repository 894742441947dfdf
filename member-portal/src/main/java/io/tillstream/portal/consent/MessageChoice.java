package io.tillstream.portal.consent;

import io.tillstream.events.Language;
import io.tillstream.events.message.Channel;
import io.tillstream.portal.enrolment.EmailProofs;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the page says about being written to.
 *
 * @param channels those that something carries
 * @param allowed those the member allows
 * @param email as it was typed or is kept; empty where there is none
 * @param hasPhone whether a telephone number is kept
 * @param language the one the member is written to in
 * @param complaints message keys of what has to be put right
 * @param proof whether the e-mail address is proved to be the member's; absent where no e-mail is allowed
 */
record MessageChoice(
        List<Channel> channels,
        Set<Channel> allowed,
        String email,
        boolean hasPhone,
        Language language,
        List<String> complaints,
        EmailProofs.@Nullable State proof) {
    MessageChoice {
        channels = List.copyOf(channels);
        allowed = Set.copyOf(allowed);
        complaints = List.copyOf(complaints);
    }

    /** Nothing of it: an address is in it. */
    @Override
    public String toString() {
        return "MessageChoice[…]";
    }
}
