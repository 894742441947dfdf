package io.tillstream.conductor.backup;

import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.OwnServers.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Takes head office's data out of a home whose servers run, and puts it into one that has none. */
public final class Backup {
    private static final String PORTAL = "portal";
    private static final String DASHBOARDS = "dashboards";

    private final Home home;
    private final String kafka;
    private final Databases databases;

    /** For a home, its Kafka and its databases. */
    public Backup(Home home, String kafka, Databases databases) {
        this.home = home;
        this.kafka = kafka;
        this.databases = databases;
    }

    /**
     * What was copied.
     *
     * @param madeAt when the backup was begun
     * @param records of topics
     * @param rows of tables
     * @param files of the home
     */
    public record Counts(Instant madeAt, long records, long rows, long files) {
        static Counts of(Contents contents) {
            return new Counts(
                    contents.madeAt(),
                    contents.records(TopicEntries.FOLDER),
                    contents.records(TableEntries.FOLDER),
                    contents.records(HomeEntries.FOLDER));
        }

        /** As a command prints them. */
        public Map<String, Object> asJson() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("madeAt", madeAt.toString());
            document.put("records", records);
            document.put("rows", rows);
            document.put("files", files);
            return document;
        }

        @Override
        public String toString() {
            return records + " records, " + rows + " rows, " + files + " files";
        }
    }

    /**
     * Writes the file. Tables come before topics: a person the tables know of is in the topics or will be published again,
     * while a row that said "published" of a fact that is not in the backup would never be told.
     */
    public Counts write(Path file, Instant now) throws IOException, ExecutionException, InterruptedException {
        try (BackupWriter backup = BackupWriter.open(file, now)) {
            new HomeEntries(home).writeTo(backup);
            new TableEntries(PORTAL, databases.portal()).writeTo(backup);
            new TableEntries(DASHBOARDS, databases.dashboards()).writeTo(backup);
            new TopicEntries(kafka).writeTo(backup);
            return Counts.of(backup.finish());
        }
    }

    /** A file every byte of which was checked. */
    public static final class Checked implements AutoCloseable {
        private final BackupReader reader;

        private Checked(BackupReader reader) {
            this.reader = reader;
        }

        /** What is in it. */
        public Counts counts() {
            return Counts.of(reader.contents());
        }

        /** Lays the files into an empty home. */
        public void layFiles(Home home) throws IOException {
            new HomeEntries(home).readFrom(reader);
        }

        /** Fills a Kafka that has no topics yet. */
        public void fillTopics(String kafka) throws IOException, ExecutionException, InterruptedException {
            new TopicEntries(kafka).readFrom(reader);
        }

        /** Replaces what is in tables that were laid out by the apps. */
        public void fillTables(Databases databases) throws IOException {
            new TableEntries(PORTAL, databases.portal()).readFrom(reader);
            new TableEntries(DASHBOARDS, databases.dashboards()).readFrom(reader);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /** Opens a file and checks every byte of it; complains when one is not as it was written. */
    public static Checked openChecked(Path file) throws IOException {
        return new Checked(BackupReader.openChecked(file));
    }
}
