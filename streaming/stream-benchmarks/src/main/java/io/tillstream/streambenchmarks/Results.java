package io.tillstream.streambenchmarks;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What a contender shows of its work. */
interface Results extends AutoCloseable {
    /** When it arrived there, as soon as it has; returns within a fraction of a second. */
    Optional<Instant> arrived(Goal goal) throws IOException;

    /** Its ledgers at last, once it has ended. */
    Tables tables() throws IOException;

    @Override
    void close();
}
