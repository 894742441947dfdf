package io.tillstream.gateway.device;

import io.tillstream.encoding.Signing;
import io.tillstream.events.TillId;
import io.tillstream.events.till.Device;
import io.tillstream.gateway.certificate.OwnCertificate;
import io.tillstream.gateway.door.AdminToken;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.log.TopicFeed;
import io.tillstream.gateway.settings.Clocks;
import io.tillstream.gateway.settings.GatewaySettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Issues enrolment codes to the operator and enrols the devices that bring one. */
@RestController
final class EnrolmentDoor {
    private final EnrolmentCodes codes;
    private final Devices devices;
    private final TopicFeed feed;
    private final OwnCertificate certificate;
    private final AdminToken admin;
    private final GatewaySettings settings;
    private final Clocks clocks;

    EnrolmentDoor(
            EnrolmentCodes codes,
            Devices devices,
            @Qualifier(DeviceTopics.FEED) TopicFeed feed,
            OwnCertificate certificate,
            AdminToken admin,
            GatewaySettings settings,
            Clocks clocks) {
        this.codes = codes;
        this.devices = devices;
        this.feed = feed;
        this.certificate = certificate;
        this.admin = admin;
        this.settings = settings;
        this.clocks = clocks;
    }

    record CodeRequest(@Nullable String till, @Nullable Integer epoch) {}

    record CodeAnswer(String code, String certificate, Instant expiresAt) {}

    record Enrolment(@Nullable String code, @Nullable String publicKey) {}

    record Enrolled(String till, int epoch, String memberLookupKey, String decisionKey) {}

    @PostMapping("/admin/enrolment-codes")
    CodeAnswer issue(
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody CodeRequest request) {
        admin.require(authorization);
        Integer epoch = request.epoch();
        if (request.till() == null || epoch == null || epoch < 1) {
            throw malformed("Code request", "till and epoch (1 or more) are both needed");
        }
        EnrolmentCodes.Fresh fresh = codes.issue(tillId(request.till()), epoch);
        return new CodeAnswer(fresh.code(), certificate.fingerprint(), fresh.expiresAt());
    }

    /** Synchronized: two devices must not enrol for one till at once. */
    @PostMapping("/till/v1/enrolment")
    synchronized Enrolled enrol(@RequestBody Enrolment enrolment) {
        if (!feed.isReady()) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Gateway",
                    "still reading the enrolled devices",
                    "nobody is let in before",
                    "try again in a moment");
        }
        String code = enrolment.code();
        String publicKey = enrolment.publicKey();
        if (code == null || publicKey == null || !isKey(publicKey)) {
            throw malformed("Enrolment", "a code and an Ed25519 public key in base 64 are both needed");
        }
        EnrolmentCodes.Grant grant = codes.redeem(code, publicKey).orElseThrow(EnrolmentDoor::unknownCode);
        Optional<Device> known = devices.find(grant.till());
        if (known.isEmpty() || !isSame(known.get(), grant, publicKey)) {
            refuseUsedEpoch(known, grant);
            Instant now = clocks.business().instant().truncatedTo(ChronoUnit.MILLIS);
            devices.enrol(new Device(grant.till(), grant.epoch(), publicKey, now, false));
        }
        return new Enrolled(grant.till().toString(), grant.epoch(), settings.memberLookupKey(), settings.decisionKey());
    }

    private static boolean isSame(Device known, EnrolmentCodes.Grant grant, String publicKey) {
        return known.epoch() == grant.epoch() && known.publicKey().equals(publicKey) && !known.revoked();
    }

    /** Two devices writing one epoch would be clones of each other. */
    private static void refuseUsedEpoch(Optional<Device> known, EnrolmentCodes.Grant grant) {
        if (known.isPresent() && grant.epoch() <= known.get().epoch()) {
            throw Refusal.of(
                    HttpStatus.CONFLICT,
                    "Epoch " + grant.epoch() + " of till " + grant.till(),
                    "already given to another device",
                    "a new device writes a new epoch",
                    "ask for a code with epoch " + (known.get().epoch() + 1));
        }
    }

    private static Refusal unknownCode() {
        return Refusal.of(
                HttpStatus.FORBIDDEN,
                "Enrolment code",
                "not valid",
                "a code works once and for 15 minutes",
                "ask head office for a new one");
    }

    private static TillId tillId(String text) {
        try {
            return TillId.parse(text);
        } catch (IllegalArgumentException e) {
            throw malformed("Code request", "a till is like s1-t2");
        }
    }

    private static boolean isKey(String publicKey) {
        try {
            Signing.publicKey(publicKey);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Refusal malformed(String thing, String rule) {
        return Refusal.of(HttpStatus.BAD_REQUEST, thing, "incomplete", rule, "correct it and send it again");
    }
}
