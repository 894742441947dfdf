package io.tillstream.dashboards.people;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** What holds passkeys beside a browser: Chromium's virtual authenticator, which counts and asks its owner for a finger. */
final class Telephone {
    private static final String ID = "authenticatorId";

    private final CDPSession line;
    private final String id;

    private Telephone(CDPSession line, String id) {
        this.line = line;
        this.id = id;
    }

    static Telephone beside(Page page) {
        CDPSession line = page.context().newCDPSession(page);
        line.send("WebAuthn.enable", new JsonObject());
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        return new Telephone(
                line,
                line.send("WebAuthn.addVirtualAuthenticator", wanted).get(ID).getAsString());
    }

    /** Its passkeys with their private halves. */
    JsonArray keys() {
        return line.send("WebAuthn.getCredentials", of()).getAsJsonArray("credentials");
    }

    /** Puts passkeys of another telephone into this one, as no real one lets anybody do. */
    void copy(JsonArray keys, String boundTo) {
        for (JsonElement key : keys) {
            JsonObject copied = key.getAsJsonObject().deepCopy();
            copied.addProperty("rpId", boundTo);
            JsonObject wanted = of();
            wanted.add("credential", copied);
            line.send("WebAuthn.addCredential", wanted);
        }
    }

    /** Whether it knows its owner's finger. */
    void knowsTheFinger(boolean known) {
        JsonObject wanted = of();
        wanted.addProperty("isUserVerified", known);
        line.send("WebAuthn.setUserVerified", wanted);
    }

    private JsonObject of() {
        JsonObject wanted = new JsonObject();
        wanted.addProperty(ID, id);
        return wanted;
    }
}
