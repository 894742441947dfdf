package io.tillstream.till.program;

import io.tillstream.events.till.ProgramHeld;
import io.tillstream.program.StartedProgram;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Which program this till runs and what it has of the next one, for head office; nothing where no starter started it. */
public final class OwnProgram {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable ProgramHeld held;
    private volatile boolean changingOver;

    OwnProgram(Optional<StartedProgram> self) {
        held = self.map(started -> runs(started, null, null, null)).orElse(null);
    }

    /** What a till that runs one says of the next. */
    static ProgramHeld runs(
            StartedProgram self, @Nullable String has, @Nullable Long refused, @Nullable String reason) {
        return new ProgramHeld(self.program().hex(), has, refused, reason, isOnTrial(self) ? true : null);
    }

    private static boolean isOnTrial(StartedProgram self) {
        try {
            return self.isOnTrial();
        } catch (IOException e) {
            // Nobody knows that it is over.
            return true;
        }
    }

    /** For head office. */
    public Optional<ProgramHeld> held() {
        return Optional.ofNullable(held);
    }

    /** Whether this process ends so that its starter tries another program: the till is to be back at once. */
    public boolean isChangingOver() {
        return changingOver;
    }

    void changesOver() {
        changingOver = true;
    }

    /** Calls back when that changes. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void now(ProgramHeld said) {
        if (!said.equals(held)) {
            held = said;
            listeners.forEach(Runnable::run);
        }
    }
}
