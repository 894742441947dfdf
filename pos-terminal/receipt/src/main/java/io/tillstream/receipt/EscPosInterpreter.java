package io.tillstream.receipt;

import io.tillstream.receipt.Paper.Look;
import io.tillstream.receipt.Paper.Position;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Reads ESC/POS bytes as a printer does: text in its code table, styles, pictures, codes, cuts, drawer pulses.
 *
 * <p>Commands of Epson's TM series as listed in docs/reference/receipt.md. Anything else is reported as not understood,
 * with its place, and reading goes on behind it.
 */
public final class EscPosInterpreter {
    private static final int LF = 0x0A;
    /** GS V with and without feeding, as a byte or as its digit. */
    private static final Set<Integer> FULL_CUTS = Set.of(0x00, 0x30, 0x41, 0x61, 0x67);

    private static final List<String> BARCODES =
            List.of("UPC-A", "UPC-E", "EAN-13", "EAN-8", "Code 39", "ITF", "Codabar", "Code 93", "Code 128");

    private final byte[] bytes;
    private int at;
    private final List<Paper.Item> items = new ArrayList<>();

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private List<Paper.Span> spans = new ArrayList<>();
    private Look look = Look.PLAIN;
    private Position position = Position.LEFT;
    private Charset table = CodePage.table(0);
    private boolean chinese;
    private int qrModule = 3;
    private String qrContent = "";
    private int barcodeModule = 3;

    private EscPosInterpreter(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Paper read(byte[] bytes) {
        EscPosInterpreter interpreter = new EscPosInterpreter(bytes.clone());
        interpreter.readAll();
        return new Paper(interpreter.items);
    }

    private void readAll() {
        int length = CommandLength.of(bytes, at, bytes.length);
        while (length > 0) {
            step(length);
            at += length;
            length = CommandLength.of(bytes, at, bytes.length);
        }
        if (at < bytes.length) {
            // The bytes end within a command, as after a pulled cable.
            notUnderstood();
        }
        if (!spans.isEmpty() || text.size() > 0) {
            endLine();
        }
    }

    private void step(int length) {
        int first = peek(0);
        if (first >= 0x20 || first == 0x09) {
            text.write(first);
            return;
        }
        switch (first) {
            case CommandLength.ESC -> escape();
            case CommandLength.GS -> group(length);
            case CommandLength.FS -> chineseMode();
            case CommandLength.DLE -> realTime();
            case LF -> endLine();
            case 0x0D, 0x00 -> {}
            default -> notUnderstood();
        }
    }

    private int peek(int ahead) {
        return Byte.toUnsignedInt(bytes[at + ahead]);
    }

    /** What was collected so far becomes a span of its look and table; called before either changes. */
    private void endSpan() {
        if (text.size() > 0) {
            spans.add(new Paper.Span(text.toString(chinese ? CodePage.CHINESE : table), look));
            text.reset();
        }
    }

    private void endLine() {
        endSpan();
        items.add(new Paper.TextLine(spans, position));
        spans = new ArrayList<>();
    }

    private void notUnderstood() {
        int end = Math.min(bytes.length, at + 8);
        items.add(new Paper.NotUnderstood(
                at, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes, at, end)));
    }

    private void escape() {
        endSpan();
        switch (peek(1)) {
            case '@' -> {
                look = Look.PLAIN;
                position = Position.LEFT;
                table = CodePage.table(0);
                chinese = false;
            }
            case 'E', 'G' -> look = withBold(isOn(peek(2)));
            case '-' -> look = withUnderline(isOn(asNumber(peek(2))));
            case '!' -> printMode(peek(2));
            case 'a' -> position = justified(asNumber(peek(2)));
            case 't' -> table = CodePage.table(peek(2));
            case 'd' -> feedLines(peek(2));
            case 'J' -> items.add(new Paper.Feed(peek(2)));
            case 'p' -> items.add(new Paper.DrawerPulse((peek(2) & 1) == 0 ? 2 : 5, 2 * peek(3)));
            case '*' -> columnPicture(peek(3) + 256 * peek(4), peek(2) >= 32 ? 3 : 1);
            case '2', 'M', '3', ' ', 'R', '=', 'V', '{', '$', '\\', 'D', 'c' -> {
                // Spacing, fonts and margins: they move ink, and change nothing that is read here.
            }
            default -> notUnderstood();
        }
    }

    private static Position justified(int parameter) {
        return switch (parameter) {
            case 1 -> Position.CENTRE;
            case 2 -> Position.RIGHT;
            default -> Position.LEFT;
        };
    }

