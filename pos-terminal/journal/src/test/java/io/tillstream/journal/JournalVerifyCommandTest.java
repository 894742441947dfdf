package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class JournalVerifyCommandTest {
    @TempDir
    Path folder;

    private record Outcome(int exit, String out) {}

    private static Outcome verify(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int exit = Command.execute(new JournalVerifyCommand(), arguments);
            return new Outcome(exit, bytes.toString(StandardCharsets.UTF_8).strip());
        } finally {
            System.setOut(before);
        }
    }

    private Path aMorning() throws IOException {
        Path file = folder.resolve("epoch-1.journal");
        try (Journal journal = Journal.create(file, Shop.TILL, Shop.EPOCH)) {
            journal.appendAll(Shop.aMorningOf(4));
        }
        return file;
    }

    @Test
    void saysThatAJournalIsValid() throws IOException {
        Outcome outcome = verify(aMorning().toString(), "--json");

        assertThat(outcome)
                .isEqualTo(new Outcome(ExitCode.SUCCESS, "{\"valid\":true,\"records\":4,\"firstBroken\":null}"));
    }

    @Test
    void namesTheFirstBrokenRecord() throws IOException {
        Path file = aMorning();
        byte[] bytes = Files.readAllBytes(file);
        bytes[Header.SIZE + 20] ^= 1;
        Files.write(file, bytes);

        Outcome outcome = verify(file.toString(), "--json");

        assertThat(outcome.exit()).isEqualTo(ExitCode.DOES_NOT_HOLD);
        assertThat(outcome.out())
                .startsWith(
                        "{\"valid\":false,\"records\":0,\"firstBroken\":{\"sequence\":1,\"offset\":512,\"reason\":\""
                                + "the checksum does not match, but records up to byte");
    }

    @Test
    void callsAFileThatIsNoJournalBroken() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "bread, milk");

        Outcome outcome = verify(file.toString(), "--json");

        assertThat(outcome.exit()).isEqualTo(ExitCode.DOES_NOT_HOLD);
        assertThat(outcome.out()).contains("\"valid\":false").contains("it ends within its header, after 11 bytes");
    }

    @Test
    void tellsPeopleInOneLineWhatIsWrongAndWhatToDo() throws IOException {
        Path file = aMorning();
        assertThat(verify(file.toString())).isEqualTo(new Outcome(ExitCode.SUCCESS, file + " is valid: 4 records."));
        byte[] bytes = Files.readAllBytes(file);
        bytes[Header.SIZE + 20] ^= 1;
        Files.write(file, bytes);

        assertThat(verify(file.toString()).out())
                .hasLineCount(1)
                .startsWith(file + " is broken at record 1, byte 512: the checksum does not match")
                .endsWith("the 0 records before it are as they were written; leave the file as it is and enrol the till"
                        + " anew.");
        Path notes = Files.writeString(folder.resolve("notes.txt"), "bread, milk");
        assertThat(verify(notes.toString()).out())
                .isEqualTo("File " + notes + " is not a journal this version can read: it ends within its header, after"
                        + " 11 bytes; name a till's epoch-N.journal, or update Tillstream.");
    }

    @Test
    void countsTheBytesThatACrashLeft() throws IOException {
        Path file = aMorning();
        Files.write(file, new byte[] {0, 0, 1}, StandardOpenOption.APPEND);

        assertThat(verify(file.toString()))
                .isEqualTo(new Outcome(
                        ExitCode.SUCCESS,
                        file + " is valid: 4 records, and 3 bytes of an unacknowledged one at the end."));
    }

    /** What was reserved and never used is no rest of a record, however much lies before it. */
    @Test
    void countsUpToTheLastByteThatIsNotZero() throws IOException {
        Path file = aMorning();
        byte[] torn = new byte[200_000];
        Arrays.fill(torn, 0, 70_000, (byte) 0x7F);
        Files.write(file, torn, StandardOpenOption.APPEND);

        assertThat(JournalVerification.of(file).unfinishedBytes()).isEqualTo(70_000);
    }

    @Test
    void complainsInOneLineAboutAMissingFile() {
        Outcome outcome = verify(folder.resolve("missing").toString(), "--json");

        assertThat(outcome.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(outcome.out()).startsWith("{\"error\":{\"thing\":\"Journal\"");
    }
}
