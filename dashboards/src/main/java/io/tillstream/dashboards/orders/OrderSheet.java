package io.tillstream.dashboards.orders;

import io.tillstream.events.Language;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * What stands on an order's paper, in words.
 *
 * @param language of all of it
 * @param title what it is
 * @param number the order's
 * @param ordered when it was ordered
 * @param from who is to deliver
 * @param to where to
 * @param when on which day
 * @param heads of the columns: number, item, code, name, packs, quantity, cost
 * @param rows what is ordered
 * @param sum how much that is in all
 * @param note what is asked of the supplier
 * @param place which page of how many it is
 */
record OrderSheet(
        Language language,
        String title,
        String number,
        String ordered,
        Part from,
        Part to,
        Part when,
        List<String> heads,
        List<Row> rows,
        String sum,
        String note,
        BinaryOperator<String> place) {
    OrderSheet {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    /** A heading with lines below it, the first of which is the most important. */
    record Part(String heading, List<String> lines) {
        Part {
            lines = lines.stream().filter(line -> !line.isBlank()).toList();
        }
    }

    /**
     * A line of the table.
     *
     * @param item the item's number
     * @param code what the shop calls it
     * @param name in the language of the paper
     * @param packs how many packs, with how much is in one
     * @param quantity how much that is, with its unit
     * @param cost what all of it costs, empty where nobody knew
     */
    record Row(String item, String code, String name, String packs, String quantity, String cost) {}

    String page(int page, int of) {
        return place.apply(String.valueOf(page), String.valueOf(of));
    }
}
