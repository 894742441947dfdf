package io.tillstream.dashboards.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Question and answer between this app and a browser with passkeys, as the JSON of WebAuthn level 3. A question lies in the
 * session, is answered once, rightly or not, and within five minutes.
 */
@Component
public final class PasskeyTalk {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration HOLDS = Duration.ofMinutes(5);
    private static final String ASKED = PasskeyTalk.class.getName() + ".asked";

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final Passkeys passkeys;
    private final InstantSource clock;

    @Autowired
    PasskeyTalk(Passkeys passkeys) {
        this(passkeys, InstantSource.system());
    }

    PasskeyTalk(Passkeys passkeys, InstantSource clock) {
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /** What is waited for, and since when. */
    private record Question(Serializable options, long at) implements Serializable {}

    /** Asks a browser for a new passkey of somebody. */
    public String askForNew(Person person, HttpServletRequest request) {
        PublicKeyCredentialCreationOptions options = passkeys.begin(person);
        keep(options, request);
        return json.writeValueAsString(options);
    }

    /** Keeps what the browser made; false when it is not what was asked for. */
    public boolean addNew(String name, String label, HttpServletRequest request) {
        return taken(PublicKeyCredentialCreationOptions.class, request)
                .flatMap(asked -> this.<AuthenticatorAttestationResponse>read(request, new TypeReference<>() {})
                        .filter(key -> passkeys.add(name, label, asked, key)))
                .isPresent();
    }

    /** Asks a browser for any of its passkeys. */
    public String ask(HttpServletRequest request) {
        PublicKeyCredentialRequestOptions options = passkeys.ask();
        keep(options, request);
        return json.writeValueAsString(options);
    }

    /** Whose passkey answered; nothing when none did as asked. */
    public Optional<String> prove(HttpServletRequest request) {
        return taken(PublicKeyCredentialRequestOptions.class, request)
                .flatMap(asked -> this.<AuthenticatorAssertionResponse>read(request, new TypeReference<>() {})
                        .flatMap(key -> passkeys.prove(asked, key)));
    }

    private void keep(Serializable options, HttpServletRequest request) {
        request.getSession().setAttribute(ASKED, new Question(options, clock.millis()));
    }

    private <T> Optional<T> taken(Class<T> kind, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        // Two answers at once to one question: one of them comes too late.
        synchronized (WebUtils.getSessionMutex(session)) {
            Object asked = session.getAttribute(ASKED);
            session.removeAttribute(ASKED);
            return asked instanceof Question(Serializable options, long at)
                            && kind.isInstance(options)
                            && clock.millis() - at <= HOLDS.toMillis()
                    ? Optional.of(kind.cast(options))
                    : Optional.empty();
        }
    }

    private <R extends org.springframework.security.web.webauthn.api.AuthenticatorResponse>
            Optional<PublicKeyCredential<R>> read(
                    HttpServletRequest request, TypeReference<PublicKeyCredential<R>> kind) {
        try {
            return Optional.ofNullable(json.readValue(body(request), kind));
        } catch (JacksonException | IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    /** No more than any answer has: strangers send it, too. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new IOException("An answer has more than " + MOST_BYTES + " bytes.");
        }
        return body;
    }
}
