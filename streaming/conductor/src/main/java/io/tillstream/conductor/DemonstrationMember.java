package io.tillstream.conductor;

import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.MemberLogin;
import io.tillstream.conductor.home.Passwords;
import io.tillstream.conductor.home.Settings;
import io.tillstream.conductor.home.SettingsFile;
import io.tillstream.conductor.shop.Door;
import io.tillstream.conductor.shop.Ledgers;
import io.tillstream.conductor.shop.Regulars;
import io.tillstream.conductor.shop.Regulars.Regular;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives one of the plan's members a password, once per home, so that a newcomer can look into the member portal. */
final class DemonstrationMember {
    /** Nearly every regular has points; whoever has none makes room for the next, but not without end. */
    private static final int LOOKED_AT = 50;

    private final Home home;
    private final Door portal;
    private final Ledgers ledgers;

    DemonstrationMember(Home home, Door portal, Ledgers ledgers) {
        this.home = home;
        this.portal = portal;
        this.ledgers = ledgers;
    }

    /** The login; nothing when the plan has no member who may see offers. */
    Optional<MemberLogin> login() throws IOException, InterruptedException {
        Settings settings = SettingsFile.load(home);
        if (settings.memberLogin() != null) {
            return Optional.of(settings.memberLogin());
        }
        Optional<Regular> chosen = choose(new Regulars(home).inOrder());
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        MemberLogin login =
                new MemberLogin(chosen.get().member().value(), chosen.get().card(), Passwords.next(new SecureRandom()));
        // First the portal, then our own record: a start that is cut off between them sets another password next time.
        portal.post("/api/members/" + login.member() + "/password", Map.of("password", login.password()));
        SettingsFile.save(home, settings.withMemberLogin(login));
        return Optional.of(login);
    }

    private Optional<Regular> choose(List<Regular> regulars) throws IOException, InterruptedException {
        for (Regular regular : regulars.subList(0, Math.min(LOOKED_AT, regulars.size()))) {
            if (ledgers.hasPoints(regular.member().value())) {
                return Optional.of(regular);
            }
        }
        return regulars.stream().findFirst();
    }
}
