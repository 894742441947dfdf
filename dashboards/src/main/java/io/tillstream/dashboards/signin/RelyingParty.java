package io.tillstream.dashboards.signin;

import io.tillstream.dashboards.settings.DashboardsSettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * This app as authenticators see it: a name that passkeys are bound to, and the addresses from which they are used. Every
 * passkey says itself whose it is, and asks its owner for a finger, a face or a number.
 */
@Component
final class RelyingParty {
    private final PasskeyOwners owners;
    private final PasskeyRecords records;
    private final DashboardsSettings.Passkeys settings;
    private final Environment environment;

    private @Nullable WebAuthnRelyingPartyOperations operations;

    RelyingParty(PasskeyOwners owners, PasskeyRecords records, DashboardsSettings settings, Environment environment) {
        this.owners = owners;
        this.records = records;
        this.settings = settings.passkeys();
        this.environment = environment;
    }

    String id() {
        return settings.id();
    }

    /** The protocol, once the app has a port: where no addresses are set they are that port on this machine. */
    synchronized WebAuthnRelyingPartyOperations operations() {
        WebAuthnRelyingPartyOperations known = operations;
        if (known == null) {
            Set<String> origins = settings.origins().isEmpty()
                    ? Set.of("http://" + settings.id() + ":" + environment.getRequiredProperty("local.server.port"))
                    : settings.origins();
            known = operations(origins);
            operations = known;
        }
        return known;
    }

    private WebAuthnRelyingPartyOperations operations(Set<String> origins) {
        Webauthn4JRelyingPartyOperations made = new Webauthn4JRelyingPartyOperations(
                owners,
                records,
                PublicKeyCredentialRpEntity.builder()
                        .id(settings.id())
                        .name("Tillstream")
                        .build(),
                origins);
        made.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        made.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return made;
    }
}
