package io.tillstream.dashboards.people;

import io.tillstream.dashboards.people.RefusedChange.Reason;
import io.tillstream.dashboards.signin.Passwords;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.Person;
import io.tillstream.dashboards.signin.SecondFactorRule;
import io.tillstream.dashboards.signin.SecondFactors;
import org.springframework.stereotype.Component;

/** What somebody does with their own account. */
@Component
class OwnAccount {
    /** Longer than what is guessed one by one, shorter than what is written on a note. */
    private static final int SHORTEST_PASSWORD = 12;

    private static final int LONGEST_PASSWORD = 128;

    private final People people;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final SecondFactorRule rule;

    OwnAccount(People people, Passwords passwords, SecondFactors factors, SecondFactorRule rule) {
        this.people = people;
        this.passwords = passwords;
        this.factors = factors;
        this.rule = rule;
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

    /**
     * Makes the secret of a second factor, which holds once a code of it was typed.
     *
     * @throws RefusedChange when the password is wrong: whoever finds an open page must not lock its owner out
     */
    void beginSecondFactor(String name, String password) {
        if (!factors.arePossible()) {
            throw new RefusedChange(Reason.NO_FACTORS);
        }
        switch (passwords.prove(name, password)) {
            case RIGHT -> factors.begin(name);
            case WRONG -> throw new RefusedChange(Reason.PASSWORD_WRONG);
            case CLOSED -> throw new RefusedChange(Reason.PASSWORD_CLOSED);
        }
    }

    /**
     * Takes the second factor off.
     *
     * @throws RefusedChange when the code is wrong, or a role demands one
     */
    void takeOffSecondFactor(Person me, String code) {
        if (rule.isDemandedOf(me)) {
            throw new RefusedChange(Reason.FACTOR_DEMANDED);
        }
        if (passwords.isClosed(me.name())) {
            throw new RefusedChange(Reason.PASSWORD_CLOSED);
        }
        if (!factors.prove(me.name(), code)) {
            passwords.failed(me.name());
            throw new RefusedChange(Reason.CODE_WRONG);
        }
        factors.takeOff(me.name(), true);
    }

    void signOutEverywhere(String name) {
        people.endSessions(name);
    }
}
