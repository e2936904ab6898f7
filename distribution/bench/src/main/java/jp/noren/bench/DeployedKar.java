package jp.noren.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A kar with the next version of a provider and of a capability is laid into {@code deploy/} while buyers order. */
final class DeployedKar {
    private static final String CARD = "jp.noren.payment.sbps";
    private static final String CHECKOUT = "jp.noren.checkout";
    private static final String VERSION = "0.9.20";

    private final Score score;
    private final Node node;
    private final PluginDesk plugins;

    DeployedKar(Score score, Node node, PluginDesk plugins) {
        this.score = score;
        this.node = node;
        this.plugins = plugins;
    }

    void play() {
        score.say("");
        score.say("A kar in deploy/: the next version of the card provider and of checkout");
        Path kar = lay();
        Path outcome = Path.of(kar + ".outcome");
        Poll.require("the outcome of the kar", Duration.ofMinutes(2), () -> Files.exists(outcome));
        score.expect("what serves of the card provider", VERSION, plugins.serving(CARD));
        score.expect("what serves of checkout", VERSION, plugins.serving(CHECKOUT));
        score.say("  " + read(outcome).strip().replace("\n", "\n  "));
    }

    /** Written elsewhere and moved: half of a kar is never there. */
    private Path lay() {
        try {
            Path folder = Files.createDirectories(node.home().resolve("deploy"));
            Path made = node.home().resolve("next.kar");
            try (ZipOutputStream kar = new ZipOutputStream(Files.newOutputStream(made))) {
                add(kar, CARD);
                add(kar, CHECKOUT);
                kar.putNextEntry(new ZipEntry("repository/com/example/next/1/next-1-features.xml"));
                kar.write(features().getBytes(StandardCharsets.UTF_8));
            }
            return Files.move(made, folder.resolve("next.kar"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(ZipOutputStream kar, String bundle) throws IOException {
        Path next = Jars.withVersion(
                Swapper.jar(node, bundle), VERSION, node.home().resolve(bundle + "-" + VERSION + ".jar"));
        kar.putNextEntry(
                new ZipEntry("repository/jp/noren/" + bundle + "/" + VERSION + "/" + bundle + "-" + VERSION + ".jar"));
        Files.copy(next, kar);
    }

    private static String features() {
        String bundle = "<bundle>mvn:jp.noren/%s/" + VERSION + "</bundle>";
        return "<features xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\" name=\"next\"><feature name=\"next\">"
                + bundle.formatted(CARD) + bundle.formatted(CHECKOUT) + "</feature></features>";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
