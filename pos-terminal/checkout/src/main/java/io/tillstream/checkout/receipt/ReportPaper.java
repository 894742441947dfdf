package io.tillstream.checkout.receipt;

import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import io.tillstream.checkout.receipt.ReceiptDocument.Part;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sheet that is being written from top to bottom, with the shop's head. */
final class ReportPaper {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Language language;
    private final List<Part> parts = new ArrayList<>();

    ReportPaper(Store store, Language language, String title, Instant at, String operator) {
        this.language = language;
        centre(store.name().in(language), Emphasis.LARGE);
        centre(title, Emphasis.BOLD);
        parts.add(new ReceiptDocument.Space());
        pair(
                MINUTE.format(at.atZone(store.zone())),
                ReceiptWords.CASHIER.in(language) + " " + operator,
                Emphasis.NORMAL);
    }

    ReportPaper centre(String text, Emphasis emphasis) {
        parts.add(new ReceiptDocument.Text(text, Alignment.CENTRE, emphasis));
        return this;
    }

    ReportPaper text(String text) {
        parts.add(new ReceiptDocument.Text(text, Alignment.LEFT, Emphasis.NORMAL));
        return this;
    }

    ReportPaper head(ReportWords words) {
        parts.add(new ReceiptDocument.Rule());
        parts.add(new ReceiptDocument.Text(words.in(language), Alignment.LEFT, Emphasis.BOLD));
        return this;
    }

    ReportPaper pair(String left, String right, Emphasis emphasis) {
        parts.add(new ReceiptDocument.Pair(left, right, emphasis));
        return this;
    }

    ReportPaper row(ReportWords words, Money amount) {
        return pair(words.in(language), amount.display(), Emphasis.NORMAL);
    }

    ReportPaper row(ReportWords words, long count) {
        return pair(words.in(language), Long.toString(count), Emphasis.NORMAL);
    }

    ReportPaper rule() {
        parts.add(new ReceiptDocument.Rule());
        return this;
    }

    ReportPaper openDrawer() {
        parts.add(new ReceiptDocument.OpenDrawer());
        return this;
    }

    ReportPaper qr(String content) {
        parts.add(new ReceiptDocument.QrCode(content));
        return this;
    }

    /** Another piece of paper begins. */
    ReportPaper cutHere() {
        parts.add(new ReceiptDocument.Cut());
        return this;
    }

    ReceiptDocument cut() {
        parts.add(new ReceiptDocument.Cut());
        return new ReceiptDocument(language, parts);
    }
}