    private static boolean isOn(int parameter) {
        return (parameter & 1) == 1 || (parameter & 0x0F) == 2;
    }

    private Look withBold(boolean bold) {
        return new Look(bold, look.underlined(), look.inverse(), look.width(), look.height());
    }

    private Look withUnderline(boolean underlined) {
        return new Look(look.bold(), underlined, look.inverse(), look.width(), look.height());
    }

    private void printMode(int mode) {
        look = new Look(
                (mode & 0x08) != 0,
                (mode & 0x80) != 0,
                look.inverse(),
                (mode & 0x20) != 0 ? 2 : 1,
                (mode & 0x10) != 0 ? 2 : 1);
    }

    private void feedLines(int lines) {
        if (lines > 0) {
            endLine();
            for (int i = 1; i < lines; i++) {
                items.add(new Paper.TextLine(List.of(), position));
            }
        }
    }

    private void columnPicture(int columns, int bytesPerColumn) {
        BitSet black = new BitSet();
        int height = bytesPerColumn * 8;
        for (int x = 0; x < columns; x++) {
            for (int y = 0; y < height; y++) {
                if ((peek(5 + x * bytesPerColumn + y / 8) & (0x80 >> (y % 8))) != 0) {
                    black.set(y * columns + x);
                }
            }
        }
        items.add(new Paper.Picture(new Dots(columns, height, black), position));
    }

    private void group(int length) {
        endSpan();
        switch (peek(1)) {
            case '!' -> {
                int size = peek(2);
                look = new Look(look.bold(), look.underlined(), look.inverse(), (size >> 4 & 7) + 1, (size & 7) + 1);
            }
            case 'B' -> look = new Look(look.bold(), look.underlined(), isOn(peek(2)), look.width(), look.height());
            case 'V' -> items.add(new Paper.Cut(FULL_CUTS.contains(peek(2))));
            case '(' -> function(length);
            case 'v' ->
                items.add(new Paper.Picture(
                        Dots.ofRows(bytes, at + 8, peek(4) + 256 * peek(5), peek(6) + 256 * peek(7)), position));
            case 'k' -> barcode(length);
            case 'w' -> barcodeModule = peek(2);
            case 'r' -> items.add(new Paper.Question("GS r " + asNumber(peek(2))));
            case 'a' -> items.add(new Paper.Question("GS a " + peek(2)));
            case 'I' -> items.add(new Paper.Question("GS I " + asNumber(peek(2))));
            case 'h', 'H', 'f', 'b', 'L', 'W', 'P', '$', '\\' -> {
                // Spacing and the height and legend of bar codes.
            }
            default -> notUnderstood();
        }
    }

    /** Epson takes a parameter as a byte or as its digit. */
    private static int asNumber(int parameter) {
        return parameter >= '0' && parameter <= '9' ? parameter - '0' : parameter;
    }

    /** GS ( …: a function with its length in front. */
    private void function(int length) {
        if (peek(2) == 'k' && length >= 7 && peek(5) == '1') {
            qrFunction(peek(6), length);
        } else if (peek(2) != 'A' && peek(2) != 'E' && peek(2) != 'H' && peek(2) != 'K') {
            notUnderstood();
        }
    }

    private void qrFunction(int function, int length) {
        switch (function) {
            case 'A', 'E' -> {
                // Model and error correction are the printer's business.
            }
            case 'C' -> qrModule = peek(7);
            case 'P' -> qrContent = new String(bytes, at + 8, length - 8, StandardCharsets.UTF_8);
            case 'Q' -> items.add(new Paper.Code("QR Code", qrContent, qrModule, position));
            default -> notUnderstood();
        }
    }

    private void barcode(int length) {
        boolean nulTerminated = peek(2) <= 6;
        int kind = nulTerminated ? peek(2) : peek(2) - 'A';
        int start = nulTerminated ? 3 : 4;
        int end = nulTerminated ? length - 1 : length;
        if (kind < 0 || kind >= BARCODES.size()) {
            notUnderstood();
            return;
        }
        String content = new String(bytes, at + start, end - start, StandardCharsets.US_ASCII);
        items.add(new Paper.Code(BARCODES.get(kind), content, barcodeModule, position));
    }

    private void chineseMode() {
        endSpan();
        switch (peek(1)) {
            case '&' -> chinese = true;
            case '.' -> chinese = false;
            default -> notUnderstood();
        }
    }

    private void realTime() {
        switch (peek(1)) {
            case 0x04 -> items.add(new Paper.Question("DLE EOT " + peek(2)));
            case 0x05 -> items.add(new Paper.Question("DLE ENQ " + peek(2)));
            default -> notUnderstood();
        }
    }
}
