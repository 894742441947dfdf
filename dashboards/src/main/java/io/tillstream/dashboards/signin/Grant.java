package io.tillstream.dashboards.signin;

/**
 * A role, and where somebody has it.
 *
 * @param role which
 * @param scope where
 */
public record Grant(Role role, Scope scope) {
    public static Grant everywhere(Role role) {
        return new Grant(role, new Scope.Chain());
    }

    public boolean isForTheChain() {
        return scope instanceof Scope.Chain;
    }

    /** {@code manager}, {@code buyer in region north}, {@code it in store s1}: as it stands in the audit log. */
    @Override
    public String toString() {
        return isForTheChain() ? role.word() : role.word() + " in " + scope.word() + " " + scope.place();
    }
}
