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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of programs in files, because a few programs are more than a gateway's memory. The log has them; each start reads it and
 * writes what is missing. A part is named by what is in it, so that files of a run before, or of a gateway beside this one, are the same.
 */
final class ProgramParts {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramParts.class);
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}\\|\\d{1,4}");

    private final Path folder;

    private ProgramParts(Path folder) {
        this.folder = folder;
    }

    /** Parts in a folder, which is made where there is none. */
    static ProgramParts in(Path folder) throws IOException {
        return new ProgramParts(Files.createDirectories(folder));
    }

    void receive(List<Followed> records) {
        for (Followed record : records) {
            byte[] value = record.value();
            try {
                if (value != null) {
                    keep(CanonicalJson.decode(value, ProgramPart.class));
                } else if (KEY.matcher(record.key()).matches()) {
                    Files.deleteIfExists(folder.resolve(record.key().replace('|', '-')));
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
        byte[] bytes = Base64.getDecoder().decode(part.bytes());
        // One that a kill cut short is shorter.
        if (!Files.exists(file) || Files.size(file) != bytes.length) {
            Files.write(file, bytes);
        }
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
