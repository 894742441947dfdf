package io.tillstream.till.screen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members' orders, ready to be written down.
 *
 * @param step how far something there has come
 * @param hint what to do
 * @param rows the list, what is due first; empty while something is under way
 * @param waiting how many wait
 * @param done code of the order that was put aside just now, or absent
 * @param detail the order it is about, or absent
 */
public record OrderPanel(
        Step step,
        TillScreen.Hint hint,
        List<Row> rows,
        int waiting,
        @Nullable String done,
        @Nullable Detail detail) {
    /** Where it stands; it says which keys there are. */
    public enum Step {
        WAITING,
        LOOKING,
        PICKING
    }

    public OrderPanel {
        rows = List.copyOf(rows);
    }

    /**
     * An order of the list.
     *
     * @param code its code
     * @param how key of how it comes to the member
     * @param state key of where it stands
     * @param until until when the goods are kept, by the store's clock
     * @param late whether that is over
     * @param lines how many items
     */
    public record Row(String code, String how, String state, String until, boolean late, int lines) {}

    /**
     * The order something is about.
     *
     * @param row what the list says of it
     * @param items its goods
     * @param total what it costs, or absent where that is priced at the till
     * @param paid what was paid online, or absent for nothing
     * @param due what is still to pay, or absent where that is priced at the till
     */
    public record Detail(
            Row row,
            List<Item> items,
            @Nullable String total,
            @Nullable String paid,
            @Nullable String due) {
        public Detail {
            items = List.copyOf(items);
        }
    }

    /**
     * An item of an order.
     *
     * @param line its number
     * @param name what it is called
     * @param wanted how much is ordered
     * @param found how much was found; empty before anybody looked
     * @param full whether that is all of it
     * @param missing whether no more of it is there
     */
    public record Item(int line, String name, String wanted, String found, boolean full, boolean missing) {}
}
