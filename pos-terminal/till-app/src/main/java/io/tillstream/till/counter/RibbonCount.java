package io.tillstream.till.counter;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.till.kept.KeptFile;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many lines an ink ribbon has printed since it was put in. No printer senses its ribbon; a count that is a receipt short
 * after a power cut is good enough for a notice.
 */
public final class RibbonCount {
    private static final Logger LOG = LoggerFactory.getLogger(RibbonCount.class);

    private final KeptFile file;
    private final int lasts;
    private long lines;

    private record Kept(long lines) {}

    /**
     * The count of a till.
     *
     * @param data where the till keeps everything
     * @param lasts after how many lines a ribbon is spent; 0 for a printer without one
     */
    public RibbonCount(Path data, int lasts) {
        this.file = new KeptFile(data.resolve("ribbon.json"));
        this.lasts = lasts;
        this.lines = lasts == 0 ? 0 : read();
    }

    private long read() {
        try {
            return file.read()
                    .map(bytes -> CanonicalJson.decode(bytes, Kept.class).lines())
                    .orElse(0L);
        } catch (IOException | UnreadableFact e) {
            LOG.warn("How much of the ribbon is used cannot be read and is counted from 0: {}", e.getMessage());
            return 0;
        }
    }

    /** Whether this printer has a ribbon. */
    public boolean isCounted() {
        return lasts > 0;
    }

    public int lasts() {
        return lasts;
    }

    public synchronized long lines() {
        return lines;
    }

    /** So many lines more have come out. */
    public synchronized void printed(long more) {
        keep(lines + more);
    }

    /** Somebody put a new one in. */
    public synchronized void renewed() {
        keep(0);
    }

    private void keep(long now) {
        if (!isCounted()) {
            return;
        }
        lines = now;
        try {
            file.replace(CanonicalJson.encode(new Kept(now)), KeptFile.Force.TO_SYSTEM);
        } catch (IOException e) {
            LOG.warn("How much of the ribbon is used is not kept: {}", e.getMessage());
        }
    }
}
