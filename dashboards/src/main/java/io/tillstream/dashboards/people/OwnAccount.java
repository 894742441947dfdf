package io.tillstream.dashboards.people;

import io.tillstream.dashboards.people.RefusedChange.Reason;
import io.tillstream.dashboards.signin.FreshProof;
import io.tillstream.dashboards.signin.Passkeys;
import io.tillstream.dashboards.signin.Passwords;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.Person;
import io.tillstream.dashboards.signin.SecondFactorRule;
import io.tillstream.dashboards.signin.SecondFactors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
    private final Passkeys passkeys;
    private final FreshProof proof;

    OwnAccount(
            People people,
            Passwords passwords,
            SecondFactors factors,
            SecondFactorRule rule,
            Passkeys passkeys,
            FreshProof proof) {
        this.passkeys = passkeys;
        this.proof = proof;
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
        if (rule.isDemandedOf(me) && passkeys.of(me.name()).isEmpty()) {
            throw new RefusedChange(Reason.FACTOR_DEMANDED);
        }
        requireCode(me.name(), code);
        factors.takeOff(me.name(), true);
    }

    /**
     * Takes a code as the proof that it is still they who sit here; with it {@link FreshProof} is given.
     *
     * @throws RefusedChange when it is wrong
     */
    void prove(Person me, String code, HttpServletRequest request) {
        requireCode(me.name(), code);
        proof.given(me.name(), request);
    }

    /**
     * Goes on only when it is they who sit here: by a second factor shown just now, and where there is none yet by the password.
     *
     * @throws RefusedChange when that is not known
     */
    void requireThemselves(Person me, String password, HttpServletRequest request) {
        if (me.secondFactor()) {
            if (!proof.isFresh(me.name(), request)) {
                throw new RefusedChange(Reason.PROVE_FIRST);
            }
            return;
        }
        switch (passwords.prove(me.name(), password)) {
            case RIGHT -> {}
            case WRONG -> throw new RefusedChange(Reason.PASSWORD_WRONG);
            case CLOSED -> throw new RefusedChange(Reason.PASSWORD_CLOSED);
        }
    }

    /**
     * Takes a passkey away.
     *
     * @throws RefusedChange when no second factor was shown just now, or it is the last one and a role demands one
     */
    void removePasskey(Person me, String id, HttpServletRequest request) {
        requireThemselves(me, "", request);
        boolean last = passkeys.of(me.name()).stream().allMatch(key -> key.id().equals(id));
        if (last && rule.isDemandedOf(me) && !factors.isOn(me.name())) {
            throw new RefusedChange(Reason.FACTOR_DEMANDED);
        }
        passkeys.remove(me.name(), id);
        factors.dropCodesWithoutFactor(me.name());
    }

    /**
     * Makes new recovery codes, of which the old ones are worth nothing.
     *
     * @throws RefusedChange when there is nothing they would stand in for, or no second factor was shown just now
     */
    List<String> renewCodes(Person me, HttpServletRequest request) {
        if (!factors.arePossible() || !me.secondFactor()) {
            throw new RefusedChange(Reason.NO_FACTORS);
        }
        requireThemselves(me, "", request);
        return factors.renewCodes(me.name());
    }

    private void requireCode(String name, String code) {
        if (passwords.isClosed(name)) {
            throw new RefusedChange(Reason.PASSWORD_CLOSED);
        }
        if (!factors.prove(name, code)) {
            passwords.failed(name);
            throw new RefusedChange(Reason.CODE_WRONG);
        }
    }

    void signOutEverywhere(String name) {
        people.endSessions(name);
    }
}
