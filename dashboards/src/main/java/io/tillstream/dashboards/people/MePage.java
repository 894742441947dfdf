package io.tillstream.dashboards.people;

import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.masterdata.ChainGroups;
import io.tillstream.dashboards.signin.FreshProof;
import io.tillstream.dashboards.signin.Passkeys;
import io.tillstream.dashboards.signin.Person;
import io.tillstream.dashboards.signin.SecondFactorRule;
import io.tillstream.dashboards.signin.SecondFactors;
import io.tillstream.dashboards.signin.Sessions;
import io.tillstream.dashboards.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /me}: one's own account: roles, password, language, sessions. */
@Controller
final class MePage {
    private final OwnAccount account;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final SecondFactorRule rule;
    private final ChainGroups chain;
    private final Passkeys passkeys;
    private final FreshProof proof;

    MePage(
            OwnAccount account,
            Sessions sessions,
            SecondFactors factors,
            SecondFactorRule rule,
            ChainGroups chain,
            Passkeys passkeys,
            FreshProof proof) {
        this.passkeys = passkeys;
        this.proof = proof;
        this.factors = factors;
        this.rule = rule;
        this.account = account;
        this.sessions = sessions;
        this.chain = chain;
    }

    @GetMapping("/me")
    String page(
            HttpServletRequest request,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(required = false) @Nullable String changed,
            Model model) {
        Person me = SignedIn.of(request).orElseThrow();
        model.addAttribute("me", me);
        model.addAttribute("called", show.person(me.name()));
        model.addAttribute("held", Held.all(me.roles(), chain.map(), show));
        model.addAttribute("changed", changed != null);
        model.addAttribute("factorsPossible", factors.arePossible());
        model.addAttribute("factorOwed", rule.isOwedBy(me));
        model.addAttribute("codesLeft", factors.left(me.name()));
        model.addAttribute("byProgram", factors.isOn(me.name()));
        model.addAttribute("passkeys", passkeys.of(me.name()));
        model.addAttribute("boundTo", passkeys.boundTo());
        model.addAttribute("fresh", proof.isFresh(me.name(), request));
        return "me";
    }

    @PostMapping("/me/password")
    String changePassword(
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String again,
            Model model) {
        Person me = SignedIn.of(request).orElseThrow();
        try {
            account.changePassword(me.name(), old, wanted, again);
        } catch (RefusedChange refusal) {
            return refused(refusal, request, response, show, model);
        }
        sessions.goOn(me.name(), request, response);
        return "redirect:/me?changed";
    }

    /** Takes a code as the proof that it is still they who sit here. */
    @PostMapping("/me/prove")
    String prove(
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "") String code,
            Model model) {
        try {
            account.prove(SignedIn.of(request).orElseThrow(), code, request);
        } catch (RefusedChange refusal) {
            return refused(refusal, request, response, show, model);
        }
        return "redirect:/me#passkeys";
    }

    @PostMapping("/me/passkeys/remove")
    String removePasskey(
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "") String id,
            Model model) {
        try {
            account.removePasskey(SignedIn.of(request).orElseThrow(), id, request);
        } catch (RefusedChange refusal) {
            return refused(refusal, request, response, show, model);
        }
        return "redirect:/me#passkeys";
    }

    /** New recovery codes, shown once. */
    @PostMapping("/me/recovery-codes")
    String renewCodes(
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute(name = "show", binding = false) Show show,
            Model model) {
        try {
            model.addAttribute("codes", account.renewCodes(SignedIn.of(request).orElseThrow(), request));
        } catch (RefusedChange refusal) {
            return refused(refusal, request, response, show, model);
        }
        return "second-factor";
    }

    private String refused(
            RefusedChange refusal, HttpServletRequest request, HttpServletResponse response, Show show, Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refused", show.say(refusal.reason().key()));
        return page(request, show, null, model);
    }

    @PostMapping("/me/sign-out-everywhere")
    String signOutEverywhere(HttpServletRequest request) {
        account.signOutEverywhere(SignedIn.of(request).orElseThrow().name());
        return "redirect:/sign-in?out";
    }
}
