package io.tillstream.gateway.door;

import io.tillstream.gateway.settings.GatewaySettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The bearer token of the machine-to-machine endpoints, compared in constant time. */
@Component
public final class AdminToken {
    private final byte[] expected;

    public AdminToken(GatewaySettings settings) {
        this.expected = ("Bearer " + settings.adminToken()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Lets the owner of the token pass.
     *
     * @param authorization the request's Authorization header
     * @throws Refusal with 401 for anybody else
     */
    public void require(@Nullable String authorization) {
        byte[] given = authorization == null ? new byte[0] : authorization.getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            throw Refusal.of(
                    HttpStatus.UNAUTHORIZED,
                    "Header Authorization",
                    "not the admin token",
                    "this endpoint needs \"Bearer\" and the admin token",
                    "send tillstream.admin-token of this installation");
        }
    }
}
