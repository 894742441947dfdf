package io.tillstream.portal.enrolment;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.MemberId;
import io.tillstream.portal.signin.Password;
import io.tillstream.portal.signin.PasswordRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The machines' door: members of an earlier system, and passwords for them. */
@RestController
class MachineDoor {
    private static final int MOST = 1_000_000;

    private final Enrolments enrolments;
    private final MemberFacts facts;
    private final PasswordRules rules;

    MachineDoor(Enrolments enrolments, MemberFacts facts, PasswordRules rules) {
        this.enrolments = enrolments;
        this.facts = facts;
        this.rules = rules;
    }

    /** One member per line; all are stored or none. */
    @PostMapping("/api/import/members")
    Map<String, Object> take(BufferedReader body) throws IOException {
        List<Enrolment> lines = new ArrayList<>();
        int number = 0;
        for (String line = body.readLine(); line != null; line = body.readLine()) {
            number++;
            if (!line.isBlank()) {
                lines.add(enrolment(number, line));
            }
            if (number > MOST) {
                throw new RefusedImport(number, "more than " + MOST + " lines in one request.");
            }
        }
        int added = enrolments.take(lines);
        return Map.of("members", lines.size(), "new", added, "published", facts.publishNow());
    }

    private static Enrolment enrolment(int number, String line) {
        try {
            return CanonicalJson.decode(line, ImportedMember.class).asEnrolment();
        } catch (UnreadableFact | IllegalArgumentException e) {
            throw new RefusedImport(number, e.getMessage() + ";");
        }
    }

    /** The body of a password request. */
    record ChosenPassword(String password) {
        @Override
        public String toString() {
            return "ChosenPassword[…]";
        }
    }

    /** Sets a member's password. */
    @PostMapping("/api/members/{member}/password")
    ResponseEntity<Map<String, String>> choosePassword(@PathVariable String member, @RequestBody ChosenPassword body) {
        Optional<PasswordRules.Complaint> complaint = rules.complaint(body.password(), Set.of());
        if (complaint.isPresent()) {
            return ResponseEntity.badRequest()
                    .body(Map.of(
                            "error",
                            "The password " + complaint.get().words() + "; a sentence is easiest to remember."));
        }
        return enrolments.choosePassword(new MemberId(member), new Password(body.password()))
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(Map.of("error", "No member " + member + " is enrolled here."));
    }

    @ExceptionHandler({RefusedImport.class, IllegalArgumentException.class})
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Map<String, String> refuse(RuntimeException refusal) {
        return Map.of("error", String.valueOf(refusal.getMessage()));
    }
}
