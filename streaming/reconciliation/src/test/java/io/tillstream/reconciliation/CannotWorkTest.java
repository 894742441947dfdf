package io.tillstream.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.events.TillId;
import io.tillstream.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CannotWorkTest {
    @TempDir
    Path home;

    private int reconcile(String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"--home", home.toString(), "--kafka", "127.0.0.1:1"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Command.execute(new ReconcileCommand(), arguments);
    }

    @Test
    void refusesAHomeWithoutJournals() {
        assertThat(reconcile()).isEqualTo(ExitCode.CANNOT_WORK);
    }

    @Test
    void refusesADurationItCannotRead() {
        assertThat(reconcile("--wait", "soon")).isEqualTo(ExitCode.CANNOT_WORK);
    }

    @Test
    void refusesABrokerThatDoesNotAnswer() throws IOException {
        TillId till = TillId.parse("s1-t1");
        Journal.create(Shop.journal(home, till, 1), till, 1).close();

        assertThat(reconcile()).isEqualTo(ExitCode.CANNOT_WORK);
    }

    @Test
    void refusesAFileThatIsNoJournal() throws IOException {
        Path file = Shop.journal(home, TillId.parse("s1-t1"), 1);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, "no journal");

        assertThat(reconcile()).isEqualTo(ExitCode.CANNOT_WORK);
    }
}
