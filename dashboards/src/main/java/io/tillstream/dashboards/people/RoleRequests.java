package io.tillstream.dashboards.people;

import io.tillstream.dashboards.approval.Approvals;
import io.tillstream.dashboards.approval.Asked;
import io.tillstream.dashboards.people.RefusedChange.Reason;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.dashboards.signin.Grant;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.Person;
import io.tillstream.dashboards.signin.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Roles that take two people: those for the whole chain with which one sees or changes nearly everything. One asks, another
 * who may give them approves.
 */
@Component
class RoleRequests {
    private static final String KIND = "give-role";
    /** One who asks and one who approves. */
    private static final int TWO = 2;

    private final Approvals approvals;
    private final People people;
    private final DashboardsSettings.FourEyes rule;

    RoleRequests(Approvals approvals, People people, DashboardsSettings settings) {
        this.approvals = approvals;
        this.people = people;
        this.rule = settings.fourEyes();
    }

    /**
     * A role that waits.
     *
     * @param asked by whom, for whom, since when
     * @param grant which
     */
    record Waiting(Asked asked, Grant grant) {}

    /** Whether this role is given to that person by two. */
    boolean areTwoNeeded(String name, Grant grant) {
        return isFarReaching(grant)
                && switch (rule) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case WHERE_POSSIBLE ->
                        people.all().stream()
                                        .filter(person -> !person.isDisabled()
                                                && !person.name().equals(name)
                                                && Rights.mayGive(person.roles(), grant))
                                        .count()
                                >= TWO;
                };
    }

    private static boolean isFarReaching(Grant grant) {
        return grant.isForTheChain()
                && switch (grant.role()) {
                    case MANAGER, IT, AUDITOR -> true;
                    case BUYER, MARKETER -> false;
                };
    }

    /** @throws RefusedChange when it waits already */
    void ask(String by, String name, Grant grant) {
        if (!approvals.ask(KIND, name, grant.role().word(), by)) {
            throw new RefusedChange(Reason.WAITING);
        }
    }

    /** The oldest first. */
    List<Waiting> waiting() {
        return approvals.waiting(KIND).stream()
                .map(asked -> new Waiting(asked, grant(asked)))
                .toList();
    }

    /** Whether somebody may decide about it: not who asked, not whom it is for. */
    static boolean mayDecide(Person by, Waiting waiting) {
        return !by.name().equals(waiting.asked.by())
                && !by.name().equals(waiting.asked.subject())
                && Rights.mayGive(by.roles(), waiting.grant);
    }

    /**
     * Approves or refuses; an approved role is given at once, if who asked for it still may give it.
     *
     * @throws RefusedChange when that is not for this person to say, or nothing waits any more
     */
    void decide(Person by, long number, boolean approved) {
        Optional<Waiting> waiting = approvals
                .find(number)
                .filter(asked -> asked.kind().equals(KIND))
                .map(asked -> new Waiting(asked, grant(asked)));
        if (waiting.isEmpty()) {
            throw new RefusedChange(Reason.NOT_WAITING);
        }
        if (!mayDecide(by, waiting.get())) {
            throw new RefusedChange(Reason.NOT_YOURS_TO_APPROVE);
        }
        if (approved && !mayStillAsk(waiting.get())) {
            throw new RefusedChange(Reason.ASKER_GONE);
        }
        if (!approvals.decide(
                number,
                by.name(),
                approved,
                asked -> people.give(asked.subject(), waiting.get().grant()))) {
            throw new RefusedChange(Reason.NOT_WAITING);
        }
    }

    private boolean mayStillAsk(Waiting waiting) {
        return people.find(waiting.asked.by())
                .filter(asker -> !asker.isDisabled() && Rights.mayGive(asker.roles(), waiting.grant))
                .isPresent();
    }

    private static Grant grant(Asked asked) {
        return Grant.everywhere(Role.of(asked.what()));
    }
}
