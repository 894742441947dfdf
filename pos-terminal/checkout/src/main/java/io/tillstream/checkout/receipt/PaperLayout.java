package io.tillstream.checkout.receipt;

import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import java.util.ArrayList;
import java.util.List;

/**
 * How a document falls on paper of so many columns.
 *
 * @param columns narrow characters per line: 48 on 80 mm paper, 32 on 58 mm
 */
public record PaperLayout(int columns) {
    private static final int NARROWEST = 24;
    private static final int WIDEST = 96;

    public PaperLayout {
        if (columns < NARROWEST || columns > WIDEST) {
            throw new IllegalArgumentException("Paper of " + columns + " columns; " + NARROWEST + " to " + WIDEST
                    + ", usually 48 (80 mm) or 32 (58 mm).");
        }
    }

    public List<PaperLine> lay(ReceiptDocument document) {
        List<PaperLine> lines = new ArrayList<>();
        for (ReceiptDocument.Part part : document.parts()) {
            switch (part) {
                case ReceiptDocument.Text text -> text(text, lines);
                case ReceiptDocument.Pair pair -> pair(pair, lines);
                case ReceiptDocument.Rule() -> lines.add(normal("─".repeat(columns)));
                case ReceiptDocument.Space() -> lines.add(normal(""));
                case ReceiptDocument.QrCode(String content) -> lines.add(new PaperLine.QrCode(clean(content)));
                case ReceiptDocument.Cut() -> lines.add(new PaperLine.Cut());
                case ReceiptDocument.OpenDrawer() -> lines.add(new PaperLine.OpenDrawer());
            }
        }
        return List.copyOf(lines);
    }

    private static PaperLine normal(String text) {
        return new PaperLine.Printed(text, Emphasis.NORMAL);
    }

    private void text(ReceiptDocument.Text text, List<PaperLine> lines) {
        int width = columns / text.emphasis().scale();
        for (String line : wrap(printed(text.text()), width)) {
            String padding = text.alignment() == Alignment.CENTRE ? " ".repeat((width - ColumnWidth.of(line)) / 2) : "";
            lines.add(new PaperLine.Printed(padding + line, text.emphasis()));
        }
    }

    private void pair(ReceiptDocument.Pair pair, List<PaperLine> lines) {
        int width = columns / pair.emphasis().scale();
        String right = printed(pair.right());
        String left = printed(pair.left());
        int indent = left.length() - left.stripLeading().length();
        int room = width - ColumnWidth.of(right) - 1;
        // An amount so long that hardly anything fits beside it gets a line of its own.
        List<String> wrapped = room < width / 4 ? wrap(left, width) : wrap(left.strip(), room - indent);
        if (room < width / 4) {
            wrapped.forEach(line -> lines.add(new PaperLine.Printed(line, pair.emphasis())));
            lines.add(new PaperLine.Printed(between("", right, width), pair.emphasis()));
            return;
        }
        for (int i = 0; i < wrapped.size(); i++) {
            String line = " ".repeat(indent) + wrapped.get(i);
            boolean last = i == wrapped.size() - 1;
            lines.add(new PaperLine.Printed(last ? between(line, right, width) : line, pair.emphasis()));
        }
    }

    private static String between(String left, String right, int width) {
        return left + " ".repeat(Math.max(0, width - ColumnWidth.of(left) - ColumnWidth.of(right))) + right;
    }

    /** Breaks at spaces and between full-width characters; a longer word is cut. At least one line. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        int breakAt = -1;
        for (int codePoint : text.codePoints().toArray()) {
            int columns = ColumnWidth.of(codePoint);
            if (used + columns > width) {
                boolean breaksHere = codePoint == ' ' || (columns == 2 && !mayNotBeginALine(codePoint));
                int cut = breaksHere || breakAt <= 0 ? line.length() : breakAt;
                String rest = line.substring(cut).stripLeading();
                lines.add(line.substring(0, cut).stripTrailing());
                line = new StringBuilder(rest);
                used = ColumnWidth.of(rest);
                breakAt = -1;
                if (codePoint == ' ') {
                    continue;
                }
            }
            if (columns == 2 && !line.isEmpty() && !mayNotBeginALine(codePoint)) {
                breakAt = line.length();
            }
            line.appendCodePoint(codePoint);
            used += columns;
            if (codePoint == ' ') {
                breakAt = line.length();
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** Closing punctuation stays with the word before it. */
    private static boolean mayNotBeginALine(int codePoint) {
        return "，。、！？：；）」』】》％".indexOf(codePoint) >= 0;
    }

    /** As it is printed: tables of printers have no ellipsis, and three points are three columns. */
    private static String printed(String text) {
        return clean(text).replace("…", "...");
    }

    /** Text from names and messages without control and formatting characters: no data ever commands a printer. */
    static String clean(String text) {
        return text.codePoints()
                .filter(codePoint -> {
                    int type = Character.getType(codePoint);
                    return type != Character.CONTROL
                            && type != Character.FORMAT
                            && type != Character.LINE_SEPARATOR
                            && type != Character.PARAGRAPH_SEPARATOR
                            && type != Character.SURROGATE;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
