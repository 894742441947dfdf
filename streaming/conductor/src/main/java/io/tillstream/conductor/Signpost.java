package io.tillstream.conductor;

import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.shop.Door;
import io.tillstream.conductor.shop.Ledgers;
import io.tillstream.conductor.shop.StaffLogin;
import java.io.IOException;
import java.util.List;

/** What a newcomer needs once everything runs: addresses, logins, where receipts and logs lie. */
final class Signpost {
    private final Session session;
    private final OpenShop open;
    private final Steps steps;

    Signpost(Session session, OpenShop open) {
        this.session = session;
        this.open = open;
        this.steps = session.steps();
    }

    /** Says it all. */
    void read(Ledgers ledgers, boolean withSearch) {
        steps.say("Dashboards  " + page(Names.DASHBOARDS));
        session.settings().logins().forEach((user, password) -> steps.say("  login " + user + " / " + password));
        steps.say("Members     " + page(Names.PORTAL));
        sayMemberLogin(ledgers);
        open.plan().tills().forEach(till -> steps.say("Till " + till + "  " + page(Names.till(till))));
        for (StaffLogin login : staffLogins()) {
            steps.say("  sign in as " + login.role() + " at store " + login.store() + ": " + login.operator() + " / "
                    + login.pin());
        }
        steps.say("Payments    " + page(Names.PAYMENTS) + "  (pay a till's QR code here; no money moves)");
        steps.say("Receipts    " + session.home().paper());
        steps.say("Logs        " + session.home().folder().resolve("logs"));
        if (!withSearch) {
            steps.say("Without search: receipts cannot be searched and the sales charts by word are missing");
        }
        steps.say("Ctrl-C stops everything");
    }

    private void sayMemberLogin(Ledgers ledgers) {
        Door portal = Door.at(
                session.ports().of(Names.PORTAL),
                session.settings().knownSecrets().adminToken());
        try {
            new DemonstrationMember(session.home(), portal, ledgers)
                    .login()
                    .ifPresent(member -> steps.say("  login " + member.card() + " / " + member.password()));
        } catch (IOException e) {
            // The shop is open all the same; the next start tries again.
            steps.say("  no login for a member this time: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<StaffLogin> staffLogins() {
        try {
            return StaffLogin.onePerRole(session.home());
        } catch (IOException e) {
            steps.say("  the staff of the plan cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    private String page(String process) {
        return "http://127.0.0.1:" + session.ports().of(process) + "/";
    }
}
