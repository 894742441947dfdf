package io.tillstream.dashboards.spreadsheet;

/**
 * How much of a file is read before it is refused: whatever a stranger packs into one costs no more than this.
 *
 * @param bytes of the file itself
 * @param unpackedBytes of everything in it once unpacked
 * @param ratio times what it was packed, once more than a mebibyte was unpacked
 * @param rows that hold something
 * @param columns in a row
 * @param cellCharacters in a cell
 */
public record SheetLimits(long bytes, long unpackedBytes, int ratio, int rows, int columns, int cellCharacters) {
    /** Three hundred thousand rows of twenty columns, as a CSV or as Excel packs them: what one transaction takes in time. */
    public static final SheetLimits USUAL =
            new SheetLimits(64L * 1024 * 1024, 1024L * 1024 * 1024, 100, 300_000, 60, 4_096);

    /** The same with so many rows. */
    public SheetLimits withRows(int most) {
        return new SheetLimits(bytes, unpackedBytes, ratio, most, columns, cellCharacters);
    }
}
