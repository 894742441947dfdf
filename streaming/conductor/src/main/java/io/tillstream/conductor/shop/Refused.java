package io.tillstream.conductor.shop;

import java.io.IOException;

/** An app refused a request as wrong; the message says which app and why. */
public final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }
}
