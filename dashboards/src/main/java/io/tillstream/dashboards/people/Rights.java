package io.tillstream.dashboards.people;

import io.tillstream.dashboards.signin.Grant;
import io.tillstream.dashboards.signin.Person;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.dashboards.signin.Roles;
import java.util.List;

/**
 * Who may change what about whom. A manager of the chain may give every role; IT may let in those whose work shows neither
 * counted money nor who did what, and those alone it may disable or give a new password. Nobody changes their own rights.
 */
final class Rights {
    private Rights() {}

    /** Whether somebody with these roles may give this one, or take it. */
    static boolean mayGive(Roles by, Grant grant) {
        if (by.hasForTheChain(Role.MANAGER)) {
            return true;
        }
        return by.hasForTheChain(Role.IT)
                && switch (grant.role()) {
                    case BUYER, MARKETER, IT -> true;
                    case MANAGER, AUDITOR -> false;
                };
    }

    /** Whether somebody with these roles may change anything about the other: only when they could have given all of theirs. */
    static boolean mayTouch(Roles by, Roles other) {
        return other.grants().stream().allMatch(grant -> mayGive(by, grant));
    }

    /**
     * Goes on only when one may change the other.
     *
     * @throws RefusedChange when not
     */
    static void requireTouch(Person by, Person other) {
        if (by.name().equals(other.name())) {
            throw new RefusedChange(RefusedChange.Reason.YOURSELF);
        }
        if (!mayTouch(by.roles(), other.roles())) {
            throw new RefusedChange(RefusedChange.Reason.ABOVE_YOU);
        }
    }

    /**
     * Goes on only when this role may be given or taken.
     *
     * @throws RefusedChange when not
     */
    static void requireGive(Person by, Grant grant) {
        if (!mayGive(by.roles(), grant)) {
            throw new RefusedChange(RefusedChange.Reason.ROLE_ABOVE_YOU);
        }
    }

    /**
     * Goes on only when somebody else runs the chain, too.
     *
     * @throws RefusedChange when this is the last one
     */
    static void requireAnotherManager(Person leaving, List<Person> everybody) {
        if (leaving.runsTheChain()
                && everybody.stream()
                        .filter(person -> !person.name().equals(leaving.name()))
                        .noneMatch(Person::runsTheChain)) {
            throw new RefusedChange(RefusedChange.Reason.LAST_MANAGER);
        }
    }
}
