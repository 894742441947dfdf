package io.tillstream.portal.consent;

import io.tillstream.events.message.Channel;
import io.tillstream.portal.enrolment.Decisions;
import io.tillstream.portal.enrolment.MemberFacts;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.signin.SignedInMember;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What is known of the member, the switch for personal offers, and by which channels the member may be written to. */
@Controller
class PrivacyPage {
    private static final int DECISIONS_SHOWN = 12;

    private final Members members;
    private final MemberFacts facts;
    private final MessageChoices choices;
    private final Decisions decisions;

    PrivacyPage(Members members, MemberFacts facts, MessageChoices choices, Decisions decisions) {
        this.members = members;
        this.facts = facts;
        this.choices = choices;
        this.decisions = decisions;
    }

    @GetMapping("/privacy")
    String show(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam(defaultValue = "false") boolean kept,
            Locale locale,
            Model model) {
        return page(signedIn, choices.of(signedIn.member(), Languages.of(locale)), kept, model);
    }

    private String page(SignedInMember signedIn, MessageChoice choice, boolean kept, Model model) {
        model.addAttribute("profile", members.find(signedIn.member()).orElseThrow(NotHere::new));
        model.addAttribute("changed", false);
        model.addAttribute("choice", choice);
        model.addAttribute("kept", kept);
        model.addAttribute("decisions", decisions.of(signedIn.member(), DECISIONS_SHOWN));
        model.addAttribute("zone", ZoneOffset.UTC);
        return "consent/privacy";
    }

    @PostMapping("/privacy/messages")
    String keep(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") Set<Channel> allow,
            @RequestParam(defaultValue = "en") String language,
            HttpServletResponse response,
            Model model) {
        MessageChoice choice =
                choices.keep(signedIn.member(), email.strip(), allow, Languages.of(Locale.forLanguageTag(language)));
        if (choice.complaints().isEmpty()) {
            return "redirect:/privacy?kept=true#messages";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(signedIn, choice, false, model);
    }

    /** The question for the address, once more. */
    @PostMapping("/privacy/address")
    String askAgain(@AuthenticationPrincipal SignedInMember signedIn) {
        choices.askAgain(signedIn.member());
        return "redirect:/privacy#messages";
    }

    @PostMapping("/privacy/personalisation")
    String personalise(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam boolean allowed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        members.personalise(signedIn.member(), allowed);
        // Tills hear of it within seconds; should Kafka be away, as soon as it is back.
        boolean _ = facts.publishNow();
        if (htmx == null) {
            return "redirect:/privacy";
        }
        model.addAttribute("profile", members.find(signedIn.member()).orElseThrow(NotHere::new));
        model.addAttribute("changed", true);
        return "consent/privacy :: switch";
    }
}
