package io.tillstream.till.crash;

import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PaymentAttempt.ReversalAnswer;
import io.tillstream.events.Money;
import io.tillstream.payments.CardTerminal;
import io.tillstream.payments.Login;
import io.tillstream.payments.RefundAnswer;
import io.tillstream.payments.Totals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A card terminal that approves everything and remembers it in a file, so that it outlives the till's process. */
final class TerminalOnDisk implements CardTerminal {
    private static final String PAID = "paid";
    private static final String REVERSED = "reversed";

    private final Notebook books;

    TerminalOnDisk(Path file) throws IOException {
        this.books = new Notebook(file);
    }

    /** What it took and did not give back, by reference. */
    synchronized Map<String, Money> captured() {
        Map<String, Money> captured = new LinkedHashMap<>();
        try {
            for (String line : books.lines()) {
                String[] parts = line.split(" ", 3);
                if (parts[0].equals(PAID)) {
                    captured.put(parts[1], Money.parse(parts[2]));
                } else {
                    captured.remove(parts[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The terminal's books cannot be read.", e);
        }
        return captured;
    }

    private boolean knows(String what, String reference) {
        try {
            return books.lines().stream().anyMatch(line -> line.startsWith(what + " " + reference + " "));
        } catch (IOException e) {
            throw new UncheckedIOException("The terminal's books cannot be read.", e);
        }
    }

    private void note(String what, String reference, Money amount) {
        try {
            books.add(what + " " + reference + " " + amount);
        } catch (IOException e) {
            throw new UncheckedIOException("The terminal's books cannot be written.", e);
        }
    }

    @Override
    public Login login() {
        return new Login.Ready("on disk");
    }

    @Override
    public synchronized Answer pay(String reference, Money amount) {
        if (knows(REVERSED, reference)) {
            return new Answer.Declined("reversed");
        }
        if (!knows(PAID, reference)) {
            note(PAID, reference, amount);
        }
        return status(reference);
    }

    @Override
    public synchronized Answer status(String reference) {
        Money amount = captured().get(reference);
        if (amount != null) {
            return new Answer.Approved(reference, amount, "T");
        }
        return knows(REVERSED, reference) ? new Answer.Declined("reversed") : new Answer.NotKnown();
    }

    @Override
    public void abort(String reference) {
        // It is always too late.
    }

    @Override
    public synchronized ReversalAnswer reverse(String reference, Money amount) {
        note(REVERSED, reference, amount);
        return ReversalAnswer.ACKNOWLEDGED;
    }

    @Override
    public RefundAnswer refund(String refund, String reference, Money amount) {
        return new RefundAnswer.Refused("no customer of this till brings such goods back");
    }

    @Override
    public Totals reconcile() {
        return new Totals.Silent();
    }
}
