package io.tillstream.till.program;

import io.tillstream.events.till.ProgramHeld;
import io.tillstream.events.till.WantedProgram;
import io.tillstream.events.till.WantedSettings;
import io.tillstream.program.Digest;
import io.tillstream.program.ProgramFolder;
import io.tillstream.program.StartedProgram;
import io.tillstream.program.UnfitProgram;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.sale.SaleDesk;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

    private final StartedProgram self;
    private final OwnProgram own;
    private final Catalogue catalogue;
    private final SaleDesk desk;
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
     * @param pause after each part that was fetched
     * @param changeOver ends this process so that its starter tries the next program
     */
    ProgramClerk(
            StartedProgram self,
            OwnProgram own,
            Catalogue catalogue,
            SaleDesk desk,
            ProgramDownload.Parts parts,
            Duration pause,
            Runnable changeOver) {
        this.self = self;
        this.own = own;
        this.catalogue = catalogue;
        this.desk = desk;
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

    private void lookOnce() throws InterruptedException {
        try {
            sayOnceSound();
            Optional<WantedProgram> wanted = catalogue.wantedSettings().map(WantedSettings::program);
            if (wanted.isEmpty() || wanted.get().program().equals(self.program().hex())) {
                own.now(new ProgramHeld(self.program().hex(), null, null, null));
            } else {
                take(wanted.get());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The next program was not got ready; the next try is soon: {}", e.getMessage());
        }
    }

    /** A till that cannot read what is in its folder never is. */
    private void sayOnceSound() throws IOException {
        if (!saidSound && catalogue.isReady()) {
            self.isSound();
            saidSound = true;
        }
    }

    private void take(WantedProgram wanted) throws IOException, InterruptedException {
        ProgramFolder folder = self.folder();
        Digest program = new Digest(wanted.program());
        Optional<ProgramFolder.Refused> before =
                folder.refused().filter(each -> each.program().equals(program));
        if (before.isPresent()) {
            refuse(wanted, "gone back from: " + before.get().reason());
        } else if (refused == null || !refused.program().equals(wanted)) {
            if (folder.has(program) || arrived(folder, wanted, program)) {
                ready(wanted, program);
            }
        }
    }

    private boolean arrived(ProgramFolder folder, WantedProgram wanted, Digest program)
            throws IOException, InterruptedException {
        if (wanted.size() == WantedProgram.KEPT) {
            refuse(
                    wanted,
                    "Program " + wanted.version()
                            + ": it is not kept here any more; install it where the till stands.");
            return false;
        }
        ProgramDownload download = new ProgramDownload(folder.path(), wanted);
        if (!download.isComplete()) {
            LOG.info("Program {} is being fetched, {} bytes.", wanted.version(), wanted.size());
            download.fetch(parts, pause);
        }
        try {
            Digest came = Digest.of(download.file());
            if (!came.equals(program)) {
                throw new IOException("it arrived as " + came.shown() + " and is " + program.shown());
            }
            folder.unpack(download.file());
            return true;
        } catch (UnfitProgram e) {
            refuse(wanted, e.line());
            return false;
        } catch (IOException e) {
            refuse(wanted, "Package: " + e.getMessage() + "; roll it out again.");
            return false;
        } finally {
            download.forget();
        }
    }

    private void refuse(WantedProgram wanted, String reason) {
        Refusal not = new Refusal(wanted, reason);
        if (!not.equals(refused)) {
            LOG.warn("Program {} of head office is not taken: {}", wanted.version(), reason);
        }
        refused = not;
        own.now(new ProgramHeld(self.program().hex(), null, wanted.rollOut(), reason));
    }

    private void ready(WantedProgram wanted, Digest program) {
        refused = null;
        own.now(new ProgramHeld(self.program().hex(), program.hex(), null, null));
        desk.whereNothingIsOpen(() -> {
            try {
                self.folder().tryNext(program);
                LOG.info("Nothing is open: the till changes over to program {}.", wanted.version());
                changeOver.run();
            } catch (IOException e) {
                LOG.warn("Program {} cannot be tried: {}", wanted.version(), e.getMessage());
            }
        });
    }

    @Override
    public void close() {
        clerk.interrupt();
    }
}
