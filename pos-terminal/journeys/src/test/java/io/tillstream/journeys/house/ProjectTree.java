package io.tillstream.journeys.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The project as files: its modules with what they declare, its Java sources, its texts. */
final class ProjectTree {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".tillstream", "node_modules", ".idea");

    private final Path root;

    private ProjectTree(Path root) {
        this.root = root;
    }

    /** The tree this test was started in, found by its root pom. */
    static ProjectTree around(Path start) {
        Path folder = start.toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("No project above " + start + ".");
            }
            folder = parent;
        }
        return new ProjectTree(folder);
    }

    Path root() {
        return root;
    }

    /** One Maven module. */
    record Module(
            String path,
            String artifact,
            String description,
            Set<String> ownCompile,
            Set<String> allCompile,
            Set<String> allTest) {
        String folder() {
            int slash = path.indexOf('/');
            return slash < 0 ? path : path.substring(0, slash);
        }
    }

    List<Module> modules() {
        List<Module> modules = new ArrayList<>();
        Element project = pom(root.resolve("pom.xml"));
        for (Element modulesElement : children(project, "modules")) {
            for (Element module : children(modulesElement, "module")) {
                modules.add(module(module.getTextContent().strip()));
            }
        }
        return modules;
    }

    private Module module(String path) {
        Element project = pom(root.resolve(path).resolve("pom.xml"));
        Set<String> own = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        Set<String> tests = new TreeSet<>();
        for (Element dependencies : children(project, "dependencies")) {
            for (Element dependency : children(dependencies, "dependency")) {
                String scope = text(dependency, "scope");
                String artifact = text(dependency, "artifactId");
                if (scope.equals("test")) {
                    tests.add(text(dependency, "groupId") + ":" + artifact);
                    continue;
                }
                all.add(text(dependency, "groupId") + ":" + artifact);
                if (text(dependency, "groupId").equals("io.tillstream")) {
                    own.add(artifact);
                }
            }
        }
        return new Module(path, text(project, "artifactId"), text(project, "description"), own, all, tests);
    }

    List<Path> files(String... endings) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean foreign = NOT_OURS.contains(String.valueOf(folder.getFileName()));
                    return foreign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    for (String ending : endings) {
                        if (file.toString().endsWith(ending)) {
                            found.add(file);
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Element pom(Path file) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("Cannot read " + file + ".", e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        List<Element> elements = children(parent, name);
        return elements.isEmpty() ? "" : elements.getFirst().getTextContent().strip();
    }
}
