package io.tillstream.till.sale;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.till.kept.KeptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which leases of a kind this till has asked for and not given back, on its disk.
 *
 * @param <L> a lease of that kind
 */
final class LeaseFile<L> {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseFile.class);

    private final KeptFile file;
    private final String leases;
    private final Class<? extends Content<L>> form;
    private final Function<List<L>, Content<L>> content;

    /** What is in the file. */
    interface Content<L> {
        List<L> leases();
    }

    /**
     * A file of such leases, which may not be there yet.
     *
     * @param leases what they are, for people: {@code parts of promotions}
     * @param form how they are written
     * @param content the same, made of them
     */
    LeaseFile(Path file, String leases, Class<? extends Content<L>> form, Function<List<L>, Content<L>> content) {
        this.file = new KeptFile(file);
        this.leases = leases;
        this.form = form;
        this.content = content;
    }

    List<L> read() {
        try {
            return file.read()
                    .map(bytes -> CanonicalJson.decode(bytes, form).leases())
                    .orElse(List.of());
        } catch (IOException | UnreadableFact e) {
            LOG.error(
                    "ALARM: which {} this till holds cannot be read; head office keeps them until somebody frees them.",
                    leases,
                    e);
            return List.of();
        }
    }

    /**
     * Until the file says so, nothing is asked for: nobody would give it back after a kill.
     *
     * @return whether it is on the disk
     */
    boolean keep(Collection<L> held) {
        try {
            file.replace(CanonicalJson.encode(content.apply(List.copyOf(held))), KeptFile.Force.TO_DISK);
            return true;
        } catch (IOException e) {
            LOG.warn("Which {} this till holds is not kept: {}", leases, e.getMessage());
            return false;
        }
    }
}
