package io.tillstream.dashboards.frame;

import io.tillstream.dashboards.signin.Person;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.dashboards.signin.Roles;
import io.tillstream.dashboards.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Everybody begins where their work is. */
@Controller
final class Home {
    @GetMapping("/")
    String home(HttpServletRequest request) {
        Roles roles = SignedIn.of(request).map(Person::roles).orElse(Roles.NONE);
        if (roles.has(Role.BUYER)) {
            return "redirect:/reorder";
        }
        return roles.has(Role.IT) ? "redirect:/fleet" : "redirect:/today";
    }
}
