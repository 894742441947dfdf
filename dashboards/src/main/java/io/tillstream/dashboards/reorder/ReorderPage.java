package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.frame.Shops;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** {@code /reorder}: the buyer's work list, what has to be ordered soonest first, and the most money first within. */
@Controller
final class ReorderPage {
    private final WorkList list;

    ReorderPage(WorkList list) {
        this.list = list;
    }

    @GetMapping("/reorder")
    String page(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        list.fill(shops, model);
        return "reorder";
    }

    @GetMapping("/reorder/list")
    String list(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        list.fill(shops, model);
        return "reorder :: list";
    }
}
