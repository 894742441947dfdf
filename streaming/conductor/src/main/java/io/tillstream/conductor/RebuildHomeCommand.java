package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.process.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code rebuild}: has the ledgers of a closed home read the log again from its first fact. */
@picocli.CommandLine.Command(
        name = "rebuild",
        description = "Forget every ledger of a closed home and have them read the log again from its first fact; facts"
                + " and journals are not touched.")
final class RebuildHomeCommand extends ShopCommand {
    static final String NAME = "rebuild";
    static final Program REBUILD = new Program(
            "streaming/streaming-app",
            "io.tillstream.streaming.rebuild.RebuildCommand",
            List.of("-Xmx640m", "-XX:+UseSerialGC"));

    @Option(
            names = "--despite-open-leases",
            description = "Rebuild although tills hold leases; what they hold may be lent to another till as well.")
    private boolean isDespiteOpenLeases;

    @Override
    @Nullable
    Choices choices() {
        requireAShop(home());
        return null;
    }

    private static void requireAShop(Home home) {
        if (!home.exists()) {
            throw new Complaint(
                    "Home " + home.folder(),
                    "holds no shop",
                    "rebuild reads the log of a demo or up again",
                    "name its home with --home");
        }
    }

    @Override
    int work(Session session) throws IOException {
        session.servers().needKafka();
        List<String> arguments = arguments(session);
        if (isDespiteOpenLeases) {
            arguments.add("--despite-open-leases");
        }
        if (isJson()) {
            arguments.add("--json");
        }
        return new Foreground(session).run(REBUILD, arguments);
    }

    /** Where the ledgers of a home lie. */
    static List<String> arguments(Session session) {
        return new ArrayList<>(List.of(
                "--kafka",
                session.addresses().kafka(),
                "--state",
                session.home().streams().toString(),
                "--archive",
                session.home().archive().toString(),
                "--replication-factor="
                        + (session.addresses().own().kafkaServers().isPresent() ? -1 : 1)));
    }
}
