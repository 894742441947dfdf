package io.tillstream.conductor.shop;

import io.tillstream.conductor.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody invented signs in with at the tills of a store.
 *
 * @param operator staff code
 * @param pin what they type
 * @param role {@code CASHIER}, {@code SUPERVISOR} or {@code MANAGER}
 * @param store where they work
 */
public record StaffLogin(String operator, String pin, String role, String store) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The first of each role that the plan invents; none in a plan of a former version. */
    public static List<StaffLogin> onePerRole(Home home) throws IOException {
        Path file = home.plan().resolve("staff.ndjson");
        Map<String, StaffLogin> byRole = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                StaffLogin login = JSON.readValue(line, StaffLogin.class);
                byRole.putIfAbsent(login.role(), login);
            }
        }
        return List.copyOf(byRole.values());
    }

    /** Not the PIN. */
    @Override
    public String toString() {
        return "StaffLogin[" + operator + ", " + role + ", " + store + "]";
    }
}
