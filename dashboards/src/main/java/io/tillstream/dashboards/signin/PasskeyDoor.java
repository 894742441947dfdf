package io.tillstream.dashboards.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * {@code /sign-in} and {@code /sign-in/passkey}: signing in without name and password; a name that is closed is closed here,
 * too.
 */
@Controller
final class PasskeyDoor {
    private final Passkeys passkeys;
    private final PasskeyTalk talk;
    private final People people;
    private final FailedSignIns failures;
    private final SignInNotes notes;
    private final Sessions sessions;
    private final FreshProof proof;

    PasskeyDoor(
            Passkeys passkeys,
            PasskeyTalk talk,
            People people,
            FailedSignIns failures,
            SignInNotes notes,
            Sessions sessions,
            FreshProof proof) {
        this.proof = proof;
        this.passkeys = passkeys;
        this.talk = talk;
        this.people = people;
        this.failures = failures;
        this.notes = notes;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in")
    String page(Model model) {
        model.addAttribute("boundTo", passkeys.boundTo());
        return "sign-in";
    }

    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<String> ask(HttpServletRequest request) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(talk.ask(request));
    }

    /** Answers with where to go on: {@code {"to":"/"}}; 409 when nobody is let in. */
    @PostMapping("/sign-in/passkey")
    ResponseEntity<PasskeyAnswer> prove(HttpServletRequest request, HttpServletResponse response) {
        if (failures.isAddressClosed()) {
            return refused("/sign-in?closed");
        }
        Optional<String> owner = talk.prove(request)
                .flatMap(people::find)
                .filter(person -> !person.isDisabled())
                .map(Person::name);
        if (owner.isEmpty()) {
            failures.failedFromHere();
            return refused("/sign-in?passkey");
        }
        String name = owner.get();
        if (failures.isClosedForPasskeys(name)) {
            return refused("/sign-in?closed");
        }
        failures.succeeded(name);
        notes.signedIn(name);
        sessions.goOn(name, request, response);
        proof.given(name, request);
        return ResponseEntity.ok(PasskeyAnswer.goOn("/"));
    }

    private static ResponseEntity<PasskeyAnswer> refused(String to) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(PasskeyAnswer.goOn(to));
    }
}
