package io.tillstream.till.screen;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Switches how the screen looks; the page is drawn anew and the basket stays. */
@Controller
final class LookDoor {
    private final KeptLook look;

    LookDoor(KeptLook look) {
        this.look = look;
    }

    @PostMapping("/look/colours")
    String colours() {
        look.choose(look.now().withNextColours());
        return "redirect:/";
    }

    @PostMapping("/look/hand")
    String hand() {
        look.choose(look.now().withOtherHand());
        return "redirect:/";
    }
}
