package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.Role;
import org.springframework.stereotype.Component;

/** Whether a second person approves what reaches the tills of the whole chain. */
@Component
class SecondPerson {
    /** One who asks and one who approves. */
    private static final int TWO = 2;

    private final People people;
    private final DashboardsSettings.FourEyes rule;

    SecondPerson(People people, DashboardsSettings settings) {
        this.people = people;
        this.rule = settings.fourEyes();
    }

    boolean isNeeded() {
        return switch (rule) {
            case ALWAYS -> true;
            case NEVER -> false;
            case WHERE_POSSIBLE ->
                people.all().stream()
                                .filter(person -> !person.isDisabled())
                                .filter(person -> person.roles().hasForTheChain(Role.IT)
                                        || person.roles().hasForTheChain(Role.MANAGER))
                                .count()
                        >= TWO;
        };
    }
}
