package io.tillstream.portal.discretion;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Covers e-mail addresses and long numbers in what somebody wrote: cards, accounts, telephones. A number is covered with seven
 * digits or more, whatever stands singly between them; a date is not, nor is the number of a receipt. Better one number of an
 * item too many than one of a card.
 */
public final class Discretion {
    /** What stands in their place. */
    public static final String COVERED = "•••";

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![a-zA-Z0-9._%+-])[a-zA-Z0-9._%+-]{1,64}+[@＠][a-zA-Z0-9-]{1,63}+(?:[.．。][a-zA-Z0-9-]{1,63}+)+");

    private static final Pattern NUMBER =
            Pattern.compile("[+＋(（]?\\p{Nd}(?:[\\p{Z}\\p{Pd}.．·()（）/]{0,2}\\p{Nd}){6,99}+");

    private static final Pattern DATE =
            Pattern.compile("\\d{4}([-./])\\d{1,2}\\1\\d{1,2}|\\d{1,2}([-./])\\d{1,2}\\2\\d{4}");

    private Discretion() {}

    /** A text without them. */
    public static String covered(String text) {
        String withoutAddresses = ADDRESS.matcher(text).replaceAll(COVERED);
        return NUMBER.matcher(withoutAddresses).replaceAll(Discretion::unlessADate);
    }

    private static String unlessADate(MatchResult found) {
        return DATE.matcher(found.group()).matches() ? found.group() : COVERED;
    }
}
