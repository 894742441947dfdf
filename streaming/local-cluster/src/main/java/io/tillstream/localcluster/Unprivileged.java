package io.tillstream.localcluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Servers that refuse to run as root are run as somebody else when we are root. */
final class Unprivileged {
    /** The uid of "nobody" on every Linux; it owns nothing and may do nothing. */
    private static final int NOBODY = 65534;

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private Unprivileged() {}

    static boolean isNeeded() throws IOException {
        return isLinux() && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    /** The command, run as nobody where we are root. */
    static List<String> command(List<String> command) throws IOException {
        return isNeeded() ? joined(AS_NOBODY, command) : command;
    }

    /**
     * The command in a user namespace where root is nobody too, but its files stay ours: PostgreSQL only asks who it
     * seems to be.
     */
    static List<String> inUserNamespace(List<String> command) throws IOException {
        return isNeeded() ? joined(List.of("unshare", "--user", "--"), command) : command;
    }

    /** Whether the user such a command runs as can enter and write this existing folder. */
    static boolean canWrite(Path folder) throws IOException {
        if (!isNeeded()) {
            return Files.isWritable(folder);
        }
        // Only the way there counts: the folder itself can be given away.
        Path parent = folder.toAbsolutePath().getParent();
        return parent == null || exitCode(joined(AS_NOBODY, List.of("test", "-x", parent.toString()))) == 0;
    }

    /** Gives a folder and all in it to that user. */
    static void giveAway(Path folder) throws IOException {
        if (!isNeeded()) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private static int exitCode(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command) + " did not end within 10 s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking " + String.join(" ", command), e);
        }
    }
}
