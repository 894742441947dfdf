package io.tillstream.portal.messages;

import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to one member, or to somebody who may become one, as it is carried.
 *
 * @param campaign about which campaign, or what else it is
 * @param member to whom, by the opaque number; absent where nobody knows yet
 * @param channel by which way
 * @param to where that way leads: an e-mail address, a telephone number, the member's number in the app
 * @param language in which it is written
 * @param subject one line
 * @param text everything below it
 * @param unsubscribe where one press ends such messages; absent where each was asked for
 * @param writtenAt when
 */
record Letter(
        String campaign,
        @Nullable MemberId member,
        Channel channel,
        String to,
        Language language,
        String subject,
        String text,
        @Nullable URI unsubscribe,
        Instant writtenAt) {
    /** The same for the same campaign and member, however often it is carried; safe in a file's name and a header. */
    String number() {
        String about = campaign.replaceAll("[^A-Za-z0-9-]", "_");
        return member == null ? about : about + "." + member;
    }

    /** Only which: the rest is personal. */
    @Override
    public String toString() {
        return "Letter[" + number() + "]";
    }
}
