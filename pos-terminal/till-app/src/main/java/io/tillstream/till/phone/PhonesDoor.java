package io.tillstream.till.phone;

import io.tillstream.till.settings.PhoneSettings;
import io.tillstream.till.settings.TillSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Pairs phones: the till shows a code, and the phone that opens it may sell. */
@Controller
final class PhonesDoor {
    private final Pairing pairing;
    private final PhoneSettings settings;

    PhonesDoor(Pairing pairing, TillSettings settings) {
        this.pairing = pairing;
        this.settings = settings.phone();
    }

    /** At the till itself. */
    @GetMapping("/phone")
    String phones(HttpServletRequest request, Model model) {
        atTheTillOnly(request);
        model.addAttribute("door", settings.port() != null);
        model.addAttribute("paired", pairing.paired());
        return "phone";
    }

    @PostMapping("/phone/code")
    String code(HttpServletRequest request, Model model) {
        atTheTillOnly(request);
        Integer port = settings.port();
        if (port == null) {
            return "redirect:/phone";
        }
        String code = pairing.newCode();
        String address = "https://" + settings.name() + ":" + port + PhoneGate.PAIR;
        model.addAttribute("door", true);
        model.addAttribute("paired", pairing.paired());
        model.addAttribute("code", code);
        model.addAttribute("address", address);
        model.addAttribute("minutes", Pairing.CODE_LASTS.toMinutes());
        model.addAttribute("picture", QrPicture.of(address + "?code=" + code));
        return "phone";
    }

    @PostMapping("/phone/forget")
    String forget(HttpServletRequest request) {
        atTheTillOnly(request);
        pairing.forgetAll();
        return "redirect:/phone";
    }

    /** On the phone. Nothing happens yet: whoever looks a link up must not use its code up. */
    @GetMapping(PhoneGate.PAIR)
    String ask(@RequestParam(name = "code", defaultValue = "") String code, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("refused", false);
        return "pair";
    }

    @PostMapping(PhoneGate.PAIR)
    Object pair(@RequestParam("code") String code, Model model) {
        Optional<String> secret = pairing.redeem(code.strip().toUpperCase(Locale.ROOT));
        if (secret.isEmpty()) {
            model.addAttribute("code", "");
            model.addAttribute("refused", true);
            return "pair";
        }
        ResponseCookie cookie = ResponseCookie.from(PhoneGate.COOKIE, secret.get())
                .path("/")
                .httpOnly(true)
                .secure(true)
                .sameSite("Strict")
                .maxAge(Pairing.PHONE_LASTS)
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, "/")
                .build();
    }

    private static void atTheTillOnly(HttpServletRequest request) {
        if (!PhoneGate.isOwnMachine(request)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Phones are paired at the till itself.");
        }
    }
}
