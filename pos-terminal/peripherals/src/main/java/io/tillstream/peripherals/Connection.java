package io.tillstream.peripherals;

import java.time.Instant;

/** Whether a device is there. */
public sealed interface Connection {
    /**
     * It is.
     *
     * @param since when it came
     */
    record Connected(Instant since) implements Connection {}

    /**
     * It is not; it is looked for again and again.
     *
     * @param since when it went, or when it was first looked for
     * @param advice what to check, one sentence
     */
    record Away(Instant since, String advice) implements Connection {}
}
