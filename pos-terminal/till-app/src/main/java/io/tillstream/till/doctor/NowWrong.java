package io.tillstream.till.doctor;

import io.tillstream.doctor.Complaint;
import io.tillstream.till.counter.ReceiptPrinter;
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
    private final ReceiptPrinter printer;
    private final ScannerLine scanner;

    NowWrong(
            TillSettings settings,
            TillJournal journal,
            Connection connection,
            ReceiptPrinter printer,
            ScannerLine scanner) {
        this.settings = settings;
        this.journal = journal;
        this.connection = connection;
        this.printer = printer;
        this.scanner = scanner;
    }

    List<Complaint> complaints() {
        List<Complaint> wrong = new ArrayList<>();
        if (journal.isShortOfSpace()) {
            wrong.add(Complaint.SLOW);
        }
        if (printer.state().whatKeepsIt().isPresent()) {
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
