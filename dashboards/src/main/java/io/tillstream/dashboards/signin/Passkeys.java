package io.tillstream.dashboards.signin;

import com.webauthn4j.util.exception.WebAuthnException;
import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Passkeys of people: any number each, in telephones, computers and sticks; one of them is both factors at once. */
@Component
public final class Passkeys {
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);

    private final RelyingParty party;
    private final PasskeyOwners owners;
    private final PasskeyRecords records;
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final AuditLog log;

    Passkeys(
            RelyingParty party,
            PasskeyOwners owners,
            PasskeyRecords records,
            JdbcClient database,
            PlatformTransactionManager transactions,
            AuditLog log) {
        this.party = party;
        this.owners = owners;
        this.records = records;
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.log = log;
    }

    /** The name they are bound to: the host in the address of the pages, or the end of it. */
    public String boundTo() {
        return party.id();
    }

    /** Somebody's, the oldest first. */
    public List<Passkey> of(String name) {
        return records.of(name);
    }

    /** What a new one is to be made for. */
    PublicKeyCredentialCreationOptions begin(Person person) {
        transactions.executeWithoutResult(_ -> {
            database.sql("select 1 from person where name = ? for update")
                    .param(person.name())
                    .query(Integer.class)
                    .single();
            if (owners.findByUsername(person.name()) == null) {
                owners.save(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(Bytes.random())
                        .name(person.name())
                        .displayName(person.displayName())
                        .build());
            }
        });
        Authentication owner = new SignedIn(person, true).authentication();
        return party.operations()
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(owner));
    }

    /** Keeps a new one, if it answers what was asked; else false. */
    boolean add(
            String name,
            String label,
            PublicKeyCredentialCreationOptions asked,
            PublicKeyCredential<AuthenticatorAttestationResponse> answer) {
        if (!asked.getUser().getName().equals(name)) {
            return false;
        }
        try {
            transactions.executeWithoutResult(_ -> {
                party.operations()
                        .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                                asked, new RelyingPartyPublicKey(answer, label)));
                log.note(AuditKind.PASSKEY_ADDED, name, null, Map.of("passkey", label));
            });
            return true;
        } catch (WebAuthnException | IllegalArgumentException | NullPointerException e) {
            LOG.info("A new passkey was not taken: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /** What an existing one is to sign; whose, it says itself. */
    PublicKeyCredentialRequestOptions ask() {
        return party.operations()
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    /** Whose passkey signed what was asked; nothing when none did that is known, bound to here, and the only one of its kind. */
    Optional<String> prove(
            PublicKeyCredentialRequestOptions asked, PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        try {
            return Objects.requireNonNull(transactions.execute(_ -> owner(asked, answer)));
        } catch (WebAuthnException | IllegalArgumentException | NullPointerException e) {
            // Also what is missing from an answer; its words are a stranger's, and stay out of the log.
            LOG.info("A passkey was not taken: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Optional<String> owner(
            PublicKeyCredentialRequestOptions asked, PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        Bytes id = answer.getRawId();
        CredentialRecord before = records.hold(id) ? records.findByCredentialId(id) : null;
        if (before == null) {
            return Optional.empty();
        }
        Bytes handle = answer.getResponse().getUserHandle();
        if (!before.getUserEntityUserId().equals(handle)) {
            return Optional.empty();
        }
        PublicKeyCredentialUserEntity owner =
                party.operations().authenticate(new RelyingPartyAuthenticationRequest(asked, answer));
        long count = Objects.requireNonNull(records.findByCredentialId(id)).getSignatureCount();
        // Spring Security 7.1 compares with the count at the registration, which a copy made later is beyond as well.
        if ((count != 0 || before.getSignatureCount() != 0) && count <= before.getSignatureCount()) {
            records.markCopied(id);
            log.note(
                    owner.getName(), AuditKind.PASSKEY_COPIED, owner.getName(), null, Map.of("passkey", label(before)));
            return Optional.empty();
        }
        return Optional.of(owner.getName());
    }

    private static String label(CredentialRecord key) {
        return Objects.requireNonNullElse(key.getLabel(), "");
    }

    /** Takes one away; one that is not theirs changes nothing. */
    public void remove(String name, String id) {
        transactions.executeWithoutResult(_ -> of(name).stream()
                .filter(key -> key.id().equals(id) && records.delete(name, Bytes.fromBase64(id)))
                .forEach(key -> log.note(AuditKind.PASSKEY_REMOVED, name, Map.of("passkey", key.label()), null)));
    }

    /** Takes all of them away, for somebody who has lost them. */
    public void removeAll(String name) {
        transactions.executeWithoutResult(_ -> {
            List<String> labels = of(name).stream().map(Passkey::label).toList();
            if (records.deleteAll(name) > 0) {
                log.note(AuditKind.PASSKEY_REMOVED, name, Map.of("passkeys", labels), null);
            }
        });
    }
}
