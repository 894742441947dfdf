package io.tillstream.conductor;

import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.Ports;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.Supervisor;
import io.tillstream.conductor.shop.Door;
import io.tillstream.conductor.shop.Enrolment;
import io.tillstream.conductor.shop.TillStatus;
import io.tillstream.conductor.shop.Tills;
import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plugs in scanners and printers, enrols the tills and waits until they can sell. */
final class TillsOpening {
    private static final Duration LINE_PATIENCE = Duration.ofSeconds(10);
    private static final Duration TILL_PATIENCE = Duration.ofMinutes(5);

    private final Home home;
    private final Ports ports;
    private final Supervisor supervisor;
    private final Steps steps;
    private final Apps apps;
    private final Enrolment enrolment;
    private final Map<String, ChildProcess> processes = new HashMap<>();

    TillsOpening(Home home, Ports ports, Supervisor supervisor, Steps steps, Apps apps, Enrolment enrolment) {
        this.home = home;
        this.ports = ports;
        this.supervisor = supervisor;
        this.steps = steps;
        this.apps = apps;
        this.enrolment = enrolment;
    }

    /** Starts the tills' processes; they have not enrolled yet when it returns. */
    Tills start(List<String> tills, String gateway) throws IOException, InterruptedException {
        SerialLines.clear(home);
        Map<String, Door> doors = new HashMap<>();
        for (String till : tills) {
            for (SerialLines.Device device : SerialLines.Device.values()) {
                plugIn(till, device);
            }
            processes.put(
                    till,
                    supervisor.start(
                            apps.till(till, gateway, enrolment.invite(till).arguments())));
            doors.put(till, Door.at(ports.of(Names.till(till)), ""));
        }
        return new Tills(doors);
    }

    /** Waits until a till is enrolled and has its price book; returns what it said first, before anybody rang up a sale. */
    TillStatus awaitReady(String till, Tills tills) throws IOException {
        ChildProcess process = processes.get(till);
        if (process == null) {
            throw new IllegalArgumentException("Till " + till + " was not started");
        }
        List<TillStatus> heard = new ArrayList<>();
        Readiness.await(process, TILL_PATIENCE, () -> {
            TillStatus now = tills.status(till);
            heard.add(now);
            return now.ready();
        });
        supervisor.keep(Names.till(till));
        steps.say("Till " + till + " can sell at http://127.0.0.1:" + ports.of(Names.till(till)));
        return heard.getFirst();
    }

    /** Remembers that these tills need no invitation any more. */
    void areEnrolled(List<String> tills) throws IOException {
        enrolment.areEnrolled(tills);
    }

    private void plugIn(String till, SerialLines.Device device) throws IOException {
        var part = SerialLines.part(home, till, device);
        Readiness.await(supervisor.start(part), LINE_PATIENCE, () -> SerialLines.isThere(home, till, device));
        supervisor.keep(part.name());
    }
}
