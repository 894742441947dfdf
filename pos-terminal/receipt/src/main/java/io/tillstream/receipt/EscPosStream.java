package io.tillstream.receipt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a stream of ESC/POS bytes, as they trickle in from a line, into whole commands. */
public final class EscPosStream {
    private byte[] waiting = new byte[4096];
    private int size;

    /** Takes bytes and gives every command, or run of text, that is complete by now. */
    public List<Command> accept(byte[] bytes, int length) {
        if (size + length > waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(2 * waiting.length, size + length));
        }
        System.arraycopy(bytes, 0, waiting, size, length);
        size += length;
        List<Command> commands = new ArrayList<>();
        int at = 0;
        int next = CommandLength.of(waiting, at, size);
        while (next > 0) {
            commands.add(new Command(Arrays.copyOfRange(waiting, at, at + next)));
            at += next;
            next = CommandLength.of(waiting, at, size);
        }
        System.arraycopy(waiting, at, waiting, 0, size - at);
        size -= at;
        return commands;
    }

    /**
     * One command with its parameters and data, or one character.
     *
     * @param bytes all of it
     */
    // One owner at a time: made here, read by the one who asked.
    @SuppressWarnings("ArrayRecordComponent")
    public record Command(byte[] bytes) {
        private boolean begins(int first, int second) {
            return bytes.length >= 2 && Byte.toUnsignedInt(bytes[0]) == first && bytes[1] == second;
        }

        /** Whether the paper is cut here. */
        public boolean isCut() {
            return begins(CommandLength.GS, 'V');
        }

        /** Whether it asks for real-time status or recovery (DLE …), which printers answer at once. */
        public boolean isRealTime() {
            return bytes.length >= 2 && bytes[0] == CommandLength.DLE;
        }

        /** Whether it switches automatic status on or off (GS a). */
        public boolean setsAutomaticStatus() {
            return begins(CommandLength.GS, 'a');
        }

        /** Whether it asks for status behind the data before it (GS r). */
        public boolean asksForStatus() {
            return begins(CommandLength.GS, 'r');
        }
    }
}
