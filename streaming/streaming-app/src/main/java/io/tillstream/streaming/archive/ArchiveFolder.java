package io.tillstream.streaming.archive;

import io.tillstream.encoding.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The archive's files. A batch is written to {@code _writing}, becomes part of the archive with its marker in
 * {@code _batches}, and is then moved to its dates; opening the folder finishes what a crash interrupted, so that a
 * record is in the archive once or not at all. The file names say how far it reaches: there is no other bookkeeping.
 */
final class ArchiveFolder {
    private final Path root;
    private final Disk disk;
    private final Map<Integer, Reach> reaches = new HashMap<>();

    /** How far one partition is archived: the first offset that is not, and how many records are. */
    private record Reach(long next, long records) {}

    private ArchiveFolder(Path root, Disk disk) {
        this.root = root;
        this.disk = disk;
    }

    static ArchiveFolder open(Path root) throws IOException {
        return open(root, Disk.real());
    }

    /**
     * Opens and recovers.
     *
     * @throws IOException when it cannot be read, or when a marked batch has lost a file
     */
    static ArchiveFolder open(Path root, Disk disk) throws IOException {
        ArchiveFolder folder = new ArchiveFolder(root, disk);
        Files.createDirectories(folder.writing());
        Files.createDirectories(folder.batches());
        for (PartName batch : folder.names(folder.batches())) {
            folder.finish(batch);
        }
        for (Path abandoned : list(folder.writing())) {
            disk.delete(abandoned);
        }
        folder.findReaches();
        return folder;
    }

    /** The first offset of a partition that is not archived; empty when none is. */
    synchronized Optional<Long> next(int partition) {
        return Optional.ofNullable(reaches.get(partition)).map(Reach::next);
    }

    /** How many records the archive holds. */
    synchronized long records() {
        return reaches.values().stream().mapToLong(Reach::records).sum();
    }

    /** Adds a batch. After an {@link IOException} the folder must be opened again. */
    synchronized void write(ArchiveBatch batch) throws IOException {
        PartName name = batch.name();
        Reach before = reaches.getOrDefault(name.partition(), new Reach(0, 0));
        if (name.first() < before.next()) {
            throw new IOException("Batch " + name.marker() + " begins before offset " + before.next()
                    + ", up to which partition " + name.partition() + " is archived.");
        }
        var files = batch.files();
        for (var file : files.entrySet()) {
            ForcedFile.writeLines(written(file.getKey()), file.getValue());
        }
        Path markerWritten = writing().resolve(name.marker());
        ForcedFile.write(
                markerWritten,
                CanonicalJson.encode(
                        new BatchMarker(List.copyOf(files.sequencedKeySet()), batch.records(), before.records())));
        disk.publish(markerWritten, batches().resolve(name.marker()));
        finish(name);
        reaches.put(name.partition(), new Reach(name.last() + 1, before.records() + batch.records()));
        for (PartName older : names(batches())) {
            if (older.partition() == name.partition() && older.last() < name.last()) {
                disk.delete(batches().resolve(older.marker()));
            }
        }
    }

    /** Moves what is still to be moved of a marked batch. */
    private void finish(PartName batch) throws IOException {
        for (String file : marker(batch).files()) {
            Path written = written(file);
            Path place = root.resolve(file);
            if (Files.exists(written)) {
                disk.publish(written, place);
            } else if (!Files.exists(place)) {
                throw new IOException("Archive file " + place
                        + " is missing; bring it back, or delete the whole archive" + " and it is written again.");
            }
        }
    }

    private void findReaches() throws IOException {
        Map<Integer, Reach> byName = new HashMap<>();
        for (Path date : list(root)) {
            if (date.getFileName().toString().startsWith("date=")) {
                for (PartName part : names(date)) {
                    byName.merge(part.partition(), new Reach(part.last() + 1, 0), ArchiveFolder::farther);
                }
            }
        }
        for (PartName batch : names(batches())) {
            BatchMarker marker = marker(batch);
            reaches.merge(
                    batch.partition(),
                    new Reach(batch.last() + 1, marker.recordsBefore() + marker.records()),
                    ArchiveFolder::farther);
        }
        for (var named : byName.entrySet()) {
            Reach marked = reaches.get(named.getKey());
            // Somebody removed the markers: the names still tell the position, and the files the count.
            if (marked == null || marked.next() < named.getValue().next()) {
                reaches.put(named.getKey(), new Reach(named.getValue().next(), countLines(named.getKey())));
            }
        }
    }

    private static Reach farther(Reach one, Reach other) {
        return one.next() >= other.next() ? one : other;
    }

    private long countLines(int partition) throws IOException {
        long lines = 0;
        for (Path date : list(root)) {
            if (!date.getFileName().toString().startsWith("date=")) {
                continue;
            }
            for (PartName part : names(date)) {
                if (part.partition() == partition) {
                    lines += ForcedFile.countLines(date.resolve(part.file()));
                }
            }
        }
        return lines;
    }

    private BatchMarker marker(PartName batch) throws IOException {
        return CanonicalJson.decode(Files.readAllBytes(batches().resolve(batch.marker())), BatchMarker.class);
    }

    private Path writing() {
        return root.resolve("_writing");
    }

    private Path batches() {
        return root.resolve("_batches");
    }

    private Path written(String file) {
        return writing().resolve(file.replace('/', '.'));
    }

    private List<PartName> names(Path folder) throws IOException {
        return list(folder).stream()
                .map(path -> PartName.parse(path.getFileName().toString()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
