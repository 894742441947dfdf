package io.tillstream.gateway.program;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.till.ProgramPart;
import io.tillstream.gateway.log.Followed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of programs in files, because a few programs are more than a gateway's memory. The log has them; each start reads it and
 * writes what is missing. A part is named by what is in it, so that files of a run before, or of a gateway beside this one, are the same.
 */
final class ProgramParts {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramParts.class);
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}\\|\\d{1,4}");
    private static final Pattern FILE = Pattern.compile("[0-9a-f]{64}-\\d{1,4}");

    private final Path folder;
    /** Files of what the log has; absent once those of what it does not have any more are gone. */
    private @Nullable Set<String> inTheLog = new HashSet<>();

    private ProgramParts(Path folder) {
        this.folder = folder;
    }

    /** Parts in a folder, which is made where there is none. */
    static ProgramParts in(Path folder) throws IOException {
        return new ProgramParts(Files.createDirectories(folder));
    }

    synchronized void receive(List<Followed> records) {
        for (Followed record : records) {
            byte[] value = record.value();
            try {
                if (value != null) {
                    keep(CanonicalJson.decode(value, ProgramPart.class));
                } else if (KEY.matcher(record.key()).matches()) {
                    String name = record.key().replace('|', '-');
                    if (inTheLog != null) {
                        inTheLog.remove(name);
                    }
                    Files.deleteIfExists(folder.resolve(name));
                }
            } catch (UnreadableFact | IllegalArgumentException e) {
                LOG.error("Part {} of a program is unreadable and left out: {}", record.key(), e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException("Part " + record.key() + " of a program cannot be written", e);
            }
        }
    }

    private void keep(ProgramPart part) throws IOException {
        Path file = file(part.program(), part.part());
        if (inTheLog != null) {
            inTheLog.add(part.program() + "-" + part.part());
        }
        byte[] bytes = Base64.getDecoder().decode(part.bytes());
        // One that a kill cut short is shorter.
        if (!Files.exists(file) || Files.size(file) != bytes.length) {
            Files.write(file, bytes);
        }
    }

    /** All of the log has been read: files of a run before whose parts left the log meanwhile go, too. */
    synchronized void tidy() throws IOException {
        Set<String> named = inTheLog;
        if (named == null) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = folder.relativize(file).toString();
                if (FILE.matcher(name).matches() && !named.contains(name)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        inTheLog = null;
    }

    private Path file(String program, int part) {
        return folder.resolve(program + "-" + part);
    }

    /** Bytes of a part; empty where the log has none. */
    Optional<byte[]> part(String program, int part) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file(program, part)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
