package io.tillstream.till.doctor;

import io.tillstream.checkout.receipt.Emphasis;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import io.tillstream.checkout.receipt.ReceiptDocument.Cut;
import io.tillstream.checkout.receipt.ReceiptDocument.Pair;
import io.tillstream.checkout.receipt.ReceiptDocument.QrCode;
import io.tillstream.checkout.receipt.ReceiptDocument.Rule;
import io.tillstream.checkout.receipt.ReceiptDocument.Space;
import io.tillstream.checkout.receipt.ReceiptDocument.Text;
import io.tillstream.doctor.Words;
import io.tillstream.events.Language;
import java.time.Instant;
import java.util.List;

/** A page that shows what a head, a ribbon and a paper are worth: thick, thin, edges, and a code to scan. No drawer opens. */
final class TestPage {
    private TestPage() {}

    static ReceiptDocument of(String till, Instant at, Language language) {
        Words words = Words.in(language);
        String solid = "HHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHH";
        return new ReceiptDocument(
                language,
                List.of(
                        new Text(words.text("test-page.title"), Alignment.CENTRE, Emphasis.LARGE),
                        new Text(till + "  " + at, Alignment.CENTRE, Emphasis.NORMAL),
                        new Rule(),
                        new Text(solid, Alignment.LEFT, Emphasis.BOLD),
                        new Text(solid, Alignment.LEFT, Emphasis.NORMAL),
                        new Text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", Alignment.LEFT, Emphasis.NORMAL),
                        new Text("abcdefghijklmnopqrstuvwxyz 0123456789", Alignment.LEFT, Emphasis.NORMAL),
                        new Text("鮮乳 統一發票 收銀機 / 鲜奶 小票 收银机", Alignment.LEFT, Emphasis.NORMAL),
                        new Pair("|<", ">|", Emphasis.NORMAL),
                        new Rule(),
                        new QrCode(till + " " + at),
                        new Space(),
                        new Text(words.text("test-page.look"), Alignment.LEFT, Emphasis.NORMAL),
                        new Cut()));
    }
}
