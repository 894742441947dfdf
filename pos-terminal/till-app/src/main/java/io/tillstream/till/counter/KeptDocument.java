package io.tillstream.till.counter;

import io.tillstream.checkout.receipt.Emphasis;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import io.tillstream.events.Language;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A document as it lies in the file of a print job. */
record KeptDocument(Language language, List<Part> parts) {
    /** What a part is; only what it has is there. */
    enum Kind {
        TEXT,
        PAIR,
        RULE,
        SPACE,
        QR_CODE,
        CUT,
        OPEN_DRAWER
    }

    record Part(
            Kind kind,
            @Nullable String text,
            @Nullable String right,
            @Nullable Alignment alignment,
            @Nullable Emphasis emphasis) {
        static Part of(ReceiptDocument.Part part) {
            return switch (part) {
                case ReceiptDocument.Text(String text, Alignment alignment, Emphasis emphasis) ->
                    new Part(Kind.TEXT, text, null, alignment, emphasis);
                case ReceiptDocument.Pair(String left, String right, Emphasis emphasis) ->
                    new Part(Kind.PAIR, left, right, null, emphasis);
                case ReceiptDocument.QrCode(String content) -> new Part(Kind.QR_CODE, content, null, null, null);
                case ReceiptDocument.Rule() -> plain(Kind.RULE);
                case ReceiptDocument.Space() -> plain(Kind.SPACE);
                case ReceiptDocument.Cut() -> plain(Kind.CUT);
                case ReceiptDocument.OpenDrawer() -> plain(Kind.OPEN_DRAWER);
            };
        }

        private static Part plain(Kind kind) {
            return new Part(kind, null, null, null, null);
        }

        ReceiptDocument.Part part() {
            return switch (kind) {
                case TEXT -> new ReceiptDocument.Text(there(text), there(alignment), there(emphasis));
                case PAIR -> new ReceiptDocument.Pair(there(text), there(right), there(emphasis));
                case QR_CODE -> new ReceiptDocument.QrCode(there(text));
                case RULE -> new ReceiptDocument.Rule();
                case SPACE -> new ReceiptDocument.Space();
                case CUT -> new ReceiptDocument.Cut();
                case OPEN_DRAWER -> new ReceiptDocument.OpenDrawer();
            };
        }

        private <T> T there(@Nullable T value) {
            return Objects.requireNonNull(value, () -> "A part of kind " + kind + " lacks something.");
        }
    }

    KeptDocument {
        parts = List.copyOf(parts);
    }

    static KeptDocument of(ReceiptDocument document) {
        return new KeptDocument(
                document.language(), document.parts().stream().map(Part::of).toList());
    }

    ReceiptDocument document() {
        return new ReceiptDocument(language, parts.stream().map(Part::part).toList());
    }
}
