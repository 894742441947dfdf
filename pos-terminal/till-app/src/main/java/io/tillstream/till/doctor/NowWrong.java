package io.tillstream.till.doctor;

import io.tillstream.doctor.Complaint;
import io.tillstream.till.counter.ScannerLine;
import io.tillstream.till.headoffice.Connection;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.settings.TillSettings;
import java.util.ArrayList;
import java.util.List;

/** What the till knows to be wrong without looking: where a cashier most likely wants to begin. */
final class NowWrong {
    private final TillSettings settings;
    private final TillJournal journal;
    private final Connection connection;
    private final PrintMemory prints;
    private final ScannerLine scanner;

    NowWrong(
            TillSettings settings,
            TillJournal journal,
            Connection connection,
            PrintMemory prints,
            ScannerLine scanner) {
        this.settings = settings;
        this.journal = journal;
        this.connection = connection;
        this.prints = prints;
        this.scanner = scanner;
    }

    List<Complaint> complaints() {
        List<Complaint> wrong = new ArrayList<>();
        if (journal.isShortOfSpace()) {
            wrong.add(Complaint.SLOW);
        }
        if (prints.trouble().isPresent()) {
            wrong.add(Complaint.PRINTER);
        }
        if (settings.scanner() != null && !scanner.isThere()) {
            wrong.add(Complaint.SCANNER);
        }
        if (!connection.isOnline() || connection.state().trouble() != null) {
            wrong.add(Complaint.HEAD_OFFICE);
        }
        return wrong;
    }
}
