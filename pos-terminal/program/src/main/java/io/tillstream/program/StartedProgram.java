package io.tillstream.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A program that knows that a starter started it.
 *
 * @param folder where the programs are
 * @param program which it is
 */
public record StartedProgram(ProgramFolder folder, Digest program) {
    /** The exit code of a program that wants the next one to be tried. */
    public static final int CHANGES_OVER = 86;

    static final String FOLDER = "program.folder";
    static final String PROGRAM = "program.digest";

    /** This process; empty where no starter started it. */
    public static Optional<StartedProgram> self() {
        String folder = System.getProperty(FOLDER);
        String program = System.getProperty(PROGRAM);
        return folder == null || program == null
                ? Optional.empty()
                : Optional.of(new StartedProgram(new ProgramFolder(Path.of(folder)), new Digest(program)));
    }

    /** Whether the starter may still go back from it. */
    public boolean isOnTrial() throws IOException {
        return folder.good().filter(program::equals).isEmpty();
    }

    /** It can sell. */
    public void isSound() throws IOException {
        folder.sound(program);
    }

    /**
     * Ends this process as soon as its starter is gone: a second one would start a second program. The starter holds the other end
     * of standard input for as long as it lives.
     */
    public void endWithStarter() {
        Thread.ofPlatform().daemon().name("starter-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Nothing is said on this line.
                }
            } catch (IOException e) {
                // As gone as closed.
            }
            Runtime.getRuntime().halt(CHANGES_OVER);
        });
    }
}
