package io.tillstream.receipt;

/** Where each ESC/POS command ends, so that data is never taken for a command. */
final class CommandLength {
    static final int DLE = 0x10;
    static final int ESC = 0x1B;
    static final int FS = 0x1C;
    static final int GS = 0x1D;

    private final byte[] bytes;
    private final int at;
    private final int end;

    private CommandLength(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    /**
     * The length of the command or character at {@code at}; 2 for a command we do not know, for its parameters are not
     * known either; 0 when it is not complete before {@code end}.
     */
    static int of(byte[] bytes, int at, int end) {
        CommandLength command = new CommandLength(bytes, at, end);
        int length = command.length();
        return length < 0 || at + length > end ? 0 : length;
    }

    /** A byte of the command; -1 when it has not come yet. */
    private int get(int index) {
        return at + index < end ? Byte.toUnsignedInt(bytes[at + index]) : -1;
    }

    private int length() {
        return switch (get(0)) {
            case ESC -> escape();
            case GS -> group();
            case FS -> 2;
            case DLE -> realTime();
            default -> 1;
        };
    }

    private int escape() {
        return switch (get(1)) {
            case 'E', 'G', '-', '!', 'a', 't', 'M', '3', ' ', 'R', '=', 'V', '{', 'd', 'J' -> 3;
            case '$', '\\', 'c' -> 4;
            case 'p' -> 5;
            case '*' -> pair(3) < 0 ? -1 : 5 + pair(3) * (get(2) >= 32 ? 3 : 1);
            case 'D' -> upToNul(2);
            case -1 -> -1;
            default -> 2;
        };
    }

    private int group() {
        return switch (get(1)) {
            case '!', 'B', 'w', 'h', 'H', 'f', 'b', 'r', 'a', 'I' -> 3;
            case 'L', 'W', 'P', '$', '\\' -> 4;
            case 'V' -> get(2) < 0 ? -1 : get(2) == 0 || get(2) == 1 || get(2) == '0' || get(2) == '1' ? 3 : 4;
            case '(' -> pair(3) < 0 ? -1 : 5 + pair(3);
            case 'v' -> pair(4) < 0 || pair(6) < 0 ? -1 : 8 + pair(4) * pair(6);
            case 'k' -> get(2) < 0 ? -1 : get(2) <= 6 ? upToNul(3) : get(3) < 0 ? -1 : 4 + get(3);
            case -1 -> -1;
            default -> 2;
        };
    }

    private int realTime() {
        return switch (get(1)) {
            case 0x04, 0x05 -> 3;
            case 0x14 -> 5;
            case -1 -> -1;
            default -> 2;
        };
    }

    /** Two bytes, the lower first; -1 when they have not come yet. */
    private int pair(int index) {
        return get(index + 1) < 0 ? -1 : get(index) + 256 * get(index + 1);
    }

    private int upToNul(int from) {
        for (int i = from; get(i) >= 0; i++) {
            if (get(i) == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
