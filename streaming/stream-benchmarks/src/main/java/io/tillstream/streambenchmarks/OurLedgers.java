package io.tillstream.streambenchmarks;

import io.tillstream.localcluster.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The topologies as they are shipped.
 *
 * @param areAll all of them, or those that the peers keep too
 * @param threads of an instance
 * @param standbys copies of each state store on other instances
 */
record OurLedgers(boolean areAll, int threads, int standbys) implements Contender {
    /** What the peers keep too, on two threads. */
    OurLedgers() {
        this(false, 2, 0);
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public ChildProcess start(String kafka, Path folder) throws IOException {
        return Jvm.start(
                "ledgers",
                System.getProperty("java.class.path"),
                List.of(
                        "-D" + OurLedgersProcess.ALL + "=" + areAll,
                        "-D" + OurLedgersProcess.THREADS + "=" + threads,
                        "-D" + OurLedgersProcess.STANDBYS + "=" + standbys),
                OurLedgersProcess.class.getName(),
                kafka,
                folder);
    }

    @Override
    public Results results(String kafka, Path folder) {
        return new PublishedResults(kafka);
    }
}
