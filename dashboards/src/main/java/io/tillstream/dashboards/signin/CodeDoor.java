package io.tillstream.dashboards.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sign-in/code}: the second step of signing in, counted and closed together with passwords. */
@Controller
final class CodeDoor {
    private final SecondFactors factors;
    private final FailedSignIns failures;
    private final SignInNotes notes;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final FreshProof proof;

    CodeDoor(
            SecondFactors factors,
            FailedSignIns failures,
            SignInNotes notes,
            Sessions sessions,
            Passkeys passkeys,
            FreshProof proof) {
        this.passkeys = passkeys;
        this.proof = proof;
        this.factors = factors;
        this.failures = failures;
        this.notes = notes;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in/code")
    String page(HttpServletRequest request, Model model) {
        Optional<String> half = FreshRights.half(request).map(Person::name);
        if (half.isEmpty()) {
            return "redirect:/sign-in?again";
        }
        boolean byProgram = factors.isOn(half.get());
        model.addAttribute("byProgram", byProgram);
        model.addAttribute("byCode", byProgram || factors.left(half.get()) > 0);
        model.addAttribute("boundTo", passkeys.of(half.get()).isEmpty() ? null : passkeys.boundTo());
        return "sign-in-code";
    }

    @PostMapping("/sign-in/code")
    String prove(
            HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "") String code) {
        Optional<String> half = FreshRights.half(request).map(Person::name);
        if (half.isEmpty()) {
            return "redirect:/sign-in?again";
        }
        String name = half.get();
        if (failures.isClosed(name)) {
            return "redirect:/sign-in?closed";
        }
        if (!factors.prove(name, code)) {
            failures.failed(name);
            notes.failed(name, failures.isClosed(name));
            return "redirect:/sign-in/code?wrong";
        }
        failures.succeeded(name);
        notes.signedIn(name);
        sessions.goOn(name, request, response);
        proof.given(name, request);
        return "redirect:/";
    }
}
