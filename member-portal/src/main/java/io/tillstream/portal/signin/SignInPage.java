package io.tillstream.portal.signin;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The form; Spring Security takes what it posts. */
@Controller
class SignInPage {
    @GetMapping("/sign-in")
    String show() {
        return "signin/sign-in";
    }
}
