package io.tillstream.streambenchmarks;

import io.tillstream.localcluster.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The floor: reads, decodes and adds up, and keeps nothing. */
final class PlainLoop implements Contender {
    @Override
    public String name() {
        return "raw consumer loop";
    }

    @Override
    public ChildProcess start(String kafka, Path folder) throws IOException {
        return Jvm.start(
                "loop",
                System.getProperty("java.class.path"),
                List.of(),
                PlainLoopProcess.class.getName(),
                kafka,
                folder);
    }

    @Override
    public Results results(String kafka, Path folder) {
        return new ToldResults(folder);
    }
}
