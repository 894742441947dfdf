package io.tillstream.peripherals;

import java.time.Clock;
import java.util.Arrays;

/** A customer display at the other end of a virtual line: understands the commands of both makers and can be looked at. */
public final class VirtualDisplay implements AutoCloseable {
    private static final int ESC = 0x1B;
    private static final int US = 0x1F;

    private final LineKeeper line;
    private final char[][] glass = new char[2][DisplayLines.WIDTH];
    private final StringBuilder command = new StringBuilder();
    private int x;
    private int y;

    private VirtualDisplay(DeviceLine line) {
        this.line = LineKeeper.of("virtual display", "plug it in", line, Clock.systemUTC(), this::serve);
        clear();
    }

    /** Starts it, dark; the line need not be there yet. */
    public static VirtualDisplay start(DeviceLine line) {
        VirtualDisplay display = new VirtualDisplay(line);
        display.line.start();
        return display;
    }

    /** A display that is fed by hand. */
    static VirtualDisplay unplugged() {
        return new VirtualDisplay(new TcpLine("127.0.0.1", 1));
    }

    /** What stands on a line, 1 or 2, with its spaces. */
    public synchronized String line(int number) {
        return new String(glass[number - 1]);
    }

    private void serve(OpenLine open) {
        byte[] buffer = new byte[64];
        for (int read = open.read(buffer); read >= 0 && !line.isClosing(); read = open.read(buffer)) {
            for (int i = 0; i < read; i++) {
                take(Byte.toUnsignedInt(buffer[i]));
            }
        }
    }

    synchronized void take(int value) {
        if (command.isEmpty() && value != ESC && value != US) {
            plain(value);
            return;
        }
        command.append((char) value);
        if (isComplete()) {
            obey();
            command.setLength(0);
        }
    }

    private void plain(int value) {
        switch (value) {
            case 0x0C -> clear();
            case 0x0B -> moveTo(0, 0);
            case 0x18 -> Arrays.fill(glass[y], ' ');
            default -> {
                if (value >= 0x20 && value < 0x7F) {
                    glass[y][x] = (char) value;
                    moveTo(x + 1, y);
                }
            }
        }
    }

    private boolean isComplete() {
        int second = command.length() < 2 ? 0 : command.charAt(1);
        return switch (command.charAt(0)) {
            case ESC ->
                switch (second) {
                    case 0 -> false;
                    case '@' -> true;
                    // A line of text, up to CR.
                    case 'Q' -> command.charAt(command.length() - 1) == '\r';
                    case 'l' -> command.length() == 4;
                    default -> command.length() == 3;
                };
            default ->
                switch (second) {
                    case 0 -> false;
                    case '$' -> command.length() == 4;
                    case 'X' -> command.length() == 3;
                    default -> true;
                };
        };
    }

    private void obey() {
        char first = command.charAt(0);
        char second = command.charAt(1);
        if (second == '@') {
            clear();
        } else if (first == ESC && second == 'Q') {
            char[] text = glass[command.charAt(2) - 'A'];
            Arrays.fill(text, ' ');
            String said = command.substring(3, command.length() - 1);
            said.getChars(0, Math.min(said.length(), text.length), text, 0);
        } else if (second == '$' || second == 'l') {
            moveTo(command.charAt(2) - 1, command.charAt(3) - 1);
        }
    }

    private void clear() {
        for (char[] row : glass) {
            Arrays.fill(row, ' ');
        }
        moveTo(0, 0);
    }

    private void moveTo(int column, int row) {
        x = column % DisplayLines.WIDTH;
        y = (row + column / DisplayLines.WIDTH) % glass.length;
    }

    @Override
    public void close() {
        line.close();
    }
}
