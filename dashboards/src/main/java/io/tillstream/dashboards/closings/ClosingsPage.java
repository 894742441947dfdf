package io.tillstream.dashboards.closings;

import io.tillstream.dashboards.frame.Shops;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** {@code /closings}: the Zs of the tills, the latest days first, with what was over or short. */
@Controller
final class ClosingsPage {
    private static final int SHOWN = 200;

    private final Closings closings;

    ClosingsPage(Closings closings) {
        this.closings = closings;
    }

    @GetMapping("/closings")
    String page(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        model.addAttribute("closings", closings.latest(shops.filter(), SHOWN));
        return "closings";
    }

    @GetMapping("/closings/list")
    String list(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        model.addAttribute("closings", closings.latest(shops.filter(), SHOWN));
        return "closings :: list";
    }
}
