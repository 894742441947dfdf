package io.tillstream.till.program;

import io.tillstream.events.till.WantedProgram;
import io.tillstream.program.Digest;
import io.tillstream.program.ProgramFolder;
import io.tillstream.program.StartedProgram;
import io.tillstream.program.UnfitProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that this till runs the program that head office wants: fetches it beside the sale, checks all of it before a file is
 * unpacked, and has the starter try it once nothing is open. What cannot be run is told and not tried again.
 */
final class ProgramClerk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramClerk.class);
    private static final Duration BETWEEN = Duration.ofSeconds(20);
    private static final int MOST_FETCHES = 2;

    private final StartedProgram self;
    private final OwnProgram own;
    private final BooleanSupplier isReady;
    private final Supplier<Optional<WantedProgram>> wanted;
    private final Consumer<Runnable> whereNothingIsOpen;
    private final ProgramDownload.Parts parts;
    private final Duration pause;
    private final Runnable changeOver;
    private final Semaphore due = new Semaphore(0);
    /** Of the clerk's thread alone. */
    private @Nullable Refusal refused;

    private boolean saidSound;

    private final Thread clerk = Thread.ofPlatform().daemon().name("program").unstarted(this::run);

    private record Refusal(WantedProgram program, String reason) {}

    /**
     * A clerk who does not work yet.
     *
     * @param isReady whether this till can sell
     * @param wanted what head office wants it to run now
     * @param whereNothingIsOpen does something unless somebody is served
     * @param pause after each part that was fetched
     * @param changeOver ends this process so that its starter tries the next program
     */
    ProgramClerk(
            StartedProgram self,
            OwnProgram own,
            BooleanSupplier isReady,
            Supplier<Optional<WantedProgram>> wanted,
            Consumer<Runnable> whereNothingIsOpen,
            ProgramDownload.Parts parts,
            Duration pause,
            Runnable changeOver) {
        this.self = self;
        this.own = own;
        this.isReady = isReady;
        this.wanted = wanted;
        this.whereNothingIsOpen = whereNothingIsOpen;
        this.parts = parts;
        this.pause = pause;
        this.changeOver = changeOver;
    }

    /** The till is there: from now on it may be said to be sound, and changed over. */
    void start() {
        due.release();
        clerk.start();
    }

    /** Something changed, at head office or at the counter. */
    void look() {
        if (due.availablePermits() == 0) {
            due.release();
        }
    }

    private void run() {
        try {
            while (true) {
                boolean _ = due.tryAcquire(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
                due.drainPermits();
                lookOnce();
            }
        } catch (InterruptedException e) {
            LOG.debug("Programs are not looked after any more.");
        }
    }

    void lookOnce() throws InterruptedException {
        try {
            sayOnceSound();
            Optional<WantedProgram> next = wanted.get()
                    .filter(each -> !each.program().equals(self.program().hex()));
            if (isReady.getAsBoolean()) {
                // Before that nobody knows whether head office still wants what has arrived.
                ProgramDownload.forgetOthers(self.folder().path(), next);
            }
            if (next.isEmpty()) {
                own.now(OwnProgram.runs(self, null, null, null));
            } else {
                take(next.get());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The next program was not got ready; the next try is soon: {}", e.getMessage());
        }
    }

    /** A till that cannot read what is in its folder never is. */
    private void sayOnceSound() throws IOException {
        if (!saidSound && isReady.getAsBoolean()) {
            self.isSound();
            saidSound = true;
        }
    }

    private boolean isStill(WantedProgram next) {
        return wanted.get().filter(next::equals).isPresent();
    }

    private void take(WantedProgram next) throws IOException, InterruptedException {
        ProgramFolder folder = self.folder();
        Digest program = new Digest(next.program());
        Optional<ProgramFolder.Refused> before =
                folder.refused().filter(each -> each.program().equals(program));
        if (before.isPresent()) {
            refuse(next, "gone back from: " + before.get().reason());
        } else if (refused == null || !refused.program().equals(next)) {
            boolean got = folder.has(program) || arrived(folder, next, program);
            if (!isStill(next)) {
                LOG.info("Program {} is not wanted any more.", next.version());
                look();
            } else if (got) {
                ready(next, program);
            }
        }
    }

    private boolean arrived(ProgramFolder folder, WantedProgram next, Digest program)
            throws IOException, InterruptedException {
        if (next.size() == WantedProgram.KEPT) {
            refuse(
                    next,
                    "Program " + next.version() + ": it is not kept here any more; install it where the till stands.");
            return false;
        }
        ProgramDownload download = new ProgramDownload(folder.path(), next);
        for (int fetched = 1; fetched <= MOST_FETCHES; fetched++) {
            if (!download.isComplete()) {
                LOG.info("Program {} is being fetched, {} bytes.", next.version(), next.size());
                if (!download.fetch(parts, pause, () -> isStill(next))) {
                    return false;
                }
            }
            Digest came = Digest.of(download.file());
            if (came.equals(program)) {
                return unpacked(folder, next, download);
            }
            LOG.warn("Program {} arrived as {} and is {}.", next.version(), came.shown(), program.shown());
            download.forget();
        }
        refuse(next, "Package: twice it arrived as another than " + program.shown() + "; roll it out again.");
        return false;
    }

    /** A full disk or a missing key says nothing against a program: what arrived stays, and is tried again. */
    private boolean unpacked(ProgramFolder folder, WantedProgram next, ProgramDownload download) throws IOException {
        try {
            folder.unpack(download.file());
        } catch (UnfitProgram e) {
            refuse(next, e.line());
            download.forget();
            return false;
        } catch (IOException e) {
            throw new IOException(
                    "Program " + next.version() + " has arrived and cannot be unpacked: " + e
                            + "; see that the folder of programs has room and its keys.pem",
                    e);
        }
        download.forget();
        return true;
    }

    private void refuse(WantedProgram next, String reason) {
        Refusal not = new Refusal(next, reason);
        if (!not.equals(refused)) {
            LOG.warn("Program {} of head office is not taken: {}", next.version(), reason);
        }
        refused = not;
        own.now(OwnProgram.runs(self, null, next.rollOut(), reason));
    }

    private void ready(WantedProgram next, Digest program) {
        refused = null;
        own.now(OwnProgram.runs(self, program.hex(), null, null));
        whereNothingIsOpen.accept(() -> {
            if (!isStill(next)) {
                return;
            }
            try {
                self.folder().tryNext(program);
                LOG.info("Nothing is open: the till changes over to program {}.", next.version());
                changeOver.run();
            } catch (IOException e) {
                LOG.warn("Program {} cannot be tried: {}", next.version(), e.getMessage());
            }
        });
    }

    @Override
    public void close() {
        clerk.interrupt();
    }
}
