package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.conductor.home.Database;
import io.tillstream.conductor.home.OwnServers;
import io.tillstream.conductor.process.Names;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server of one's own: never started and never stopped here, only waited for.
 *
 * @param name what people call it
 * @param address where it is
 * @param setting what names it in settings.json
 * @param question asks it for a sign of life
 */
record ServerElsewhere(String name, String address, String setting, Question question) {
    /** How long a start waits for one that may be starting, too. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    /** Asks once. */
    interface Question {
        void ask() throws NoAnswer, InterruptedException;
    }

    /** It gave no answer, or one that does not help; the message says why. */
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean mayPass;

        NoAnswer(String reason, boolean mayPass) {
            super(reason);
            this.mayPass = mayPass;
        }
    }

    /** Those that are named. */
    static List<ServerElsewhere> all(OwnServers own) {
        List<ServerElsewhere> all = new ArrayList<>();
        own.kafkaServers().ifPresent(servers -> all.add(kafka(servers)));
        own.databases().ifPresent(databases -> {
            all.add(postgres("portal", databases.portal()));
            all.add(postgres("dashboards", databases.dashboards()));
        });
        own.searchAddress()
                .ifPresent(address ->
                        all.add(elasticsearch(address, own.searchKey().orElse(""))));
        return List.copyOf(all);
    }

    static ServerElsewhere kafka(String servers) {
        return new ServerElsewhere(Names.KAFKA, servers, "servers.kafka", () -> ServerQuestions.kafka(servers));
    }

    static ServerElsewhere elasticsearch(URI address, String key) {
        return new ServerElsewhere(
                Names.ELASTICSEARCH,
                address.toString(),
                "servers.elasticsearch",
                () -> ServerQuestions.elasticsearch(address, key));
    }

    /** The database of one app, which keeps its tables in the schema of this name. */
    static ServerElsewhere postgres(String schema, Database database) {
        return new ServerElsewhere(
                Names.POSTGRES + "-" + schema,
                database.url(),
                "servers.postgres." + schema,
                () -> ServerQuestions.postgres(database, schema));
    }

    /** Whether it answers now. */
    boolean answers() throws InterruptedException {
        try {
            question.ask();
            return true;
        } catch (NoAnswer e) {
            return false;
        }
    }

    /**
     * Waits until it answers.
     *
     * @throws Complaint when it does not answer in time, or refuses us
     */
    void await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    question.ask();
                    return;
                } catch (NoAnswer e) {
                    refuse(e, patience, System.nanoTime() > deadline);
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WaitedInVain("Interrupted while waiting for " + name + " at " + address, e);
        }
    }

    private void refuse(NoAnswer answer, Duration patience, boolean late) {
        if (answer.mayPass && !late) {
            return;
        }
        throw complaint(answer.mayPass ? "gave no answer within " + patience.toSeconds() + " s" : "refused", answer);
    }

    /** It has answered, and then it did not. */
    Complaint wentAway(NoAnswer answer) {
        return complaint("answered before and does not any more", answer);
    }

    private Complaint complaint(String what, NoAnswer answer) {
        return new Complaint(
                setting + " in settings.json",
                address + " " + what + " (" + answer.getMessage() + ")",
                "a server named there is not started here",
                "start it, or correct the setting");
    }
}
