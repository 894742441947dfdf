package io.tillstream.portal.enrolment;

import io.tillstream.portal.signin.PasswordRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in to join.
 *
 * @param name a name to be greeted by
 * @param phone a telephone number
 * @param password the password chosen
 * @param personalised true when personal offers are wanted, absent otherwise
 */
record JoinForm(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String password,
        @Nullable Boolean personalised) {

    String givenName() {
        return name == null ? "" : name.strip();
    }

    String givenPhone() {
        return phone == null ? "" : phone.replaceAll("[\\s()-]", "");
    }

    String givenPassword() {
        return password == null ? "" : password;
    }

    /** A browser sends nothing for a box that is not ticked. */
    boolean wantsOffers() {
        return Boolean.TRUE.equals(personalised);
    }

    /** Message keys of what has to be put right, empty when nothing has. */
    List<String> complaints(PasswordRules rules) {
        List<String> complaints = new ArrayList<>();
        if (givenName().isEmpty() || givenName().length() > Enrolments.LONGEST_NAME) {
            complaints.add("join.name.wrong");
        }
        if (!givenPhone().matches("\\+?\\d{6,15}")) {
            complaints.add("join.phone.wrong");
        }
        rules.complaint(givenPassword(), Set.of(givenName(), givenPhone()))
                .ifPresent(complaint -> complaints.add(complaint.message()));
        return complaints;
    }

    /** Nothing of it: all of it is personal. */
    @Override
    public String toString() {
        return "JoinForm[…]";
    }
}
