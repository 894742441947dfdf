package io.tillstream.conductor;

import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.OwnServers;
import io.tillstream.conductor.home.Secrets;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.OneShot;
import io.tillstream.conductor.process.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    /** Checks an open shop; with the index where it runs. */
    Verdict check(boolean withIndex) throws IOException {
        return check(withIndex, true);
    }

    /** Checks a closed shop, whose ledgers do not run. */
    Verdict checkClosed(boolean withIndex) throws IOException {
        return check(withIndex, false);
    }

    private Verdict check(boolean withIndex, boolean withLedgers) throws IOException {
        OneShot.Answer answer = new OneShot(session.home(), session.supervisor())
                .run(
                        Names.RECONCILE,
                        RECONCILE,
                        arguments(session.home(), session.addresses(), withIndex, withLedgers),
                        environment(
                                session.addresses().own(), session.settings().knownSecrets()));
        return new Verdict(answer.status() == ExitCode.SUCCESS, answer.document());
    }

    static Program program() {
        return RECONCILE;
    }

    static List<String> arguments(Home home, Addresses addresses, boolean withIndex, boolean withLedgers) {
        List<String> arguments =
                new ArrayList<>(List.of("--home", home.folder().toString(), "--kafka", addresses.kafka()));
        if (withIndex) {
            arguments.addAll(
                    List.of("--elasticsearch", addresses.elasticsearch().toString()));
        }
        if (withLedgers) {
            arguments.addAll(List.of("--ledgers", addresses.ledgers().toString()));
        }
        return arguments;
    }

    /** Keys travel where other users of the machine cannot read them. */
    static Map<String, String> environment(OwnServers own, @Nullable Secrets secrets) {
        Map<String, String> environment = new TreeMap<>();
        own.searchKey().ifPresent(key -> environment.put("TILLSTREAM_ELASTICSEARCH_API_KEY", key));
        if (secrets != null) {
            environment.put("TILLSTREAM_ADMIN_TOKEN", secrets.adminToken());
        }
        return environment;
    }
}
