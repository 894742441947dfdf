package io.tillstream.conductor.home;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One installation's folder. Everything the platform writes on this machine lies below it, except what Elasticsearch
 * cannot reach there.
 *
 * @param folder its absolute path
 */
public record Home(Path folder) {
    /** What a first start needs with both the sample history and its index; a full disk in mid-sale helps nobody. */
    private static final long FIRST_START_BYTES = 2L << 30;
    /** The servers' programs and the plan lie there already. */
    private static final long CUT_OFF_START_BYTES = 1536L << 20;
    /** Programs, history and index lie there already: room to sell, and for the servers to tidy up their logs. */
    private static final long LATER_START_BYTES = 512L << 20;
    /** With less than this whatever fails has failed for want of space. */
    private static final long FULL_BYTES = 64L << 20;

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Checks that the home can be written, and creates it when it is missing.
     *
     * @throws Complaint when it is no folder, cannot be written or its disk is nearly full; nothing is written then
     */
    public void prepare() {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Complaint("Home " + folder, "is a file", "it must be a folder", "name another one with --home");
        }
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = parent(existing);
        }
        try {
            requireRoom(usableBytes(existing));
            if (!Files.isWritable(existing)) {
                throw new IOException(existing + " is not writable");
            }
            Files.createDirectories(folder.resolve("logs"));
            Files.createDirectories(run());
        } catch (IOException e) {
            throw new Complaint(
                    "Home " + folder,
                    String.valueOf(e.getMessage()),
                    "it must be a folder this user can write",
                    "name another one with --home");
        }
    }

    void requireRoom(long usable) {
        boolean planned = Files.exists(plan().resolve("plan.json"));
        long needed = hasLearned() ? LATER_START_BYTES : planned ? CUT_OFF_START_BYTES : FIRST_START_BYTES;
        if (usable < needed) {
            throw new Complaint(
                    "Disk of home " + folder,
                    (usable >> 20) + " MB free",
                    (planned ? "a start" : "a first start") + " needs " + (needed >> 20) + " MB",
                    "free some space or name a home on another disk with --home");
        }
    }

    /**
     * Says so when the disk has run full meanwhile: then that is the reason, whatever else went wrong.
     *
     * @throws Complaint when it is full
     */
    public void refuseWhenFull() throws IOException {
        refuseWhenFull(usableBytes(folder));
    }

    void refuseWhenFull(long usable) {
        if (usable < FULL_BYTES) {
            throw new Complaint(
                    "Disk of home " + folder,
                    "ran full, " + (usable >> 20) + " MB free",
                    "nothing can be kept there, so everything was stopped",
                    "free some space and start again: it goes on where it was");
        }
    }

    private static long usableBytes(Path existing) throws IOException {
        return Files.getFileStore(existing).getUsableSpace();
    }

    /** Whether history was imported and models were trained: what takes the most space lies here. */
    public boolean hasLearned() {
        return Files.exists(models().resolve("current.json"));
    }

    /** Whether anything was ever started here. */
    public boolean exists() {
        return Files.exists(settings());
    }

    public Path settings() {
        return folder.resolve("settings.json");
    }

    /** Records of what runs now. */
    public Path run() {
        return folder.resolve("run");
    }

    public Path log(String process) {
        return folder.resolve("logs").resolve(process + ".log");
    }

    public Path kafka() {
        return folder.resolve("kafka");
    }

    public Path postgres() {
        return folder.resolve("postgres");
    }

    public Path elasticsearch() {
        return folder.resolve("elasticsearch");
    }

    /** Streams' local state; lost at no loss, it is restored from the log. */
    public Path streams() {
        return folder.resolve("streams");
    }

    public Path archive() {
        return folder.resolve("archive");
    }

    public Path models() {
        return folder.resolve("models");
    }

    /** How far master data was handed over to the servers. */
    public Path imported() {
        return folder.resolve("imported.json");
    }

    public Path plan() {
        return folder.resolve("plan");
    }

    public Path tills() {
        return folder.resolve("tills");
    }

    public Path serial() {
        return folder.resolve("serial");
    }

    public Path paper() {
        return folder.resolve("paper");
    }

    /** The books of the simulated payment hosts; without them nobody knows what a till has charged. */
    public Path payments() {
        return folder.resolve("payments");
    }

    public Path simulator() {
        return folder.resolve("simulator");
    }

    /** Public keys whose programs tills may be given; nothing makes this file but people. */
    public Path programKeys() {
        return folder.resolve("program-keys.pem");
    }

    /** The gateway's certificate and key; their password lies beside them. */
    public Path gatewayKeystore() {
        return folder.resolve("gateway").resolve("keystore.p12");
    }

    /** Where the portal leaves what it writes to members. */
    public Path messages() {
        return folder.resolve("messages");
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path.getRoot() : parent;
    }
}
