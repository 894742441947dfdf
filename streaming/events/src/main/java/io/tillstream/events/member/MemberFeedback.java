package io.tillstream.events.member;

import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a member thinks of the shop, in the member's own words; whoever writes it has covered telephone and card numbers and
 * e-mail addresses before. Topic {@code fact.member-feedback.v1}, key: its id, so that the same form counts once however often
 * it is sent, and can be taken back.
 *
 * @param id its number
 * @param member whose
 * @param language in which the page was that it was written on
 * @param stars 1 to 5, absent where none were given
 * @param text at most {@value #LONGEST} characters; empty only with stars
 * @param receipt the visit it is about, absent where it is about none
 * @param writtenAt when
 */
public record MemberFeedback(
        String id,
        MemberId member,
        Language language,
        @Nullable Integer stars,
        String text,
        @Nullable Source receipt,
        Instant writtenAt) {
    /** Longer is a letter. */
    public static final int LONGEST = 1_000;

    private static final int MOST_STARS = 5;

    public MemberFeedback {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(writtenAt, "writtenAt");
        if (id.isBlank()) {
            throw new IllegalArgumentException("Feedback of " + member + " has no id.");
        }
        if (stars != null && (stars < 1 || stars > MOST_STARS)) {
            throw new IllegalArgumentException(
                    "Feedback " + id + " has " + stars + " stars; 1 to " + MOST_STARS + " can be given.");
        }
        if (text.length() > LONGEST || (text.isBlank() && stars == null)) {
            throw new IllegalArgumentException("Feedback " + id + " has " + text.length()
                    + " characters; it needs a text of at most " + LONGEST + ", or stars.");
        }
    }

    /** The store it is about; absent where it is about no visit. */
    public @Nullable StoreId store() {
        return receipt == null ? null : receipt.till().store();
    }
}
