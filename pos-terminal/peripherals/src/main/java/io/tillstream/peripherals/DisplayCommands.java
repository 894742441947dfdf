package io.tillstream.peripherals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** How a customer display of two lines of 20 characters is told what to show. */
public enum DisplayCommands {
    /** Epson's own: ESC @, CLR, and US $ x y in front of a text. */
    EPSON,
    /** What most displays of other makers speak: ESC Q A or B, a text, CR. */
    CD5220;

    private static final int ESC = 0x1B;
    private static final int US = 0x1F;
    private static final int CLEAR = 0x0C;
    private static final int CR = 0x0D;

    /** Of {@code epson} or {@code cd5220}; empty for anything else. */
    public static Optional<DisplayCommands> of(String text) {
        for (DisplayCommands commands : values()) {
            if (commands.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(commands);
            }
        }
        return Optional.empty();
    }

    /** The bytes after which a display that was just switched on takes texts. */
    byte[] initialise() {
        return new byte[] {ESC, '@'};
    }

    /** The bytes that show two lines and nothing else. A blank line is left as the clearing left it. */
    byte[] show(DisplayLines lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Also ends the string mode that ESC Q begins.
        bytes.write(CLEAR);
        line(1, lines.upper(), bytes);
        line(2, lines.lower(), bytes);
        return bytes.toByteArray();
    }

    private void line(int number, String text, ByteArrayOutputStream bytes) {
        if (text.isBlank()) {
            return;
        }
        byte[] characters = text.getBytes(StandardCharsets.US_ASCII);
        switch (this) {
            case EPSON -> {
                bytes.writeBytes(new byte[] {US, '$', 1, (byte) number});
                bytes.writeBytes(characters);
            }
            case CD5220 -> {
                bytes.writeBytes(new byte[] {ESC, 'Q', (byte) ('A' + number - 1)});
                bytes.writeBytes(characters);
                bytes.write(CR);
            }
        }
    }
}
