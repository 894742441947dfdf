package io.tillstream.streambenchmarks;

import io.tillstream.localcluster.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;

/** Somebody who keeps the ledgers, in a process of his own. */
interface Contender {
    String name();

    /**
     * Starts on a broker where all topics exist and sales may lie already.
     *
     * @param folder an empty folder for whatever it keeps, and for its log
     */
    ChildProcess start(String kafka, Path folder) throws IOException;

    Results results(String kafka, Path folder);
}
