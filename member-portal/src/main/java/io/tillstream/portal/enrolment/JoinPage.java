package io.tillstream.portal.enrolment;

import io.tillstream.events.MemberId;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.signin.Password;
import io.tillstream.portal.signin.PasswordRules;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Becoming a member: name, telephone and password in, card out. */
@Controller
class JoinPage {
    private final Enrolments enrolments;
    private final Members members;
    private final MemberFacts facts;
    private final PasswordRules rules;

    JoinPage(Enrolments enrolments, Members members, MemberFacts facts, PasswordRules rules) {
        this.enrolments = enrolments;
        this.members = members;
        this.facts = facts;
        this.rules = rules;
    }

    @GetMapping("/join")
    String form(Model model) {
        model.addAttribute("form", new JoinForm("", "", "", null));
        model.addAttribute("complaints", List.of());
        return "enrolment/join";
    }

    @PostMapping("/join")
    ModelAndView join(JoinForm form, Locale locale) {
        List<String> complaints = form.complaints(rules);
        if (!complaints.isEmpty()) {
            return page("enrolment/join", HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("form", form)
                    .addObject("complaints", complaints);
        }
        MemberId member = enrolments.join(
                form.givenName(),
                form.givenPhone(),
                new Password(form.givenPassword()),
                form.wantsOffers(),
                Languages.of(locale));
        // Tills know the card as soon as this is told; should Kafka be away, it is told later.
        boolean _ = facts.publishNow();
        Profile profile = members.find(member).orElseThrow();
        return page("enrolment/joined", HttpStatus.CREATED)
                .addObject("profile", profile)
                .addObject("qr", CardQr.of(profile.card()));
    }

    private static ModelAndView page(String view, HttpStatusCode status) {
        ModelAndView page = new ModelAndView(view);
        page.setStatus(status);
        return page;
    }
}
