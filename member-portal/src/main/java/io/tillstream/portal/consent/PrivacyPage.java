package io.tillstream.portal.consent;

import io.tillstream.portal.enrolment.MemberFacts;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.signin.SignedInMember;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What is known of the member, and the switch for personal offers. */
@Controller
class PrivacyPage {
    private final Members members;
    private final MemberFacts facts;

    PrivacyPage(Members members, MemberFacts facts) {
        this.members = members;
        this.facts = facts;
    }

    @GetMapping("/privacy")
    String show(@AuthenticationPrincipal SignedInMember signedIn, Model model) {
        model.addAttribute("profile", members.find(signedIn.member()).orElseThrow(NotHere::new));
        model.addAttribute("changed", false);
        return "consent/privacy";
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
