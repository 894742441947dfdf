package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;

/** {@code /reorder/item/{store}/{gtin}}: one line of the list, looked at closely; beside the list where scripts run. */
@Controller
final class ItemPage {
    private final Closely closely;
    private final Assortment assortment;

    ItemPage(Closely closely, Assortment assortment) {
        this.closely = closely;
        this.assortment = assortment;
    }

    @GetMapping("/reorder/item/{of}/{gtin}")
    String page(
            @PathVariable StoreId of,
            @PathVariable Gtin gtin,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        shops.require(of);
        if (assortment.store(of).isEmpty() || assortment.product(gtin).isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "Store " + of + " has no item " + gtin + " that is known here.");
        }
        model.addAttribute("item", closely.look(of, gtin));
        model.addAttribute("reasons", Choice.DismissReason.values());
        model.addAttribute("beside", part != null);
        return part == null ? "reorder-item" : "reorder-item :: panel";
    }
}
