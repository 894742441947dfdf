package io.tillstream.portal.phone;

import io.tillstream.events.MemberId;
import io.tillstream.portal.enrolment.Enrolments;
import io.tillstream.portal.enrolment.MemberFacts;
import io.tillstream.portal.enrolment.MemberPhones;
import io.tillstream.portal.enrolment.PhoneNumber;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.messages.CodeMessages;
import io.tillstream.portal.settings.PortalSettings;
import io.tillstream.portal.signin.OpenSessions;
import io.tillstream.portal.signin.Password;
import io.tillstream.portal.signin.PasswordRules;
import io.tillstream.portal.signin.SignInThrottle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Joining and signing in by a code: number, code, and for somebody new a name. Until the code is right, the answers are the same
 * whether a member is known by the number or not; nobody looks.
 */
@Controller
class PhonePage {
    private static final String ASKED = "phone.asked";
    private static final String PROVED = "phone.proved";
    private static final Duration PROOF_HOLDS = Duration.ofMinutes(15);

    /** Codes sent: a shop's guests share an address. */
    private static final SignInThrottle.Most CODES = new SignInThrottle.Most(3, 50, 500);

    /** Wrong codes; 100 in all keep guessing at many numbers at once at about one hit in 100 days. */
    private static final SignInThrottle.Most GUESSES = new SignInThrottle.Most(10, 20, 100);

    private final PhoneCodes codes;
    private final CodeMessages messages;
    private final MemberPhones phones;
    private final Enrolments enrolments;
    private final MemberFacts facts;
    private final OpenSessions sessions;
    private final PasswordRules rules;
    private final String country;
    private final Clock clock;
    private final SignInThrottle asked = new SignInThrottle(System::nanoTime, CODES);
    private final SignInThrottle wrong = new SignInThrottle(System::nanoTime, GUESSES);

    PhonePage(
            PhoneCodes codes,
            CodeMessages messages,
            MemberPhones phones,
            Enrolments enrolments,
            MemberFacts facts,
            OpenSessions sessions,
            PasswordRules rules,
            PortalSettings settings,
            Clock clock) {
        this.codes = codes;
        this.messages = messages;
        this.phones = phones;
        this.enrolments = enrolments;
        this.facts = facts;
        this.sessions = sessions;
        this.rules = rules;
        this.country = settings.country();
        this.clock = clock;
    }

    /** A number that a code went to. */
    private record Asked(PhoneNumber phone, String code) {}

    /** A number that a code came back from. */
    private record Proved(PhoneNumber phone, Instant at, boolean stays) {}

    @GetMapping("/phone")
    ModelAndView number() {
        return messages.areCarried() ? page("phone/number", HttpStatus.OK, null) : to("/join");
    }

    @PostMapping("/phone")
    ModelAndView send(@RequestParam(defaultValue = "") String phone, HttpServletRequest request, Locale locale) {
        Optional<PhoneNumber> number = PhoneNumber.typed(phone, country);
        if (number.isEmpty()) {
            return page("phone/number", HttpStatus.UNPROCESSABLE_CONTENT, "phone.number.wrong")
                    .addObject("typed", phone);
        }
        Optional<PhoneCodes.Code> code = asked.admits(phones.hashOf(number.get()), request.getRemoteAddr())
                ? codes.make(number.get())
                : Optional.empty();
        if (code.isEmpty()) {
            return page("phone/number", HttpStatus.TOO_MANY_REQUESTS, "phone.wait");
        }
        if (!messages.send(
                code.get().message(), number.get(), code.get().digits(), PhoneCodes.HOLDS, Languages.of(locale))) {
            return page("phone/number", HttpStatus.SERVICE_UNAVAILABLE, "phone.unsent");
        }
        request.getSession()
                .setAttribute(ASKED, new Asked(number.get(), code.get().id()));
        return to("/phone/code");
    }

    @GetMapping("/phone/code")
    ModelAndView code(HttpSession session) {
        return session.getAttribute(ASKED) instanceof Asked waiting
                ? codePage(waiting.phone(), HttpStatus.OK, null)
                : to("/phone");
    }

