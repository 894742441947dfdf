package io.tillstream.till.screen;

import io.tillstream.checkout.tender.PaymentReport;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import io.tillstream.payments.Totals;
import io.tillstream.till.counter.PaymentHosts;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.sale.HostTotals;
import io.tillstream.till.sale.SaleDesk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The "no orphan payment" report of this till's epoch, beside what its payment hosts say they took. */
@RestController
final class PaymentsDoor {
    private final TillJournal journal;
    private final SaleDesk desk;
    private final HostTotals totals;

    PaymentsDoor(TillJournal journal, SaleDesk desk, PaymentHosts hosts) {
        this.journal = journal;
        this.desk = desk;
        this.totals = new HostTotals(hosts);
    }

    /**
     * The report.
     *
     * @param clean whether there is no orphan, and no host says another sum
     * @param card what the terminal says beside it; absent without one
     * @param wallet what the wallets say beside it; absent without any
     */
    record Answer(
            boolean clean,
            PaymentReport report,
            @Nullable Beside card,
            @Nullable Beside wallet) {}

    /**
     * The till's sum beside the host's.
     *
     * @param hostMinor what the host says it took, refunds taken off; absent when it does not answer
     */
    record Beside(long tillMinor, @Nullable Long hostMinor) {
        static Beside of(long tillMinor, Totals totals) {
            return switch (totals) {
                case Totals.Known known -> new Beside(tillMinor, known.takenMinor() - known.refundedMinor());
                case Totals.Silent() -> new Beside(tillMinor, null);
            };
        }

        /** What is not settled yet may be counted by one and not by the other. */
        boolean differs() {
            return hostMinor != null && hostMinor != tillMinor;
        }
    }

    @GetMapping("/api/payments")
    Answer report() throws IOException {
        PaymentReport report = PaymentReport.of(facts(), desk.view().countedAttempts());
        HostTotals.Said said = totals.ask();
        Beside card = said.terminal()
                .map(taken -> Beside.of(report.cardMinor(), taken))
                .orElse(null);
        Beside wallet = said.wallet()
                .map(taken -> Beside.of(report.walletMinor(), taken))
                .orElse(null);
        boolean differs =
                report.open().isEmpty() && ((card != null && card.differs()) || (wallet != null && wallet.differs()));
        return new Answer(report.isClean() && !differs, report, card, wallet);
    }

    private List<TillTransaction> facts() throws IOException {
        List<TillTransaction> facts = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(journal.file());
                var records = reader.from(1)) {
            records.forEach(record -> facts.add(record.fact()));
        }
        return facts;
    }
}
