package io.tillstream.dashboards.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Everybody begins where their work is; and the page that lets people in. */
@Controller
final class Home {
    @GetMapping("/")
    String home(HttpServletRequest request) {
        if (request.isUserInRole("BUYER")) {
            return "redirect:/reorder";
        }
        return request.isUserInRole("IT") ? "redirect:/fleet" : "redirect:/today";
    }

    @GetMapping("/sign-in")
    String signIn() {
        return "sign-in";
    }
}
