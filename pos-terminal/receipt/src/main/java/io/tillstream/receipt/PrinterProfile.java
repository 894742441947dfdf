package io.tillstream.receipt;

/**
 * What a printer can do.
 *
 * @param columns narrow characters of font A per line
 * @param dots dots per line, 12 for each column
 * @param text in which characters it is sent text
 * @param cutter whether it has a knife
 */
public record PrinterProfile(int columns, int dots, TextMode text, boolean cutter) {
    static final int CELL_WIDTH = 12;
    static final int CELL_HEIGHT = 24;
    /** Default line spacing, 1/6 inch on 180 dpi heads. */
    static final int LINE_HEIGHT = 30;

    /** 80 mm paper. */
    public static final PrinterProfile MM_80 = new PrinterProfile(48, 576, TextMode.CODE_PAGE, true);

    /** 58 mm paper. */
    public static final PrinterProfile MM_58 = new PrinterProfile(32, 384, TextMode.CODE_PAGE, true);

    /**
     * The profile of that many columns.
     *
     * @throws IllegalArgumentException for anything but 48 and 32
     */
    public static PrinterProfile ofColumns(int columns) {
        return switch (columns) {
            case 48 -> MM_80;
            case 32 -> MM_58;
            default ->
                throw new IllegalArgumentException("A printer of " + columns
                        + " columns is not known; use 48 for 80 mm paper or 32 for 58 mm paper.");
        };
    }

    public PrinterProfile withText(TextMode mode) {
        return new PrinterProfile(columns, dots, mode, cutter);
    }

    public PrinterProfile withCutter(boolean hasCutter) {
        return new PrinterProfile(columns, dots, text, hasCutter);
    }
}
