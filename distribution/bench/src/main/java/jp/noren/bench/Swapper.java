package jp.noren.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Takes one bundle out and puts it back in, in turn by restart, by update in place, and by an update to another version. */
public final class Swapper {
    private final Node node;
    private final String bundle;
    private final Path jar;

    private Swapper(Node node, String bundle, Path jar) {
        this.node = node;
        this.bundle = bundle;
        this.jar = jar;
    }

    /** Finds the bundle's jar in the node's own repository. */
    public static Swapper of(Node node, String bundle) {
        return new Swapper(node, bundle, jar(node, bundle));
    }

    /** The jar the node came with. */
    static Path jar(Node node, String bundle) {
        Path folder = node.home().resolve("system/jp/noren").resolve(bundle);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return what was done, in words */
    public String next(int round) {
        return switch (round % 3) {
            case 0 -> restart();
            case 1 -> update();
            default -> swapTo("0.1." + round);
        };
    }

    public String restart() {
        node.shell("bundle:restart " + bundle);
        return "restarted";
    }

    public String update() {
        node.shell("bundle:update " + bundle);
        return "updated in place";
    }

    public String swapTo(String version) {
        Path next = Jars.withVersion(jar, version, node.home().resolve(bundle + "-" + version + ".jar"));
        node.shell("bundle:update " + bundle + " file:" + next);
        return "swapped for version " + version;
    }
}
