package io.tillstream.dashboards.people;

import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.people.RefusedChange.Reason;
import io.tillstream.dashboards.signin.Person;
import io.tillstream.dashboards.signin.SecondFactors;
import io.tillstream.dashboards.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /me/second-factor}: setting up one's own second factor, and taking it off. */
@Controller
final class SecondFactorPage {
    private static final int IN_A_GROUP = 4;

    private final OwnAccount account;
    private final SecondFactors factors;

    SecondFactorPage(OwnAccount account, SecondFactors factors) {
        this.account = account;
        this.factors = factors;
    }

    /** The secret to be scanned or typed. */
    @GetMapping("/me/second-factor")
    String page(HttpServletRequest request, Model model) {
        Person me = SignedIn.of(request).orElseThrow();
        Optional<String> secret = factors.begun(me.name());
        if (secret.isEmpty()) {
            return "redirect:/me";
        }
        model.addAttribute("qr", QrDrawing.of(address(me.name(), secret.get())));
        model.addAttribute("secret", inGroups(secret.get()));
        return "second-factor";
    }

    @PostMapping("/me/second-factor/begin")
    String begin(
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "") String password,
            Model model) {
        Person me = SignedIn.of(request).orElseThrow();
        try {
            account.beginSecondFactor(me.name(), password);
        } catch (RefusedChange refusal) {
            return refused(refusal, response, show, model);
        }
        return "redirect:/me/second-factor";
    }

    @PostMapping("/me/second-factor/confirm")
    String confirm(
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "") String code,
            Model model) {
        Person me = SignedIn.of(request).orElseThrow();
        Optional<List<String>> codes = factors.confirm(me.name(), code);
        if (codes.isEmpty()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refused", show.say(Reason.CODE_WRONG.key()));
            return page(request, model);
        }
        model.addAttribute("codes", codes.get());
        return "second-factor";
    }

    @PostMapping("/me/second-factor/take-off")
    String takeOff(
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "") String code,
            Model model) {
        Person me = SignedIn.of(request).orElseThrow();
        try {
            account.takeOffSecondFactor(me, code);
        } catch (RefusedChange refusal) {
            return refused(refusal, response, show, model);
        }
        return "redirect:/me";
    }

    private static String refused(RefusedChange refusal, HttpServletResponse response, Show show, Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refused", show.say(refusal.reason().key()));
        return "second-factor";
    }

    /** What authenticator programs read: the Key URI that Google Authenticator began with. */
    private static String address(String name, String secret) {
        return "otpauth://totp/Tillstream:" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "?secret=" + secret
                + "&issuer=Tillstream&algorithm=SHA1&digits=6&period=30";
    }

    private static String inGroups(String secret) {
        return secret.replaceAll("(.{" + IN_A_GROUP + "})(?=.)", "$1 ");
    }
}
