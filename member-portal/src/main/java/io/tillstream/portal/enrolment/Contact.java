package io.tillstream.portal.enrolment;

import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import org.jspecify.annotations.Nullable;

/**
 * How a member can be written to.
 *
 * @param member the opaque number
 * @param name as the member wrote it, or absent
 * @param phone as the member wrote it, or absent
 * @param email where e-mails arrive, or absent
 * @param language the one the member chose; absent where none was chosen
 * @param personalised whether personal offers are allowed
 */
public record Contact(
        MemberId member,
        @Nullable String name,
        @Nullable String phone,
        @Nullable EmailAddress email,
        @Nullable Language language,
        boolean personalised) {
    /** Where a channel leads; absent where the member gave nothing for it. The app is reached under the member's number. */
    public @Nullable String to(Channel channel) {
        return switch (channel) {
            case EMAIL -> email == null ? null : email.text();
            case SMS -> phone;
            case APP -> member.value();
        };
    }

    /** Only who: the rest is personal. */
    @Override
    public String toString() {
        return "Contact[" + member + "]";
    }
}
