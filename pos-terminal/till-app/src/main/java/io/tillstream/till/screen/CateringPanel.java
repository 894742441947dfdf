package io.tillstream.till.screen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a restaurant's till shows beside what a shop's does.
 *
 * @param tables to choose from; empty unless one is to be chosen
 * @param moving whether what is open goes to the one that is chosen
 * @param open the table that is worked at, or absent
 * @param split the guest's part that is being chosen, or absent
 * @param trouble key of what keeps the kitchen's printer, or absent
 * @param waiting how many tickets wait for it
 */
public record CateringPanel(
        List<TableKey> tables,
        boolean moving,
        @Nullable OpenTable open,
        @Nullable SplitRows split,
        @Nullable String trouble,
        int waiting) {
    public CateringPanel {
        tables = List.copyOf(tables);
    }

    /**
     * A table on a key.
     *
     * @param cap what is typed for it
     * @param name its name
     * @param taken whether somebody sits there
     * @param guests how many; 0 where nobody has said
     * @param since since when, or absent
     * @param amount what they have had, or absent
     * @param unsent whether the kitchen does not know all of it
     */
    public record TableKey(
            String cap,
            String name,
            boolean taken,
            long guests,
            @Nullable Age since,
            @Nullable String amount,
            boolean unsent) {}

    /**
     * The table that is worked at.
     *
     * @param name its name
     * @param guests how many; 0 where nobody has said
     * @param since since when
     * @param unsent whether the kitchen does not know all of it
     * @param rest what lies on the table beside, or absent
     */
    public record OpenTable(
            String name,
            long guests,
            Age since,
            boolean unsent,
            @Nullable String rest) {}

    /**
     * A bill of which a guest takes a part.
     *
     * @param table its table
     * @param rows its lines
     * @param share what the part costs by itself
     * @param rest what the rest costs by itself
     * @param more what both cost more than together, or absent
     */
    public record SplitRows(
            String table,
            List<SplitRow> rows,
            String share,
            String rest,
            @Nullable String more) {
        public SplitRows {
            rows = List.copyOf(rows);
        }

        /** Whether nothing is chosen. */
        public boolean isEmpty() {
            return rows.stream().allMatch(row -> row.chosen() == 0);
        }
    }

    /**
     * A line of it.
     *
     * @param number its number
     * @param name the item's
     * @param quantity how much there is, as shown
     * @param all how much there is, as a number
     * @param chosen how much is chosen, as a number
     * @param step what one press adds
     * @param text how much is chosen, as shown
     */
    public record SplitRow(int number, String name, String quantity, long all, long chosen, long step, String text) {}
}
