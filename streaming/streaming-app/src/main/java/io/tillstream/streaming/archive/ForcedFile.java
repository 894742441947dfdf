package io.tillstream.streaming.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Files whose content is on the disk before they get their name. */
final class ForcedFile {
    private ForcedFile() {}

    /** Writes gzipped lines. */
    static void writeLines(Path file, List<byte[]> lines) throws IOException {
        try (FileChannel channel = create(file)) {
            GZIPOutputStream zipped = new FastGzip(Channels.newOutputStream(channel));
            for (byte[] line : lines) {
                zipped.write(line);
                zipped.write('\n');
            }
            zipped.finish();
            channel.force(true);
        }
    }

    static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = create(file)) {
            Channels.newOutputStream(channel).write(bytes);
            channel.force(true);
        }
    }

    static long countLines(Path gzipped) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(gzipped)), StandardCharsets.UTF_8))) {
            return reader.lines().count();
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** At the lowest level: JSON of sales still shrinks many times, and the streams need the processor more. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 64 << 10);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
