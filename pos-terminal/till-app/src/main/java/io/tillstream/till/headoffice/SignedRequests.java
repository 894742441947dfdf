package io.tillstream.till.headoffice;

import io.tillstream.encoding.FactChain;
import io.tillstream.encoding.Signing;
import io.tillstream.till.identity.Identity;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;

/** Requests that prove by the till's key who sends them; see docs/reference/till-protocol.md. */
final class SignedRequests {
    private final URI address;
    private final Identity identity;
    private final PrivateKey key;

    /** True time, because the gateway compares it with its own; business time may be shifted. */
    private final Clock wall = Clock.systemUTC();

    SignedRequests(URI address, Identity identity) {
        this.address = address;
        this.identity = identity;
        this.key = identity.signingKey();
    }

    HttpRequest make(String method, String target, byte[] body, Duration patience) {
        String time = wall.instant().toString();
        String text = method + "\n" + target + "\n" + time + "\n"
                + FactChain.hashOf(body).hex();
        return HttpRequest.newBuilder(address.resolve(target))
                .timeout(patience)
                .header("Tillstream-Till", identity.till().toString())
                .header("Tillstream-Time", time)
                .header("Tillstream-Signature", Signing.sign(key, text.getBytes(StandardCharsets.UTF_8)))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }
}
