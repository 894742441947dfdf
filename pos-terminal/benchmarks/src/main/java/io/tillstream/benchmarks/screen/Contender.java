package io.tillstream.benchmarks.screen;

import java.nio.file.Path;

/** A till with a screen in a browser and a scanner on a serial line. */
interface Contender extends AutoCloseable {
    /** Where its screen is. */
    String address();

    /** The shop's end of its scanner's line. */
    Path scanner();

    /** What of its page is a line of the basket. */
    String line();

    /** What of a line is its amount. */
    String amount();

    /** JavaScript that empties the basket; may be a promise. */
    String clear();

    @Override
    void close();
}
