package io.tillstream.streambenchmarks;

import io.tillstream.localcluster.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The topologies as they are shipped. */
final class OurLedgers implements Contender {
    @Override
    public String name() {
        return "ours";
    }

    @Override
    public ChildProcess start(String kafka, Path folder) throws IOException {
        return Jvm.start(
                "ledgers",
                System.getProperty("java.class.path"),
                List.of(),
                OurLedgersProcess.class.getName(),
                kafka,
                folder);
    }

    @Override
    public Results results(String kafka, Path folder) {
        return new PublishedResults(kafka);
    }
}
