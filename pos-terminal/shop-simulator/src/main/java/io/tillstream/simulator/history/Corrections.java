package io.tillstream.simulator.history;

import io.tillstream.events.Quantity;
import io.tillstream.events.TillId;
import io.tillstream.events.stock.StockAdjusted;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.simulator.salesfile.RetailRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rows that corrected the merchant's books, each as one adjustment at the store its invoice number falls to. */
final class Corrections {
    private static final Pattern DAMAGE = Pattern.compile(
            "damag|broke|break|crush|smash|crack|wet|rust|mould|faulty|thrown|throw away|unsaleable|destroy|smudge");

    private final ItemNumbers items;
    private final Places places;

    Corrections(ItemNumbers items, Places places) {
        this.items = items;
        this.places = places;
    }

    List<StockMovement> movements(List<RetailRow> rows) {
        List<StockMovement> movements = new ArrayList<>();
        for (RetailRow row : rows) {
            TillId till = places.of(row.invoice(), row.customer());
            movements.add(new StockAdjusted(
                    till.store() + "-correction-" + row.line(),
                    till.store(),
                    row.time().atZone(ImportRules.ZONE).toInstant(),
                    row.time().toLocalDate(),
                    reason(row),
                    List.of(new StockLine(items.of(row.code()), Quantity.each(row.quantity())))));
        }
        return movements;
    }

    private static String reason(RetailRow row) {
        boolean damaged = row.quantity() < 0
                && DAMAGE.matcher(row.description().toLowerCase(Locale.ROOT)).find();
        return damaged ? "damaged" : "counted";
    }
}
