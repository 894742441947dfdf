package io.tillstream.conductor;

import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.Part;
import io.tillstream.conductor.process.Program;
import io.tillstream.conductor.process.Supervisor;
import io.tillstream.conductor.process.Tier;
import io.tillstream.localcluster.ChildProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who stands at the tills: simulated cashiers with their shoppers, or people, for whom the printers alone are played. */
final class ShopFloor {
    private final Home home;
    private final Apps apps;
    private final Supervisor supervisor;
    private final Steps steps;
    private volatile boolean closed;

    ShopFloor(Home home, Apps apps, Supervisor supervisor, Steps steps) {
        this.home = home;
        this.apps = apps;
        this.supervisor = supervisor;
        this.steps = steps;
    }

    /** Lets the shoppers in; once they have bought everything, the tills are left to people. */
    void letShoppersIn(@Nullable Double speed) throws IOException {
        ChildProcess cashiers =
                supervisor.start(part(Names.CASHIERS, Simulator.cashiers(), Simulator.cashierArguments(home, speed)));
        var _ = cashiers.onExit().thenAcceptAsync(status -> left(cashiers, status), Thread::startVirtualThread);
    }

    /** Plays the printers, so that who sells by hand gets a receipt. */
    void leaveToPeople() throws IOException {
        supervisor.start(part(Names.PRINTERS, Simulator.printers(), Simulator.printerArguments(home)));
        supervisor.keep(Names.PRINTERS);
        steps.say("Receipts are printed into " + home.paper());
    }

    /** Sends the shoppers home; nobody follows them. */
    void close() throws IOException {
        closed = true;
        supervisor.stop(Names.CASHIERS);
    }

    private void left(ChildProcess cashiers, int status) {
        if (closed || supervisor.isStopping()) {
            return;
        }
        steps.say("The cashiers ended with status " + status + (status == 0 ? "" : "; see " + cashiers.log()));
        try {
            leaveToPeople();
        } catch (IOException e) {
            steps.say("The printers cannot be started: " + e.getMessage());
        }
    }

    private Part part(String name, Program program, List<String> arguments) {
        return apps.part(name, Tier.SHOPPERS, "", program, Map.of(), arguments);
    }
}
