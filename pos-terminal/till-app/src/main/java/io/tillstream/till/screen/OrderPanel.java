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
 * @param gone code of the order that was on the screen and does not wait any more, or absent
 * @param detail the order it is about, or absent
 */
public record OrderPanel(
        Step step,
        TillScreen.Hint hint,
        List<Row> rows,
        int waiting,
        @Nullable String done,
        @Nullable String gone,
        @Nullable Detail detail) {
    /** Where it stands; it says which keys there are. */
    public enum Step {
        WAITING,
        LOOKING,
        ASKING,
        PICKING
    }

    public OrderPanel {
        rows = List.copyOf(rows);
    }

    /**
     * An order of the list.
     *
     * @param place its place in the list, from 1; 0 outside of it
     * @param code its code
     * @param pay key of what is still to be paid
     * @param due how much that is, where it is known
     * @param how key of how it comes to the member
     * @param state key of where it stands
     * @param until until when the goods are kept, by the store's clock
     * @param late whether that is over
     * @param lines how many items
     */
    public record Row(
            int place,
            String code,
            String pay,
            @Nullable String due,
            String how,
            String state,
            String until,
            boolean late,
            int lines) {}

    /**
     * The order something is about.
     *
     * @param row what the list says of it
     * @param items its goods
     * @param paid what was paid online, or absent for nothing
     * @param due what is still to pay, or absent where that is nothing or priced at the till
     * @param alone whether head office cannot be asked if another till has it
     */
    public record Detail(
            Row row,
            List<Item> items,
            @Nullable String paid,
            @Nullable String due,
            boolean alone) {
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
     * @param touched whether something was said of it last
     * @param next whether it is the first that is still to be looked for
     */
    public record Item(
            int line,
            String name,
            String wanted,
            String found,
            boolean full,
            boolean missing,
            boolean touched,
            boolean next) {}
}
