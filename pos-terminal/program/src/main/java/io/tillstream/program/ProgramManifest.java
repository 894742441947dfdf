package io.tillstream.program;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a package says of itself, in lines of words; the signature is over exactly these bytes.
 *
 * <pre>
 * tillstream-program 1
 * version 0.2.0
 * made 2026-11-29T01:00:00Z
 * main io.tillstream.till.TillApp
 * journal 1 2 2
 * jvm -XX:+UseSerialGC
 * file 9f86… 1234 till-app.jar
 * </pre>
 *
 * @param version for people, without blanks
 * @param made when; a till takes nothing made before what it runs
 * @param main the class that is started
 * @param journal the formats of a journal that it knows
 * @param jvm options for the JVM
 * @param files the jars, in the order of the class path; plain names, each once
 */
public record ProgramManifest(
        String version, Instant made, String main, JournalFormats journal, List<String> jvm, List<Jar> files) {
    static final int MOST_FILES = 1_000;
    /** Four times what a till's jars weigh in 2026. */
    static final long LARGEST = 256L * 1024 * 1024;

    private static final String FIRST = "tillstream-program 1";
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}");
    private static final Pattern MAIN = Pattern.compile("[A-Za-z_][\\w$]*(?:\\.[A-Za-z_][\\w$]*)*");
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._+-]{0,119}\\.jar");

    /**
     * A file of it.
     *
     * @param digest of its bytes
     * @param size how many
     * @param name {@code till-app.jar}; no folders
     */
    public record Jar(Digest digest, long size, String name) {
        public Jar {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("File \"" + name + "\" is not a jar with a plain name.");
            }
            if (size < 0 || size > LARGEST) {
                throw new IllegalArgumentException("File " + name + " has " + size + " bytes; 0 to " + LARGEST + ".");
            }
        }
    }

    public ProgramManifest {
        jvm = List.copyOf(jvm);
        files = List.copyOf(files);
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("Version \"" + version + "\" is not 1 to 40 plain characters.");
        }
        if (!MAIN.matcher(main).matches()) {
            throw new IllegalArgumentException("Main class \"" + main + "\" is not the name of a class.");
        }
        if (jvm.stream()
                .anyMatch(option -> !option.startsWith("-") || option.chars().anyMatch(each -> each < ' '))) {
            throw new IllegalArgumentException("An option of the JVM begins with a dash and is one line.");
        }
        Set<String> names = new HashSet<>();
        if (files.isEmpty() || files.size() > MOST_FILES || !files.stream().allMatch(file -> names.add(file.name()))) {
            throw new IllegalArgumentException(
                    "It names " + files.size() + " files; 1 to " + MOST_FILES + ", each once.");
        }
        if (files.stream().mapToLong(Jar::size).sum() > LARGEST) {
            throw new IllegalArgumentException("Its files have more than " + LARGEST + " bytes.");
        }
    }

    String text() {
        StringBuilder text = new StringBuilder(FIRST)
                .append("\nversion ")
                .append(version)
                .append("\nmade ")
                .append(made)
                .append("\nmain ")
                .append(main)
                .append("\njournal ")
                .append(journal.oldest())
                .append(' ')
                .append(journal.newest())
                .append(' ')
                .append(journal.writes())
                .append('\n');
        jvm.forEach(option -> text.append("jvm ").append(option).append('\n'));
        files.forEach(file -> text.append("file ")
                .append(file.digest())
                .append(' ')
                .append(file.size())
                .append(' ')
                .append(file.name())
                .append('\n'));
        return text.toString();
    }

    /**
     * Reads it.
     *
     * @throws UnfitProgram when a line is missing, out of order or says what cannot be
     */
    static ProgramManifest parse(String text) throws UnfitProgram {
        List<String> lines = text.lines().toList();
        if (lines.size() < 5 || !lines.get(0).equals(FIRST)) {
            throw new UnfitProgram("Package: its manifest does not begin with \"" + FIRST
                    + "\"; make it anew with ./tillstream till package.");
        }
        try {
            String[] formats = after("journal ", lines.get(4)).split(" ", -1);
            if (formats.length != 3) {
                throw new IllegalArgumentException("Line \"" + lines.get(4) + "\" has not three numbers.");
            }
            List<String> jvm = new ArrayList<>();
            List<Jar> files = new ArrayList<>();
            for (String line : lines.subList(5, lines.size())) {
                if (line.startsWith("jvm ")) {
                    jvm.add(after("jvm ", line));
                } else {
                    String[] file = after("file ", line).split(" ", 3);
                    if (file.length != 3) {
                        throw new IllegalArgumentException("Line \"" + line + "\" has not three words.");
                    }
                    files.add(new Jar(new Digest(file[0]), Long.parseLong(file[1]), file[2]));
                }
            }
            return new ProgramManifest(
                    after("version ", lines.get(1)),
                    Instant.parse(after("made ", lines.get(2))),
                    after("main ", lines.get(3)),
                    new JournalFormats(
                            Integer.parseInt(formats[0]), Integer.parseInt(formats[1]), Integer.parseInt(formats[2])),
                    jvm,
                    files);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnfitProgram(
                    "Package: its manifest cannot be read: " + e.getMessage()
                            + " Make it anew with ./tillstream till package.",
                    e);
        }
    }

    private static String after(String word, String line) {
        if (!line.startsWith(word)) {
            throw new IllegalArgumentException("Line \"" + line + "\" does not begin with \"" + word + "\".");
        }
        return line.substring(word.length());
    }
}
