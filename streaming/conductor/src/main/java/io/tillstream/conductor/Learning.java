package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.Progress;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.Secrets;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.OneShot;
import io.tillstream.conductor.process.Supervisor;
import io.tillstream.conductor.shop.Ledgers;
import io.tillstream.conductor.shop.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** From history on its way to offers on the tills: import, archive, training, scoring. */
final class Learning {
    private final Home home;
    private final OpenShop open;
    private final Ledgers ledgers;
    private final Supervisor supervisor;
    private final Steps steps;

    Learning(Home home, OpenShop open, Ledgers ledgers, Supervisor supervisor, Steps steps) {
        this.home = home;
        this.open = open;
        this.ledgers = ledgers;
        this.supervisor = supervisor;
        this.steps = steps;
    }

    /** Returns once history is in the ledgers and in the archive; at once when models were learned from it before. */
    void awaitHistory() {
        if (!home.hasLearned()) {
            awaitImport();
        }
    }

    /**
     * Learns models unless there are some.
     *
     * @throws Complaint when something in the archive cannot be learned from
     * @throws IOException when learning ended in any other way
     */
    void train() throws IOException {
        if (home.hasLearned()) {
            return;
        }
        new OneShot(home, supervisor)
                .run(
                        Names.TRAINING,
                        Models.training(),
                        Models.trainingArguments(
                                home, open.apps().kafka(), open.plan().clockStart()),
                        Map.of());
        steps.say("Models trained: " + home.models());
    }

    /** Returns once every till holds offers for half of the members: by then most who come to a till have one. */
    void offer(Secrets secrets) throws IOException {
        supervisor.start(open.apps().scoring(keyFile(secrets)));
        supervisor.keep(Names.SCORING);
        long enough = Math.max(1, Plan.members(home) / 2);
        Waiting.until("offers to reach every till", () -> open.tills().status().offersCached() >= enough);
        steps.say("Offers flow");
    }

    private void awaitImport() {
        // Each till opens its epochs with a record of its own, which the plan does not count.
        long expected =
                open.plan().history().transactions() + open.plan().tills().size();
        try (Progress progress = new Progress("Importing history", "transactions", expected)) {
            Waiting.until("the history to be imported", () -> {
                home.refuseWhenFull();
                long accepted = ledgers.historyAccepted();
                progress.at(accepted);
                return accepted >= expected && open.tills().status().historyWaiting() == 0;
            });
        }
        Waiting.until("the archive to be complete", () -> ledgers.notArchived() == 0);
        steps.say("History imported: " + open.plan().history().lines() + " lines");
    }

    /** Scoring is no web app with an environment of settings: it reads its key from a file only it may read. */
    private Path keyFile(Secrets secrets) throws IOException {
        Path file = home.run().resolve("decision-key");
        Path half = file.resolveSibling("decision-key.half");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, secrets.decisionPrivateKey() + "\n");
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }
}
