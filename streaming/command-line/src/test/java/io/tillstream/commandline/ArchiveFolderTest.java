package io.tillstream.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFolderTest {
    @TempDir
    Path folder;

    private Path file(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    @Test
    void listsWhatLiesDirectlyBelowByDate() throws Exception {
        Path second = file("date=2026-01-02/part-0-0-1.jsonl.gz");
        Path first = file("date=2026-01-01/part-0-2-3.jsonl.gz");
        file("date=2026-01-01/part-0-2-3.jsonl.gz.crc");
        file("_writing/part-0-9-9.jsonl.gz");
        file("other-shop/date=2025-12-31/part-0-0-0.jsonl.gz");

        ArchiveFolder archive = ArchiveFolder.in(folder);

        assertThat(archive.days()).containsExactly(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-02"));
        assertThat(archive.files()).containsExactly(first, second);
    }

    @Test
    void refusesWhatIsNoArchive() throws Exception {
        file("shop/archive/date=2025-12-31/part-0-0-0.jsonl.gz");

        assertThatThrownBy(() -> ArchiveFolder.in(folder))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("no folder date=YYYY-MM-DD directly below it");
        assertThatThrownBy(() -> ArchiveFolder.in(folder.resolve("nowhere"))).hasMessageContaining("no such folder");
        Files.createDirectory(folder.resolve("date=2026-01-01"));
        assertThatThrownBy(() -> ArchiveFolder.in(folder).files()).hasMessageContaining("no file *.jsonl.gz");
        Files.createDirectory(folder.resolve("date=today"));
        assertThatThrownBy(() -> ArchiveFolder.in(folder)).hasMessageContaining("folder date=today is no date");
    }

    @Test
    void namesWhatNoArchiveHolds() throws Exception {
        assertThat(ArchiveFolder.strangerIn(folder.resolve("nowhere"))).isEmpty();
        assertThat(ArchiveFolder.strangerIn(folder)).isEmpty();
        file("date=2026-01-02/part-0-0-1.jsonl.gz");
        file("_batches/part-0-0-1.json");
        assertThat(ArchiveFolder.strangerIn(folder)).isEmpty();
        Path letters = file("letters/one.txt");
        assertThat(ArchiveFolder.strangerIn(folder)).contains("letters");
        assertThat(ArchiveFolder.strangerIn(letters)).contains("a file");
    }
}
