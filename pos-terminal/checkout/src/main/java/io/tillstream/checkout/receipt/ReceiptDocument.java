package io.tillstream.checkout.receipt;

import io.tillstream.events.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A receipt as a document, from which paper, picture and screen are made.
 *
 * @param language its language
 * @param parts from top to bottom
 */
public record ReceiptDocument(Language language, List<Part> parts) {
    public ReceiptDocument {
        Objects.requireNonNull(language, "language");
        parts = List.copyOf(parts);
    }

    /** The same once more for whoever may have it already: it says so at both ends, and opens no drawer. */
    public ReceiptDocument asCopy() {
        Text mark = new Text(ReceiptWords.COPY.in(language), Alignment.CENTRE, Emphasis.HUGE);
        List<Part> rest = withoutDrawer().parts();
        if (!rest.isEmpty() && rest.getFirst().equals(mark)) {
            return new ReceiptDocument(language, rest);
        }
        int end = !rest.isEmpty() && rest.getLast() instanceof Cut ? rest.size() - 1 : rest.size();
        List<Part> copy = new ArrayList<>(rest);
        copy.add(end, mark);
        copy.addFirst(mark);
        return new ReceiptDocument(language, copy);
    }

    /**
     * The same as paper of practice: each piece of it says so at both ends. It opens no drawer and carries no code, so that
     * nobody can use it. What only opens the drawer is nothing.
     */
    public ReceiptDocument asPractice() {
        List<Part> marked = new ArrayList<>();
        List<Part> piece = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case QrCode _, OpenDrawer _ -> {}
                case Cut cut -> {
                    marked.addAll(practised(piece));
                    marked.add(cut);
                    piece.clear();
                }
                case Text _, Pair _, Rule _, Space _ -> piece.add(part);
            }
        }
        marked.addAll(practised(piece));
        return new ReceiptDocument(language, marked);
    }

    private List<Part> practised(List<Part> piece) {
        if (piece.isEmpty()) {
            return List.of();
        }
        Text mark = new Text(ReceiptWords.TRAINING.in(language), Alignment.CENTRE, Emphasis.HUGE);
        Text meaning = new Text(ReceiptWords.NOT_A_SALE.in(language), Alignment.CENTRE, Emphasis.BOLD);
        List<Part> framed = new ArrayList<>(List.of(mark, meaning));
        framed.addAll(piece);
        framed.addAll(List.of(meaning, mark));
        return framed;
    }

    /** The same without opening the drawer. */
    public ReceiptDocument withoutDrawer() {
        return new ReceiptDocument(
                language,
                parts.stream().filter(part -> !(part instanceof OpenDrawer)).toList());
    }

    /** The same on a piece of paper of its own, behind whatever hangs out of the printer. */
    public ReceiptDocument behindACut() {
        List<Part> apart = new ArrayList<>(parts);
        apart.addFirst(new Cut());
        return new ReceiptDocument(language, apart);
    }

    /** Where a text stands. */
    public enum Alignment {
        LEFT,
        CENTRE
    }

    /** One thing on the receipt, or one thing its printer does. */
    public sealed interface Part {}

    /**
     * A text, wrapped where the paper is too narrow.
     *
     * @param text without line breaks
     * @param alignment where
     * @param emphasis how
     */
    public record Text(String text, Alignment alignment, Emphasis emphasis) implements Part {}

    /**
     * A text and an amount, at the two edges of the paper.
     *
     * @param left wrapped where it is too long
     * @param right never wrapped, on the last line
     * @param emphasis how
     */
    public record Pair(String left, String right, Emphasis emphasis) implements Part {}

    /** A line across the paper. */
    public record Rule() implements Part {}

    /** An empty line. */
    public record Space() implements Part {}

    /**
     * A QR code in the middle.
     *
     * @param content what it says
     */
    public record QrCode(String content) implements Part {}

    /** The paper is cut. */
    public record Cut() implements Part {}

    /** The cash drawer opens. */
    public record OpenDrawer() implements Part {}
}
