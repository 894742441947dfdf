package io.tillstream.dashboards.people;

import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.people.RefusedChange.Reason;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.dashboards.signin.Grant;
import io.tillstream.dashboards.signin.Passkeys;
import io.tillstream.dashboards.signin.Passwords;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.Person;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.dashboards.signin.SecondFactors;
import java.security.SecureRandom;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Changes people for somebody: what they may not do is refused, and two at once cannot do together what neither may alone. */
@Component
class PeopleDesk {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    /** Who stands in the audit log without being a person. */
    private static final Set<String> NOBODY = Set.of(AuditLog.MACHINE, AuditLog.SETTINGS);

    private static final int LONGEST_DISPLAY_NAME = 80;

    private final People people;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final RoleRequests requests;
    private final DashboardsSettings.FourEyes rule;
    private final SecureRandom random = new SecureRandom();

    PeopleDesk(
            People people,
            Passwords passwords,
            SecondFactors factors,
            Passkeys passkeys,
            RoleRequests requests,
            DashboardsSettings settings) {
        this.rule = settings.fourEyes();
        this.passkeys = passkeys;
        this.people = people;
        this.passwords = passwords;
        this.factors = factors;
        this.requests = requests;
    }

    /**
     * Lets somebody in; a role that takes two people waits for the second.
     *
     * @return the password they sign in with the first time
     * @throws RefusedChange when that cannot be
     */
    String add(String by, String name, String displayName, Grant grant) {
        if (!NAME.matcher(name).matches() || NOBODY.contains(name)) {
            throw new RefusedChange(Reason.NAME);
        }
        if (displayName.isBlank()
                || displayName.length() > LONGEST_DISPLAY_NAME
                || displayName.codePoints().anyMatch(Character::isISOControl)) {
            throw new RefusedChange(Reason.DISPLAY_NAME);
        }
        String password = FirstPassword.next(random);
        String hash = passwords.hash(password);
        inTurn(() -> {
            Rights.requireGive(person(by), grant);
            boolean waits = requests.areTwoNeeded(name, grant);
            if (!people.add(by, name, displayName.strip(), hash, true, waits ? Set.of() : Set.of(grant))) {
                throw new RefusedChange(Reason.NAME_TAKEN);
            }
            if (waits) {
                requests.ask(by, name, grant);
            }
        });
        return password;
    }

    /** Gives a role, or asks a second person where two are needed. */
    void give(String by, String name, Grant grant) {
        change(by, name, (me, other) -> {
            Rights.requireGive(me, grant);
            if (other.roles().grants().contains(grant)) {
                return;
            }
            if (requests.areTwoNeeded(name, grant)) {
                requests.ask(by, name, grant);
            } else {
                people.give(name, grant);
            }
        });
    }

    /** Approves or refuses a role that waits. */
    void decide(String by, long number, boolean approved) {
        inTurn(() -> requests.decide(person(by), number, approved));
    }

    void take(String by, String name, Grant grant) {
        change(by, name, (me, other) -> {
            Rights.requireGive(me, grant);
            if (other.runsTheChain() && grant.equals(Grant.everywhere(Role.MANAGER))) {
                Rights.requireAnotherManager(other, people.all());
            }
            people.take(name, grant);
        });
    }

    void disable(String by, String name) {
        change(by, name, (_, other) -> {
            Rights.requireAnotherManager(other, people.all());
            people.disable(name);
        });
    }

    void enable(String by, String name) {
        change(by, name, (_, _) -> people.enable(name));
    }

    /** Gives somebody a new first password, and ends their sessions. */
    String resetPassword(String by, String name) {
        String password = FirstPassword.next(random);
        String hash = passwords.hash(password);
        change(by, name, (_, other) -> {
            requireAnother(by, other, people.resets(name).factorBy());
            people.resetPassword(by, name, hash);
        });
        return password;
    }

    /** For whoever lost telephone and recovery codes: the password is enough again, and all sessions end. */
    void resetSecondFactor(String by, String name) {
        change(by, name, (_, other) -> {
            if (other.secondFactor()) {
                requireAnother(by, other, people.resets(name).passwordBy());
                people.noteFactorReset(by, name);
            }
            passkeys.removeAll(name);
            factors.takeOff(name, false);
            people.endSessions(name);
        });
    }

    /**
     * Goes on only when who does this has not done the other half of it: a new password and no second factor together are the
     * account itself.
     */
    private void requireAnother(String by, Person other, @Nullable String otherHalf) {
        if (by.equals(otherHalf)
                && switch (rule) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case WHERE_POSSIBLE ->
                        people.all().stream()
                                .anyMatch(person -> !person.isDisabled()
                                        && !person.name().equals(by)
                                        && !person.name().equals(other.name())
                                        && Rights.mayTouch(person.roles(), other.roles()));
                }) {
            throw new RefusedChange(Reason.RESET_BY_TWO);
        }
    }

    private void change(String by, String name, BiConsumer<Person, Person> deed) {
        inTurn(() -> {
            Person me = person(by);
            Person other = person(name);
            Rights.requireTouch(me, other);
            deed.accept(me, other);
        });
    }

    private void inTurn(Runnable deed) {
        people.inTurn(() -> {
            deed.run();
            return true;
        });
    }

    private Person person(String name) {
        return people.find(name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nobody is called " + name + "."));
    }
}
