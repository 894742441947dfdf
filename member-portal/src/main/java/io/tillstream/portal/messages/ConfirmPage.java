package io.tillstream.portal.messages;

import io.tillstream.events.MemberId;
import io.tillstream.portal.enrolment.EmailProofs;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * {@code /confirm-address/{member}/{token}}: one press says that an e-mail address is the member's, signed in or not. Opening the link
 * alone says nothing, because programs that look for bad links open them all. The answer to a link that never was, has been used or
 * has expired is the same.
 */
@Controller
class ConfirmPage {
    private final EmailProofs proofs;

    ConfirmPage(EmailProofs proofs) {
        this.proofs = proofs;
    }

    @GetMapping(Questions.PATH + "{member}/{token}")
    String ask(@PathVariable String member, @PathVariable String token, HttpServletResponse response, Model model) {
        boolean holds = isMember(member) && proofs.holds(new MemberId(member), token);
        return page(holds ? "ask" : "over", response, model);
    }

    @PostMapping(Questions.PATH + "{member}/{token}")
    String prove(@PathVariable String member, @PathVariable String token, HttpServletResponse response, Model model) {
        boolean held = isMember(member) && proofs.prove(new MemberId(member), token);
        return page(held ? "done" : "over", response, model);
    }

    private static String page(String what, HttpServletResponse response, Model model) {
        if (what.equals("over")) {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("what", what);
        return "messages/confirm";
    }

    private static boolean isMember(String text) {
        try {
            return new MemberId(text).value().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
