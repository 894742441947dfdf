package io.tillstream.dashboards.people;

import io.tillstream.dashboards.people.RefusedChange.Reason;
import io.tillstream.dashboards.signin.Passwords;
import io.tillstream.dashboards.signin.People;
import org.springframework.stereotype.Component;

/** What somebody does with their own account. */
@Component
class OwnAccount {
    /** Longer than what is guessed one by one, shorter than what is written on a note. */
    private static final int SHORTEST_PASSWORD = 12;

    private static final int LONGEST_PASSWORD = 128;

    private final People people;
    private final Passwords passwords;

    OwnAccount(People people, Passwords passwords) {
        this.people = people;
        this.passwords = passwords;
    }

    /**
     * Changes the password; all sessions end.
     *
     * @throws RefusedChange when the old one is wrong, or the new one will not do
     */
    void changePassword(String name, String old, String wanted, String again) {
        int length = wanted.codePointCount(0, wanted.length());
        if (length < SHORTEST_PASSWORD) {
            throw new RefusedChange(Reason.PASSWORD_SHORT);
        }
        if (length > LONGEST_PASSWORD) {
            throw new RefusedChange(Reason.PASSWORD_LONG);
        }
        if (!wanted.equals(again)) {
            throw new RefusedChange(Reason.PASSWORD_DIFFERS);
        }
        if (wanted.equals(old)) {
            throw new RefusedChange(Reason.PASSWORD_SAME);
        }
        switch (passwords.prove(name, old)) {
            case RIGHT -> people.setPassword(name, passwords.hash(wanted), false);
            case WRONG -> throw new RefusedChange(Reason.PASSWORD_WRONG);
            case CLOSED -> throw new RefusedChange(Reason.PASSWORD_CLOSED);
        }
    }

    void signOutEverywhere(String name) {
        people.endSessions(name);
    }
}
