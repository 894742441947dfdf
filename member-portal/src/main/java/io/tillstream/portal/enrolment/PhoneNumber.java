package io.tillstream.portal.enrolment;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A telephone number as the whole world dials it.
 *
 * @param text by E.164: + and 7 to 15 digits
 */
public record PhoneNumber(String text) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final int LONGEST_TYPED = 40;
    private static final int SHOWN = 3;

    /** Numbers that earn money for whoever is called: nobody is sent a code there. */
    private static final Set<PhoneNumberType> DEAR =
            EnumSet.of(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST);

    public PhoneNumber {
        if (!E164.matcher(text).matches()) {
            throw new IllegalArgumentException("A telephone number of " + text.length()
                    + " characters is not one by E.164; write + and 7 to 15 digits.");
        }
    }

    /**
     * What somebody typed, as a number; empty where it cannot be one.
     *
     * @param country whose numbers need no leading +, two letters of ISO 3166
     */
    public static Optional<PhoneNumber> typed(String text, String country) {
        if (text.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number = plan.parse(text, country);
            // Which ranges are given out changes faster than any list of them; length and country have to be right.
            return plan.isPossibleNumber(number) && !DEAR.contains(plan.getNumberType(number))
                    ? Optional.of(plan.format(number, PhoneNumberFormat.E164))
                            .filter(e164 -> E164.matcher(e164).matches())
                            .map(PhoneNumber::new)
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The last three digits, for somebody to check what they typed. */
    public String end() {
        return text.substring(text.length() - SHOWN);
    }

    /** Nothing of it: it is personal. */
    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
