package io.tillstream.portal.privacy;

import io.tillstream.portal.enrolment.MemberFacts;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.Profile;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.points.PointsLedger;
import io.tillstream.portal.signin.Credentials;
import io.tillstream.portal.signin.SignedInMember;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The end of a membership. There is no way back from it, so it asks for what nobody types by accident: the end of the card's number,
 * and the password of a member who has one.
 */
@Controller
class ForgetPage {
    private static final int DIGITS = 4;

    /** Whoever found a browser open does not get to try passwords. */
    private static final int MOST_ATTEMPTS = 5;

    private static final String ATTEMPTS = "privacy.forget.attempts";

    private final Members members;
    private final Credentials credentials;
    private final PointsLedger points;
    private final Forgetting forgetting;
    private final MemberFacts facts;

    ForgetPage(
            Members members, Credentials credentials, PointsLedger points, Forgetting forgetting, MemberFacts facts) {
        this.members = members;
        this.credentials = credentials;
        this.points = points;
        this.forgetting = forgetting;
        this.facts = facts;
    }

    @GetMapping("/privacy/forget")
    String ask(@AuthenticationPrincipal SignedInMember signedIn, Model model) {
        return page(signedIn, List.of(), model);
    }

    private String page(SignedInMember signedIn, List<String> complaints, Model model) {
        model.addAttribute("points", points.balanceOf(signedIn.member()).points());
        model.addAttribute("password", credentials.has(signedIn.member()));
        model.addAttribute("complaints", complaints);
        return "privacy/forget";
    }

    @PostMapping("/privacy/forget")
    String forget(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam(defaultValue = "") String card,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws ServletException {
        Profile profile = members.find(signedIn.member()).orElseThrow(NotHere::new);
        List<String> complaints = new ArrayList<>();
        String number = profile.card().text();
        if (!card.strip().equals(number.substring(number.length() - DIGITS))) {
            complaints.add("privacy.forget.card.wrong");
        }
        if (credentials.has(signedIn.member()) && !credentials.matches(signedIn.member(), password)) {
            complaints.add("privacy.forget.password.wrong");
        }
        if (complaints.isEmpty()) {
            forgetting.forget(signedIn.member());
            // Tills hear of it within seconds; should Kafka be away, as soon as it is back.
            boolean _ = facts.publishNow();
            request.logout();
            return "redirect:/sign-in?forgotten";
        }
        if (attempt(request.getSession()) >= MOST_ATTEMPTS) {
            request.logout();
            return "redirect:/sign-in?ended";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(signedIn, complaints, model);
    }

    private static int attempt(HttpSession session) {
        int attempts = (session.getAttribute(ATTEMPTS) instanceof Integer before ? before : 0) + 1;
        session.setAttribute(ATTEMPTS, attempts);
        return attempts;
    }
}
