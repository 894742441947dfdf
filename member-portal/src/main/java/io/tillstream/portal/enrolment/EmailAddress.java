package io.tillstream.portal.enrolment;

import java.util.regex.Pattern;

/**
 * An e-mail address: {@code anne.b+shop@mail.example}. No names, comments, quotes or line ends, so that it can stand in a header
 * as it is; letters outside ASCII are not taken.
 *
 * @param text 3 to 254 characters
 */
public record EmailAddress(String text) {
    /** As much as fits into a command of SMTP (RFC 5321, 4.5.3.1.3). */
    public static final int LONGEST = 254;

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");
    private static final int LONGEST_LOCAL_PART = 64;

    public EmailAddress {
        if (!isAcceptable(text)) {
            // The address itself is personal and stays out of the message.
            throw new IllegalArgumentException("An e-mail address of " + text.length()
                    + " characters is none; give one such as anne@mail.example");
        }
    }

    /** Whether a text is one. */
    public static boolean isAcceptable(String text) {
        return text.length() <= LONGEST
                && text.indexOf('@') <= LONGEST_LOCAL_PART
                && FORM.matcher(text).matches();
    }

    /** Nothing of it: it is personal. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
