package io.tillstream.dashboards.signin;

import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Counts failed sign-ins within 15 minutes: ten close a name, known or not (NIST 800-63B allows 100; we stop far earlier), a
 * hundred from one network address close that address, and a thousand close the sign-in by password and code to everybody, for
 * the rest of these minutes. Passwords, codes and recovery codes count alike, here and on {@code /me}.
 */
@Component
final class FailedSignIns {
    private static final int OF_A_NAME = 10;
    /** A whole office stands behind one address. */
    private static final int OF_AN_ADDRESS = 100;
    /** More than a chain mistypes, far less than guessing takes. */
    private static final int OF_ALL = 1_000;

    private static final String EVERYBODY = "";

    private final FailureCount names;
    private final FailureCount addresses;
    private final FailureCount all;
    private final Supplier<String> address;

    @Autowired
    FailedSignIns() {
        // Not business time: an attacker's speed is measured in real minutes.
        this(InstantSource.system(), FailedSignIns::ofTheRequest);
    }

    FailedSignIns(InstantSource clock, Supplier<String> address) {
        this.names = new FailureCount(clock, OF_A_NAME);
        this.addresses = new FailureCount(clock, OF_AN_ADDRESS);
        this.all = new FailureCount(clock, OF_ALL);
        this.address = address;
    }

    /** Whether no password and no code is looked at under this name, or from where it is asked now. */
    boolean isClosed(String name) {
        return isClosedForPasskeys(name) || all.isFull(EVERYBODY);
    }

    /** The same for passkeys, which nobody guesses: what others do elsewhere does not keep their owners out. */
    boolean isClosedForPasskeys(String name) {
        return names.isFull(name) || isAddressClosed();
    }

    void failed(String name) {
        names.add(name);
        addresses.add(address.get());
        all.add(EVERYBODY);
    }

    /** Whether nothing is looked at from where it is asked now. */
    boolean isAddressClosed() {
        return addresses.isFull(address.get());
    }

    /** Counts a passkey of nobody: for the address alone, for nobody is guessed at. */
    void failedFromHere() {
        addresses.add(address.get());
    }

    /** Forgets the failures of the name; an address is not cleared by somebody who has an account of their own. */
    void succeeded(String name) {
        names.forget(name);
    }

    /** From which network address this request comes; empty outside of one. */
    static String ofTheRequest() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? Objects.requireNonNullElse(request.getRequest().getRemoteAddr(), "")
                : "";
    }
}