    @PostMapping("/phone/code")
    ModelAndView check(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "false") boolean stay,
            HttpServletRequest request,
            HttpServletResponse response) {
        HttpSession session = request.getSession();
        if (!(session.getAttribute(ASKED) instanceof Asked(PhoneNumber phone, String id))) {
            return to("/phone");
        }
        String hash = phones.hashOf(phone);
        if (wrong.isClosedFor(hash, request.getRemoteAddr())) {
            return codePage(phone, HttpStatus.TOO_MANY_REQUESTS, "phone.wait");
        }
        return switch (codes.check(id, code.replaceAll("[\\s-]", ""))) {
            case RIGHT -> {
                session.removeAttribute(ASKED);
                yield proved(phone, stay, request, response);
            }
            case WRONG -> {
                wrong.failed(hash, request.getRemoteAddr());
                yield codePage(phone, HttpStatus.UNPROCESSABLE_CONTENT, "phone.code.wrong")
                        .addObject("stay", stay);
            }
            case OVER -> codePage(phone, HttpStatus.UNPROCESSABLE_CONTENT, "phone.code.over");
        };
    }

    private ModelAndView proved(
            PhoneNumber phone, boolean stay, HttpServletRequest request, HttpServletResponse response) {
        Optional<MemberId> known = phones.memberOf(phone);
        if (known.isEmpty()) {
            request.getSession().setAttribute(PROVED, new Proved(phone, clock.instant(), stay));
            return to("/phone/name");
        }
        sessions.open(known.get(), request, response);
        return to("/?known");
    }

    @GetMapping("/phone/name")
    ModelAndView name(HttpSession session) {
        return provedIn(session).isPresent()
                ? page("phone/name", HttpStatus.OK, null)
                        .addObject(
                                "stay",
                                session.getAttribute(PROVED) instanceof Proved(var _, var _, boolean stays) && stays)
                : to("/phone");
    }

    @PostMapping("/phone/name")
    ModelAndView join(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "false") boolean personalised,
            @RequestParam(defaultValue = "false") boolean stay,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        Optional<PhoneNumber> phone = provedIn(request.getSession());
        if (phone.isEmpty()) {
            return to("/phone");
        }
        String complaint = complaint(name.strip(), phone.get(), password);
        if (complaint != null) {
            return page("phone/name", HttpStatus.UNPROCESSABLE_CONTENT, complaint)
                    .addObject("typed", name)
                    .addObject("personalised", personalised)
                    .addObject("stay", stay);
        }
        MemberId member = enrolments.joinByPhone(
                name.strip(),
                phone.get(),
                password.isEmpty() ? null : new Password(password),
                personalised,
                Languages.of(locale));
        // Tills know the card as soon as this is told; should Kafka be away, it is told later.
        boolean _ = facts.publishNow();
        sessions.open(member, request, response);
        return to("/?joined");
    }

    private @Nullable String complaint(String name, PhoneNumber phone, String password) {
        if (name.isEmpty() || name.length() > Enrolments.LONGEST_NAME) {
            return "join.name.wrong";
        }
        return password.isEmpty()
                ? null
                : rules.complaint(password, Set.of(name, phone.text()))
                        .map(PasswordRules.Complaint::message)
                        .orElse(null);
    }

    private Optional<PhoneNumber> provedIn(HttpSession session) {
        return session.getAttribute(PROVED) instanceof Proved(PhoneNumber phone, Instant at, var _)
                        && clock.instant().isBefore(at.plus(PROOF_HOLDS))
                ? Optional.of(phone)
                : Optional.empty();
    }

    private static ModelAndView codePage(PhoneNumber phone, HttpStatus status, @Nullable String complaint) {
        return page("phone/code", status, complaint).addObject("end", phone.end());
    }

    private static ModelAndView page(String view, HttpStatus status, @Nullable String complaint) {
        ModelAndView page = new ModelAndView(view);
        page.setStatus(status);
        page.addObject("complaint", complaint);
        return page;
    }

    private static ModelAndView to(String path) {
        return new ModelAndView("redirect:" + path);
    }
}
