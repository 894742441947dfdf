package io.tillstream.dashboards.people;

import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.people.RefusedChange.Reason;
import io.tillstream.dashboards.signin.FreshProof;
import io.tillstream.dashboards.signin.PasskeyAnswer;
import io.tillstream.dashboards.signin.PasskeyTalk;
import io.tillstream.dashboards.signin.Person;
import io.tillstream.dashboards.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /me/passkeys} and {@code /me/prove/passkey}: what a script asks for, with JSON both ways. */
@Controller
final class PasskeyPage {
    private static final int LONGEST_LABEL = 40;
    private static final String BACK = "/me#passkeys";

    private final OwnAccount account;
    private final PasskeyTalk talk;
    private final FreshProof proof;

    PasskeyPage(OwnAccount account, PasskeyTalk talk, FreshProof proof) {
        this.account = account;
        this.talk = talk;
        this.proof = proof;
    }

    /** What a new passkey is to be made for; the answer goes to {@code /me/passkeys}. */
    @PostMapping("/me/passkeys/options")
    ResponseEntity<?> askForNew(
            HttpServletRequest request,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String password) {
        Person me = me(request);
        return unlessRefused(show, () -> {
            requireLabel(label);
            account.requireThemselves(me, password, request);
            return json(talk.askForNew(me, request));
        });
    }

    @PostMapping("/me/passkeys")
    ResponseEntity<?> add(
            HttpServletRequest request,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "") String label) {
        String name = me(request).name();
        return unlessRefused(show, () -> {
            requireLabel(label);
            if (!talk.addNew(name, label.strip(), request)) {
                throw new RefusedChange(Reason.PASSKEY_WRONG);
            }
            proof.given(name, request);
            return ResponseEntity.ok(PasskeyAnswer.goOn(BACK));
        });
    }

    @PostMapping("/me/prove/passkey/options")
    ResponseEntity<?> ask(HttpServletRequest request) {
        return json(talk.ask(request));
    }

    /** Takes one of their passkeys as the proof that it is still they who sit here. */
    @PostMapping("/me/prove/passkey")
    ResponseEntity<?> prove(HttpServletRequest request, @ModelAttribute(name = "show", binding = false) Show show) {
        String name = me(request).name();
        return unlessRefused(show, () -> {
            if (talk.prove(request).filter(name::equals).isEmpty()) {
                throw new RefusedChange(Reason.PASSKEY_WRONG);
            }
            proof.given(name, request);
            return ResponseEntity.ok(PasskeyAnswer.goOn(BACK));
        });
    }

    private static ResponseEntity<?> unlessRefused(Show show, Supplier<ResponseEntity<?>> deed) {
        try {
            return deed.get();
        } catch (RefusedChange refusal) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .body(PasskeyAnswer.refused(show.say(refusal.reason().key())));
        }
    }

    private static void requireLabel(String label) {
        String name = label.strip();
        if (name.isEmpty() || name.length() > LONGEST_LABEL || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new RefusedChange(Reason.PASSKEY_LABEL);
        }
    }

    private static Person me(HttpServletRequest request) {
        return SignedIn.of(request).orElseThrow();
    }

    private static ResponseEntity<String> json(String text) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(text);
    }
}
