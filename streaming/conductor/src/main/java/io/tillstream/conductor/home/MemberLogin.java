package io.tillstream.conductor.home;

/**
 * A member of the plan with whose card a newcomer may look into the member portal.
 *
 * @param member the member's id
 * @param card the card's number, as the portal asks for it
 * @param password the password it was given once
 */
public record MemberLogin(String member, String card, String password) {
    @Override
    public String toString() {
        return "MemberLogin[member=" + member + "]";
    }
}
