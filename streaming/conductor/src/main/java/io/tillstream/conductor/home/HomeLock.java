package io.tillstream.conductor.home;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to start and stop things in a home: one process at a time holds it, and loses it when it dies. */
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws Complaint when another conductor holds it
     */
    public static HomeLock take(Home home) throws IOException {
        HomeLock lock = tryTake(home);
        if (lock == null) {
            throw new Complaint(
                    "Home " + home.folder(),
                    "is in use by another ./tillstream",
                    "one at a time",
                    "stop it with ./tillstream stop --home " + home.folder() + ", or name another home with --home");
        }
        return lock;
    }

    /** Takes the lock, or gives null when somebody else holds it. */
    public static @Nullable HomeLock tryTake(Home home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return null;
        }
        return new HomeLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
