package io.tillstream.conductor;

import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.OneShot;
import io.tillstream.conductor.process.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Has the books of a home checked by the reconciler, which must already find Kafka running. */
final class Books {
    private static final Program RECONCILE = new Program(
            "streaming/reconciliation",
            "io.tillstream.reconciliation.ReconcileCommand",
            List.of("-Xmx1g", "-XX:+UseSerialGC"));

    private final Session session;

    Books(Session session) {
        this.session = session;
    }

    /** What the reconciler found, in its own words. */
    record Verdict(boolean isEqual, JsonNode document) {}

    /** Checks; with the index where it runs. */
    Verdict check(boolean withIndex) throws IOException {
        OneShot.Answer answer = new OneShot(session.home(), session.supervisor())
                .run(
                        Names.RECONCILE,
                        RECONCILE,
                        arguments(session.home().folder().toString(), session.ports(), withIndex),
                        Map.of());
        return new Verdict(answer.status() == ExitCode.SUCCESS, answer.document());
    }

    static Program program() {
        return RECONCILE;
    }

    static List<String> arguments(String home, io.tillstream.conductor.home.Ports ports, boolean withIndex) {
        List<String> arguments =
                new ArrayList<>(List.of("--home", home, "--kafka", "127.0.0.1:" + ports.of(Names.KAFKA)));
        if (withIndex) {
            arguments.addAll(List.of("--elasticsearch", "http://127.0.0.1:" + ports.of(Names.ELASTICSEARCH)));
        }
        return arguments;
    }
}
