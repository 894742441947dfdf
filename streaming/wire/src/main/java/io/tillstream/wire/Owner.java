package io.tillstream.wire;

/** The one part that writes a topic. */
public enum Owner {
    TILL_GATEWAY("till-gateway"),
    DASHBOARDS("dashboards"),
    MEMBER_PORTAL("member-portal"),
    STREAMING("streaming-app"),
    SCORING("scoring");

    private final String part;

    Owner(String part) {
        this.part = part;
    }

    public String part() {
        return part;
    }
}
