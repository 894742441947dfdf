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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of programs in files, because a few programs are more than a gateway's memory. The log has them; the folder is filled
 * from it at each start, and deleted at the end.
 */
final class ProgramParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramParts.class);
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}\\|\\d{1,4}");

    private final Path folder;

    private ProgramParts(Path folder) {
        this.folder = folder;
    }

    static ProgramParts inAFolderOfItsOwn() throws IOException {
        return new ProgramParts(Files.createTempDirectory("till-programs-"));
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
        Files.write(file(part.program(), part.part()), Base64.getDecoder().decode(part.bytes()));
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

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
