package io.tillstream.portal.feedback;

import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.member.MemberFeedback;
import io.tillstream.portal.discretion.Discretion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form as it was sent.
 *
 * @param token what makes this form the same when it is sent again
 * @param stars 1 to 5, absent or empty without
 * @param text the member's words
 * @param receipt the number of a receipt of the member, absent or empty without
 */
record FeedbackForm(
        @Nullable String token,
        @Nullable String stars,
        @Nullable String text,
        @Nullable String receipt) {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern STARS = Pattern.compile("[1-5]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\n\t]]");
    private static final int ID_LENGTH = 32;

    /** The words, their line ends as one character each. */
    String words() {
        return text == null
                ? ""
                : UNPRINTABLE.matcher(text.replace("\r\n", "\n")).replaceAll("").strip();
    }

    /** As they are kept. */
    String covered() {
        return Discretion.covered(words());
    }

    @Nullable
    Integer givenStars() {
        return stars == null || stars.isEmpty() ? null : Integer.valueOf(stars);
    }

    /** The receipt it is about; absent where none was chosen. */
    @Nullable
    Source about() {
        return receipt == null || receipt.isEmpty() ? null : Source.parseReceiptNumber(receipt);
    }

    /** Keys of messages, none where all is well. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        boolean areStarsWrong =
                !areStarsLeftOut() && !STARS.matcher(String.valueOf(stars)).matches();
        if (areStarsWrong || token == null || !TOKEN.matcher(token).matches()) {
            complaints.add("feedback.form.wrong");
        }
        if (words().length() > MemberFeedback.LONGEST) {
            complaints.add("feedback.text.long");
        }
        if (words().isEmpty() && areStarsLeftOut()) {
            complaints.add("feedback.empty");
        }
        return complaints;
    }

    /** One for each member and form: with another's token nobody can write over what the other wrote. */
    String idFor(MemberId member) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((member.value() + "|" + token).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private boolean areStarsLeftOut() {
        return stars == null || stars.isEmpty();
    }
}
