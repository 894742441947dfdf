package io.tillstream.till.screen;

import io.tillstream.events.Language;
import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.Counter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The customer's window: what is bought, what it saves and costs, and the one offer, which the member may take or leave by
 * touch. It shows no stock, no staff and no name, and can do nothing else.
 */
@Controller
final class CustomerDoor {
    private final ScreenWriter writer;
    private final ScreenLanguage language;
    private final KeptLook look;
    private final Counter desk;

    CustomerDoor(ScreenWriter writer, ScreenLanguage language, KeptLook look, Counter desk) {
        this.writer = writer;
        this.language = language;
        this.look = look;
        this.desk = desk;
    }

    @GetMapping("/customer")
    String page(
            @RequestParam(name = "language", defaultValue = "") String chosen,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("screen", writer.write(language.of(request)));
        model.addAttribute("languages", List.of(Language.values()));
        model.addAttribute("look", look.now());
        model.addAttribute("chosen", chosen);
        return "customer";
    }

    @GetMapping("/customer/live")
    String live(HttpServletRequest request, Model model) {
        model.addAttribute("screen", writer.write(language.of(request)));
        return "customer-live :: customer";
    }

    @PostMapping("/customer/offer/accept")
    String accept(HttpServletRequest request, Model model) {
        return done(new Act.AcceptOffer(), request, model);
    }

    @PostMapping("/customer/offer/dismiss")
    String dismiss(HttpServletRequest request, Model model) {
        return done(new Act.DismissOffer(), request, model);
    }

    private String done(Act act, HttpServletRequest request, Model model) {
        // An offer that is gone meanwhile is the cashier's to be told of, not the customer's.
        if (desk.view().sale() != null) {
            desk.submit(act).orTimeout(10, TimeUnit.SECONDS).join();
        }
        return live(request, model);
    }
}
