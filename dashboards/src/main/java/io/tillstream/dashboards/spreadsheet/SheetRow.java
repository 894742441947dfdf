package io.tillstream.dashboards.spreadsheet;

import java.util.List;

/**
 * A row that holds something.
 *
 * @param number as the spreadsheet counts, 1 for the first
 * @param cells their texts from column A on; those at the end may be missing
 */
public record SheetRow(int number, List<String> cells) {
    public SheetRow {
        cells = List.copyOf(cells);
    }
}
